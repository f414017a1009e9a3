"""cong-van-don-doc: for each unit with overdue tasks, which ones and how many working days late."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count, ids, working_days_late
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.progress.groups import by_lead
from ngocha_kh.progress.state import OVERDUE, STATE_LABELS, State, Status
from ngocha_kh.vietnamese import long_date, short_date


def _ids(office: Office) -> Sequence[str]:
    """Units that lead an overdue task; the committee does not write to itself."""
    return [
        unit
        for unit, group in by_lead(office.figures).items()
        if group.overdue and (unit not in office.units or office.units[unit].type != "leadership")
    ]


def _draft(office: Office, unit: str, given: Given) -> Draft:
    groups = by_lead(office.figures)
    late = groups[unit].of(*OVERDUE)
    standing = office.units.get(office.settings.standing_unit)
    field = (standing.abbreviation or standing.short_name) if standing else ""
    reply_by = office.calendar.add_working_days(
        given.date or office.as_of, office.settings.policy.reply_working_days
    )
    context: dict[str, Any] = {
        "unit": office.full_name(unit),
        "overdue": count(
            f"nhiệm vụ quá hạn của {office.unit_name(unit)}", ids(late), "chưa hoàn thành, quá hạn"
        ),
        "is_standing": unit == office.settings.standing_unit,
        "is_waiting": any(status.state is State.SUBMITTED_LATE for status in late),
        "rows": [_row(office, n, status) for n, status in enumerate(_longest_first(late), 1)],
        "reply_by": long_date(reply_by),
    }
    front = {**letterhead(office, FORM.name, "", given, field=field),
             "addressees": [office.full_name(unit)]}  # fmt: skip
    return Draft(context, front)


def _why_not(office: Office, unit: str) -> str:
    if unit not in office.units:
        return ""
    return f"{unit} hiện không có nhiệm vụ quá hạn (ngày xét {office.as_of:%d/%m/%Y})"


def _longest_first(late: Sequence[Status]) -> Sequence[Status]:
    return sorted(late, key=lambda status: (-status.days_late, status.task.id))


def _row(office: Office, number_: int, status: Status) -> dict[str, str | Figure]:
    entry = status.entry
    said = (entry.reason or entry.obstacles or entry.note or "") if entry else ""
    state = STATE_LABELS[status.state] if status.state is State.SUBMITTED_LATE else said
    return {
        "no": str(number_),
        "title": f"{status.task.title}\n({status.task.id})",
        "output": status.task.output or "",
        "due": short_date(status.due),
        "late": working_days_late(status, office.calendar),
        "state": state or "Chưa có cập nhật",
    }


FORM = Form(
    name="cong-van-don-doc",
    label="Công văn đôn đốc đơn vị có nhiệm vụ quá hạn",
    template="reminder.md.j2",
    subject="mã đơn vị có nhiệm vụ quá hạn",
    reads=("workspace", "plan", "unit", "task", "calendar"),
    ids=_ids,
    draft=_draft,
    why_not=_why_not,
)
