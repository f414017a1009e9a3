"""A second count of the tasks from the bare YAML, to hold against the program's."""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import yaml
from documents.real import ROOT

Record = dict[str, Any]


@dataclass
class Tally:
    """The official classes."""

    on_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    suspended: int = 0
    out: int = 0

    @property
    def done(self) -> int:
        return self.on_time + self.late

    @property
    def total(self) -> int:
        return self.done + self.open + self.overdue + self.suspended

    @property
    def completion(self) -> str:
        return percent(self.done, self.done + self.overdue)

    @property
    def punctual(self) -> str:
        return percent(self.on_time, self.done)


def percent(part: int, whole: int) -> str:
    """One decimal, halves up, with a comma; "–" of nothing."""
    if not whole:
        return "–"
    tenths = int(Fraction(1000 * part, whole) + Fraction(1, 2))
    if part < whole:
        tenths = min(tenths, 999)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"


@cache
def tasks() -> list[Record]:
    """Every task of the repository, dates as text."""
    found = sorted((ROOT / "records" / "tasks").rglob("*.yaml"))
    return [yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for p in found]


def tally(records: list[Record], day: datetime.date) -> Tally:
    """Dates compare as text: they are all written YYYY-MM-DD."""
    result = Tally()
    for record in records:
        kind = class_of(record, day.isoformat())
        if kind:
            setattr(result, kind, getattr(result, kind) + 1)
    return result


def class_of(task: Record, day: str) -> str:
    """The name of the class of one task; empty before it was assigned."""
    if task.get("assigned", {}).get("on", "") > day:
        return ""
    entry = ([{}] + [e for e in task.get("updates", []) if e["on"] <= day])[-1]
    due = _due(task, day)
    state = entry.get("state", "")
    if state == "done":
        return "late" if due and entry.get("completed_on", entry["on"]) > due else "on_time"
    if state in ("cancelled", "not_applicable"):
        return "out"
    if state == "suspended" and "document" in entry:
        return "suspended"
    end = entry.get("submitted_on", entry["on"]) if state == "submitted" else day
    return "overdue" if due and end > due else "open"


def _due(task: Record, day: str) -> str:
    due: str = task.get("due", "")
    for extension in task.get("extensions", []):
        if extension["approved_on"] <= min(day, due):
            due = extension["new_due"]
    return due
