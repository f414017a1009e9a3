"""What changed since the report before: tasks, and figures that were corrected afterwards."""

import datetime
from dataclasses import dataclass
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.report_period import Period
from ngocha_kh.periods import PERIOD_LABELS, reporting_window
from ngocha_kh.progress.compared import changes_between
from ngocha_kh.progress.rates import figures
from ngocha_kh.progress.told import FIGURE_LABELS, closing_day
from ngocha_kh.records.report import Report

_BEFORE = {"half_1": ("year", -1), "half_2": ("half_1", 0), "year": ("year", -1)}


@dataclass(frozen=True, slots=True)
class Since:
    """The report before this one (None: not sent or not there) and the day its figures are of."""

    label: str
    report: Report | None
    day: datetime.date


def since(office: Office, period: Period) -> Since:
    """The period before; of a sent report with frozen figures, the day of those."""
    name, years = _BEFORE[period.name]
    year = period.year + years
    found = next(
        (r for r in office.records("report") if (r.period, r.year) == (name, year) and r.sent), None
    )
    settings = office.settings
    day = closing_day(found, settings) if found else reporting_window(settings, name, year).last
    return Since(f"{PERIOD_LABELS[name]} {year}", found, day)


def changes_context(
    office: Office, period: Period, until: datetime.date | None = None
) -> dict[str, Any]:
    """Counts of tasks that changed and the corrections since; empty when nothing is to be told.

    `until`: the day of the report itself; corrections made between the period's end and that day are
    told, and all of them while it is not dated.
    """
    before = since(office, period)
    if before.day >= office.as_of or _is_first(office, before):
        return {}
    earlier = figures(office.tasks, before.day, calendar=office.calendar)
    found = changes_between(earlier, office.figures)
    restated = list(_restated(before, until or datetime.date.max))
    if not found and not restated:
        return {}
    whole = f"so với {before.label}"
    return {
        "label": before.label,
        "sent": before.report is not None,
        "day": before.day,
        "new": count(f"{whole}: giao mới", found.new, "được giao sau ngày đó"),
        "finished": count(f"{whole}: hoàn thành thêm", found.finished, "hoàn thành sau ngày đó"),
        "late": count(f"{whole}: quá hạn thêm", found.became_late, "chưa quá hạn vào ngày đó"),
        "redated": count(f"{whole}: đổi hạn", found.redated, "hạn khác hạn vào ngày đó"),
        "withdrawn": count(f"{whole}: hủy", found.withdrawn, "hủy, không áp dụng sau ngày đó"),
        "restated": restated,
    }


def _is_first(office: Office, before: Since) -> bool:
    """Whether the first task came later: the first period of a plan has nothing to be compared with."""
    days = (t.assigned.on for t in office.tasks if t.assigned and t.assigned.on)
    return before.report is None and before.day < min(days, default=before.day)


def _restated(before: Since, day: datetime.date) -> Any:
    for one in before.report.restatements if before.report else ():
        if one.on <= day:
            name = FIGURE_LABELS.get(one.figure, one.figure)
            reason = one.reason[:1].lower() + one.reason[1:]
            yield {
                "name": name,
                "before": one.before,
                "after": one.after,
                "reason": reason.rstrip(". "),
            }
