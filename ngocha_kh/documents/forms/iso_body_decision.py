"""quyet-dinh-kien-toan-iso: the steering committee, the secretaries or the audit team is set up or renewed.

Thông tư 26/2014/TT-BKHCN, Điều 7.2b. What each of them does is the habit of agencies that apply the
system, not law: the text can be changed in the template.
"""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import quality_bases
from ngocha_kh.documents.council_words import cited, filled, head_title, person_of, post_at
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.recognition_decision import proposal
from ngocha_kh.documents.letterhead import NOTES, Given, letterhead
from ngocha_kh.documents.qms_words import READS, declared_standard, why_missing
from ngocha_kh.records.body import Body, Member
from ngocha_kh.vietnamese import long_date

COMMITTEE, SECRETARIES, AUDITORS = "steering_committee", "iso_secretaries", "audit_team"
#: By kind: how the decision calls it inside a sentence.
_SHORT = {COMMITTEE: "Ban Chỉ đạo", SECRETARIES: "Thư ký ISO", AUDITORS: "Tổ đánh giá nội bộ"}
_ROLES = {
    COMMITTEE: {"chair": "Trưởng ban", "vice_chair": "Phó Trưởng ban", "secretary": "Ủy viên, Thư ký",
                "member": "Ủy viên"},
    SECRETARIES: {"chair": "Thư ký trưởng", "vice_chair": "Phó Thư ký", "secretary": "Thư ký",
                  "member": "Thư ký"},
    AUDITORS: {"chair": "Tổ trưởng", "vice_chair": "Tổ phó", "secretary": "Thư ký",
               "member": "Thành viên"},
}  # fmt: skip


def _bodies(office: Office) -> list[Body]:
    found = [body for body in office.records("body") if body.kind in _SHORT]
    return sorted(found, key=lambda body: (body.valid_from, body.id))


def _draft(office: Office, body_id: str, given: Given) -> Draft:
    body: Body = office.record("body", body_id)
    _complete(body)
    given = filled(given, body.decision.number, body.decision.date)
    before = [
        one for one in _bodies(office)
        if one.kind == body.kind and one.valid_from < body.valid_from
    ]  # fmt: skip
    verb = "kiện toàn" if before else "phân công" if body.kind == SECRETARIES else "thành lập"
    context: dict[str, Any] = {
        "body": body,
        "short": _SHORT[body.kind],
        "verb": verb,
        "standard": declared_standard(office),
        "members": count(
            f"thành viên {_SHORT[body.kind]}", (m.person for m in body.members), "theo danh sách"
        ),
        "starts": "kể từ ngày ký" if body.valid_from == (given.date or body.valid_from)
        else f"kể từ {long_date(body.valid_from)}",
        "replaced": cited(before[-1].decision.number, before[-1].decision.date) if before else "",
        "rows": [_row(office, body, n, member) for n, member in enumerate(body.members, 1)],
        "has_duties": any(member.duty for member in body.members),
    }  # fmt: skip
    head = letterhead(office, FORM.name, "QĐ", given, collective=False)
    bases = [*quality_bases(office, FORM.name, given.date or office.as_of), proposal(office)]
    notes = [*head.get(NOTES, ()), *_notes(office, body)]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases, NOTES: notes})


def _complete(body: Body) -> None:
    """Raises `UserError` that says what the list lacks."""
    if body.kind not in _SHORT:
        raise UserError(
            f"{body.id} không phải Ban Chỉ đạo ISO, Thư ký ISO hay Tổ đánh giá nội bộ (kind)"
        )
    if body.kind != SECRETARIES and not any(m.role == "chair" for m in body.members):
        head = _ROLES[body.kind]["chair"].lower()
        raise UserError(f"{body.id} chưa có {head}; hãy ghi vào members (role: chair)")


def _row(office: Office, body: Body, position: int, member: Member) -> dict[str, str]:
    person = person_of(office, member.person)
    return {
        "no": str(position),
        "name": person.name,
        "post": post_at(office, person.post, person.unit),
        "role": _ROLES[body.kind][member.role],
        "unit": office.full_name(member.unit or person.unit),
        "duty": member.duty or "",
    }


def _notes(office: Office, body: Body) -> list[str]:
    """An auditor without proof of training is for a person to see to (ISO 9001, 7.2)."""
    if body.kind != AUDITORS:
        return []
    names = [person_of(office, m.person).name for m in body.members if not m.competence]
    return [f"chưa có minh chứng đào tạo đánh giá viên: {', '.join(names)}"] if names else []


def _ids(office: Office) -> list[str]:
    return [body.id for body in _bodies(office)]


FORM = Form(
    name="quyet-dinh-kien-toan-iso",
    label="Quyết định thành lập, kiện toàn Ban Chỉ đạo, Thư ký ISO, Tổ đánh giá nội bộ",
    template="iso_body_decision.md.j2",
    subject="mã ban, tổ",
    reads=(*READS, "body"),
    ids=possible(_draft, _ids),
    draft=_draft,
    why_not=why_missing(_draft, _ids),
)
