"""Which months a period takes, and which it lacks."""

import datetime

from hypothesis import given
from hypothesis import strategies as st
from qms.one_stop_build import record

from ngocha_kh.periods import Span
from ngocha_kh.qms.one_stop_months import following, is_unbroken, lacking, months_of, within

HALF_1 = Span(datetime.date(2025, 12, 15), datetime.date(2026, 6, 14))
HALF_2 = Span(datetime.date(2026, 6, 15), datetime.date(2026, 12, 14))
YEAR = Span(HALF_1.first, HALF_2.last)
LATER = datetime.date(2027, 1, 31)


def test_the_first_half_takes_the_months_that_end_in_it() -> None:
    assert months_of(HALF_1) == ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]


def test_both_halves_make_the_year() -> None:
    assert months_of(HALF_1) + months_of(HALF_2) == months_of(YEAR)


def test_a_month_that_ends_on_the_last_day_belongs_to_the_period() -> None:
    leap = Span(datetime.date(2028, 2, 1), datetime.date(2028, 2, 29))
    assert months_of(leap) == ["2028-02"]
    assert months_of(Span(leap.first, datetime.date(2028, 2, 28))) == []


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)), st.integers(0, 800))
def test_months_follow_each_other_and_end_inside(first: datetime.date, days: int) -> None:
    span = Span(first, first + datetime.timedelta(days=days))
    assert is_unbroken(months_of(span))
    assert abs(len(months_of(span)) - days / 30.4) < 2


def test_figures_count_from_the_day_on_which_they_were_taken() -> None:
    april = record("2026-04", extracted_on="2026-05-05")
    assert within([april], HALF_1, datetime.date(2026, 5, 4)) == []
    assert within([april], HALF_1, datetime.date(2026, 5, 5)) == [april]
    assert within([april], HALF_2, LATER) == []


def test_a_month_that_has_not_ended_is_not_lacking() -> None:
    known = [record("2025-12"), record("2026-02")]
    assert lacking(known, HALF_1, datetime.date(2026, 3, 30)) == ["2026-01"]
    assert lacking(known, HALF_1, datetime.date(2026, 3, 31)) == ["2026-01", "2026-03"]


def test_only_months_next_to_each_other_are_compared() -> None:
    months = [record("2026-01"), record("2025-12"), record("2026-03")]
    assert [(a.id, b.id) for a, b in following(months)] == [("MC-2025-12", "MC-2026-01")]
