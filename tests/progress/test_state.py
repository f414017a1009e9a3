"""The state of a task on a day (qms-and-tasks.md §6.3): the last day is still in time."""

import datetime
from decimal import Decimal
from typing import Any, Final

import pytest
from rules.build import Data, done, typed_task

from ngocha_kh.progress.state import (
    DONE,
    OPEN,
    OUT,
    OVERDUE,
    STATE_LABELS,
    State,
    Status,
    status_on,
)
from ngocha_kh.workdays import Calendar, DayOff

#: `rules.build.task` runs from 02/02/2026 to 30/09/2026, the last day included.
DUE: Final = "2026-09-30"
WORK: Final[Data] = {"on": "2026-03-02", "state": "in_progress", "progress": 40}
PAUSED: Final[Data] = {"on": "2026-03-02", "state": "suspended", "reason": "Chờ văn bản"}
SENT: Final[Data] = {"on": "2026-10-05", "state": "submitted", "submitted_on": DUE}
LONGER: Final[Data] = {
    "old_due": DUE,
    "new_due": "2026-10-31",
    "reason": "Chờ kinh phí",
    "approved_by": "Chủ tịch",
    "approved_on": DUE,
}
MEASURE: Final[Data] = {"name": "Số lớp", "unit": "lớp", "target": 3}


def on(day: str, *updates: Data, **changes: Any) -> Status:
    task = typed_task(updates=list(updates), **changes)
    return status_on(task, datetime.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "updates", "expected"),
    [
        ("2026-09-30", [], State.DUE_SOON),
        ("2026-09-30", [WORK], State.DUE_SOON),
        ("2026-09-23", [], State.DUE_SOON),
        ("2026-09-22", [], State.RUNNING),
        ("2026-02-02", [], State.RUNNING),
        ("2026-02-01", [], State.NOT_YET),
        ("2026-12-31", [PAUSED | {"document": "VB-2026-001"}], State.SUSPENDED),
        ("2026-12-31", [done(completed_on=DUE)], State.DONE_ON_TIME),
        ("2026-12-31", [SENT], State.SUBMITTED_IN_TIME),
        ("2026-12-31", [WORK | {"state": "cancelled"}], State.CANCELLED),
        ("2026-12-31", [WORK | {"state": "not_applicable"}], State.NOT_APPLICABLE),
        ("2026-10-01", [], State.OVERDUE),
        ("2026-10-01", [WORK], State.OVERDUE),
        ("2026-10-01", [SENT, WORK | {"on": "2026-10-01", "state": "in_progress"}], State.OVERDUE),
        ("2026-10-01", [PAUSED], State.OVERDUE),
        ("2026-09-01", [PAUSED], State.RUNNING),
        ("2026-12-31", [done(on="2026-10-02", completed_on="2026-10-01")], State.DONE_LATE),
        ("2026-12-31", [SENT | {"submitted_on": "2026-10-01"}], State.SUBMITTED_LATE),
    ],
)
def test_a_state_follows_from_the_last_entry_and_the_due_day(
    day: str, updates: list[Data], expected: State
) -> None:
    assert on(day, *updates).state is expected


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([], State.RUNNING_NO_DUE),
        ([WORK], State.RUNNING_NO_DUE),
        ([PAUSED], State.RUNNING_NO_DUE),
        ([SENT], State.SUBMITTED_IN_TIME),
        ([done()], State.DONE_NO_DUE),
    ],
)
def test_a_task_without_a_due_day_is_never_late(updates: list[Data], expected: State) -> None:
    status = on("2030-12-31", *updates, due=None)
    assert (status.state, status.due, status.days_late) == (expected, None, 0)


def test_a_task_without_a_start_day_runs_from_the_beginning() -> None:
    assert on("2020-01-01", start=None).state is State.RUNNING


def test_work_begun_before_the_planned_start_is_running() -> None:
    assert on("2026-01-20", WORK | {"on": "2026-01-15"}).state is State.RUNNING


def test_how_soon_is_soon_is_a_setting() -> None:
    day = datetime.date(2026, 9, 22)
    assert status_on(typed_task(), day, due_soon_days=8).state is State.DUE_SOON
    assert status_on(typed_task(), day, due_soon_days=7).state is State.RUNNING


@pytest.mark.parametrize(
    ("day", "extensions", "due"),
    [
        ("2026-10-15", [], DUE),
        ("2026-10-15", [LONGER], "2026-10-31"),  # approved on the last day
        ("2026-09-30", [LONGER], "2026-10-31"),  # in force from the day of approval
        ("2026-09-29", [LONGER], DUE),  # not yet approved on that day
        ("2026-10-15", [LONGER | {"approved_on": "2026-10-01"}], DUE),  # does not cure lateness
        (  # the second builds on an extension that came too late
            "2026-11-15",
            [
                LONGER | {"approved_on": "2026-10-01"},
                LONGER
                | {"old_due": "2026-10-31", "new_due": "2026-11-30", "approved_on": "2026-10-20"},
            ],
            DUE,
        ),
        (
            "2026-11-15",
            [
                LONGER,
                LONGER
                | {"old_due": "2026-10-31", "new_due": "2026-11-30", "approved_on": "2026-10-31"},
            ],
            "2026-11-30",
        ),
    ],
)
def test_an_extension_counts_only_when_approved_in_time(
    day: str, extensions: list[Data], due: str
) -> None:
    status = on(day, extensions=extensions)
    assert status.due == datetime.date.fromisoformat(due)
    assert (status.state is State.OVERDUE) == (day > due)


def test_an_extension_without_a_first_due_day_changes_nothing() -> None:
    assert on("2026-10-15", due=None, extensions=[LONGER]).due is None


def test_entries_after_the_day_are_not_known_yet() -> None:
    finished = done(on="2026-04-10", completed_on="2026-04-09")
    before, after = on("2026-04-09", WORK, finished), on("2026-04-10", WORK, finished)
    assert (before.state, before.completed_on) == (State.RUNNING, None)
    assert before.progress == 40
    assert (after.state, after.completed_on) == (State.DONE_ON_TIME, datetime.date(2026, 4, 9))
    assert before.entry is not None
    assert before.entry.state == "in_progress"


def test_of_two_entries_on_a_day_the_later_one_counts() -> None:
    assert on("2026-03-02", WORK, WORK | {"state": "cancelled"}).state is State.CANCELLED


def test_a_task_that_was_done_can_be_opened_again() -> None:
    assert on("2026-06-01", done(), WORK | {"on": "2026-05-01"}).state is State.RUNNING


def test_a_done_entry_without_the_day_of_completion_is_judged_on_its_own_day() -> None:
    status = on("2026-12-31", done(on="2026-10-03", completed_on=None))
    assert (status.state, status.days_late) == (State.DONE_LATE, 3)


@pytest.mark.parametrize(
    ("day", "updates", "days"),
    [
        ("2026-09-30", [], 0),
        ("2026-12-31", [done()], 0),
        ("2026-12-31", [SENT], 0),
        ("2026-12-31", [PAUSED | {"document": "VB-2026-001"}], 0),
        ("2026-12-31", [WORK | {"state": "cancelled"}], 0),
        ("2026-10-01", [], 1),
        ("2026-12-31", [], 92),
        ("2026-12-31", [done(on="2026-10-09", completed_on="2026-10-08")], 8),
        ("2026-12-31", [SENT | {"submitted_on": "2026-10-04"}], 4),
        ("2026-12-31", [SENT | {"submitted_on": None}], 5),  # then the day of the entry
    ],
)
def test_days_late_are_calendar_days_and_stop_when_the_result_is_handed_in(
    day: str, updates: list[Data], days: int
) -> None:
    known = [{k: v for k, v in entry.items() if v is not None} for entry in updates]
    assert on(day, *known).days_late == days


@pytest.mark.parametrize(
    ("day", "updates", "days"),
    [
        ("2026-09-30", [], 0),
        ("2026-12-31", [done()], 0),
        ("2026-12-31", [WORK | {"state": "cancelled"}], 0),
        ("2026-10-01", [], 1),
        ("2026-10-04", [], 2),  # a Sunday
        ("2026-11-25", [], 39),  # 40 weekdays, of which 24 November is off
        ("2026-12-31", [SENT | {"submitted_on": "2026-10-05"}], 3),
    ],
)
def test_working_days_late_leave_out_weekends_and_holidays(
    day: str, updates: list[Data], days: int
) -> None:
    assert on(day, *updates).working_days_late == days


def test_a_task_that_comes_on_the_weekend_is_late_by_no_working_day() -> None:
    status = on("2026-10-03", due="2026-10-02")
    assert (status.state, status.days_late, status.working_days_late) == (State.OVERDUE, 1, 0)


def test_working_days_late_know_the_calendar_of_the_ward() -> None:
    off = DayOff(datetime.date(2026, 10, 1), "Nghỉ", "x")
    status = status_on(
        typed_task(), datetime.date(2026, 10, 2), calendar=Calendar(own={off.day: off})
    )
    assert (status.days_late, status.working_days_late) == (2, 1)


@pytest.mark.parametrize(
    ("updates", "measure", "progress"),
    [
        ([], None, "0"),
        ([WORK], None, "40"),
        ([WORK, {"on": "2026-03-03", "state": "in_progress"}], None, "40"),  # the last one stated
        ([PAUSED | {"document": "VB-2026-001", "progress": 55}], None, "55"),
        ([WORK | {"progress": 100}], None, "99"),
        ([SENT | {"on": "2026-09-30", "progress": 100}], None, "99"),
        ([done(progress=None)], None, "100"),
        ([done(progress=70)], MEASURE, "100"),
        ([WORK | {"progress": 100}, WORK | {"progress": 10}], None, "10"),
        ([WORK], MEASURE, "40"),  # nothing measured yet
        ([WORK | {"actual": 1}], None, "40"),  # nothing to measure against
        ([WORK | {"actual": 1}], MEASURE | {"target": 0}, "40"),
        ([WORK | {"actual": 1}], MEASURE | {"direction": "decrease"}, "40"),
        ([WORK | {"actual": 1}], MEASURE | {"direction": "reach"}, "40"),
        ([WORK | {"actual": 0}], MEASURE, "0"),
        ([WORK | {"actual": 0.3}], MEASURE | {"target": 0.4}, "75"),
        ([WORK | {"actual": 1.5}, WORK | {"progress": 90}], MEASURE, "50"),
        ([WORK | {"actual": 3}], MEASURE, "99"),
        ([WORK | {"actual": 30}], MEASURE, "99"),
    ],
)
def test_progress_is_100_only_when_done_and_a_measured_result_outweighs_a_stated_one(
    updates: list[Data], measure: Data | None, progress: str
) -> None:
    assert on("2026-09-30", *updates, measure=measure).progress == Decimal(progress)


def test_the_five_classes_share_no_state_and_every_state_has_a_name() -> None:
    classes = [DONE, OVERDUE, OPEN, OUT, frozenset({State.SUSPENDED})]
    assert sorted(state for group in classes for state in group) == sorted(State)
    assert set(STATE_LABELS) == set(State)
    assert len(set(STATE_LABELS.values())) == len(State)
