"""Which clauses audits have looked at, and which their programmes still will."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ngocha_kh.qms.clauses import Edition
from ngocha_kh.qms.states import AuditState, audit_state
from ngocha_kh.records.audit import Audit, ChecklistItem

#: An audit has been held once its report is there; until then nothing is known of it.
REPORTED: Final = frozenset({AuditState.REPORTED, AuditState.CLOSED})
_COMING: Final = frozenset({AuditState.PLANNED, AuditState.RUNNING})


@dataclass(frozen=True)
class Audited:
    """The internal audits as known on `day`, read by the clauses of an edition."""

    audits: tuple[Audit, ...]
    edition: Edition
    day: datetime.date

    @cached_property
    def last(self) -> dict[str, tuple[str, datetime.date]]:
        """Leaf clause → the last audit that looked at it, and on what day."""
        found: dict[str, tuple[str, datetime.date]] = {}
        for audit in self.in_states(REPORTED):
            for leaf, on in clauses_seen(audit, self.edition).items():
                if leaf not in found or found[leaf][1] <= on:
                    found[leaf] = (audit.id, on)
        return found

    def seen_in(self, year: int) -> frozenset[str]:
        """Leaf clauses that some audit of that year looked at."""
        return frozenset(
            leaf
            for audit in self.in_states(REPORTED)
            if audit.year == year
            for leaf in clauses_seen(audit, self.edition)
        )

    def coming_in(self, year: int) -> frozenset[str]:
        """Leaf clauses in the programme of an audit of that year which is not over."""
        return frozenset(
            leaf
            for audit in self.in_states(_COMING)
            if audit.year == year and self.day <= audit.ends_on
            for item in audit.programme
            for number in item.clauses
            for leaf in self.edition.leaves(number)
        )

    def in_states(self, states: frozenset[AuditState]) -> Iterator[Audit]:
        return (
            audit
            for audit in self.audits
            if audit.audit_type == "internal" and audit_state(audit, self.day) in states
        )


def clauses_seen(audit: Audit, edition: Edition) -> dict[str, datetime.date]:
    """Leaf clauses that an audit looked at, with the day: by its checklist, else by its programme.

    What the checklist only names as not audited was not looked at, though it was planned.
    """
    answered: dict[str, bool] = {}
    for item in audit.checklist:
        for leaf in edition.leaves(item.clause) if item.clause else ():
            answered[leaf] = answered.get(leaf, False) or _is_answered(item)
    planned = {
        leaf: item.on
        for item in sorted(audit.programme, key=lambda one: one.on)
        for number in item.clauses
        for leaf in edition.leaves(number)
    }
    return {
        leaf: planned.get(leaf, audit.ends_on)
        for leaf in {**planned, **answered}
        if answered.get(leaf, True)
    }


def _is_answered(item: ChecklistItem) -> bool:
    return item.result not in (None, "not_audited")
