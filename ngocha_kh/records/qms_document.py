"""Documents of the quality system other than procedures: policy, manual, lists."""

import datetime

from ngocha_kh.records.base import Cancelled, DecisionRef, Evidence, Frozen, Signature


class ListedService(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Thủ tục trong danh mục."""

    code: str
    name: str
    field: str
    from_: datetime.date | None = None
    until: datetime.date | None = None


class DocumentRevision(Frozen, frozen=True, kw_only=True):
    """Lần ban hành, sửa đổi; chưa có issued_on là dự thảo."""

    edition: int
    revision: int
    issued_on: datetime.date | None = None
    effective_on: datetime.date | None = None
    changes: str | None = None
    drafted_by: str | None = None
    reviewed_by: str | None = None
    approved_by: str | None = None
    decision: DecisionRef | None = None


class DocumentReview(Frozen, frozen=True, kw_only=True):
    """Lần rà soát."""

    on: datetime.date
    by: str
    conclusion: str
    note: str | None = None


class QmsDocument(Frozen, frozen=True, kw_only=True):
    """A document of the system; the revision in force on a day is the last one effective by then."""

    id: str
    title: str
    doc_kind: str
    owner_unit: str
    code: str | None = None
    clauses: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    services: tuple[ListedService, ...] = ()
    revisions: tuple[DocumentRevision, ...] = ()
    withdrawn: Cancelled | None = None
    reviews: tuple[DocumentReview, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
