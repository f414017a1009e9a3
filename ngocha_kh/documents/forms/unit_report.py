"""mau-bao-cao: the form in which a unit reports, with its own tasks already in it."""

from collections.abc import Iterable, Sequence
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead, official_name
from ngocha_kh.documents.papers import BELOW, head_post
from ngocha_kh.documents.report import Period, period_of
from ngocha_kh.periods import PERIOD_SUFFIX, on_month_day
from ngocha_kh.progress.state import OUT
from ngocha_kh.records.unit import Unit
from ngocha_kh.vietnamese import long_date, short_date

_PERIODS = {suffix: name for name, suffix in PERIOD_SUFFIX.items() if name != "half_2"}


def _ids(office: Office) -> Sequence[str]:
    """Units of the committee with an abbreviation of their own: kthtdt-H1, kthtdt-Y.

    Party and mass organisations have papers of their own kind, and nobody's symbol is invented:
    they get the form as an appendix of a letter (`report_request.py`).
    """
    return period_ids(u.id for u in reporting(office) if u.type in BELOW and u.abbreviation)


def _draft(office: Office, form_id: str, given: Given) -> Draft:
    unit, context = form_context(office, form_id)
    return Draft(context, _front(office, unit, given))


def reporting(office: Office) -> list[Unit]:
    """The units that must report, in the order of their files."""
    return [unit for unit in office.units.values() if unit.must_report]


def period_ids(units: Iterable[str]) -> list[str]:
    """An id for each unit and reporting period of units: the first half, the year."""
    return [f"{unit}-{suffix}" for unit in units for suffix in _PERIODS]


def form_context(office: Office, form_id: str) -> tuple[Unit, dict[str, Any]]:
    """The unit of "kthtdt-H1", and what its form says: tasks of the period, the day it is due."""
    unit_id, _, suffix = form_id.rpartition("-")
    unit = office.units[unit_id]
    period = period_of(office, _PERIODS[suffix], office.plan.year)
    return unit, {
        "unit": unit.name,
        "period": period,
        "rows": _rows(office, unit_id, period, leads=True),
        "support_rows": _rows(office, unit_id, period, leads=False),
        "due": _due(office, period),
    }


def _front(office: Office, unit: Unit, given: Given) -> dict[str, Any]:
    """The unit's own heading; who signs there is the unit's to say."""
    return {
        **letterhead(office, FORM.name, "BC", given, signed=False),
        "parent": [office.settings.agency.short_name],
        "issuer": [official_name(unit.name)],
        "issuer_name": unit.name,
        "symbol": f"BC-{unit.abbreviation}",
        "addressees": [
            f"{office.settings.agency.name} (qua {office.full_name(office.settings.standing_unit)})"
        ],
        "signature": [head_post(unit).upper()],
        "signer": "",
        "recipients": ["Lưu: VT"],
    }


def _rows(office: Office, unit: str, period: Period, *, leads: bool) -> list[dict[str, str]]:
    """The unit's tasks that were to be done in the period or are still open from before."""
    chosen = (
        status.task
        for status in office.figures.statuses
        if status.state not in OUT
        and ((status.task.lead_unit == unit) == leads)
        and (leads or any(unit in office.members(u) for u in status.task.supporting_units))
        and (status.due is None or status.due <= period.window.last)
        and (status.completed_on is None or status.completed_on >= period.window.first)
    )
    return [
        {
            "no": str(number), "title": f"{task.title}\n({task.id})",
            "due": short_date(task.due_on(office.as_of)), "output": task.output or "",
            "lead": office.unit_name(task.lead_unit), "result": "", "percent": "", "evidence": "",
        }
        for number, task in enumerate(chosen, 1)
    ]  # fmt: skip


def _due(office: Office, period: Period) -> str:
    """The day by which units hand in their report; "" when the settings name none."""
    due = office.settings.reporting.unit_report_due
    if due is None:
        return ""
    day = on_month_day(period.year, due.half_1 if period.name == "half_1" else due.year)
    return long_date(office.calendar.end_of_term(day))


FORM = Form(
    name="mau-bao-cao-don-vi",
    label="Mẫu báo cáo của đơn vị, đã ghi sẵn nhiệm vụ của đơn vị",
    template="unit_report.md.j2",
    subject="đơn vị và kỳ",
    reads=("workspace", "plan", "unit", "task", "calendar"),
    ids=_ids,
    draft=_draft,
)
