"""thong-bao-cong-bo: the written notice of a declaration to the City's lead agency.

Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 3: the declaration is made known in writing.
"""

from typing import Any

from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited, filled
from ngocha_kh.documents.declared import (
    DECLARATION_READS,
    field_names,
    replaced_by,
    scope_figures,
    standard_of,
)
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.qms_words import signed, why_missing
from ngocha_kh.records.declaration import Declaration, SentNotice


def _draft(office: Office, declaration_id: str, given: Given) -> Draft:
    declaration: Declaration = office.record("declaration", declaration_id)
    decision = signed(office, declaration)
    to = office.settings.qms.notice_to
    sent = next((one for one in declaration.notices if one.to == to), None)
    given = filled(given, *_symbol(office, sent))
    standing = office.units.get(office.settings.standing_unit)
    field = (standing.abbreviation or standing.short_name) if standing else ""
    fields = field_names(office, declaration)
    day = given.date or office.as_of
    domain = office.settings.qms.web_domain
    context: dict[str, Any] = {
        "declaration": declaration,
        "again": declaration.decl_type == "again",
        "decision": cited(decision.number, decision.on),
        "standard": standard_of(declaration),
        "replaced": replaced_by(office, declaration),
        "field_names": "; ".join(fields.values()),
        "site": domain.value if domain else "",
        "posted": any(one.from_ <= day for one in declaration.postings),
        **scope_figures(declaration),
    }
    head = letterhead(office, FORM.name, "", given, field=field)
    return Draft(context, {**head, "addressees": [office.full_name(to)]})


def _symbol(office: Office, sent: SentNotice | None) -> Any:
    """Number and day of the notice that was sent."""
    return (sent.number, sent.on) if sent and sent.on <= office.as_of else (None, None)


def _all(office: Office) -> list[str]:
    return [one.id for one in office.records("declaration")]


FORM = Form(
    name="thong-bao-cong-bo",
    label="Công văn thông báo việc công bố hệ thống quản lý chất lượng",
    template="declaration_notice.md.j2",
    subject="mã công bố đã có quyết định",
    reads=DECLARATION_READS,
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
