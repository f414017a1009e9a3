"""Means with halves, dropped extremes, minima, classes, the spread between scorers."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from council.build import item, rubric, sheets
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.council import scores

TOTALS = st.lists(st.integers(0, 100), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("totals", "mean"),
    [
        ([70], "70.00"),
        ([70, 71], "70.50"),
        ([70, 70, 71], "70.33"),
        ([70, 71, 71], "70.67"),
        ([70, 70, 70, 70, 70, 70, 70, 71], "70.13"),  # 70.125: halves go up
        ([0] * 7 + [1], "0.13"),
        ([82, 79, 85, 80, 78, 81], "80.83"),  # the example of initiatives.md §12.3
    ],
)
def test_means_have_two_places_and_halves_go_up(totals: list[int], mean: str) -> None:
    assert scores.result(item(*totals), rubric()).mean == Decimal(mean)


def test_without_a_sheet_there_is_no_mean_and_nothing_passes() -> None:
    found = scores.result(item(), rubric())
    assert (found.mean, found.group_means, found.grade, found.passes, found.spread) == (
        None, {}, None, False, 0,
    )  # fmt: skip
    assert found.shortfalls == ("chưa có phiếu chấm điểm nào",)


def test_totals_are_worked_out_from_the_marks() -> None:
    sheet = item(73).sheets[0]
    assert scores.sheet_total(sheet, rubric()) == 73


def test_a_mark_for_an_unknown_criterion_counts_nothing() -> None:
    strange = item(sheets=[{"member": "tv-1", "points": {"n": 10, "e": 20, "x": 30}}])
    assert scores.result(strange, rubric()).mean == 30


@pytest.mark.parametrize(
    ("totals", "mean", "counted"),
    [
        ([10, 60, 70, 100], "60.00", 4),  # four sheets: none is dropped
        ([10, 60, 70, 80, 100], "70.00", 3),  # five: 10 and 100 go
        ([50, 50, 50, 50, 50], "50.00", 3),
        ([90, 90, 60, 60, 60], "70.00", 3),  # of equals only one goes
        ([0, 60, 61, 62, 63, 100], "61.50", 4),
    ],
)
def test_one_highest_and_one_lowest_are_dropped_from_five_sheets_on(
    totals: list[int], mean: str, counted: int
) -> None:
    found = scores.result(item(*totals), rubric(drop_extremes_from=5))
    assert (found.mean, found.counted) == (Decimal(mean), counted)


def test_the_spread_is_of_all_sheets_dropped_or_not() -> None:
    assert scores.result(item(10, 60, 70, 80, 100), rubric(drop_extremes_from=5)).spread == 90


def test_sheets_of_who_stepped_out_do_not_count() -> None:
    one = item(sheets=sheets(60, 60, 100), recused=[{"member": "tv-3", "reason": "Tác giả"}])
    found = scores.result(one, rubric())
    assert (found.mean, found.spread) == (Decimal("60.00"), 0)


@pytest.mark.parametrize(
    ("totals", "passes", "grade"),
    [
        ([50], True, "b"),
        ([49], False, "fail"),
        ([49, 50], False, "fail"),  # 49.50
        ([49, 51], True, "b"),
        ([79, 80], True, "b"),  # 79.50
        ([80], True, "a"),
        ([100], True, "a"),  # the highest class holds its end
        ([0], False, "fail"),
    ],
)
def test_borders_belong_to_the_better_class(totals: list[int], passes: bool, grade: str) -> None:
    found = scores.result(item(*totals), rubric())
    assert (found.passes, found.grade) == (passes, grade)


def with_minimum(**minimum: int) -> Any:
    """The rubric with a minimum for the group of novelty, or for its criterion."""
    criterion = {
        "id": "n",
        "name": "Mới",
        "max": 40,
        **({"min": minimum["item"]} if "item" in minimum else {}),
    }
    group: dict[str, Any] = {"id": "novelty", "name": "Tính mới", "items": [criterion]}
    if "group" in minimum:
        group["min"] = minimum["group"]
    effect = {"id": "effect", "name": "Hiệu quả", "items": [{"id": "e", "name": "Lợi", "max": 60}]}
    return rubric(groups=[group, effect])


@pytest.mark.parametrize("where", ["group", "item"])
def test_a_minimum_is_asked_of_the_mean_and_reached_by_its_border(where: str) -> None:
    scored = item(
        sheets=[
            {"member": "tv-1", "points": {"n": 8, "e": 60}},
            {"member": "tv-2", "points": {"n": 12, "e": 60}},
        ]
    )
    assert scores.result(scored, with_minimum(**{where: 10})).passes
    failed = scores.result(scored, with_minimum(**{where: 11}))
    assert not failed.passes
    assert failed.grade == "fail"
    assert "thấp hơn mức tối thiểu 11" in failed.shortfalls[0]


def test_without_a_class_for_failing_there_is_no_grade() -> None:
    classes = [{"id": "b", "label": "Loại B", "from": 0, "to": 100}]
    assert scores.result(item(40), rubric(classes=classes)).grade is None


@pytest.mark.parametrize(
    ("totals", "threshold"), [([60, 80], 20), ([60], 1), ([], 1), ([60, 99], None)]
)
def test_scorers_who_are_close_raise_no_alarm(totals: list[int], threshold: int | None) -> None:
    changes = {} if threshold is None else {"spread_alarm": threshold}
    assert scores.alarm(item(*totals), rubric(**changes)) is None


def test_scorers_who_are_far_apart_raise_an_alarm_that_names_nobody() -> None:
    said = scores.alarm(item(60, 81), rubric(spread_alarm=20))
    assert said is not None
    assert "21 điểm" in said
    assert "tv-" not in said


@given(TOTALS, st.randoms())
def test_the_order_of_the_sheets_does_not_matter(totals: list[int], random: Random) -> None:
    marks = sheets(*totals)
    shuffled = list(marks)
    random.shuffle(shuffled)
    one = rubric(drop_extremes_from=3)
    assert scores.result(item(sheets=marks), one) == scores.result(item(sheets=shuffled), one)


@given(TOTALS)
def test_the_mean_lies_between_the_lowest_and_the_highest_sheet(totals: list[int]) -> None:
    mean = scores.result(item(*totals), rubric(drop_extremes_from=3)).mean
    assert mean is not None
    assert min(totals) <= mean <= max(totals)


@given(TOTALS)
def test_group_means_add_up_to_the_mean(totals: list[int]) -> None:
    found = scores.result(item(*totals), rubric())
    assert found.mean is not None
    assert abs(sum(found.group_means.values()) - found.mean) <= Decimal("0.01")


@given(TOTALS)
def test_rounding_never_lifts_a_mean_over_the_pass_mark(totals: list[int]) -> None:
    found = scores.result(item(*totals), rubric())
    assert found.passes is (sum(totals) >= 50 * len(totals))
