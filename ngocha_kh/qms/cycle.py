"""The year's cycle of the quality system: fourteen steps, each done, running, next, late or not due.

The steps: Quyết định 19/2014/QĐ-TTg, Điều 4; Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2; the year's
plan, section II.2. Days that no text gives are proposals and say so.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from ngocha_kh.qms.legal import Answer, Impact
from ngocha_kh.qms.system import System
from ngocha_kh.vietnamese import short_date

#: A step that is due within so many days is "next"; a way of showing, not a rule.
NEXT_DAYS: Final = 60


class StepState(StrEnum):
    """Where a step stands on a day."""

    DONE = "done"
    RUNNING = "running"
    NEXT = "next"
    LATE = "late"
    NOT_DUE = "not_due"
    NOT_NEEDED = "not_needed"  # only owed when something happens, and nothing did


LABELS: Final = {
    StepState.DONE: "Đã làm",
    StepState.RUNNING: "Đang làm",
    StepState.NEXT: "Tiếp theo",
    StepState.LATE: "Chậm",
    StepState.NOT_DUE: "Chưa đến kỳ",
    StepState.NOT_NEEDED: "Không phát sinh",
}


class Basis(StrEnum):
    """Where a due day comes from."""

    LAW = "law"
    PLAN = "plan"
    PROPOSAL = "proposal"


BASES: Final = {Basis.LAW: "quy định", Basis.PLAN: "kế hoạch", Basis.PROPOSAL: "đề xuất"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the records say about a step. `due`: last day, inclusive, on the basis of `basis`."""

    done_on: datetime.date | None = None
    begun: bool = False
    due: datetime.date | None = None
    basis: Basis | None = None
    records: tuple[str, ...] = ()
    note: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """A year's cycle looked at on `day`; of a past year the system is that of its last day."""

    system: System
    year: int
    day: datetime.date

    @property
    def last(self) -> datetime.date:
        """The last day of the year."""
        return datetime.date(self.year, 12, 31)

    @property
    def judged_on(self) -> datetime.date:
        """The day on which terms are looked at: after its end a year is judged as it ended."""
        return min(self.day, self.last + datetime.timedelta(days=1))

    @property
    def is_to_come(self) -> bool:
        return self.year > self.day.year

    @property
    def behind(self) -> list[Impact]:
        """Changes of legal bases that nobody has followed; those after the year are no matter of it."""
        return [
            one
            for one in self.system.impacts
            if one.answer is Answer.OPEN and one.change.on <= self.last
        ]

    def in_year(self, on: datetime.date | None) -> bool:
        """In the year and known by the day."""
        return on is not None and on.year == self.year and on <= self.system.day


@dataclass(frozen=True, slots=True)
class Rule:
    """One step as the texts describe it; `ask` looks for it. `title` fits a line of the calendar."""

    id: str
    title: str
    who: str
    source: str
    ask: Callable[[View], Found]


@dataclass(frozen=True, slots=True)
class Step:
    """A step on a day; `number` counts from 1 in the order of the cycle."""

    number: int
    rule: Rule
    found: Found
    state: StepState

    @property
    def is_done_late(self) -> bool:
        done, due = self.found.done_on, self.found.due
        return done is not None and due is not None and done > due


def cycle(view: View, rules: tuple[Rule, ...]) -> list[Step]:
    """Every step, in the order of the cycle.

    When nothing is due soon, the step due first is the next one.
    """
    found = [_owed(view, rule.ask(view)) for rule in rules]
    states = [state_of(one, view.judged_on) for one in found]
    if view.day > view.last:  # what was not due by the end of the year is no matter of it
        states = [StepState.NOT_NEEDED if s is StepState.NOT_DUE else s for s in states]
    if StepState.NEXT not in states:
        waiting = [
            (one.due, number)
            for number, (one, state) in enumerate(zip(found, states, strict=True))
            if state is StepState.NOT_DUE and one.due is not None
        ]
        if waiting:
            states[min(waiting)[1]] = StepState.NEXT
    parts = zip(rules, found, states, strict=True)
    return [Step(number, *part) for number, part in enumerate(parts, start=1)]


def _owed(view: View, found: Found) -> Found:
    """What of it the year really owes: nothing before the ward stood, nothing done in advance.

    A step that is not needed says nothing more, or it would be read as owed after all.
    """
    since = view.system.settings.reorganised_on.value
    before = Found(needed=False, note=f"trước ngày sắp xếp đơn vị hành chính {short_date(since)}")
    if view.last < since:
        return before
    if view.is_to_come:
        due = found.due if found.due is not None and found.due.year == view.year else None
        return Found(due=due, basis=found.basis if due else None)
    if not found.needed:
        return Found(needed=False, note=found.note)
    if found.due is not None and found.due < since:
        return replace(found, due=None, basis=None) if found.done_on else before
    return found


def state_of(found: Found, day: datetime.date) -> StepState:
    """The state that follows from what was found. The due day itself is still in time."""
    if not found.needed:
        return StepState.NOT_NEEDED
    if found.done_on is not None:
        return StepState.DONE
    if found.due is not None and day > found.due:
        return StepState.LATE
    if found.begun:
        return StepState.RUNNING
    if found.due is not None and (found.due - day).days <= NEXT_DAYS:
        return StepState.NEXT
    return StepState.NOT_DUE
