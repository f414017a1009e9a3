"""Working days: which days count, and how many lie between two of them. Pure arithmetic on dates."""

import calendar as months
import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

_DAY: Final = datetime.timedelta(days=1)
#: By `date.weekday()`, in the words of a message.
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
#: Saturday and Sunday: the week of 40 hours of public offices.
WEEKEND: Final = frozenset({5, 6})
_WEEKEND_SOURCE: Final = "Tuần làm việc 40 giờ (Quyết định 188/1999/QĐ-TTg)"


def add_months(day: datetime.date, number: int) -> datetime.date:
    """The same day `number` months on; the month's last day when it has no such day.

    31 January and one month: 28 or 29 February (Bộ luật Dân sự 2015, Điều 148, khoản 3).
    """
    month = day.year * 12 + day.month - 1 + number
    year, index = divmod(month, 12)
    last = months.monthrange(year, index + 1)[1]
    return datetime.date(year, index + 1, min(day.day, last))


class DayOff(msgspec.Struct, frozen=True):
    """A day without work: `name` in Vietnamese, `source` says by what.

    Not `confirmed` means that nobody has checked it yet; `weekly` is a plain Saturday or Sunday.
    """

    day: datetime.date
    name: str
    source: str
    confirmed: bool = False
    weekly: bool = False

    def __str__(self) -> str:
        """The day in a sentence: "Chủ nhật", "ngày nghỉ (Tết Dương lịch)"."""
        return self.name if self.weekly else f"ngày nghỉ ({self.name})"


#: Days that differ from the plain week: a day off, or None for a weekend day that is worked.
Exceptions = Mapping[datetime.date, DayOff | None]
_NONE: Final[Exceptions] = MappingProxyType({})


class Calendar:
    """Which days are worked: what `own` says of a day, else `public` of its year, else the week.

    At least one day in any week or so must be a working day; else the searches never end.
    """

    def __init__(
        self,
        public: Callable[[int], Exceptions] = lambda year: _NONE,
        own: Exceptions = _NONE,
        weekend: frozenset[int] = WEEKEND,
    ) -> None:
        self._public = public
        self._own = own
        self._weekend = weekend
        self._working: dict[int, list[datetime.date]] = {}

    def day_off(self, day: datetime.date) -> DayOff | None:
        """Why nobody works on `day`; None on a working day."""
        for exceptions in (self._own, self._public(day.year)):
            if day in exceptions:
                return exceptions[day]
        weekday = day.weekday()
        if weekday in self._weekend:
            return DayOff(day, WEEKDAYS[weekday], _WEEKEND_SOURCE, weekly=True)
        return None

    def is_working_day(self, day: datetime.date) -> bool:
        return self.day_off(day) is None

    def next_working_day(self, day: datetime.date) -> datetime.date:
        """The first working day after `day`."""
        day += _DAY
        while not self.is_working_day(day):
            day += _DAY
        return day

    def previous_working_day(self, day: datetime.date) -> datetime.date:
        """The last working day before `day`."""
        day -= _DAY
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def end_of_term(self, last: datetime.date) -> datetime.date:
        """The day on which a term ends whose last day is `last`: the next working day if it is off.

        Bộ luật Dân sự 2015, Điều 148, khoản 5. Due dates that a person has set are not terms in days
        or months; they are not moved by this.
        """
        return last if self.is_working_day(last) else self.next_working_day(last)

    def working_days_between(self, after: datetime.date, until: datetime.date) -> int:
        """Working days after `after`, up to and including `until`; 0 when there are none.

        The working days by which something is late that was due on `after` and came on `until`.
        """
        if until <= after:
            return 0
        whole_years = sum(len(self.working_days(year)) for year in range(after.year, until.year))
        return whole_years + self._count(until) - self._count(after)

    def add_working_days(self, day: datetime.date, number: int) -> datetime.date:
        """The `number`-th working day after `day`, before it when negative; `day` itself for 0."""
        step = self.next_working_day if number > 0 else self.previous_working_day
        for _ in range(abs(number)):
            day = step(day)
        return day

    def working_days(self, year: int) -> list[datetime.date]:
        """Every working day of a year, in order; worked out once."""
        found = self._working.get(year)
        if found is None:
            days = _days_of(year)
            found = self._working[year] = [day for day in days if self.is_working_day(day)]
        return found

    def holidays(self, year: int) -> list[DayOff]:
        """The days off of a year that are no plain weekends, in order."""
        days = (self.day_off(day) for day in _days_of(year))
        return [off for off in days if off is not None and not off.weekly]

    def _count(self, day: datetime.date) -> int:
        """Working days of its year, up to and including `day`."""
        return bisect_right(self.working_days(day.year), day)


def _days_of(year: int) -> Iterator[datetime.date]:
    first = datetime.date(year, 1, 1).toordinal()
    return map(datetime.date.fromordinal, range(first, datetime.date(year, 12, 31).toordinal() + 1))
