"""Initiatives as dated facts: what had happened to each by a day, and in a period."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ngocha_kh.periods import Span
from ngocha_kh.progress.groups import members_of
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.budget import Budget
from ngocha_kh.records.initiative import Effect, Initiative
from ngocha_kh.records.round import Round
from ngocha_kh.records.session import Item, Session
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings
from ngocha_kh.workdays import Calendar

_RECOGNIZED: Final = frozenset({"recognized", "revoked"})


@dataclass(frozen=True)
class View:
    """The records of the initiative work over a period, seen on `day`: nothing later counts."""

    initiatives: Sequence[Initiative]
    sessions: Sequence[Session]
    rounds: Sequence[Round]
    units: Mapping[str, Unit]
    settings: Settings
    calendar: Calendar
    span: Span
    day: datetime.date
    activities: Sequence[Activity] = ()
    budget: Sequence[Budget] = ()

    @property
    def until(self) -> datetime.date:
        """The last day that counts: of the period, or the day on which it is looked at."""
        return min(self.span.last, self.day)

    @property
    def year(self) -> int:
        return self.span.last.year

    def holds(self, day: datetime.date | None) -> bool:
        """Whether a day lies in the period and is not ahead."""
        return day is not None and self.span.first <= day <= self.until

    def is_past(self, day: datetime.date | None) -> bool:
        return day is not None and day <= self.until

    def only(self, wanted: Callable[[Initiative], bool]) -> "View":
        """The same period with a part of the initiatives, and of the agendas that name them."""
        chosen = tuple(own for own in self.initiatives if wanted(own))
        return replace(self, initiatives=chosen)

    def where(self, true: Callable[[Initiative], bool]) -> tuple[str, ...]:
        """The ids of the initiatives for which something holds."""
        return tuple(own.id for own in self.initiatives if true(own))

    def stepped(self, *events: str) -> tuple[str, ...]:
        """The ids of the initiatives that took one of these steps in the period."""
        return self.where(
            lambda own: any(step.event in events and self.holds(step.on) for step in own.log)
        )

    def held(self) -> Iterator[tuple[Session, Item]]:
        """What the sessions of the period concluded on these initiatives."""
        known = {own.id for own in self.initiatives}
        for session in sorted(self.sessions, key=lambda one: (one.on, one.id)):
            for item in session.items:
                if self.holds(session.on) and item.outcome and item.initiative in known:
                    yield session, item

    def effects(self, level: str) -> Iterator[tuple[Initiative, Effect]]:
        for own in self.initiatives:
            for entry in own.effect:
                if entry.level == level:
                    yield own, entry


def lead_unit(initiative: Initiative) -> str:
    """The unit of the author who leads; of the first one when none does."""
    lead = next((a for a in initiative.authors if a.is_lead), initiative.authors[0])
    return lead.unit


def units_of(initiative: Initiative) -> frozenset[str]:
    """The units of all authors: an initiative made together is one of each."""
    return frozenset(author.unit for author in initiative.authors)


def counting_units(
    rounds: Iterable[Round], units: Mapping[str, Unit], year: int, day: datetime.date
) -> frozenset[str]:
    """The units that should have an initiative in a year (P4 of the plan).

    Those that the rounds of the year name, groups taken apart; without any, those that must report.
    """
    named = [unit for one in rounds if one.year == year for unit in one.units]
    if named:
        return frozenset[str]().union(*(members_of(unit, units) for unit in named))
    return frozenset(
        unit.id
        for unit in units.values()
        if unit.must_report and not unit.is_group and unit.exists_on(day)
    )


def recognized_on(initiative: Initiative) -> datetime.date | None:
    """The day of the decision that recognised it, also when it was taken back later."""
    was = _state(initiative) in _RECOGNIZED or _took(initiative, "M19")
    return initiative.decision.date if was and initiative.decision else None


def refused_on(initiative: Initiative) -> datetime.date | None:
    """The day on which it was not recognised."""
    was = _state(initiative) == "not_recognized" or _took(initiative, "M17", "M20")
    return initiative.decision.date if was and initiative.decision else None


def state_on(initiative: Initiative, day: datetime.date) -> str | None:
    """The state on a day, from the log; None before its first entry.

    A record without a log has only its present state.
    """
    if not initiative.log:
        return initiative.state
    return next((step.to for step in reversed(initiative.log) if step.on <= day), None)


def _state(initiative: Initiative) -> str | None:
    return initiative.archived_from if initiative.state == "archived" else initiative.state


def _took(initiative: Initiative, *events: str) -> bool:
    return any(step.event in events for step in initiative.log)
