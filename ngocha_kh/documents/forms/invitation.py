"""giay-moi: the invitation to a recorded meeting."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import lower_first
from ngocha_kh.records.meeting import Meeting
from ngocha_kh.vietnamese import long_date
from ngocha_kh.workdays import WEEKDAYS


def meeting_time(meeting: Meeting, hour: str) -> str:
    """ "08 giờ 30, thứ Năm, ngày 18 tháng 6 năm 2026"."""
    hours, minutes = hour.split(":")
    clock = f"{hours} giờ {minutes}" if minutes != "00" else f"{hours} giờ"
    return f"{clock}, {WEEKDAYS[meeting.on.weekday()]}, {long_date(meeting.on)}"


def invited(office: Office, meeting: Meeting) -> Sequence[str]:
    return [*meeting.invitees, *(office.full_name(unit) for unit in meeting.units)]


def _draft(office: Office, meeting_id: str, given: Given) -> Draft:
    meeting: Meeting = office.record("meeting", meeting_id)
    context: dict[str, Any] = {
        "meeting": meeting,
        "event": lower_first(meeting.title),
        "invited": invited(office, meeting),
        "time": meeting_time(meeting, meeting.at),
    }
    return Draft(context, letterhead(office, FORM.name, "GM", given, signer=meeting.signer))


FORM = Form(
    name="giay-moi",
    label="Giấy mời họp",
    template="invitation.md.j2",
    subject="mã cuộc họp",
    reads=("workspace", "plan", "unit", "meeting"),
    ids=lambda office: [m.id for m in office.records("meeting") if m.plan == office.plan_id],
    draft=_draft,
    before=lambda office, meeting_id: (office.record("meeting", meeting_id).on, "ngày họp"),
)
