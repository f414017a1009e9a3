"""quyet-dinh-hoi-dong (D10): the council is set up, or renewed, with its members and its rules."""

from typing import Any

from ngocha_kh.council import votes
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import legal_bases
from ngocha_kh.documents.council_head import role_labels
from ngocha_kh.documents.council_votes import STEPS_OUT, base_words, share_words
from ngocha_kh.documents.council_words import READS, cited, filled, head_title, person_of, post_at
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.recognition_decision import proposal
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.body import Body
from ngocha_kh.schemas import schema_for

_KIND = "initiative_council"


def _councils(office: Office) -> list[Body]:
    found = [body for body in office.records("body") if body.kind == _KIND]
    return sorted(found, key=lambda body: (body.valid_from, body.id))


def _draft(office: Office, body_id: str, given: Given) -> Draft:
    body: Body = office.record("body", body_id)
    if body.kind != _KIND:
        raise UserError(f"{body_id} không phải hội đồng sáng kiến (kind)")
    given = filled(given, body.decision.number, body.decision.date)
    before = [one for one in _councils(office) if one.valid_from < body.valid_from]
    context: dict[str, Any] = {
        "council": body,
        "chairman": head_title(office),
        "members": count("thành viên Hội đồng", (m.person for m in body.members), "theo danh sách"),
        "quorum": share_words(votes.quorum_share(body)),
        "share": share_words(votes.pass_share(body)),
        "base": base_words(body),
        "method": _method(body),
        "steps_out": STEPS_OUT,
        "replaced": cited(before[-1].decision.number, before[-1].decision.date) if before else "",
        "rows": _rows(office, body),
    }
    head = letterhead(office, FORM.name, "QĐ", given, collective=False)
    bases = [*legal_bases(office, FORM.name, given.date or office.as_of), proposal(office)]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases})


def _method(body: Body) -> str:
    """ "bỏ phiếu kín"; both ways that the law knows when the rules are silent."""
    method = body.rules.method if body.rules else None
    if method is None:
        return "giơ tay hoặc bỏ phiếu kín"
    labels = schema_for("session").labels(("items", 0, "vote", "method"))
    return labels.get(method, method).lower()


def _rows(office: Office, body: Body) -> list[dict[str, str]]:
    roles = role_labels()
    rows = []
    for number, member in enumerate(body.members, 1):
        person = person_of(office, member.person)
        rows.append(
            {
                "no": str(number),
                "name": person.name,
                "post": post_at(office, person.post, person.unit),
                "role": roles.get(member.role, member.role)
                + (" (đại diện Công đoàn)" if member.union_rep else ""),
            }
        )
    return rows


FORM = Form(
    name="quyet-dinh-hoi-dong",
    label="Quyết định thành lập, kiện toàn Hội đồng sáng kiến",
    template="council_decision.md.j2",
    subject="mã hội đồng",
    reads=(*READS, "body"),
    ids=lambda office: [body.id for body in _councils(office)],
    draft=_draft,
)
