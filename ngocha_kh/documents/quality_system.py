"""The records of the quality system, looked at over a period up to a day."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ngocha_kh.documents.base import Office
from ngocha_kh.periods import Span
from ngocha_kh.qms.states import AuditState, applies_from, audit_state, declarations_in_force
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.records.qms_document import QmsDocument

#: The kinds of record that these figures stand on.
KINDS = (
    "procedure", "qms_document", "audit", "nonconformity", "management_review", "declaration",
)  # fmt: skip
_HELD = (AuditState.RUNNING, AuditState.REPORTED, AuditState.CLOSED)


@dataclass(frozen=True, slots=True)
class System:
    """The records of the quality system, looked at over the days of `span` up to `until`."""

    procedures: Sequence[Procedure]
    documents: Sequence[QmsDocument]
    audits: Sequence[Audit]
    slips: Sequence[Nonconformity]
    reviews: Sequence[ManagementReview]
    declarations: Sequence[Declaration]
    span: Span
    until: datetime.date
    scope: str = "HTQLCL"

    def holds(self, day: datetime.date | None) -> bool:
        """Whether a day lies in the period and is not ahead."""
        return day is not None and self.span.first <= day <= self.until

    @property
    def is_kept(self) -> bool:
        """Whether anything of the system existed by the last day."""
        return any(day <= self.until for day in _first_days(self))

    @property
    def held_audits(self) -> list[Audit]:
        """Internal audits that began in the period."""
        return [
            one
            for one in self.audits
            if one.audit_type == "internal"
            and self.holds(one.starts_on)
            and audit_state(one, self.until) in _HELD
        ]

    @property
    def present(self) -> Declaration | None:
        """The declaration in force at the end."""
        found = declarations_in_force(self.declarations, self.until)
        return found[-1] if found else None


def system_of(office: Office, span: Span, scope: str = "HTQLCL") -> System:
    """`scope` is what the figures are called by."""
    return System(
        procedures=office.records("procedure"),
        documents=office.records("qms_document"),
        audits=office.records("audit"),
        slips=office.records("nonconformity"),
        reviews=office.records("management_review"),
        declarations=office.records("declaration"),
        span=span,
        until=min(span.last, office.as_of),
        scope=scope,
    )


def _first_days(own: System) -> Iterator[datetime.date]:
    for procedure in own.procedures:
        yield from (day for issue in procedure.revisions if (day := applies_from(issue)))
    yield from (audit.starts_on for audit in own.audits)
    yield from (slip.detected_on for slip in own.slips)
    yield from (review.held_on for review in own.reviews)
    yield from (one.decision.on for one in own.declarations if one.decision)
