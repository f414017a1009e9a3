"""Declarations (công bố) that the system conforms to the standard, their notices and postings."""

import datetime

from ngocha_kh.records.base import Cancelled, DecisionRef, Evidence, Frozen, Signature


class Standard(Frozen, frozen=True, kw_only=True):
    """Tiêu chuẩn."""

    code: str
    edition: int


class Exclusion(Frozen, frozen=True, kw_only=True):
    """Điều khoản không áp dụng."""

    clause: str
    reason: str


class Scope(Frozen, frozen=True, kw_only=True):
    """Phạm vi công bố."""

    fields: tuple[str, ...]
    codes: tuple[str, ...]
    locations: tuple[str, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()


class Effectiveness(Frozen, frozen=True, kw_only=True):
    """Xác nhận hiệu lực."""

    confirmed_on: datetime.date
    by: str
    document: str | None = None


class SentNotice(Frozen, frozen=True, kw_only=True):
    """Thông báo đã gửi."""

    to: str
    number: str
    on: datetime.date
    document: str | None = None


class Posting(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Niêm yết, đăng tải."""

    what: tuple[str, ...]
    where: str
    from_: datetime.date
    to: datetime.date | None = None
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Declaration(Frozen, frozen=True, kw_only=True):
    """A declaration; without `decision` a draft, replaced when a later one names it in `replaces`."""

    id: str
    title: str
    decl_type: str
    reason: str
    standard: Standard
    scope: Scope
    decision: DecisionRef | None = None
    signer: str | None = None
    effectiveness: Effectiveness | None = None
    audit: str | None = None
    review: str | None = None
    certification_body: str | None = None
    notices: tuple[SentNotice, ...] = ()
    postings: tuple[Posting, ...] = ()
    replaces: str | None = None
    revoked: Cancelled | None = None
    evidence: tuple[Evidence, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
