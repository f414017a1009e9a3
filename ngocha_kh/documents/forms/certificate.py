"""giay-chung-nhan (D21): the certificate of one author, naming the others (Điều lệ Sáng kiến, Điều 7).

What it tells of the content is the public summary: it hangs on walls.
"""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    head_title,
    name_of,
    post_at,
    required_decision,
)
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.award_confirmation import author_ids, author_of, is_recognised
from ngocha_kh.documents.letterhead import Given, mark
from ngocha_kh.documents.papers import signatory
from ngocha_kh.documents.wording import sentence
from ngocha_kh.records.initiative import Certificate, Initiative

CERTIFICATE = "certificate"  #: the layout, one framed page on its long side
_MOST = 600  # letters of content and benefit: the page is one


def _draft(office: Office, document_id: str, given: Given) -> Draft:
    initiative, author = author_of(office, document_id)
    if not is_recognised(initiative):
        raise UserError(
            f"{initiative.id} chưa được công nhận hoặc đã bị hủy bỏ công nhận nên không cấp giấy chứng nhận"
        )
    official_recognition(office, [initiative], given)
    paper = _certificate(initiative, author.person)
    others = [name_of(office, a.person) for a in initiative.authors if a.person != author.person]
    context: dict[str, Any] = {
        "name": name_of(office, author.person),
        "post": post_at(office, author.post, author.unit),
        "others": others,
        "initiative": initiative,
        "decision": required_decision(initiative).replace(" ", "\u00a0"),  # breaks nowhere
        "chairman": head_title(office),
        "summary": _summary(initiative),
        "number": given.number or (paper.number if paper else ""),
    }
    return Draft(context, _front(office, given, paper))


def _certificate(initiative: Initiative, person: str) -> Certificate | None:
    """What is recorded of this author's; the newest one. Raises `UserError` when it was called back."""
    found = next((c for c in reversed(initiative.certificates) if c.person == person), None)
    if found is not None and found.recalled_on is not None:
        raise UserError(f"{initiative.id}: giấy chứng nhận {found.number} đã bị thu hồi")
    return found


def _summary(initiative: Initiative) -> str:
    """Content in short, "" when nobody has written it. Raises `UserError` when it fills the page."""
    text = initiative.description.public_summary if initiative.description else None
    if not text:
        return ""
    if len(text) > _MOST:
        raise UserError(f"{initiative.id}: tóm tắt công khai dài hơn {_MOST} chữ cái")
    return sentence(text)


def _front(office: Office, given: Given, paper: Certificate | None) -> dict[str, Any]:
    """Signed by the chairman as the head of the cơ sở: no "TM."."""
    settings = office.settings
    day = given.date or (paper.date if paper else None)
    signed = office.signature(FORM.name, day or office.as_of, collective=False)
    return {
        "layout": CERTIFICATE,
        "issuer": [head_title(office)],
        "issuer_name": settings.agency.name,
        "place": settings.agency.place,
        "date": day.isoformat() if day else "",
        "year": str((day or office.as_of).year),
        "signatories": [signatory(*signed.lines, signed.name)],
        "mark": mark(office, given),
    }


FORM = Form(
    name="giay-chung-nhan",
    label="Giấy chứng nhận sáng kiến, mỗi tác giả một giấy",
    template="certificate.md.j2",
    subject="mã sáng kiến và mã tác giả",
    reads=COUNCIL_READS,
    ids=possible(_draft, author_ids),
    draft=_draft,
)
