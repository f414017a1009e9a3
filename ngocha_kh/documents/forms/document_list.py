"""danh-muc-tai-lieu: every document of the quality system in force on a day (ISO 9001, 7.5)."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import SIGN, signatory
from ngocha_kh.documents.procedures import bases_of, code_of, field_name, issue_words
from ngocha_kh.documents.qms_words import READS, declared_standard, labels, why_missing
from ngocha_kh.documents.quality_papers import day_of, signed_front, years_in_force
from ngocha_kh.qms.states import document_revision, revision_in_force
from ngocha_kh.records.procedure import Procedure, Review, Revision
from ngocha_kh.records.qms_document import DocumentReview, DocumentRevision, QmsDocument
from ngocha_kh.vietnamese import short_date

_PREPARED = signatory("Người lập", SIGN, "")
Rows = list[dict[str, str]]
_EMPTY = dict.fromkeys(("no", "code", "title", "issue", "issued", "from", "reviewed", "unit"), "")


def _draft(office: Office, year: str, given: Given) -> Draft:
    day = day_of(office, year)
    documents = [one for one in _all(office, "qms_document") if document_revision(one, day)]
    procedures = [one for one in _all(office, "procedure") if revision_in_force(one, day)]
    if not documents and not procedures:
        raise UserError(f"đến ngày {short_date(day)} chưa có tài liệu nào của hệ thống có hiệu lực")
    cited = _cited(procedures, day)
    context: dict[str, Any] = {
        "standard": declared_standard(office),
        "day": day,
        "procedures": count("quy trình đang áp dụng", (one.id for one in procedures), "có hiệu lực"),
        "documents": count("tài liệu khác đang áp dụng", (one.id for one in documents), "có hiệu lực"),
        "rows": _numbered([*_document_rows(office, documents, day),
                           *_procedure_rows(office, procedures, day)]),
        "external": [{"no": str(n), "text": text}
                     for n, text in enumerate(bases_of(office, cited), 1)],
    }  # fmt: skip
    return Draft(context, signed_front(office, FORM.name, given, _PREPARED))


def _all(office: Office, kind: str) -> list[Any]:
    return sorted(office.records(kind), key=lambda one: one.id)


def _document_rows(
    office: Office, documents: Iterable[QmsDocument], day: datetime.date
) -> Iterator[dict[str, str]]:
    """By sort of document, in the order of the schema: the policy first."""
    kinds = list(labels("qms_document", "doc_kind"))
    found = sorted(documents, key=lambda one: (kinds.index(one.doc_kind), one.id))
    if found:
        yield {**_EMPTY, "title": "Chính sách, sổ tay và tài liệu chung", "bold": "x"}
    for one in found:
        issue = document_revision(one, day)
        if issue is not None:
            yield _row(office, one.code or one.id, one, issue, day)


def _procedure_rows(
    office: Office, procedures: Iterable[Procedure], day: datetime.date
) -> Iterator[dict[str, str]]:
    """System procedures, then those of each field."""

    def heading(one: Procedure) -> tuple[bool, str]:
        field = field_name(office, one.field)
        return one.type != "system", field

    last = None
    for one in sorted(procedures, key=lambda one: (*heading(one), one.id)):
        operational, field = heading(one)
        if (operational, field) != last:
            last = operational, field
            sort = "Quy trình tác nghiệp" if operational else "Quy trình hệ thống"
            named = f"{sort}: {field}" if field and operational else sort
            yield {**_EMPTY, "title": named, "bold": "x"}
        issue = revision_in_force(one, day)
        if issue is not None:
            yield _row(office, code_of(one), one, issue, day)


def _row(
    office: Office,
    code: str,
    one: Procedure | QmsDocument,
    issue: Revision | DocumentRevision,
    day: datetime.date,
) -> dict[str, str]:
    reviews: tuple[Review, ...] | tuple[DocumentReview, ...] = one.reviews
    seen = [review.on for review in reviews if review.on <= day]
    return {
        "no": "",
        "code": code,
        "title": one.title,
        "issue": issue_words(issue),
        "issued": short_date(issue.issued_on),
        "from": short_date(issue.effective_on),
        "reviewed": short_date(max(seen)) if seen else "–",
        "unit": office.unit_name(one.owner_unit),
    }


def _numbered(rows: Rows) -> Rows:
    """Documents are counted through, headings are not."""
    number = 0
    for row in rows:
        if "bold" not in row:
            number += 1
            row["no"] = str(number)
    return rows


def _cited(procedures: Iterable[Procedure], day: datetime.date) -> list[str]:
    """Ids of the legal texts that the issues in force cite, each once."""
    issues = (revision_in_force(one, day) for one in procedures)
    cited = (base for issue in issues if issue for base in issue.legal_bases)
    return sorted(dict.fromkeys(cited))


def _ids(office: Office) -> list[str]:
    return years_in_force(office, [*_all(office, "procedure"), *_all(office, "qms_document")])


FORM = Form(
    name="danh-muc-tai-lieu",
    label="Danh mục tài liệu của hệ thống quản lý chất lượng đang áp dụng",
    template="document_list.md.j2",
    subject="năm",
    reads=(*READS, "procedure", "qms_document", "document"),
    ids=possible(_draft, _ids),
    draft=_draft,
    why_not=why_missing(_draft, _ids),
)
