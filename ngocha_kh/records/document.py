"""The register of documents: legal texts, and what the ward issued or received."""

import datetime

from ngocha_kh.records.base import Frozen, Source


class Relation(Frozen, frozen=True, kw_only=True):
    type: str
    target: str
    scope: str | None = None
    on: datetime.date | None = None


class UnitReply(Frozen, frozen=True, kw_only=True):
    """What a unit answered to a reminder."""

    unit: str
    on: datetime.date
    content: str
    document: str | None = None


class Document(Frozen, frozen=True, kw_only=True):
    """A document (văn bản); `reminds` makes it a reminder (đôn đốc) of those tasks."""

    id: str
    doc_type: str
    title: str
    issuer: str
    number: str | None = None
    issuer_unit: str | None = None
    issued_on: datetime.date | None = None
    effective_on: datetime.date | None = None
    retroactive: bool = False
    expires_on: datetime.date | None = None
    steering: bool = False
    reminds: tuple[str, ...] = ()
    reminded_units: tuple[str, ...] = ()
    reply_due: datetime.date | None = None
    replies: tuple[UnitReply, ...] = ()
    relations: tuple[Relation, ...] = ()
    file: str | None = None
    checked_on: datetime.date | None = None
    source: Source | None = None
    notes: str | None = None
