"""Days of a year that differ from the plain week: local days off, days in lieu, swapped days."""

import datetime

from ngocha_kh.records.base import Frozen, Source


class CalendarDay(Frozen, frozen=True, kw_only=True):
    """`kind` is "day_off" or "worked"; `in_lieu_of` is the day that this one was exchanged for."""

    date: datetime.date
    kind: str
    name: str
    source: Source
    in_lieu_of: datetime.date | None = None

    @property
    def is_off(self) -> bool:
        return self.kind == "day_off"


class YearCalendar(Frozen, frozen=True, kw_only=True):
    """A calendar (lịch nghỉ): only what the public holidays of the year leave open, or correct."""

    id: str
    days: tuple[CalendarDay, ...] = ()
    notes: str | None = None

    @property
    def year(self) -> int:
        return int(self.id.removeprefix("LICH-"))
