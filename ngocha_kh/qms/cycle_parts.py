"""What several steps of the cycle ask: tasks of an obligation, and when they are due."""

import datetime
from collections.abc import Sequence
from typing import Final

from ngocha_kh.qms.cycle import Basis, Found, View
from ngocha_kh.qms.system import completed_on
from ngocha_kh.records.task import Task

_BASES: Final = {"law": Basis.LAW, "plan": Basis.PLAN}


def by_tasks(view: View, duties: Sequence[str], proposed: datetime.date) -> Found:
    """A step that tasks alone prove: done with the last of them; `proposed`: due without a task."""
    tasks = view.system.serving(duties, view.year)
    if not tasks:
        return Found(due=proposed, basis=Basis.PROPOSAL)
    done = [completed_on(task, view.system.day) for task in tasks]
    days = [on for on in done if on is not None]
    due, basis = due_of_tasks(view, duties, proposed)
    return Found(
        done_on=max(days) if len(days) == len(tasks) else None,
        begun=any(task.entries_until(view.system.day) for task in tasks),
        due=due,
        basis=basis,
        records=tuple(task.id for task in tasks),
    )


def due_of_tasks(
    view: View, duties: Sequence[str], proposed: datetime.date
) -> tuple[datetime.date, Basis]:
    """The latest due day of the tasks for these obligations; `proposed` when none has any."""
    dues = [
        (due, task)
        for task in view.system.serving(duties, view.year)
        if (due := task.due_on(view.system.day)) is not None
    ]
    if not dues:
        return proposed, Basis.PROPOSAL
    due, task = max(dues, key=_first)
    return due, _basis_of(task)


def _first(pair: tuple[datetime.date, Task]) -> datetime.date:
    return pair[0]


def _basis_of(task: Task) -> Basis:
    return _BASES.get(task.due_basis or "", Basis.PROPOSAL)
