"""How each record of the quality system stood on a day; nothing of this is ever stored."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from ngocha_kh.records.audit import Audit
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.records.qms_document import DocumentRevision, QmsDocument


class DocumentState(StrEnum):
    """Of a procedure or another document of the system."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPEALED = "repealed"


class AuditState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class SlipState(StrEnum):
    """Of a nonconformity; `WAITING`: all actions done, nobody has verified them since."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class DeclarationState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    REVOKED = "revoked"


LABELS: Final[Mapping[StrEnum, str]] = {
    DocumentState.DRAFT: "Dự thảo",
    DocumentState.IN_FORCE: "Hiện hành",
    DocumentState.REPEALED: "Bãi bỏ",
    AuditState.PLANNED: "Kế hoạch",
    AuditState.RUNNING: "Đang đánh giá",
    AuditState.REPORTED: "Đã báo cáo",
    AuditState.CLOSED: "Đã kết thúc",
    AuditState.CANCELLED: "Hủy",
    SlipState.OPEN: "Đang khắc phục",
    SlipState.WAITING: "Chờ kiểm tra",
    SlipState.CLOSED: "Đã đóng",
    SlipState.CANCELLED: "Hủy",
    DeclarationState.DRAFT: "Dự thảo",
    DeclarationState.IN_FORCE: "Hiệu lực",
    DeclarationState.REPLACED: "Đã thay thế",
    DeclarationState.REVOKED: "Đã hủy",
}


class _Effective(Protocol):
    @property
    def effective_on(self) -> datetime.date | None: ...


R = TypeVar("R", bound=_Effective)


def _last_effective(revisions: Sequence[R], day: datetime.date) -> R | None:
    """The last revision that had taken effect by `day`; of two on one day, the later entry."""
    known = [one for one in revisions if one.effective_on and one.effective_on <= day]
    return (
        max(enumerate(known), key=lambda pair: (pair[1].effective_on, pair[0]))[1]
        if known
        else None
    )


def revision_in_force(procedure: Procedure, day: datetime.date) -> Revision | None:
    """The issue of the text that applied on `day`; None before the first and after the repeal."""
    if procedure.repealed is not None and procedure.repealed.on <= day:
        return None
    return _last_effective(procedure.revisions, day)


def procedure_state(procedure: Procedure, day: datetime.date) -> DocumentState:
    if procedure.repealed is not None and procedure.repealed.on <= day:
        return DocumentState.REPEALED
    found = revision_in_force(procedure, day)
    return DocumentState.IN_FORCE if found else DocumentState.DRAFT


def in_force(procedures: Iterable[Procedure], day: datetime.date) -> list[Procedure]:
    """The procedures that applied on `day`, in the given order."""
    return [one for one in procedures if revision_in_force(one, day) is not None]


def document_revision(document: QmsDocument, day: datetime.date) -> DocumentRevision | None:
    """The issue of a document that applied on `day`; None when it was withdrawn by then."""
    if document.withdrawn is not None and document.withdrawn.on <= day:
        return None
    return _last_effective(document.revisions, day)


def document_state(document: QmsDocument, day: datetime.date) -> DocumentState:
    if document.withdrawn is not None and document.withdrawn.on <= day:
        return DocumentState.REPEALED
    return DocumentState.IN_FORCE if document_revision(document, day) else DocumentState.DRAFT


def audit_state(audit: Audit, day: datetime.date) -> AuditState:
    if audit.cancelled is not None and audit.cancelled.on <= day:
        return AuditState.CANCELLED
    if audit.closed_on is not None and audit.closed_on <= day:
        return AuditState.CLOSED
    if audit.report is not None and audit.report.on <= day:
        return AuditState.REPORTED
    return AuditState.RUNNING if audit.starts_on <= day else AuditState.PLANNED


def slip_state(slip: Nonconformity, day: datetime.date) -> SlipState:
    """Closed by an entry; otherwise waiting once every action is done and not yet verified."""
    if slip.cancelled is not None and slip.cancelled.on <= day:
        return SlipState.CANCELLED
    if slip.closed is not None and slip.closed.on <= day:
        return SlipState.CLOSED
    done = [action.done_on for action in slip.actions if action.done_on and action.done_on <= day]
    if not slip.actions or len(done) < len(slip.actions):
        return SlipState.OPEN
    verified = [one for one in slip.verifications if one.on <= day]
    if verified and not verified[-1].effective and verified[-1].on >= max(done):
        return SlipState.OPEN
    return SlipState.WAITING


def reopened(slip: Nonconformity, day: datetime.date) -> int:
    """How often a verification by `day` found the actions without effect."""
    return sum(not one.effective for one in slip.verifications if one.on <= day)


def slip_due(slip: Nonconformity) -> datetime.date | None:
    """The last day for its actions: its own, else the latest of the actions."""
    return slip.due or max((action.due for action in slip.actions), default=None)


def declaration_state(
    declaration: Declaration, all_: Iterable[Declaration], day: datetime.date
) -> DeclarationState:
    """Replaced from the day on which a later decision that names it was signed."""
    if declaration.decision is None or declaration.decision.on > day:
        return DeclarationState.DRAFT
    if declaration.revoked is not None and declaration.revoked.on <= day:
        return DeclarationState.REVOKED
    replaced = any(
        other.replaces == declaration.id and other.decision and other.decision.on <= day
        for other in all_
    )
    return DeclarationState.REPLACED if replaced else DeclarationState.IN_FORCE


def declarations_in_force(
    declarations: Sequence[Declaration], day: datetime.date
) -> list[Declaration]:
    """Those in force on `day`, the latest signed last; more than one is a fault (Q13)."""
    found = [
        one
        for one in declarations
        if declaration_state(one, declarations, day) is DeclarationState.IN_FORCE
    ]
    return sorted(found, key=lambda one: (one.decision.on if one.decision else day, one.id))
