"""Reporting windows and period keys: both ends are included, also across two years."""

import datetime
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.periods import (
    PERIOD_LABELS,
    PERIOD_SUFFIX,
    Span,
    key_label,
    key_span,
    keys_of,
    on_month_day,
    reporting_window,
)
from ngocha_kh.records.workspace import Agency, Reporting, Settings, Window

#: Nghị định 09/2019/NĐ-CP, Điều 12, as records/workspace.yaml has it.
WINDOWS: Final = {
    "half_1": ("12-15", "06-14"),
    "half_2": ("06-15", "12-14"),
    "year": ("12-15", "12-14"),
}
CALENDAR: Final = {
    "half_1": ("01-01", "06-30"),
    "half_2": ("07-01", "12-31"),
    "year": ("01-01", "12-31"),
}
ONE_DAY: Final = datetime.timedelta(days=1)


def settings(windows: Mapping[str, tuple[str, str]]) -> Settings:
    made = {name: Window(first=first, last=last) for name, (first, last) in windows.items()}
    return Settings(
        agency=Agency(
            name="UBND", short_name="UBND", header_lines=(), abbreviation="UBND", place="Ngọc Hà"
        ),
        standing_unit="vhxh",
        current_plan="KH-2026",
        illustrative=True,
        reporting=Reporting(half_1=made["half_1"], half_2=made["half_2"], year=made["year"]),
        signers=(),
        report_recipients=(),
    )


def span(first: str, last: str) -> Span:
    return Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("windows", "period", "year", "expected"),
    [
        (CALENDAR, "half_1", 2026, span("2026-01-01", "2026-06-30")),
        (CALENDAR, "half_2", 2026, span("2026-07-01", "2026-12-31")),
        (CALENDAR, "year", 2026, span("2026-01-01", "2026-12-31")),
        (WINDOWS, "half_2", 2026, span("2026-06-15", "2026-12-14")),
        (WINDOWS, "half_1", 2026, span("2025-12-15", "2026-06-14")),
        (WINDOWS, "year", 2026, span("2025-12-15", "2026-12-14")),
        (
            WINDOWS | {"half_1": ("12-01", "02-29")},
            "half_1",
            2026,
            span("2025-12-01", "2026-02-28"),
        ),
        (
            WINDOWS | {"half_1": ("12-01", "02-29")},
            "half_1",
            2028,
            span("2027-12-01", "2028-02-29"),
        ),
        (WINDOWS | {"year": ("02-29", "02-10")}, "year", 2029, span("2028-02-29", "2029-02-10")),
        (WINDOWS | {"year": ("06-14", "06-14")}, "year", 2026, span("2026-06-14", "2026-06-14")),
    ],
)
def test_a_window_whose_first_day_is_behind_its_last_begins_in_the_year_before(
    windows: Mapping[str, tuple[str, str]], period: str, year: int, expected: Span
) -> None:
    assert reporting_window(settings(windows), period, year) == expected


@pytest.mark.parametrize("windows", [WINDOWS, CALENDAR])
@given(year=st.integers(2000, 2100))
def test_both_halves_make_the_year_and_years_follow_without_a_gap(
    windows: Mapping[str, tuple[str, str]], year: int
) -> None:
    half_1, half_2, whole, following = (
        reporting_window(settings(windows), period, in_year)
        for period, in_year in [
            ("half_1", year), ("half_2", year), ("year", year), ("half_1", year + 1)
        ]
    )  # fmt: skip
    assert (half_1.first, half_2.last) == (whole.first, whole.last)
    assert half_1.last + ONE_DAY == half_2.first
    assert whole.last + ONE_DAY == following.first


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        ("2025-12-14", False),
        ("2026-06-15", False),
        ("2025-12-15", True),
        ("2026-01-01", True),
        ("2026-06-14", True),
    ],
)
def test_a_span_includes_both_end_days(day: str, inside: bool) -> None:
    window = span("2025-12-15", "2026-06-14")
    assert (datetime.date.fromisoformat(day) in window) is inside


def test_only_a_day_can_lie_in_a_span() -> None:
    assert "2026-01-01" not in span("2025-12-15", "2026-06-14")
    assert None not in span("2025-12-15", "2026-06-14")


@pytest.mark.parametrize(
    ("year", "month_day", "expected"),
    [
        (2026, "02-28", "2026-02-28"),
        (2026, "12-31", "2026-12-31"),
        (2028, "02-29", "2028-02-29"),
        (2026, "02-29", "2026-02-28"),
        (2100, "02-29", "2100-02-28"),
    ],
)
def test_29_february_is_the_28th_in_a_common_year(year: int, month_day: str, expected: str) -> None:
    assert on_month_day(year, month_day) == datetime.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("key", "first", "last", "label"),
    [
        ("2026", "2026-01-01", "2026-12-31", "năm 2026"),
        ("2026-H1", "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-H2", "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "quý I năm 2026"),
        ("2026-Q2", "2026-04-01", "2026-06-30", "quý II năm 2026"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "quý III năm 2026"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "quý IV năm 2026"),
        ("2026-02", "2026-02-01", "2026-02-28", "tháng 2 năm 2026"),
        ("2028-02", "2028-02-01", "2028-02-29", "tháng 2 năm 2028"),
        ("2026-06", "2026-06-01", "2026-06-30", "tháng 6 năm 2026"),
        ("2026-12", "2026-12-01", "2026-12-31", "tháng 12 năm 2026"),
    ],
)
def test_a_period_key_is_calendar_days_and_words(
    key: str, first: str, last: str, label: str
) -> None:
    assert key_span(key) == span(first, last)
    assert key_label(key) == label


@pytest.mark.parametrize(
    ("rhythm", "keys"),
    [
        ("once", []),
        ("regular", []),
        ("", []),
        ("yearly", ["2026"]),
        ("half_yearly", ["2026-H1", "2026-H2"]),
        ("quarterly", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("monthly", [f"2026-{month:02d}" for month in range(1, 13)]),
    ],
)
def test_a_rhythm_has_its_keys_and_what_has_no_rhythm_has_none(
    rhythm: str, keys: list[str]
) -> None:
    assert list(keys_of(rhythm, 2026)) == keys


@pytest.mark.parametrize("rhythm", ["yearly", "half_yearly", "quarterly", "monthly"])
@given(year=st.integers(2000, 2100))
def test_the_keys_of_a_rhythm_cover_the_year_day_by_day(rhythm: str, year: int) -> None:
    spans = [key_span(key) for key in keys_of(rhythm, year)]
    assert (spans[0].first, spans[-1].last) == (
        datetime.date(year, 1, 1),
        datetime.date(year, 12, 31),
    )
    assert all(a.last + ONE_DAY == b.first for a, b in pairwise(spans))


def test_every_reporting_period_has_words_and_a_suffix() -> None:
    assert set(PERIOD_LABELS) == set(PERIOD_SUFFIX) == set(WINDOWS)
