"""Activities on a day, and their counts over a period (qms-and-tasks.md §4.2, §6.2). Pure."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ngocha_kh.periods import Span
from ngocha_kh.records.activity import Activity, Outcome

#: Types that are contests: only these have entries and prizes.
CONTESTS: Final = frozenset({"contest", "festival"})


class ActivityState(StrEnum):
    """`UNTOLD`: its last day is over and nobody has said what came of it."""

    PLANNED = "planned"
    RUNNING = "running"
    UNTOLD = "untold"
    DONE = "done"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


LABELS: Final = {
    ActivityState.PLANNED: "Dự kiến",
    ActivityState.RUNNING: "Đang diễn ra",
    ActivityState.UNTOLD: "Đã qua, chưa ghi kết quả",
    ActivityState.DONE: "Đã thực hiện",
    ActivityState.POSTPONED: "Hoãn",
    ActivityState.CANCELLED: "Hủy",
}


def last_day(activity: Activity) -> datetime.date:
    return activity.to or activity.from_


def outcome_on(activity: Activity, day: datetime.date) -> Outcome | None:
    """What was known of the result on `day`."""
    outcome = activity.outcome
    return outcome if outcome is not None and outcome.on <= day else None


def activity_state(activity: Activity, day: datetime.date) -> ActivityState:
    if outcome := outcome_on(activity, day):
        return ActivityState(outcome.state)
    if day < activity.from_:
        return ActivityState.PLANNED
    return ActivityState.RUNNING if day <= last_day(activity) else ActivityState.UNTOLD


@dataclass(frozen=True, slots=True)
class ActivityCounts:
    """Counts over `done`; every figure knows its members. Persons and money are sums of whole numbers."""

    done: tuple[Activity, ...]

    @property
    def participants(self) -> int:
        """Turns of people (lượt người): one person at two activities counts twice."""
        return sum(one.participants.total for one in self.done if one.participants)

    @property
    def items(self) -> int:
        """Articles, posts and broadcasts."""
        return sum(one.items_count or 0 for one in self.done)

    @property
    def cost(self) -> int:
        """Đồng."""
        return sum(one.cost or 0 for one in self.done)

    @property
    def channels(self) -> tuple[str, ...]:
        """The different channels, sorted."""
        return tuple(sorted({channel for one in self.done for channel in one.channels}))

    @property
    def units_reached(self) -> frozenset[str]:
        return frozenset(unit for one in self.done for unit in one.units_reached)

    @property
    def contests(self) -> tuple[Activity, ...]:
        return tuple(one for one in self.done if one.activity_type in CONTESTS)

    @property
    def entries(self) -> int:
        return sum(one.contest.entries for one in self.contests if one.contest)

    @property
    def prizes(self) -> int:
        return sum(p.count for one in self.contests if one.contest for p in one.contest.prizes)

    @property
    def highlights(self) -> tuple[Activity, ...]:
        """Those flagged as "sự kiện nổi bật" (plan, section I.2)."""
        return tuple(one for one in self.done if one.highlight)

    def result(self, name: str) -> int:
        """The sum of the other results of that name, e.g. shops that were spoken to."""
        return sum(r.count for one in self.done for r in one.results if r.name == name)

    def by(self, key: Callable[[Activity], Iterable[str]]) -> "dict[str, ActivityCounts]":
        """One entry for each key, sorted; an activity with two keys counts under both."""
        found: dict[str, list[Activity]] = {}
        for one in self.done:
            for name in dict.fromkeys(key(one)):
                found.setdefault(name, []).append(one)
        return {name: ActivityCounts(tuple(found[name])) for name in sorted(found)}


def counted(activities: Iterable[Activity], span: Span, day: datetime.date) -> ActivityCounts:
    """Those held in `span` (by their last day) and told as done by `day`, in order of their days."""
    done = [
        one
        for one in activities
        if last_day(one) in span and activity_state(one, day) is ActivityState.DONE
    ]
    return ActivityCounts(tuple(sorted(done, key=lambda one: (last_day(one), one.id))))
