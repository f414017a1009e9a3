"""Counts and rates (qms-and-tasks.md §6.3-6.4): 0/0 in words, 100 % only when exactly so."""

import datetime
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.build import Data, done, typed_task

from ngocha_kh.progress.rates import Figures, Ratio, figures
from ngocha_kh.progress.state import DONE, OUT, State, status_on
from ngocha_kh.records.task import Task

DAY: Final = datetime.date(2026, 10, 15)
NO_WORDS: Final = "không có"


def entry(state: str, **changes: Any) -> Data:
    return {"on": "2026-04-10", "state": state} | changes


ON_TIME: Final = typed_task(updates=[done()])
LATE: Final = typed_task(updates=[done(on="2026-10-02", completed_on="2026-10-01")])
DONE_NO_DUE: Final = typed_task(due=None, updates=[done()])
OVERDUE: Final = typed_task()
SENT_LATE: Final = typed_task(updates=[entry("submitted", submitted_on="2026-10-01")])
SENT: Final = typed_task(updates=[entry("submitted", submitted_on="2026-09-30")])
RUNNING: Final = typed_task(due="2026-12-31")
PAUSED: Final = typed_task(updates=[entry("suspended", document="VB-2026-001", progress=50)])
CANCELLED: Final = typed_task(updates=[entry("cancelled")])
NOT_APPLICABLE: Final = typed_task(updates=[entry("not_applicable")])
ALL: Final = [
    ON_TIME, LATE, DONE_NO_DUE, OVERDUE, SENT_LATE, SENT, RUNNING, PAUSED, CANCELLED,
    NOT_APPLICABLE,
]  # fmt: skip


def of(*tasks: Task) -> Figures:
    return figures(tasks, DAY)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        ("0", "0", NO_WORDS),
        ("0", "7", "0%"),
        ("7", "7", "100%"),
        ("1", "2", "50%"),
        ("1", "3", "33,3%"),
        ("2", "3", "66,7%"),
        ("1", "8", "12,5%"),
        ("1", "16", "6,3%"),  # 6,25: half up, not to even
        ("49", "16000", "0,3%"),  # 0,30625
        ("33", "2000", "1,7%"),  # 1,65: binary fractions would give 1,6
        ("9994", "10000", "99,9%"),
        ("9996", "10000", "99,9%"),  # 99,96 would read as 100
        ("9999999", "10000000", "99,9%"),
        ("1", "10000", "0,1%"),  # something is not nothing
        ("16051", "16274", "98,6%"),  # the Government's report for 2017
        ("223", "16274", "1,4%"),
    ],
)
def test_a_ratio_shows_one_decimal_halves_up_and_a_comma(part: str, whole: str, text: str) -> None:
    assert str(Ratio(Decimal(part), Decimal(whole), NO_WORDS)) == text


def test_a_ratio_of_nothing_has_no_percentage() -> None:
    assert Ratio(Decimal(0), Decimal(0), NO_WORDS).percent is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_100_is_shown_only_for_all_and_0_only_for_none(part: int, rest: int) -> None:
    percent = Ratio(Decimal(part), Decimal(part + rest), NO_WORDS).percent
    assert percent is not None
    assert 0 <= percent < 100
    assert (percent == 0) == (part == 0)
    assert Ratio(Decimal(part + rest), Decimal(part + rest), NO_WORDS).percent == 100


@pytest.mark.parametrize("tasks", [[], [CANCELLED], [CANCELLED, NOT_APPLICABLE]])
def test_without_tasks_every_rate_says_so_in_words(tasks: list[Task]) -> None:
    found = of(*tasks)
    assert found.total == 0
    assert str(found.completion_rate) == "không có nhiệm vụ đến hạn"
    assert str(found.on_time_rate) == "chưa có nhiệm vụ hoàn thành"
    assert str(found.naive_rate) == "không có nhiệm vụ"
    assert str(found.weighted) == "không có nhiệm vụ"


def test_tasks_that_are_not_due_yet_or_suspended_make_no_completion_rate() -> None:
    assert str(of(RUNNING, PAUSED, SENT).completion_rate) == "không có nhiệm vụ đến hạn"
    assert str(of(OVERDUE, SENT_LATE).completion_rate) == "0%"


def test_each_class_counts_its_own_states() -> None:
    found = of(*ALL)
    assert (found.total, found.done, found.done_on_time, found.done_late) == (8, 3, 2, 1)
    assert (found.open_in_time, found.overdue, found.suspended, found.count(*OUT)) == (2, 2, 1, 2)


def test_the_rates_take_the_denominators_of_the_official_reading() -> None:
    found = of(*ALL)
    assert str(found.completion_rate) == "60%"  # 3 of 3 done + 2 overdue
    assert str(found.on_time_rate) == "66,7%"  # 2 of 3
    assert str(found.naive_rate) == "37,5%"  # 3 of 8


def test_every_count_knows_its_members_in_the_order_given() -> None:
    found = of(*ALL)
    assert [status.task for status in found.of(*DONE)] == [ON_TIME, LATE, DONE_NO_DUE]
    assert found.of() == ()
    assert found.count() == 0


def test_ten_weights_of_a_tenth_make_exactly_one() -> None:
    weighted = of(*[typed_task(weight=0.1, updates=[done()])] * 10).weighted
    assert (weighted.part, weighted.whole) == (Decimal(1), Decimal(1))
    assert str(weighted) == "100%"


def test_weighted_progress_counts_open_and_suspended_tasks_but_not_what_is_out() -> None:
    heavy = typed_task(weight=3, updates=[done()])
    assert str(of(heavy, RUNNING, CANCELLED, NOT_APPLICABLE).weighted) == "75%"
    assert str(of(PAUSED).weighted) == "50%"
    assert str(of(typed_task(updates=[entry("in_progress", progress=100)])).weighted) == "99%"


@pytest.mark.parametrize(
    ("assigned", "known"),
    [
        (None, True),
        ({"by": "Chủ tịch"}, True),
        ({"by": "Chủ tịch", "on": "2026-10-15"}, True),
        ({"by": "Chủ tịch", "on": "2026-10-16"}, False),
    ],
)
def test_a_task_counts_from_the_day_it_was_assigned(assigned: Data | None, known: bool) -> None:
    assert len(of(typed_task(assigned=assigned)).statuses) == known


def test_due_soon_days_reach_the_states() -> None:
    soon = figures([RUNNING], DAY, due_soon_days=77)
    assert soon.count(State.DUE_SOON) == 1
    assert figures([RUNNING], DAY, due_soon_days=76).count(State.RUNNING) == 1


#: A fortnight only, so that equal days and days next to each other come up often.
DAYS: Final = st.dates(datetime.date(2026, 6, 1), datetime.date(2026, 6, 14)).map(str)
STATES: Final = st.sampled_from(
    ["not_started", "in_progress", "submitted", "done", "suspended", "cancelled",
     "not_applicable"]
)  # fmt: skip
ENTRIES: Final = st.fixed_dictionaries(
    {"on": DAYS, "state": STATES},
    optional={
        "completed_on": DAYS,
        "submitted_on": DAYS,
        "progress": st.integers(0, 100),
        "actual": st.integers(0, 10),
        "document": st.just("VB-2026-001"),
    },
)
EXTENSIONS: Final = st.fixed_dictionaries(
    {
        "old_due": DAYS,
        "new_due": DAYS,
        "approved_on": DAYS,
        "reason": st.just("Chờ kinh phí"),
        "approved_by": st.just("Chủ tịch"),
    }
)
TASKS: Final = st.builds(
    typed_task,
    start=st.none() | DAYS,
    due=st.none() | DAYS,
    weight=st.floats(0.01, 1000),
    measure=st.none() | st.just({"name": "Số lớp", "unit": "lớp", "target": 7}),
    updates=st.lists(ENTRIES, max_size=3),
    extensions=st.lists(EXTENSIONS, max_size=2),
)


@given(st.lists(TASKS, max_size=6), DAYS.map(datetime.date.fromisoformat))
def test_every_task_is_counted_exactly_once(tasks: list[Task], day: datetime.date) -> None:
    found = figures(tasks, day)
    out = found.count(*OUT)
    counted = found.done + found.overdue + found.open_in_time + found.suspended + out
    assert counted == len(found.statuses) == len(tasks)
    assert found.total == counted - out
    assert found.done_on_time + found.done_late == found.done
    assert found.weighted.part <= found.weighted.whole


@given(TASKS, DAYS.map(datetime.date.fromisoformat))
def test_progress_and_days_late_agree_with_the_state(task: Task, day: datetime.date) -> None:
    status = status_on(task, day)
    late = {State.OVERDUE, State.SUBMITTED_LATE, State.DONE_LATE}
    assert (status.days_late > 0) == (status.state in late)
    assert 0 <= status.working_days_late <= status.days_late
    assert (status.progress == 100) == (status.state in DONE)
    assert (status.completed_on is not None) == (status.state in DONE)
