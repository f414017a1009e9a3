"""Activities on a day, and their counts over a period."""

import datetime

import pytest
from progress.plan_build import Data, activity

from ngocha_kh.periods import Span
from ngocha_kh.progress.activities import ActivityState, activity_state, counted

HALF = Span(datetime.date(2025, 12, 15), datetime.date(2026, 6, 14))
DAY = HALF.last
TOLD = {"state": "done", "on": "2026-06-14"}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("changes", "on", "state"),
    [
        ({}, "2026-03-09", ActivityState.PLANNED),
        ({}, "2026-03-10", ActivityState.RUNNING),
        ({}, "2026-03-11", ActivityState.DONE),
        ({"to": "2026-03-12", "outcome": None}, "2026-03-12", ActivityState.RUNNING),
        ({"to": "2026-03-12", "outcome": None}, "2026-03-13", ActivityState.UNTOLD),
        (
            {"outcome": {"state": "cancelled", "on": "2026-03-01", "reason": "x"}},
            "2026-03-01",
            ActivityState.CANCELLED,
        ),
        (
            {"outcome": {"state": "postponed", "on": "2026-03-01", "reason": "x"}},
            "2026-03-10",
            ActivityState.POSTPONED,
        ),
    ],
)
def test_the_state_follows_from_the_day(changes: Data, on: str, state: ActivityState) -> None:
    assert activity_state(activity(**changes), day(on)) is state


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": None},
        {"outcome": {"state": "cancelled", "on": "2026-03-11", "reason": "x"}},
        {"from": "2026-06-15", "outcome": {"state": "done", "on": "2026-06-15"}},
        {"from": "2025-12-14"},
        {"to": "2026-06-15"},
        {"outcome": {"state": "done", "on": "2026-06-15"}},
    ],
)
def test_what_was_not_held_or_not_told_in_the_period_is_not_counted(changes: Data) -> None:
    assert counted([activity(**changes)], HALF, DAY).done == ()


@pytest.mark.parametrize(
    "changes", [{"from": "2025-12-15"}, {"to": "2026-06-14", "outcome": TOLD}, {}]
)
def test_both_end_days_of_a_period_count(changes: Data) -> None:
    assert len(counted([activity(**changes)], HALF, DAY).done) == 1


def test_sums_know_contests_items_money_and_channels() -> None:
    contest = activity(
        number=2, activity_type="contest", participants={"total": 5}, channels=["website"],
        cost=7, items_count=3, highlight=True, units_reached=["vp"],
        contest={"entries": 47, "prizes": [{"name": "Nhất", "count": 1}, {"name": "Ba", "count": 3}]},
        results=[{"name": "Cơ sở", "count": 8}],
    )  # fmt: skip
    found = counted([contest, activity()], HALF, DAY)
    assert (found.participants, found.items, found.cost) == (25, 3, 7)
    assert (found.entries, found.prizes, len(found.contests)) == (47, 4, 1)
    assert found.channels == ("hall", "website")
    assert found.units_reached == {"vp"}
    assert found.result("Cơ sở") == 8
    assert [one.id for one in found.highlights] == ["HDG-2026-002"]


def test_an_activity_counts_under_each_of_its_keys_once() -> None:
    found = counted([activity(channels=["hall", "website"])], HALF, DAY)
    groups = found.by(lambda one: (*one.channels, *one.channels))
    assert {key: len(part.done) for key, part in groups.items()} == {"hall": 1, "website": 1}
