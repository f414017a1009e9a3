"""chinh-sach-chat-luong: the quality policy on one page, to be signed and posted (ISO 9001, 5.2)."""

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited, filled
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.qms_words import READS, need, why_missing
from ngocha_kh.documents.quality_papers import signed_front
from ngocha_kh.documents.wording import sentence
from ngocha_kh.qms.states import document_revision
from ngocha_kh.records.qms_document import DocumentRevision, QmsDocument
from ngocha_kh.vietnamese import short_date

_KIND = "policy"


def _draft(office: Office, document_id: str, given: Given) -> Draft:
    document: QmsDocument = office.record("qms_document", document_id)
    if document.doc_kind != _KIND:
        raise UserError(f"{document_id} không phải chính sách chất lượng (doc_kind)")
    need(document_id, document.content, "các cam kết", "content")
    issue = _issue(office, document)
    decision = issue.decision
    context = {
        "commitments": [sentence(text) for text in document.content],
        "decision": cited(decision.number, decision.on) if decision else "",
    }
    given = filled(given, None, issue.issued_on)
    return Draft(context, signed_front(office, FORM.name, given))


def _issue(office: Office, document: QmsDocument) -> DocumentRevision:
    """The issue in force, else the last draft. Raises `UserError` once it was withdrawn."""
    if document.withdrawn is not None and document.withdrawn.on <= office.as_of:
        on = short_date(document.withdrawn.on)
        raise UserError(f"{document.id} đã thu hồi từ ngày {on} nên không lập văn bản")
    need(document.id, document.revisions, "lần ban hành", "revisions")
    return document_revision(document, office.as_of) or document.revisions[-1]


def _ids(office: Office) -> list[str]:
    return sorted(one.id for one in office.records("qms_document") if one.doc_kind == _KIND)


FORM = Form(
    name="chinh-sach-chat-luong",
    label="Chính sách chất lượng, một trang để ký và niêm yết",
    template="quality_policy.md.j2",
    subject="mã tài liệu",
    reads=(*READS, "qms_document"),
    ids=possible(_draft, _ids),
    draft=_draft,
    why_not=why_missing(_draft, _ids),
)
