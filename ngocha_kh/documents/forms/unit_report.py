"""mau-bao-cao: the form in which a unit reports, with its own tasks already in it."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead, official_name
from ngocha_kh.documents.report import Period, period_of
from ngocha_kh.periods import PERIOD_SUFFIX, on_month_day
from ngocha_kh.progress.state import OUT
from ngocha_kh.records.unit import Unit
from ngocha_kh.vietnamese import folded, long_date, short_date

#: Units of the committee stand below it in the heading; the others have their own superiors.
_BELOW = frozenset({"department", "office", "center", "service_unit"})
_PERIODS = {suffix: name for name, suffix in PERIOD_SUFFIX.items() if name != "half_2"}
_HEADS = {"department": "TRƯỞNG PHÒNG", "office": "CHÁNH VĂN PHÒNG", "center": "GIÁM ĐỐC"}


def _ids(office: Office) -> Sequence[str]:
    """Every unit that must report, for the first half and for the year: kthtdt-H1, kthtdt-Y."""
    units = [unit.id for unit in office.units.values() if unit.must_report]
    return [f"{unit}-{suffix}" for unit in units for suffix in _PERIODS]


def _draft(office: Office, form_id: str, given: Given) -> Draft:
    unit_id, _, suffix = form_id.rpartition("-")
    unit = office.units[unit_id]
    period = period_of(office, _PERIODS[suffix], office.plan.year)
    context: dict[str, Any] = {
        "unit": unit.name,
        "period": period,
        "rows": _rows(office, unit_id, period, leads=True),
        "support_rows": _rows(office, unit_id, period, leads=False),
        "due": _due(office, period),
    }
    return Draft(context, _front(office, unit, given))


def _front(office: Office, unit: Unit, given: Given) -> dict[str, Any]:
    """The unit's own heading; who signs there is the unit's to say."""
    abbreviation = unit.abbreviation or _initials(unit.short_name)
    return {
        **letterhead(office, FORM.name, "BC", given),
        "parent": [office.settings.agency.short_name] if unit.type in _BELOW else [],
        "issuer": [official_name(unit.name)],
        "issuer_name": unit.name,
        "symbol": f"BC-{abbreviation}",
        "addressees": [
            f"{office.settings.agency.name} (qua {office.full_name(office.settings.standing_unit)})"
        ],
        "signature": [_HEADS.get(unit.type, "THỦ TRƯỞNG ĐƠN VỊ")],
        "signer": "",
        "recipients": ["Lưu: VT"],
    }


def _initials(name: str) -> str:
    """A stand-in until the unit says its abbreviation: "Đoàn Thanh niên" → "ĐTN"."""
    letters = "".join(word[0] for word in name.split() if word[0].isalnum())
    return "".join(c if c in "Đđ" else folded(c) for c in letters).upper()


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
