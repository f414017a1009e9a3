"""The scope of the system: codes that procedures in force handle, codes that are declared."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ngocha_kh.qms.states import declarations_in_force, document_revision, revision_in_force
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.records.qms_document import QmsDocument


@dataclass(frozen=True, slots=True)
class Scope:
    """Codes by where they stand on a day; each set may be empty, `declared` None without one."""

    handled: frozenset[str]
    declared: frozenset[str] | None
    listed: frozenset[str]

    @property
    def undeclared(self) -> list[str]:
        """Handled by a procedure in force, not in the declaration."""
        return sorted(self.handled - (self.declared or frozenset()))

    @property
    def unhandled(self) -> list[str]:
        """In the declaration, without a procedure in force."""
        return sorted((self.declared or frozenset()) - self.handled)

    @property
    def outside(self) -> list[str]:
        """On the ward's list of procedures, not in the declaration (QĐ 19/2014, Điều 3, khoản 1)."""
        return sorted(self.listed - (self.declared or frozenset()))


def handled_codes(procedures: Iterable[Procedure], day: datetime.date) -> frozenset[str]:
    """Codes of administrative procedures that some procedure in force on `day` handles."""
    return frozenset(
        service.code
        for procedure in procedures
        if revision_in_force(procedure, day) is not None
        for service in procedure.services
    )


def listed_codes(documents: Iterable[QmsDocument], day: datetime.date) -> frozenset[str]:
    """Codes on the ward's lists of administrative procedures in force on `day`."""
    return frozenset(
        service.code
        for document in documents
        if document.doc_kind == "service_list" and document_revision(document, day) is not None
        for service in document.services
        if (service.from_ is None or service.from_ <= day)
        and (service.until is None or day <= service.until)
    )


def scope_on(
    procedures: Sequence[Procedure],
    declarations: Sequence[Declaration],
    documents: Iterable[QmsDocument],
    day: datetime.date,
) -> Scope:
    present = declarations_in_force(declarations, day)
    declared = frozenset(present[-1].scope.codes) if present else None
    return Scope(handled_codes(procedures, day), declared, listed_codes(documents, day))


def differs_since(
    procedures: Sequence[Procedure], declaration: Declaration, day: datetime.date
) -> datetime.date | None:
    """The first day of the present difference between what is handled and what is declared.

    None when there is none on `day`. Looks only at days on which something changed.
    """
    declared = frozenset(declaration.scope.codes)
    start = declaration.decision.on if declaration.decision else day
    since = None
    for moment in sorted({start, day, *_moments(procedures, start, day)}, reverse=True):
        if handled_codes(procedures, moment) == declared:
            break
        since = moment
    return since


def _moments(
    procedures: Iterable[Procedure], start: datetime.date, day: datetime.date
) -> set[datetime.date]:
    """Days between on which a procedure took effect or ended."""
    days = {
        when
        for procedure in procedures
        for when in (
            *(revision.effective_on for revision in procedure.revisions),
            procedure.repealed.on if procedure.repealed else None,
        )
        if when is not None
    }
    return {when for when in days if start <= when <= day}
