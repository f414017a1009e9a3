"""giay-moi-hoi-dong (D11): the council is asked to a session, with the list of what it looks at."""

from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import chair_of, council_front
from ngocha_kh.documents.council_votes import STEPS_OUT
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    author_posts,
    cited,
    fields_of,
    filled,
    with_post,
)
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.sitting import Sitting, sitting_of
from ngocha_kh.vietnamese import long_date
from ngocha_kh.workdays import WEEKDAYS


def session_time(sitting: Sitting, hour: str) -> str:
    """ "08 giờ 30, thứ Ba, ngày 12 tháng 5 năm 2026"."""
    day = sitting.session.on
    return f"{clock(hour)}, {WEEKDAYS[day.weekday()]}, {long_date(day)}"


def clock(hour: str) -> str:
    """ "08:30" → "08 giờ 30"; "14:00" → "14 giờ"."""
    hours, minutes = hour.split(":")
    return f"{hours} giờ {minutes}" if minutes != "00" else f"{hours} giờ"


def agenda_rows(office: Office, sitting: Sitting) -> list[dict[str, str]]:
    return [
        {
            "no": str(number),
            "id": line.initiative.id,
            "title": line.initiative.title,
            "authors": author_posts(office, line.initiative),
            "fields": fields_of(line.initiative),
        }
        for number, line in enumerate(sitting.lines, 1)
    ]


def _draft(office: Office, session_id: str, given: Given) -> Draft:
    sitting = sitting_of(office, session_id)
    session, body = sitting.session, sitting.body
    sent = session.invitation
    given = filled(given, sent.number if sent else None, sent.date if sent else None)
    context: dict[str, Any] = {
        "council": body,
        "set_up": cited(body.decision.number, body.decision.date),
        "guests": session.guests,
        "items": count(
            "sáng kiến đưa ra phiên họp", (line.initiative.id for line in sitting.lines), "theo chương trình"
        ),
        "chair": with_post(office, session.chair or chair_of(body)),
        "time": session_time(sitting, session.at),
        "session": session,
        "steps_out": STEPS_OUT,
        "rows": agenda_rows(office, sitting),
    }  # fmt: skip
    front = council_front(office, body, FORM.name, "GM", given, sent.number if sent else None)
    return Draft(context, front)


FORM = Form(
    name="giay-moi-hoi-dong",
    label="Giấy mời họp Hội đồng sáng kiến",
    template="council_invitation.md.j2",
    subject="mã phiên họp",
    reads=COUNCIL_READS,
    ids=lambda office: [session.id for session in office.records("session")],
    draft=_draft,
)
