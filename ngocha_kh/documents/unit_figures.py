"""The figures that a unit reported beside those that the records give."""

from dataclasses import dataclass

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.report_period import Period
from ngocha_kh.progress.unit_reports import own_figures
from ngocha_kh.records.unit_report import UnitReport
from ngocha_kh.schemas import schema_for


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure by its label; `ours` is counted at the end of the period."""

    name: str
    label: str
    theirs: int
    ours: int


def figures_beside(office: Office, report: UnitReport, period: Period) -> list[Beside]:
    """In the order of the unit's report; none before the period has ended."""
    if not report.figures or office.as_of < period.window.last:
        return []
    labels = schema_for("unit_report").labels(("figures", 0, "name"))
    done = [one for one in office.records("activity") if one.plan == office.plan_id]
    ours = own_figures(
        report.unit, period.window, office.tasks, done, office.records("initiative"),
        office.calendar,
    )  # fmt: skip
    return [
        Beside(figure.name, labels[figure.name], figure.value, ours[figure.name])
        for figure in report.figures
    ]
