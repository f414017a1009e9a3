"""What serves an obligation of the plan: one record seen on a day, in the words of its kind."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ngocha_kh.periods import on_month_day
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.base import DecisionRef, Evidence
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.workspace import Settings
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workdays import Calendar


class Standing(StrEnum):
    """How far a serving record is, whatever its kind."""

    DONE = "done"
    RUNNING = "running"
    NOT_BEGUN = "not_begun"
    OVERDUE = "overdue"
    OUT = "out"  # called off, or found not to apply


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A record that serves an obligation. `word`: its own state as people say it, in lower case.

    `on`: when it was done or happened; `due`: last day, inclusive; `key`: the period that it is for;
    `evidence`: ids, numbers, addresses and files that prove it.
    """

    kind: str
    id: str
    title: str
    standing: Standing
    word: str
    units: tuple[str, ...] = ()
    on: datetime.date | None = None
    due: datetime.date | None = None
    key: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ground:
    """The records around a plan, looked at on `day`; `records` gives those of a kind."""

    plan: Plan
    day: datetime.date
    records: Callable[[str], Sequence[Any]] = field(repr=False)
    settings: Settings | None = None
    calendar: Calendar = PUBLIC

    @property
    def last(self) -> datetime.date:
        """The last day of the plan's year."""
        return datetime.date(self.plan.year, 12, 31)

    def in_year(self, on: datetime.date | None) -> bool:
        return on is not None and on.year == self.plan.year

    def is_past(self, on: datetime.date | None) -> bool:
        return on is not None and on <= self.day

    def report_due(self, period: str) -> datetime.date | None:
        """The day by which the ward's report is due; the second half is told in the year's."""
        days = self.settings.reporting.report_due if self.settings else None
        if days is None:
            return None
        return on_month_day(self.plan.year, days.half_1 if period == "half_1" else days.year)


def proofs(*lists: Iterable[Evidence]) -> tuple[str, ...]:
    """What the entries of evidence name, each once."""
    return tuple(dict.fromkeys(one.ref for entries in lists for one in entries))


def papers(*decisions: DecisionRef | None) -> tuple[str, ...]:
    """Number and day of each signed paper that is there."""
    return tuple(f"{one.number} ngày {short_date(one.on)}" for one in decisions if one is not None)


def year_of_id(record_id: str) -> int | None:
    """The year in an id such as TS-2026-01; None for an id that has none."""
    part = record_id.split("-")[1] if "-" in record_id else ""
    return int(part) if len(part) == 4 and part.isdecimal() else None


#: Gives the records of one aspect as services: "declaration.notice" → each notice that was sent.
Aspect = Callable[[Ground], Iterator[Service]]
