"""The figures that a report tells: their names, their values as printed, and what moved since."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ngocha_kh.periods import reporting_window
from ngocha_kh.progress.rates import Figures
from ngocha_kh.records.report import Report
from ngocha_kh.records.workspace import Settings
from ngocha_kh.vietnamese import number

FIGURE_LABELS: Final[Mapping[str, str]] = {
    "total": "số nhiệm vụ",
    "done": "hoàn thành",
    "done_on_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "open": "chưa hoàn thành, trong hạn",
    "overdue": "quá hạn",
    "suspended": "tạm dừng",
    "completion_rate": "tỷ lệ hoàn thành",
    "on_time_rate": "tỷ lệ đúng hạn",
    "weighted": "tiến độ theo trọng số",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is not what it was; values as documents print them."""

    key: str
    label: str
    before: str
    after: str


def figure_texts(figures: Figures) -> dict[str, str]:
    """Key of each figure (as `nkh why` knows it) → its value as documents print it."""
    return {
        "total": number(figures.total),
        "done": number(figures.done),
        "done_on_time": number(figures.done_on_time),
        "done_late": number(figures.done_late),
        "open": number(figures.open_in_time),
        "overdue": number(figures.overdue),
        "suspended": number(figures.suspended),
        "completion_rate": str(figures.completion_rate),
        "on_time_rate": str(figures.on_time_rate),
        "weighted": str(figures.weighted),
    }


def moved(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Moved]:
    """What differs between two sides, in the order of the labels; a key that a side lacks is silent."""
    for key, label in FIGURE_LABELS.items():
        if key in old and key in new and old[key] != new[key]:
            yield Moved(key, label, old[key], new[key])


def closing_day(report: Report, settings: Settings) -> datetime.date:
    """The day that the report's figures are of: as it was sent, else the period's last day."""
    if report.sent is not None and report.sent.snapshot is not None:
        return report.sent.snapshot.as_of
    return reporting_window(settings, report.period, report.year).last


def no_longer_so(report: Report, now: Figures) -> Iterator[Moved]:
    """The frozen figures of a sent report that `now`, of the same day, gives otherwise.

    A restatement tells a figure anew: the last one that names it counts. Silent without a snapshot.
    """
    if report.sent is None or report.sent.snapshot is None:
        return
    told = {one.key: one.value for one in report.sent.snapshot.figures}
    later = {one.figure: one.after.strip() for one in report.restatements if one.figure in told}
    yield from moved(told | later, figure_texts(now))
