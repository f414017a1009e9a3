"""One thing that falls due: its kinds, and the records among which such things are looked for."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ngocha_kh.progress.groups import members_of
from ngocha_kh.progress.serving import Ground
from ngocha_kh.qms.schedule import KINDS as QMS_KINDS
from ngocha_kh.records.unit import Unit


class Kind(StrEnum):
    """What falls due; the quality system has kinds of its own, which begin with "qms_"."""

    TASK = "task"
    UNIT_REPORT = "unit_report"
    REPORT = "report"
    ACTIVITY = "activity"
    MEETING = "meeting"
    SESSION = "session"
    REPLY = "reply"
    ANSWER = "answer"
    INITIATIVE = "initiative"
    MARK = "mark"
    INSTRUMENT = "instrument"


#: Kind → what a line of the calendar begins with.
LABELS: Final[Mapping[str, str]] = {
    Kind.TASK: "Nhiệm vụ",
    Kind.UNIT_REPORT: "Báo cáo của đơn vị",
    Kind.REPORT: "Báo cáo định kỳ",
    Kind.ACTIVITY: "Hoạt động",
    Kind.MEETING: "Cuộc họp",
    Kind.SESSION: "Phiên họp Hội đồng",
    Kind.REPLY: "Trả lời văn bản đôn đốc",
    Kind.ANSWER: "Chờ trả lời kiến nghị",
    Kind.INITIATIVE: "Thời hạn sáng kiến",
    Kind.MARK: "Gia hạn văn bằng",
    Kind.INSTRUMENT: "Hết hạn kiểm định",
    **{f"qms_{kind}": label for kind, label in QMS_KINDS.items()},
}


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing due on `due`, its last day, inclusive. `part` tells two of one record apart.

    `units`: who owes it, groups taken apart; empty when nobody in particular. `done_on`: the day on
    which it was done, None while it is owed.
    """

    due: datetime.date
    kind: str
    record: str
    what: str
    units: tuple[str, ...] = ()
    part: str = ""
    done_on: datetime.date | None = None

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    def is_late(self, day: datetime.date) -> bool:
        return self.done_on is None and self.due < day

    def days_left(self, day: datetime.date) -> int:
        return (self.due - day).days


@dataclass(frozen=True)
class Desk:
    """The records around a plan on a day, with the units to take groups apart."""

    ground: Ground
    units: Mapping[str, Unit]

    @property
    def day(self) -> datetime.date:
        return self.ground.day

    def members(self, *units: str | None) -> tuple[str, ...]:
        found = (members_of(unit, self.units) for unit in units if unit)
        return tuple(sorted(frozenset[str]().union(*found)))

    @property
    def standing_unit(self) -> str | None:
        return self.ground.settings.standing_unit if self.ground.settings else None


Finder = Callable[[Desk, datetime.date], Iterator[Entry]]
