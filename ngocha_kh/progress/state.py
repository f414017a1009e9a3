"""The derived state of a task on a day: a pure function of the record (qms-and-tasks.md §6.3).

What a person decided is stored; overdue, due soon and late are computed and never typed.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.task import Task, Update
from ngocha_kh.workdays import Calendar


class State(StrEnum):
    """The derived states, with the four official classes in `CLASS_OF`."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE_NO_DUE = "done_no_due"
    SUBMITTED_IN_TIME = "submitted_in_time"
    SUBMITTED_LATE = "submitted_late"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    RUNNING = "running"
    RUNNING_NO_DUE = "running_no_due"
    NOT_YET = "not_yet"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NOT_APPLICABLE = "not_applicable"


STATE_LABELS: Final = {
    State.DONE_ON_TIME: "Hoàn thành đúng hạn",
    State.DONE_LATE: "Hoàn thành quá hạn",
    State.DONE_NO_DUE: "Hoàn thành (không có hạn)",
    State.SUBMITTED_IN_TIME: "Chờ xác nhận (trong hạn)",
    State.SUBMITTED_LATE: "Chờ xác nhận (quá hạn)",
    State.OVERDUE: "Chưa hoàn thành, quá hạn",
    State.DUE_SOON: "Sắp đến hạn",
    State.RUNNING: "Đang thực hiện",
    State.RUNNING_NO_DUE: "Đang thực hiện (không có hạn)",
    State.NOT_YET: "Chưa đến kỳ",
    State.SUSPENDED: "Tạm dừng",
    State.CANCELLED: "Hủy",
    State.NOT_APPLICABLE: "Không áp dụng",
}

DONE: Final = frozenset({State.DONE_ON_TIME, State.DONE_LATE, State.DONE_NO_DUE})
#: Not done and past the due date; a result that was handed in late still waits and is late.
OVERDUE: Final = frozenset({State.OVERDUE, State.SUBMITTED_LATE})
#: Out of every rate and of the total, but listed with the reason.
OUT: Final = frozenset({State.CANCELLED, State.NOT_APPLICABLE})
OPEN: Final = frozenset(State) - DONE - OVERDUE - OUT - {State.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Status:
    """A task as it stands on a day. `progress` is 0 to 100; `days_late` counts calendar days.

    `working_days_late` counts the working days among them: 0 for a task due on a Friday that came on
    the Saturday, which is late all the same.
    """

    task: Task
    state: State
    due: datetime.date | None
    completed_on: datetime.date | None
    progress: Decimal
    days_late: int
    entry: Update | None
    working_days_late: int = 0


def status_on(
    task: Task, day: datetime.date, *, due_soon_days: int = 7, calendar: Calendar = PUBLIC
) -> Status:
    """The state of `task` on `day`, from the entries known by then."""
    entries = task.entries_until(day)
    entry = entries[-1] if entries else None
    due = task.due_on(day)
    completed = _completed_on(entry)
    state = _state(task, entry, due, completed, day, due_soon_days)
    end = completed or (_submitted_on(entry) if entry and state is State.SUBMITTED_LATE else day)
    late = state in OVERDUE or state is State.DONE_LATE
    days_late = (end - due).days if late and due else 0
    working = calendar.working_days_between(due, end) if late and due else 0
    progress = _progress(task, entries, done=state in DONE)
    return Status(task, state, due, completed, progress, days_late, entry, working)


def _completed_on(entry: Update | None) -> datetime.date | None:
    return (entry.completed_on or entry.on) if entry and entry.state == "done" else None


def _submitted_on(entry: Update) -> datetime.date:
    return entry.submitted_on or entry.on


def _state(
    task: Task,
    entry: Update | None,
    due: datetime.date | None,
    completed: datetime.date | None,
    day: datetime.date,
    due_soon_days: int,
) -> State:
    stored = entry.state if entry else "not_started"
    if stored == "done" and completed:
        if due is None:
            return State.DONE_NO_DUE
        return State.DONE_ON_TIME if completed <= due else State.DONE_LATE
    if stored == "cancelled":
        return State.CANCELLED
    if stored == "not_applicable":
        return State.NOT_APPLICABLE
    if stored == "suspended" and entry and entry.document:  # without one it counts as running
        return State.SUSPENDED
    if stored == "submitted" and entry:
        in_time = due is None or _submitted_on(entry) <= due
        return State.SUBMITTED_IN_TIME if in_time else State.SUBMITTED_LATE
    return _open_state(task, stored, due, day, due_soon_days)


def _open_state(
    task: Task, stored: str, due: datetime.date | None, day: datetime.date, due_soon_days: int
) -> State:
    if due is not None and day > due:  # the last day counts as in time (BLDS 2015, Điều 148)
        return State.OVERDUE
    # Work begun before its planned start is running (§6.3: started comes first).
    if stored == "not_started" and task.start is not None and day < task.start:
        return State.NOT_YET
    if due is None:
        return State.RUNNING_NO_DUE
    return State.DUE_SOON if (due - day).days <= due_soon_days else State.RUNNING


def _progress(task: Task, entries: tuple[Update, ...], *, done: bool) -> Decimal:
    """100 only when done; a measured result outweighs a stated percentage (§6.4)."""
    if done:
        return Decimal(100)
    stated = next((e.progress for e in reversed(entries) if e.progress is not None), 0)
    actual = next((e.actual for e in reversed(entries) if e.actual is not None), None)
    value = Decimal(stated)
    measure = task.measure
    if actual is not None and measure and measure.target and measure.direction == "increase":
        value = Decimal(repr(actual)) * 100 / Decimal(repr(measure.target))
    return min(value, Decimal(99))
