"""What became of the tasks between two days: the same tasks, looked at twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import DONE, OUT, OVERDUE, State


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


def changes_between(before: Figures, after: Figures) -> Changes:
    """What differs in the same tasks, looked at on two days.

    A task that is new and finished in the same time stands in both lists; one that was late before
    and still is stands in none.
    """
    old = {status.task.id: status for status in before.statuses}

    def came_to(states: frozenset[State]) -> Iterator[str]:
        """The tasks that are in one of the states now, and were in none of them before."""
        for now in after.of(*states):
            was = old.get(now.task.id)
            if was is None or was.state not in states:
                yield now.task.id

    new = (s for s in after.statuses if s.task.id not in old and s.state not in OUT)
    kept = ((s, old[s.task.id]) for s in after.statuses if s.task.id in old)
    return Changes(
        new=tuple(s.task.id for s in new),
        finished=tuple(came_to(DONE)),
        became_late=tuple(came_to(OVERDUE)),
        redated=tuple(now.task.id for now, was in kept if was.due != now.due),
        withdrawn=tuple(came_to(OUT)),
    )
