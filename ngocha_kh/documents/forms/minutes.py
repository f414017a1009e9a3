"""bien-ban: the minutes of a meeting that was held."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.invitation import meeting_time
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import lower_first
from ngocha_kh.records.meeting import Meeting


def _draft(office: Office, meeting_id: str, given: Given) -> Draft:
    meeting: Meeting = office.record("meeting", meeting_id)
    minutes = meeting.minutes
    if minutes is None:
        raise UserError(f"cuộc họp {meeting_id} chưa ghi biên bản (mục minutes)")
    context: dict[str, Any] = {
        "meeting": meeting,
        "minutes": minutes,
        "event": lower_first(meeting.title),
        "began": meeting_time(meeting, minutes.began),
        "ended": meeting_time(meeting, minutes.ended),
    }
    # Secretary and chair sign, and the day stands in the text (Phụ lục III, Mẫu 1.9).
    head = letterhead(office, FORM.name, "BB", given, signed=False)
    return Draft(context, {**head, "secretary": minutes.secretary, "chair": minutes.chair})


def _why_not(office: Office, meeting_id: str) -> str:
    known = {meeting.id for meeting in office.records("meeting")}
    return f"{meeting_id} chưa ghi biên bản (mục minutes)" if meeting_id in known else ""


FORM = Form(
    name="bien-ban",
    label="Biên bản cuộc họp",
    template="minutes.md.j2",
    subject="mã cuộc họp đã ghi biên bản",
    reads=("workspace", "plan", "unit", "meeting"),
    ids=lambda office: [
        m.id for m in office.records("meeting") if m.plan == office.plan_id and m.minutes
    ],
    draft=_draft,
    why_not=_why_not,
)
