"""Synthetic tasks: 45 to 70 lines each, as a task looks after a year of updates.

Clean by the schemas and by the rules: measured is the reading of good records, the daily case.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from bench.emit import Value
from bench.synthetic_calendar import DAYS, RECORDED_UNTIL
from bench.synthetic_frame import GROUP, UNITS, Obligation, Record

#: Reminders for overdue tasks are issued on this day, so nothing is overdue that fell due later.
REMINDED_ON: Final = date(2026, 11, 16)
_PERIODS: Final = {
    "2026-Q1": (date(2026, 1, 6), date(2026, 3, 31)),
    "2026-Q2": (date(2026, 4, 1), date(2026, 6, 30)),
    "2026-Q3": (date(2026, 7, 1), date(2026, 9, 30)),
    "2026-Q4": (date(2026, 10, 1), date(2026, 12, 11)),
}
PERIODS: Final = tuple(_PERIODS)
_MEASURES: Final = (
    ("Số lớp tập huấn", "lớp"),
    ("Số tin, bài", "tin"),
    ("Số quy trình", "quy trình"),
)
_NOTES: Final = (
    "Đã ban hành văn bản triển khai và phân công người phụ trách từng nội dung",
    "Đang thu thập số liệu của các đơn vị phối hợp; đã nhận được phần lớn báo cáo",
    "Đã tổ chức làm việc với các tổ dân phố, tiếp thu ý kiến để hoàn thiện sản phẩm",
    "Đã trình lãnh đạo xem xét dự thảo; tiếp tục chỉnh sửa theo ý kiến góp ý",
    "Tiếp tục thực hiện theo tiến độ đã đăng ký, chưa phát sinh khó khăn lớn",
)


@dataclass(frozen=True, slots=True)
class Register:
    """The documents that tasks may cite: ids and days of issue, both in order."""

    days: Sequence[date]

    def last_before(self, day: date) -> str:
        return f"VB-2026-{bisect_right(self.days, day):03d}"

    def first_between(self, first: date, last: date) -> tuple[str, str] | None:
        """(id, day) of the first document issued in these days, if there is one."""
        index = bisect_left(self.days, first)
        if index == len(self.days) or self.days[index] > last:
            return None
        return f"VB-2026-{index + 1:03d}", self.days[index].isoformat()


@dataclass(frozen=True, slots=True)
class Task:
    record: Record
    overdue: bool  #: a document must remind of it


def task(
    number: int, duty: Obligation, register: Register, rng: Random, *, period: str | None = None
) -> Task:
    """The task with this number (from 1); the same arguments give the same record."""
    first, due = _dates(rng, period)
    target = rng.randrange(3, 40)
    fate = _fate(rng, due, periodic=period is not None)
    name, unit = rng.choice(_MEASURES)
    others = [unit for unit in UNITS if unit != duty.lead]
    record: Record = {
        "id": f"NV-2026-{number:03d}",
        "title": f"Thực hiện {duty.text} tại địa bàn số {number}",
        "plan": "KH-2026",
        "obligations": [duty.id],
        "task_type": "periodic" if period else "one_off",
    }
    if period:
        record["period_key"] = period
    record |= {
        "lead_unit": duty.lead,
        "supporting_units": [*rng.sample(others, 2), GROUP],
        "assigned": {
            "by": "Phó Chủ tịch Ủy ban nhân dân phường",
            "on": first.isoformat(),
            "document": register.last_before(first),
        },
        "start": first.isoformat(),
        "due": due.isoformat(),
        "due_basis": "proposal",
        "output": f"Báo cáo kết quả kèm danh mục minh chứng của nhiệm vụ số {number}",
        "measure": {"name": name, "unit": unit, "direction": "increase", "target": target},
        "weight": rng.randrange(1, 6),
    }
    record["updates"] = _updates(number, duty, register, rng, first, due, fate, target)
    if fate == "running" and due < DAYS[-1]:
        record["extensions"] = [_extension(rng, first, due)]
    return Task(record, overdue=fate == "overdue")


def _dates(rng: Random, period: str | None) -> tuple[date, date]:
    if period:
        return _PERIODS[period]
    index = rng.randrange(len(DAYS) - 70)
    return DAYS[index], DAYS[index + rng.randrange(25, 70)]


def _fate(rng: Random, due: date, *, periodic: bool) -> str:
    if due >= RECORDED_UNTIL:
        return "running"
    chance = rng.random()
    if not periodic and chance < 0.04 and due < date(2026, 10, 30):
        return "overdue"
    if not periodic and chance < 0.06:
        return "suspended"
    return "late" if chance < 0.14 and due < date(2026, 10, 30) else "done"


def _updates(
    number: int,
    duty: Obligation,
    register: Register,
    rng: Random,
    first: date,
    due: date,
    fate: str,
    target: int,
) -> list[Value]:
    start, end = DAYS.index(first), DAYS.index(due)
    last = {
        "done": end - rng.randrange(0, 5),
        "late": end + rng.randrange(1, 12),
        "overdue": end - 2,
        "suspended": end - 2,
        "running": bisect_right(DAYS, RECORDED_UNTIL) - 1,
    }[fate]
    count = rng.randrange(3, 5) if fate in ("done", "late") else 5
    entries: list[Value] = [
        {
            "on": DAYS[start + (last - start) * step // (count + 1)].isoformat(),
            "state": "in_progress",
            "progress": 90 * step // (count + 1),
            "actual": (target - 1) * step // (count + 1),
            "by": duty.lead,
            "note": f"{rng.choice(_NOTES)}.",
        }
        for step in range(1, count + 1)
    ]
    if fate in ("done", "late"):
        entries.append(_done(number, duty, register, first, DAYS[last], target))
    elif fate == "suspended":
        entries.append(_suspended(duty, register, DAYS[last]))
    return entries


def _done(
    number: int, duty: Obligation, register: Register, first: date, day: date, target: int
) -> Record:
    evidence: list[Value] = [
        {
            "type": "url",
            "ref": f"https://phuongmau.example/tin/{number}",
            "date": day.isoformat(),
            "note": "Tin trên trang thông tin của phường",
        }
    ]
    if found := register.first_between(first, day):
        evidence.append({"type": "document", "ref": found[0], "date": found[1]})
    return {
        "on": day.isoformat(),
        "state": "done",
        "progress": 100,
        "actual": target,
        "completed_on": day.isoformat(),
        "by": duty.lead,
        "confirmed_by": "ubnd",
        "note": f"Đã hoàn thành nhiệm vụ số {number}; sản phẩm đã được nghiệm thu.",
        "evidence": evidence,
    }


def _suspended(duty: Obligation, register: Register, day: date) -> Record:
    return {
        "on": day.isoformat(),
        "state": "suspended",
        "progress": 75,
        "by": duty.lead,
        "reason": "Chờ hướng dẫn của cơ quan cấp trên",
        "approved_by": "Phó Chủ tịch Ủy ban nhân dân phường",
        "document": register.last_before(day),
    }


def _extension(rng: Random, first: date, due: date) -> Record:
    position = DAYS.index(due)
    return {
        "old_due": due.isoformat(),
        "new_due": DAYS[rng.randrange(position + 1, len(DAYS))].isoformat(),
        "reason": "Khối lượng số liệu cần rà soát lớn hơn dự kiến ban đầu",
        "approved_by": "Phó Chủ tịch Ủy ban nhân dân phường",
        "approved_on": min(DAYS[(DAYS.index(first) + position) // 2], RECORDED_UNTIL).isoformat(),
    }
