"""Reporting windows and the periods of recurring duties, as inclusive ranges of days."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ngocha_kh.records.workspace import Settings, Window

PERIOD_LABELS = {"half_1": "6 tháng đầu năm", "half_2": "6 tháng cuối năm", "year": "năm"}
PERIOD_SUFFIX = {"half_1": "H1", "half_2": "H2", "year": "Y"}
_MONTHS_OF = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, datetime.date) and self.first <= day <= self.last


def reporting_window(settings: Settings, period: str, year: int) -> Span:
    """The days whose figures a report of `period` (half_1, half_2, year) of `year` covers.

    The setting says "15/12 → 14/06" by month and day; a first day behind the last one lies in the
    year before (NĐ 09/2019 Điều 12 as read in qms-and-tasks.md §6.1; a setting, not a constant).
    """
    window: Window = getattr(settings.reporting, period)
    last = on_month_day(year, window.last)
    first = on_month_day(year, window.first)
    return Span(first if first <= last else on_month_day(year - 1, window.first), last)


def on_month_day(year: int, month_day: str) -> datetime.date:
    """The day of a year for "MM-DD"; 29 February in a common year is the 28th."""
    month, day = (int(part) for part in month_day.split("-"))
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def key_span(key: str) -> Span:
    """The calendar days of a period key: "2026", "2026-H1", "2026-Q3", "2026-06"."""
    year, _, part = key.partition("-")
    if not part:
        first_month, months = 1, 12
    elif part[0] == "H":
        first_month, months = 6 * int(part[1]) - 5, 6
    elif part[0] == "Q":
        first_month, months = 3 * int(part[1]) - 2, 3
    else:
        first_month, months = int(part), 1
    last_month = first_month + months - 1
    last_day = calendar.monthrange(int(year), last_month)[1]
    return Span(
        datetime.date(int(year), first_month, 1), datetime.date(int(year), last_month, last_day)
    )


def keys_of(period: str, year: int) -> Iterator[str]:
    """The period keys of a year for a rhythm (monthly, quarterly, half_yearly, yearly)."""
    months = _MONTHS_OF.get(period, 0)
    if months == 12:
        yield str(year)
    elif months:
        letter = {1: "", 3: "Q", 6: "H"}[months]
        for number in range(1, 12 // months + 1):
            yield f"{year}-{letter}{number}" if letter else f"{year}-{number:02d}"


def key_label(key: str) -> str:
    """A period key in words: "quý I năm 2026", "tháng 6 năm 2026"."""
    match = re.fullmatch(r"([0-9]{4})(?:-([HQ]?)([0-9]+))?", key)
    if match is None or match[3] is None:
        return f"năm {key}"
    year, letter, number = match[1], match[2], int(match[3])
    if letter == "H":
        return f"6 tháng {('đầu', 'cuối')[number - 1]} năm {year}"
    if letter == "Q":
        return f"quý {('I', 'II', 'III', 'IV')[number - 1]} năm {year}"
    return f"tháng {number} năm {year}"
