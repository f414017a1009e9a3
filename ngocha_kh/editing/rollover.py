"""The next year's plan drafted from this year's: which tasks go over, which begin anew, which stay. Pure."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import msgspec

from ngocha_kh.editing.next_year import shifted_key, shifted_text
from ngocha_kh.progress.state import DONE, OUT, Status
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.vietnamese import half_up, number, short_date
from ngocha_kh.workdays import Calendar, add_months

_RECURRING: Final = frozenset({"periodic", "regular"})
#: What a new task takes over as it stands.
_KEPT: Final = ("task_type", "lead_unit", "lead_reason", "measure", "weight")


class Fate(StrEnum):
    """What becomes of a task."""

    CARRIED = "carried"  # not done: goes on under a new id, the old one stays as it is
    RENEWED = "renewed"  # comes again every year: a new one with new dates
    WAITING = "waiting"  # not yet due this year: may still be done in time
    LEFT = "left"
    ALREADY = "already"  # an earlier run has done it


LABELS: Final = {
    Fate.CARRIED: "Chuyển sang",
    Fate.RENEWED: "Lặp lại",
    Fate.WAITING: "Chưa chuyển (còn hạn trong năm)",
    Fate.LEFT: "Để lại",
    Fate.ALREADY: "Đã có từ lần trước",
}


@dataclass(frozen=True, slots=True)
class Move:
    """A task of the old year with what becomes of it; `data` is the new record, None for none."""

    task: Task
    fate: Fate
    why: str
    new_id: str = ""
    data: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Years:
    """The two years and what the new records must fit."""

    plan: Plan
    new_year: int
    #: Ids of the obligations that the new plan has.
    duties: frozenset[str]
    units: Mapping[str, Unit]
    calendar: Calendar
    day: datetime.date
    #: Ids of tasks that an earlier run has taken over.
    carried: frozenset[str] = frozenset()

    @property
    def new_plan(self) -> str:
        return f"KH-{self.new_year}"


def moves(statuses: Sequence[Status], years: Years, next_id: Callable[[], str]) -> list[Move]:
    """What becomes of every task of the old plan, in its order; ids are taken in that order too."""
    judged = [(status, *_fate(status, years)) for status in statuses]
    ids = {
        status.task.id: next_id()
        for status, fate, _ in judged
        if fate in (Fate.CARRIED, Fate.RENEWED)
    }
    return [
        Move(
            status.task, fate, why, ids.get(status.task.id, ""),
            _data(status, fate, years, ids) if status.task.id in ids else None,
        )
        for status, fate, why in judged
    ]  # fmt: skip


def unserved(new: Iterable[str], duties: Plan) -> list[str]:
    """Obligations that need a task and that none of `new` serves, in the order of the plan."""
    served = set(new)
    return [duty.id for duty in duties.obligations if duty.needs_service and duty.id not in served]


def _fate(status: Status, years: Years) -> tuple[Fate, str]:
    task = status.task
    if task.id in years.carried:
        return Fate.ALREADY, ""
    if not years.duties.intersection(task.obligations):
        return Fate.LEFT, f"nghĩa vụ không còn trong {years.new_plan}"
    if _lead(task, years) is None:
        return Fate.LEFT, f"đơn vị chủ trì {task.lead_unit} không còn hoạt động"
    if status.state in OUT:
        return Fate.LEFT, "đã hủy hoặc không áp dụng"
    if _comes_again(task, years.plan):
        return Fate.RENEWED, "" if status.state in DONE else "kỳ này chưa xong"
    if status.state in DONE:
        return Fate.LEFT, "đã hoàn thành, việc một lần"
    if status.due is not None and years.day <= status.due and status.due.year == years.plan.year:
        return Fate.WAITING, f"hạn {short_date(status.due)}"
    return Fate.CARRIED, f"hạn cũ {short_date(status.due)}" if status.due else "không có hạn"


def _comes_again(task: Task, plan: Plan) -> bool:
    """A recurring task, or a single one for duties that come once every year."""
    if task.task_type in _RECURRING:
        return True
    periods = {duty.id: duty.period for duty in plan.obligations}
    return task.task_type == "one_off" and all(
        periods.get(duty) == "yearly" for duty in task.obligations
    )


def _lead(task: Task, years: Years) -> str | None:
    """The unit that leads next year: the same, or the one that replaced it."""
    first = datetime.date(years.new_year, 1, 1)
    seen: set[str] = set()
    unit = years.units.get(task.lead_unit)
    while unit is not None and unit.valid_to is not None and unit.valid_to < first:
        if unit.replaced_by is None or unit.id in seen:
            return None
        seen.add(unit.id)
        unit = years.units.get(unit.replaced_by)
    return unit.id if unit is not None else None


def _data(status: Status, fate: Fate, years: Years, ids: Mapping[str, str]) -> dict[str, Any]:
    """The record of the new year; fields without a value are left out."""
    task = status.task
    kept = {key: _whole(value) for key, value in msgspec.to_builtins(task).items() if key in _KEPT}
    data = {
        **kept,
        "id": ids[task.id],
        "title": shifted_text(task.title, years.plan.year),
        "plan": years.new_plan,
        "obligations": [duty for duty in task.obligations if duty in years.duties],
        "period_key": shifted_key(task.period_key) if fate is Fate.RENEWED else None,
        "instance_of": ids.get(task.instance_of or ""),
        "carried_from": task.id,
        "depends_on": [ids[other] for other in task.depends_on if other in ids],
        "lead_unit": _lead(task, years),
        "supporting_units": _supporters(task, years),
        "output": shifted_text(task.output, years.plan.year) if task.output else None,
        **(_renewed(task, years) if fate is Fate.RENEWED else _carried(status, years)),
    }
    return {key: value for key, value in data.items() if value not in (None, [])}


def _whole(value: Any) -> Any:
    """Numbers as people write them: 100, not 100.0."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _renewed(task: Task, years: Years) -> dict[str, Any]:
    """A year on, on a day that is worked."""
    due = _worked(add_months(task.due, 12), years.calendar) if task.due else None
    start = add_months(task.start, 12) if task.start else None
    if start is not None and due is not None:
        start = min(start, due)
    return {
        "start": start.isoformat() if start else None,
        "due": due.isoformat() if due else None,
        "due_basis": task.due_basis if due else None,
    }


def _worked(day: datetime.date, calendar: Calendar) -> datetime.date:
    """The day itself or the working day before it; the next one when that is of the year before."""
    if calendar.is_working_day(day):
        return day
    before = calendar.previous_working_day(day)
    return before if before.year == day.year else calendar.next_working_day(day)


def _carried(status: Status, years: Years) -> dict[str, Any]:
    """Only a due day that lies in the new year stands; else a person must set one (V-TSK-11)."""
    due = status.due if status.due and status.due.year >= years.new_year else None
    return {
        "start": None,
        "due": due.isoformat() if due else None,
        "due_basis": status.task.due_basis if due else None,
        "notes": _history(status),
    }


def _history(status: Status) -> str:
    task, entry = status.task, status.entry
    parts = [f"Chuyển từ {task.id}"]
    if status.due:
        parts.append(f"hạn cũ {short_date(status.due)}")
    parts.append(f"tiến độ {number(half_up(status.progress, 0))}%")
    if entry:
        note = f": {entry.note}" if entry.note else ""
        parts.append(f"ghi nhận gần nhất ngày {short_date(entry.on)}{note}")
    return "; ".join(parts).rstrip(".") + "."


def _supporters(task: Task, years: Years) -> list[str]:
    first, lead = datetime.date(years.new_year, 1, 1), _lead(task, years)
    known = (years.units.get(unit) for unit in task.supporting_units)
    return [
        unit.id
        for unit in known
        if unit is not None
        and unit.id != lead
        and (unit.valid_to is None or unit.valid_to >= first)
    ]
