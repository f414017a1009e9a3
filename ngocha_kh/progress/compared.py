"""What became of the tasks between two days: the same tasks, looked at twice."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ngocha_kh.progress.rates import figures
from ngocha_kh.progress.state import DONE, OUT, OVERDUE
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.task import Task
from ngocha_kh.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of tasks, in the order given; a task may stand in more than one list."""

    new: tuple[str, ...]
    finished: tuple[str, ...]
    became_late: tuple[str, ...]
    redated: tuple[str, ...]
    withdrawn: tuple[str, ...]

    def __bool__(self) -> bool:
        return any((self.new, self.finished, self.became_late, self.redated, self.withdrawn))


def changes_between(
    tasks: Iterable[Task],
    before: datetime.date,
    day: datetime.date,
    *,
    calendar: Calendar = PUBLIC,
) -> Changes:
    """Tasks assigned, finished, late, re-dated, called off after `before` and by `day`.

    A task that is new and finished in the same time stands in both lists; one that was late before
    and still is stands in none.
    """
    tasks = tuple(tasks)
    old = {s.task.id: s for s in figures(tasks, before, calendar=calendar).statuses}
    new = figures(tasks, day, calendar=calendar).statuses
    return Changes(
        new=tuple(s.task.id for s in new if s.task.id not in old and s.state not in OUT),
        finished=tuple(
            s.task.id for s in new
            if s.state in DONE and (s.task.id not in old or old[s.task.id].state not in DONE)
        ),
        became_late=tuple(
            s.task.id for s in new
            if s.state in OVERDUE and (s.task.id not in old or old[s.task.id].state not in OVERDUE)
        ),
        redated=tuple(s.task.id for s in new if s.task.id in old and old[s.task.id].due != s.due),
        withdrawn=tuple(
            s.task.id for s in new
            if s.state in OUT and (s.task.id not in old or old[s.task.id].state not in OUT)
        ),
    )  # fmt: skip
