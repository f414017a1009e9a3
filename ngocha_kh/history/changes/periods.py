"""Figures of periods whose report was sent, before and after a change; only changed tasks are judged."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ngocha_kh.history.changes.changeset import ChangeSet, record_of
from ngocha_kh.progress.rates import figures
from ngocha_kh.progress.state import Status
from ngocha_kh.progress.told import Moved, closing_day, figure_texts, moved
from ngocha_kh.records.report import Report, Sent
from ngocha_kh.records.task import Task
from ngocha_kh.sources.past import objects
from ngocha_kh.yamlio.read import load

_REPORTS: Final = "records/reports/"


@dataclass(frozen=True, slots=True)
class Told:
    """A sent report, its file, the changed tasks that matter to it, its figures that moved."""

    report: Report
    sent_on: datetime.date
    path: str
    tasks: tuple[str, ...]
    figures: tuple[Moved, ...]


def told_figures(change: ChangeSet) -> Iterator[Told]:
    """Every sent report that a change of the tasks speaks against."""
    sides = {
        one.id: (old, new)
        for one in change.found
        if one.kind == "task" and not one.broken
        for old, new in [(record_of("task", one.before), record_of("task", one.after))]
        # A side that the schemas of today refuse says nothing; the records' own check tells why.
        if (old is None) == (one.before is None) and (new is None) == (one.after is None)
    }
    settings = change.settings
    if not sides or settings is None:
        return
    for path, report, sent in _sent_reports(change):
        day = closing_day(report, settings)
        changed = [one for one in sides if _as_of(sides[one][0], day) != _as_of(sides[one][1], day)]
        if changed:
            own = {one: sides[one] for one in changed}
            found = tuple(_moved(change, own, report, day))
            if found:
                yield Told(report, sent.on, path, tuple(changed), found)


def _sent_reports(change: ChangeSet) -> Iterator[tuple[str, Report, Sent]]:
    """Reports that were sent before the change, with their file below records/."""
    blobs = {p: b.oid for p, b in change.origin.blobs.items() if p.startswith(_REPORTS)}
    data = dict(objects(change.repository, set(blobs.values())))
    for path, oid in sorted(blobs.items()):
        report: Report | None = record_of("report", load(data.get(oid, b"")).data)
        if report is not None and report.sent is not None:
            yield path.removeprefix("records/"), report, report.sent


def _as_of(task: Task | None, day: datetime.date) -> tuple[object, ...] | None:
    """What of a task counts in the figures of a day; None when it is not among them."""
    found = figures([task], day).statuses if task is not None else ()
    return _counted(found[0]) if found else None


def _counted(status: Status) -> tuple[object, ...]:
    return status.task.plan, status.state, status.progress, status.task.weight


def _moved(
    change: ChangeSet,
    sides: Mapping[str, tuple[Task | None, Task | None]],
    report: Report,
    day: datetime.date,
) -> Iterator[Moved]:
    rest = [task for _, task in change.head.records("task") if task.id not in sides]
    old, new = (
        figure_texts(figures(_of_plan([*rest, *own], report.plan), day))
        for own in zip(*sides.values(), strict=True)
    )
    yield from moved(old, new)


def _of_plan(tasks: Sequence[Task | None], plan: str) -> list[Task]:
    return [task for task in tasks if task is not None and task.plan == plan]
