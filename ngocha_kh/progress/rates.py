"""Classes and rates, as the Government's own reports count them (qms-and-tasks.md §6.3–6.4)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ngocha_kh.progress.state import DONE, OPEN, OUT, OVERDUE, State, Status, status_on
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.task import Task
from ngocha_kh.vietnamese import half_up, number
from ngocha_kh.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Ratio:
    """`part` of `whole`, exact. `nothing` says in words why there is no figure when whole is 0."""

    part: Decimal
    whole: Decimal
    nothing: str

    @property
    def percent(self) -> Decimal | None:
        """0 to 100 with one decimal, halves up; 100 and 0 only when exactly so (REL-74)."""
        if not self.whole:
            return None
        shown = half_up(self.part * 100 / self.whole)
        if self.part < self.whole and shown >= 100:
            return Decimal("99.9")
        return Decimal("0.1") if self.part > 0 and not shown else shown

    def __str__(self) -> str:
        percent = self.percent
        if percent is None:
            return self.nothing
        whole = percent.to_integral_value()
        return f"{number(whole if percent == whole else percent)}%"


@dataclass(frozen=True)
class Figures:
    """Counts and rates over statuses; every count knows its members (`of`)."""

    statuses: tuple[Status, ...]

    def of(self, *states: State) -> tuple[Status, ...]:
        wanted = frozenset(states)
        return tuple(status for status in self.statuses if status.state in wanted)

    def count(self, *states: State) -> int:
        return sum(self._counts.get(state, 0) for state in states)

    @cached_property
    def _counts(self) -> dict[State, int]:
        counts: dict[State, int] = {}
        for status in self.statuses:
            counts[status.state] = counts.get(status.state, 0) + 1
        return counts

    @property
    def total(self) -> int:
        """Tasks followed: all but cancelled and not applicable."""
        return len(self.statuses) - self.count(*OUT)

    @property
    def done(self) -> int:
        return self.count(*DONE)

    @property
    def done_late(self) -> int:
        return self.count(State.DONE_LATE)

    @property
    def done_on_time(self) -> int:
        """Done and not late; a task without a due date cannot be late."""
        return self.done - self.done_late

    @property
    def open_in_time(self) -> int:
        return self.count(*OPEN)

    @property
    def overdue(self) -> int:
        return self.count(*OVERDUE)

    @property
    def suspended(self) -> int:
        return self.count(State.SUSPENDED)

    @property
    def completion_rate(self) -> Ratio:
        """done ÷ (done + overdue): tasks that fell due or were done, not all tasks."""
        return _ratio(self.done, self.done + self.overdue, "không có nhiệm vụ đến hạn")

    @property
    def on_time_rate(self) -> Ratio:
        """done on time ÷ done."""
        return _ratio(self.done_on_time, self.done, "chưa có nhiệm vụ hoàn thành")

    @property
    def naive_rate(self) -> Ratio:
        """done ÷ all followed: not the official reading, always labelled as such."""
        return _ratio(self.done, self.total, "không có nhiệm vụ")

    @cached_property
    def weighted(self) -> Ratio:
        """Σ weight·progress ÷ Σ weight over followed tasks (a proposal, no national formula)."""
        part = whole = Decimal(0)
        for status in self.statuses:
            if status.state not in OUT:
                weight = Decimal(repr(status.task.weight))
                part += weight * status.progress / 100
                whole += weight
        return Ratio(part, whole, "không có nhiệm vụ")


def _ratio(part: int, whole: int, nothing: str) -> Ratio:
    return Ratio(Decimal(part), Decimal(whole), nothing)


def figures(
    tasks: Iterable[Task],
    day: datetime.date,
    *,
    due_soon_days: int = 7,
    calendar: Calendar = PUBLIC,
) -> Figures:
    """Figures over the tasks that were assigned by `day`, in the order given."""
    return Figures(
        tuple(
            status_on(task, day, due_soon_days=due_soon_days, calendar=calendar)
            for task in tasks
            if task.assigned is None or task.assigned.on is None or task.assigned.on <= day
        )
    )
