"""The public holidays of Việt Nam, and the calendar that they and a ward's own days make.

`public_holidays.json` holds what the library `holidays` knows of 2020 to 2035, since importing that
library costs more than checking a whole ward; other years ask the library itself.
"""

import datetime
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from ngocha_kh.records.calendar import YearCalendar
from ngocha_kh.workdays import Calendar, DayOff, Exceptions

TABLE: Final = Path(__file__).with_name("public_holidays.json")
#: The years that the library computes the lunar calendar for.
_KNOWN: Final = range(1901, 2101)
#: Which day beside 2 September is off, and which days are swapped, is decided year by year; what is
#: computed ahead is a presumption until a calendar record confirms it.
SOURCE: Final = "Bộ luật Lao động 2019, Điều 111, 112; tính theo thư viện holidays"


@cache
def public_days(year: int) -> Exceptions:
    """What is special in a year: its holidays, days in lieu, and weekend days worked for others."""
    days = _table().get(year) or library_days(year)
    return {day: DayOff(day, name, SOURCE) if name else None for day, name in days.items()}


def library_days(year: int) -> dict[datetime.date, str | None]:
    """Day → name of the day off, None for a weekend day that is worked; from the library.

    A day off may be worked in the year before or after, so the neighbours are looked at too.
    """
    if year not in _KNOWN:
        return {}
    from holidays import country_holidays

    known = country_holidays("VN", years=range(year - 1, year + 2), language="vi")
    days: dict[datetime.date, str | None] = dict(known.items())
    days |= dict.fromkeys(known.weekend_workdays)
    return {day: days[day] for day in sorted(days) if day.year == year}


@cache
def _table() -> dict[int, dict[datetime.date, str | None]]:
    return msgspec.json.decode(
        TABLE.read_bytes(), type=dict[int, dict[datetime.date, str | None]], strict=False
    )


#: The week and the public holidays; a ward's calendar records come on top.
PUBLIC: Final = Calendar(public_days)


def calendar_of(records: Iterable[YearCalendar]) -> Calendar:
    """The calendar of a ward: what its records say of a day goes before what is computed."""
    return Calendar(
        public_days,
        {
            entry.date: DayOff(entry.date, entry.name, entry.source.text, entry.source.confirmed)
            if entry.is_off
            else None
            for record in records
            for entry in record.days
        },
    )
