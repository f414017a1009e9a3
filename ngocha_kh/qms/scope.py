"""The scope of the system: codes that procedures in force handle, codes that are declared."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ngocha_kh.qms.states import (
    applies_from,
    declarations_in_force,
    document_revision,
    revision_in_force,
)
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
    procedures: Iterable[Procedure], declaration: Declaration, day: datetime.date
) -> datetime.date | None:
    """The first day of the present difference between what is handled and what is declared.

    None when there is none on `day`; never before the declaration was signed. One sweep over the
    days on which a code came or went: a code may be handled by several procedures, and a
    difference that was mended in between does not count.
    """
    declared = frozenset(declaration.scope.codes)
    start = declaration.decision.on if declaration.decision else day
    handlers: Counter[str] = Counter()
    wrong = len(declared)
    since = start if wrong else None
    for moment, entries in sorted(_moments(procedures, day).items()):
        for code, change in entries:
            before = handlers[code] > 0
            handlers[code] += change
            if (handlers[code] > 0) != before:
                wrong += 1 if (code in declared) == before else -1
        since = (since or max(moment, start)) if wrong else None
    return since


def _moments(
    procedures: Iterable[Procedure], day: datetime.date
) -> dict[datetime.date, list[tuple[str, int]]]:
    """Day up to `day` → the codes that a procedure began (+1) or ended (-1) to handle then."""
    found: dict[datetime.date, list[tuple[str, int]]] = {}
    for procedure in procedures:
        first, last = _life(procedure)
        for moment, change in ((first, 1), (last, -1)):
            if first is not None and moment is not None and moment <= day:
                found.setdefault(moment, []).extend(
                    (code, change) for code in {service.code for service in procedure.services}
                )
    return found


def _life(procedure: Procedure) -> tuple[datetime.date | None, datetime.date | None]:
    """The first day on which a procedure applied, and the day of its repeal."""
    starts = [start for one in procedure.revisions if (start := applies_from(one)) is not None]
    first = min(starts, default=None)
    last = procedure.repealed.on if procedure.repealed else None
    return (None, None) if first and last and last <= first else (first, last)
