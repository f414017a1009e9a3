"""Reports of the units: who owes one, who has sent it, whether their figures are ours. Pure."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ngocha_kh.periods import Span, on_month_day
from ngocha_kh.progress.activities import counted
from ngocha_kh.progress.initiatives import recognized_on, units_of
from ngocha_kh.progress.rates import figures
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.unit_report import UnitReport
from ngocha_kh.records.workspace import Settings
from ngocha_kh.workdays import Calendar

#: The second half is told in the report of the year (qms-and-tasks.md §6.1).
PERIODS: Final = ("half_1", "year")


class ReportState(StrEnum):
    ON_TIME = "on_time"
    LATE = "late"
    WAITING = "waiting"
    MISSING = "missing"


LABELS: Final = {
    ReportState.ON_TIME: "Đã gửi đúng hạn",
    ReportState.LATE: "Gửi chậm",
    ReportState.WAITING: "Chưa gửi, còn hạn",
    ReportState.MISSING: "Quá hạn, chưa gửi",
}


@dataclass(frozen=True, slots=True)
class Sending:
    """What one unit owes for a period. `days_late` counts calendar days, to `day` while missing."""

    unit: str
    state: ReportState
    due: datetime.date | None
    received_on: datetime.date | None = None
    days_late: int = 0
    report: UnitReport | None = None


def report_due(settings: Settings, period: str, year: int) -> datetime.date | None:
    """The last day, inclusive, on which units send their report; None where no day is set."""
    days = settings.reporting.unit_report_due
    if days is None or period not in PERIODS:
        return None
    return on_month_day(year, days.half_1 if period == "half_1" else days.year)


def sendings(
    reports: Iterable[UnitReport], units: Mapping[str, Unit], settings: Settings,
    period: str, year: int, day: datetime.date,
) -> list[Sending]:  # fmt: skip
    """One for each unit that must report, in the order of `units`, as it stood on `day`."""
    due = report_due(settings, period, year)
    own = {one.unit: one for one in reports if one.period == period and one.year == year}
    return [
        _sending(unit.id, own.get(unit.id), due, day)
        for unit in units.values()
        if unit.must_report and not unit.is_group and unit.exists_on(due or day)
    ]


def _sending(
    unit: str, report: UnitReport | None, due: datetime.date | None, day: datetime.date
) -> Sending:
    received = report.received.on if report and report.received else None
    if received is None or received > day:
        late = (day - due).days if due and day > due else 0
        state = ReportState.MISSING if late else ReportState.WAITING
        return Sending(unit, state, due, None, late, report)
    late = max((received - due).days, 0) if due else 0
    state = ReportState.LATE if late else ReportState.ON_TIME
    return Sending(unit, state, due, received, late, report)


def own_figures(
    unit: str, span: Span, tasks: Sequence[Task], activities: Iterable[Activity],
    initiatives: Iterable[Initiative], calendar: Calendar,
) -> dict[str, int]:  # fmt: skip
    """What the records say of a unit at the end of a period, by the names of `UnitFigure`."""
    own = figures([one for one in tasks if one.lead_unit == unit], span.last, calendar=calendar)
    ideas = [one for one in initiatives if unit in units_of(one)]
    done = counted([one for one in activities if one.lead_unit == unit], span, span.last)
    recognized = (recognized_on(one) for one in ideas)
    return {
        "tasks_total": own.total,
        "tasks_done": own.done,
        "tasks_overdue": own.overdue,
        "initiatives_received": sum(_received(one, span) for one in ideas),
        "initiatives_recognised": sum(on is not None and on in span for on in recognized),
        "activities_done": len(done.done),
        "participants": done.participants,
    }


def _received(own: Initiative, span: Span) -> bool:
    on = own.intake.received_on if own.intake else None
    return on is not None and on in span
