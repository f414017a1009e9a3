"""How each record of the quality system stood on a day; nothing of this is ever stored."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from ngocha_kh.records.audit import Audit
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.nonconformity import Nonconformity, Verification
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
    def issued_on(self) -> datetime.date | None: ...

    @property
    def effective_on(self) -> datetime.date | None: ...


R = TypeVar("R", bound=_Effective)


def applies_from(revision: _Effective) -> datetime.date | None:
    """The first day on which an issue was both signed and in effect; None for a draft.

    An issue without `issued_on` is a draft, whatever day it is meant to take effect.
    """
    if revision.issued_on is None or revision.effective_on is None:
        return None
    return max(revision.issued_on, revision.effective_on)


def _last_effective(revisions: Sequence[R], day: datetime.date) -> R | None:
    """The last revision that applied by `day`; of two from one day, the later entry."""
    starts = [(applies_from(one), number) for number, one in enumerate(revisions)]
    known = [(start, number) for start, number in starts if start is not None and start <= day]
    return revisions[max(known)[1]] if known else None


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
    """Closed by an entry; otherwise waiting once every action is done and none is found wanting.

    A verification that finds the actions without effect opens the slip again, until more is done.
    """
    if slip.cancelled is not None and slip.cancelled.on <= day:
        return SlipState.CANCELLED
    if slip.closed is not None and slip.closed.on <= day:
        return SlipState.CLOSED
    done = [action.done_on for action in slip.actions if action.done_on and action.done_on <= day]
    if not slip.actions or len(done) < len(slip.actions):
        return SlipState.OPEN
    last = last_verification(slip, day)
    if last is not None and not last.effective and last.on >= max(done):
        return SlipState.OPEN
    return SlipState.WAITING


def last_verification(slip: Nonconformity, day: datetime.date) -> Verification | None:
    """The latest by `day`; of two on one day, the later entry."""
    known = [(one.on, number) for number, one in enumerate(slip.verifications) if one.on <= day]
    return slip.verifications[max(known)[1]] if known else None


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
    return _declaration_state(declaration, _replaced(all_, day), day)


def declarations_in_force(
    declarations: Sequence[Declaration], day: datetime.date
) -> list[Declaration]:
    """Those in force on `day`, the latest signed last; more than one is a fault (Q13)."""
    replaced = _replaced(declarations, day)
    found = [
        one
        for one in declarations
        if _declaration_state(one, replaced, day) is DeclarationState.IN_FORCE
    ]
    return sorted(found, key=lambda one: (one.decision.on if one.decision else day, one.id))


def _replaced(declarations: Iterable[Declaration], day: datetime.date) -> frozenset[str]:
    """Ids that another declaration, signed by `day`, names; revoking that one revives nothing."""
    return frozenset(
        one.replaces
        for one in declarations
        if one.replaces and one.replaces != one.id and one.decision and one.decision.on <= day
    )


def _declaration_state(
    declaration: Declaration, replaced: frozenset[str], day: datetime.date
) -> DeclarationState:
    if declaration.decision is None or declaration.decision.on > day:
        return DeclarationState.DRAFT
    if declaration.revoked is not None and declaration.revoked.on <= day:
        return DeclarationState.REVOKED
    return DeclarationState.REPLACED if declaration.id in replaced else DeclarationState.IN_FORCE
