"""Figures that know where they come from, so that a document can be traced."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from ngocha_kh.documents.wording import small
from ngocha_kh.progress.state import State, Status
from ngocha_kh.vietnamese import number, short_date
from ngocha_kh.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure: its name, how it reads, the expression, the ids of what it counts."""

    name: str
    text: str
    expression: str
    members: tuple[str, ...]
    #: For conditions in templates: the count itself, or 1 when a rate exists and 0 when not.
    value: int = 0

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return self.value != 0


def count(name: str, members: Iterable[str], expression: str) -> Figure:
    """A number of records."""
    found = tuple(members)
    return Figure(name, small(len(found)), expression, found, len(found))


def ids(statuses: Iterable[Status]) -> tuple[str, ...]:
    return tuple(status.task.id for status in statuses)


def working_days_late(
    status: Status, calendar: Calendar, *, shown: Callable[[int], str] = number
) -> Figure:
    """By how many working days a task is late; the expression names the days that are left out."""
    late = status.working_days_late
    said = "không quá hạn"
    if status.due is not None and status.days_late:
        end = status.due + datetime.timedelta(days=status.days_late)
        said = (
            f"{number(status.days_late)} ngày sau hạn {short_date(status.due)} đến hết ngày "
            f"{short_date(end)} ({_end_named(status)}), {_left_out(status.due, end, calendar)}"
        )
    name = f"{status.task.id}: số ngày làm việc chậm"
    return Figure(name, shown(late), said, (status.task.id,), late)


def _end_named(status: Status) -> str:
    """What the last day of lateness is."""
    if status.completed_on is not None:
        return "ngày hoàn thành"
    return "ngày gửi kết quả" if status.state is State.SUBMITTED_LATE else "ngày xét"


@lru_cache(maxsize=256)  # many tasks are due on one day
def _left_out(after: datetime.date, until: datetime.date, calendar: Calendar) -> str:
    """ "trừ 14 ngày nghỉ hằng tuần và 01 ngày nghỉ khác: 24/11/2026 (Ngày Văn hóa Việt Nam)"."""
    days = (after + datetime.timedelta(days=n) for n in range(1, (until - after).days + 1))
    off = [found for found in map(calendar.day_off, days) if found is not None]
    others = [day for day in off if not day.weekly]
    named = "; ".join(f"{short_date(day.day)} ({day.name})" for day in others)
    weekly = len(off) - len(others)
    parts = [f"{small(weekly)} ngày nghỉ hằng tuần"] if weekly else []
    parts += [f"{small(len(others))} ngày nghỉ khác: {named}"] if others else []
    return f"trừ {' và '.join(parts)}" if parts else "không có ngày nghỉ nào ở giữa"
