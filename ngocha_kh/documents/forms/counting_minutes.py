"""bien-ban-kiem-phieu (D14): what the counting team found after a secret vote."""

from typing import Any

from ngocha_kh.council import votes
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import council_front, official
from ngocha_kh.documents.council_votes import base_words, recusals, share_words, vote_row
from ngocha_kh.documents.council_words import COUNCIL_READS, cited, name_of, with_post
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.ballot import is_secret
from ngocha_kh.documents.forms.council_invitation import session_time
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.sitting import Sitting, sitting_of

#: Head and members sign, and the day stands in the text (Phụ lục III, Mẫu 1.9).
SIGNED_OTHERWISE = frozenset({"signature", "signer"})


def _ids(office: Office) -> list[str]:
    """Sessions at which ballots were counted."""
    return [
        session.id
        for session in office.records("session")
        if any(item.vote and item.vote.method == "secret" for item in session.items)
    ]


def _draft(office: Office, session_id: str, given: Given) -> Draft:
    sitting = sitting_of(office, session_id)
    session, body = sitting.session, sitting.body
    official(office, sitting.rubric, given)
    team = _team(sitting)
    lines = [line for line in sitting.lines if line.item.vote and is_secret(sitting, line)]
    if not lines:
        raise UserError(f"{session_id} không có nội dung nào bỏ phiếu kín để kiểm phiếu")
    context: dict[str, Any] = {
        "session": session,
        "began": session_time(sitting, session.at),
        "council": body,
        "set_up": cited(body.decision.number, body.decision.date),
        "head": with_post(office, team[0]),
        "members": [with_post(office, person) for person in team[1:]],
        "others": [{"name": name_of(office, p), "sign": "\n\n"} for p in team[2:]],
        "size": count("thành viên Hội đồng", (m.person for m in body.members), "theo quyết định thành lập"),
        "present": count(
            "thành viên có mặt", (m.person for m in votes.present_members(session, body)), "có mặt tại phiên họp"
        ),
        "recused": recusals(sitting),
        "rows": [vote_row(number, line) for number, line in enumerate(lines, 1)],
        "share": share_words(votes.pass_share(body)),
        "base": base_words(body),
    }  # fmt: skip
    head = council_front(office, body, FORM.name, "BB", given)
    front = {key: head[key] for key in head if key not in SIGNED_OTHERWISE}
    second = name_of(office, team[1]) if len(team) > 1 else ""
    return Draft(context, {
        **front, "secretary": second, "secretary_title": ["THÀNH VIÊN"],
        "chair": name_of(office, team[0]), "chair_title": ["TỔ TRƯỞNG TỔ KIỂM PHIẾU"],
    })  # fmt: skip


def _team(sitting: Sitting) -> tuple[str, ...]:
    """The head first. An author counts no votes (initiatives.md V-SK-052)."""
    team = sitting.session.counting_team
    if len(team) < 2:
        raise UserError(
            f"{sitting.session.id} chưa ghi đủ Tổ kiểm phiếu: tổ trưởng rồi ít nhất một thành viên (counting_team)"
        )
    return team


FORM = Form(
    name="bien-ban-kiem-phieu",
    label="Biên bản kiểm phiếu của Hội đồng",
    template="counting_minutes.md.j2",
    subject="mã phiên họp đã bỏ phiếu kín",
    reads=COUNCIL_READS,
    ids=_ids,
    draft=_draft,
)
