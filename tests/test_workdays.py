"""Working days: the arithmetic agrees with counting day by day, whatever days are off."""

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.workdays import Calendar, DayOff

FIRST, LAST = date(2025, 11, 1), date(2027, 2, 28)
DAYS = st.dates(FIRST, LAST)
#: Nobody works on Monday 31 August; Saturday 22 August is worked for it.
SWAP = Calendar(
    own={
        date(2026, 8, 31): DayOff(date(2026, 8, 31), "Nghỉ hoán đổi", "x"),
        date(2026, 8, 22): None,
    }
)
PLAIN = Calendar()


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Some days off and some weekend days worked, by the ward and by everyone."""

    def exceptions() -> dict[date, DayOff | None]:
        off = draw(st.sets(DAYS, max_size=30))
        worked = draw(st.sets(DAYS, max_size=10))
        return {day: DayOff(day, "Nghỉ", "x") for day in off} | dict.fromkeys(worked)

    everyone = exceptions()
    return Calendar(
        lambda year: {d: o for d, o in everyone.items() if d.year == year}, exceptions()
    )


def counted(calendar: Calendar, after: date, until: date) -> int:
    days = (after + datetime.timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        (PLAIN, date(2026, 8, 21), None),
        (PLAIN, date(2026, 8, 31), None),
        (SWAP, date(2026, 8, 22), None),
        (Calendar(weekend=frozenset({6})), date(2026, 8, 22), None),
        (PLAIN, date(2026, 8, 22), "thứ Bảy"),
        (PLAIN, date(2026, 8, 23), "Chủ nhật"),
        (SWAP, date(2026, 8, 31), "ngày nghỉ (Nghỉ hoán đổi)"),
    ],
)
def test_a_day_off_says_why(calendar: Calendar, day: date, expected: str | None) -> None:
    found = calendar.day_off(day)
    assert (found and str(found)) == expected
    assert calendar.is_working_day(day) is (expected is None)


def test_the_ward_has_the_last_word() -> None:
    day = date(2026, 9, 3)
    presumed = {day: DayOff(day, "Quốc khánh", "x")}
    assert Calendar(lambda year: presumed).day_off(day)
    assert Calendar(lambda year: presumed, {day: None}).is_working_day(day)


@pytest.mark.parametrize(
    ("after", "until", "expected"),
    [
        (date(2026, 8, 28), date(2026, 8, 28), 0),  # done on the last day
        (date(2026, 8, 28), date(2026, 8, 1), 0),
        (date(2026, 8, 28), date(2026, 8, 30), 0),  # over the weekend: late, but by no working day
        (date(2026, 8, 28), date(2026, 8, 31), 0),  # a Monday, but off
        (date(2026, 8, 28), date(2026, 9, 1), 1),
        (date(2026, 8, 21), date(2026, 8, 24), 2),  # the Saturday is worked
    ],
)
def test_lateness_counts_the_working_days_after_the_last_day(
    after: date, until: date, expected: int
) -> None:
    assert SWAP.working_days_between(after, until) == expected


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        (date(2026, 8, 28), date(2026, 8, 28)),
        (date(2026, 8, 22), date(2026, 8, 22)),
        (date(2026, 8, 29), date(2026, 9, 1)),  # Saturday, Sunday and the exchanged Monday
    ],
)
def test_a_term_does_not_end_on_a_day_off(last: date, ends: date) -> None:
    assert SWAP.end_of_term(last) == ends


@given(calendars(), DAYS, DAYS)
def test_counting_agrees_with_looking_at_every_day(
    calendar: Calendar, one: date, other: date
) -> None:
    after, until = sorted((one, other))
    assert calendar.working_days_between(after, until) == counted(calendar, after, until)
    assert calendar.working_days_between(until, after) == 0


@given(calendars(), DAYS, st.integers(1, 40))
def test_adding_days_and_counting_them_are_inverse(
    calendar: Calendar, day: date, number: int
) -> None:
    found = calendar.add_working_days(day, number)
    assert calendar.is_working_day(found)
    assert calendar.working_days_between(day, found) == number
    assert calendar.add_working_days(found, -number) <= day


@given(calendars(), DAYS)
def test_neighbours_are_the_nearest_working_days(calendar: Calendar, day: date) -> None:
    before, after = calendar.previous_working_day(day), calendar.next_working_day(day)
    assert before < day < after
    assert counted(calendar, day, after) == 1
    assert counted(calendar, before, day) == calendar.is_working_day(day)
    assert calendar.add_working_days(day, 0) == day


@given(calendars())
def test_a_year_has_working_days_weekends_and_holidays(calendar: Calendar) -> None:
    worked, holidays = calendar.working_days(2026), calendar.holidays(2026)
    weekly = [d for d in _year(2026) if (off := calendar.day_off(d)) and off.weekly]
    assert len(worked) + len(holidays) + len(weekly) == 365
    assert worked == sorted(worked)


def _year(year: int) -> list[date]:
    return [date(year, 1, 1) + datetime.timedelta(days=n) for n in range(365)]
