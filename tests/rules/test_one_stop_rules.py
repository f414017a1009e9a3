"""V-OSS-02, 05, 07, 09, 10, 11 as far as months, settings and days decide; plain cases are examples."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from progress.initiative_build import SETTINGS_DATA
from qms.one_stop_build import month, row, runs
from rules.build import Data, index_of, places

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.index import Facts, Index

DAY = datetime.date(2026, 11, 25)
FIELDS = [{"id": "ho-tich", "name": "Hộ tịch"}, {"id": "chung-thuc", "name": "Chứng thực"}]
ACROSS = ("V-OSS-02", "V-OSS-05", "V-OSS-07", "V-OSS-09", "V-OSS-10", "V-OSS-11")


def ward(
    *records: Data, as_of: datetime.date = DAY, unread: tuple[str, ...] = (), **qms: Any
) -> Index:
    """An index with settings."""
    index = index_of(*records, as_of=as_of, unread=unread)
    settings = KINDS["workspace"].read({**SETTINGS_DATA, "qms": {"fields": FIELDS, **qms}})
    fact = Facts("workspace.yaml", "workspace", "workspace")
    return Index(
        index.source, as_of, [*index.facts, fact],
        lambda one: settings if one is fact else index.decode(one), as_of, frozenset(unread),
    )  # fmt: skip


def report(period: str = "half_1", suffix: str = "H1") -> Data:
    return {"id": f"BC-2026-{suffix}", "plan": "KH-2026", "year": 2026, "period": period}


def steady(first: int = 1, last: int = 6, **changes: Any) -> list[Data]:
    """Months of 2026 that carry over."""
    return [
        month(f"2026-{n:02d}", row(carried_over=4 if n > first else 0, **changes))
        for n in range(first, last + 1)
    ]


@pytest.mark.parametrize("code", ACROSS)
def test_a_ward_without_figures_hears_nothing(code: str) -> None:
    assert places(code, ward(report())) == []


@pytest.mark.parametrize("code", ACROSS)
def test_months_that_follow_each_other_are_silent(code: str) -> None:
    assert places(code, ward(*steady(), report())) == []


@given(runs())
def test_any_run_that_carries_over_is_silent(data: list[Data]) -> None:
    for code in ("V-OSS-02", "V-OSS-05", "V-OSS-09", "V-OSS-10"):
        assert places(code, ward(*data)) == []


def test_the_turn_of_the_year_carries_over_too() -> None:
    december, january = month("2025-12"), month("2026-01", row(carried_over=3))
    assert places("V-OSS-02", ward(december, january)) == [
        ("MC-2026-01", ("rows", 0, "carried_over")), ("MC-2026-01", ("rows",)),
    ]  # fmt: skip


def test_months_with_a_gap_between_them_are_not_compared() -> None:
    apart = ward(month("2026-01"), month("2026-03", row(carried_over=9)))
    assert places("V-OSS-02", apart) == []
    assert places("V-OSS-05", apart) == [("MC-2026-03", ("id",))]


def test_differences_that_cancel_out_are_seen_in_their_fields() -> None:
    before = month("2026-03", row(left=4), row("chung-thuc", left=2))
    after = month("2026-04", row(carried_over=2), row("chung-thuc", carried_over=4))
    found = places("V-OSS-02", ward(before, after))
    assert [route for _, route in found] == [
        ("rows", 0, "carried_over"), ("rows", 1, "carried_over"),
    ]  # fmt: skip


def test_a_field_with_open_files_may_not_vanish() -> None:
    before = month("2026-03", row(left=0), row("chung-thuc", left=2))
    assert places("V-OSS-02", ward(before, month("2026-04"))) == [
        ("MC-2026-04", ("rows",)), ("MC-2026-04", ("rows",)),
    ]  # fmt: skip


def test_a_note_turns_the_error_into_a_warning() -> None:
    months = [month("2026-03"), month("2026-04", row(carried_over=3), carry_over_note="Đã rà soát")]
    assert places("V-OSS-02", ward(*months)) == []
    assert len(places("V-OSS-11", ward(*months))) == 2


def test_a_period_that_is_over_needs_its_last_months() -> None:
    months = steady(last=3)
    assert places("V-OSS-05", ward(*months, report())) == [("BC-2026-H1", ("period",))]
    early = datetime.date(2026, 6, 13)
    assert places("V-OSS-05", ward(*months, report(), as_of=early)) == []


def test_months_before_the_first_are_not_missed() -> None:
    assert places("V-OSS-05", ward(*steady(first=4, last=5), report())) == []


def test_what_could_not_be_read_is_not_missing() -> None:
    index = ward(month("2026-01"), month("2026-03"), unread=("one_stop/2026/MC-2026-02.yaml",))
    assert places("V-OSS-05", index) == []


@pytest.mark.parametrize(("new", "leaps"), [(200, False), (201, True), (8, False), (7, True)])
def test_a_leap_is_more_than_five_times_the_mean(new: int, leaps: bool) -> None:
    months = [*steady(last=3), month("2026-04", row(carried_over=4, new=new))]
    assert bool(places("V-OSS-07", ward(*months))) is leaps


def test_a_leap_needs_months_to_leap_from() -> None:
    months = [*steady(last=2), month("2026-03", row(carried_over=4, new=4000))]
    assert places("V-OSS-07", ward(*months)) == []


def test_a_few_files_leap_by_themselves() -> None:
    months = [*steady(last=3, new=2, left=0, late=0), month("2026-04", row(new=19, left=0))]
    assert places("V-OSS-07", ward(*months)) == []


def test_an_explained_leap_is_silent() -> None:
    months = [*steady(last=3), month("2026-04", row(carried_over=4, new=900), jump_note="Sáp nhập")]
    assert places("V-OSS-07", ward(*months)) == []


def test_the_ward_says_what_a_leap_is() -> None:
    often = {"value": 30, "source": {"text": "Phường", "confirmed": False}}
    months = [*steady(last=3), month("2026-04", row(carried_over=4, new=900))]
    assert places("V-OSS-07", ward(*months)) != []
    assert places("V-OSS-07", ward(*months, jump_times=often)) == []


@pytest.mark.parametrize(
    ("taken", "wrong"),
    [("2026-04-29", True), ("2026-04-30", False), ("2026-11-25", False), ("2026-11-26", True)],
)
def test_figures_are_taken_when_the_month_is_over_and_not_later_than_today(
    taken: str, wrong: bool
) -> None:
    assert bool(places("V-OSS-10", ward(month(extracted_on=taken)))) is wrong
