"""thong-bao-khong-cong-nhan (D20): the authors learn in writing why (Điều lệ Sáng kiến, Điều 7)."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    authors_line,
    cited,
    filled,
    head_title,
    quoted,
)
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.sitting import Line, Sitting, sitting_of
from ngocha_kh.documents.wording import sentence
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.vietnamese import long_date

_REFUSED = frozenset({"council_failed", "not_recognized"})


def _ids(office: Office) -> list[str]:
    return [
        one.id
        for one in office.records("initiative")
        if (one.archived_from or one.state) in _REFUSED
    ]


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative: Initiative = office.record("initiative", initiative_id)
    official_recognition(office, [initiative], given)
    told = initiative.decision
    given = filled(given, told.number if told else None, told.date if told else None)
    found = _last_item(office, initiative)
    context: dict[str, Any] = {
        "initiative": initiative,
        "quoted": quoted(initiative),
        "authors": authors_line(office, initiative),
        "chairman": head_title(office),
        "received": _received(initiative),
        "session": _session(found[0]) if found else "",
        "council": found[0].body if found else None,
        "consent": _consent(initiative),
        "reason": sentence(_reason(initiative, found)),
    }
    return Draft(context, letterhead(office, FORM.name, "TB", given, collective=False))


def _last_item(office: Office, initiative: Initiative) -> tuple[Sitting, Line] | None:
    """The last session that came to an end with it, and its item there."""
    for session_id in reversed(initiative.sessions):
        sitting = sitting_of(office, session_id)
        for line in sitting.lines:
            if line.initiative.id == initiative.id and line.item.outcome:
                return sitting, line
    return None


def _reason(initiative: Initiative, found: tuple[Sitting, Line] | None) -> str:
    """What the decision says, else what the council said."""
    decided = initiative.decision.reason if initiative.decision else None
    judged = found[1].item.reason if found else None
    if reason := decided or judged:
        return reason
    raise UserError(
        f"{initiative.id} chưa ghi lý do không công nhận (decision.reason, hoặc reason tại phiên họp)"
    )


def _received(initiative: Initiative) -> str:
    day = initiative.intake.received_on if initiative.intake else None
    return long_date(day) if day else ""


def _session(sitting: Sitting) -> str:
    minutes = sitting.session.minutes
    at = f" (Biên bản {cited(minutes.number, minutes.date)})" if minutes else ""
    return f"{long_date(sitting.session.on)}{at}"


def _consent(initiative: Initiative) -> str:
    """What the level above wrote, when its refusal is the reason."""
    consent = initiative.superior_consent
    return (consent.document or "") if consent and consent.answer == "refuse" else ""


FORM = Form(
    name="thong-bao-khong-cong-nhan",
    label="Thông báo không công nhận sáng kiến, nêu lý do",
    template="refusal_notice.md.j2",
    subject="mã sáng kiến không được công nhận",
    reads=COUNCIL_READS,
    ids=possible(_draft, _ids),
    draft=_draft,
)
