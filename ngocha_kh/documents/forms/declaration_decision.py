"""quyet-dinh-cong-bo: the head declares that the system conforms, with the declaration and its scope.

Quyết định 19/2014/QĐ-TTg, Điều 4: an internal audit, a management review and the head's confirmation
come before it.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import quality_bases
from ngocha_kh.documents.council_words import head_title, name_of, with_post
from ngocha_kh.documents.declared import (
    DECLARATION_READS,
    UNCONFIRMED,
    field_names,
    replaced_by,
    scope_figures,
    service_rows,
    services_of,
    standard_of,
    without_procedure,
)
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.recognition_decision import proposal
from ngocha_kh.documents.letterhead import NOTES, Given, letterhead
from ngocha_kh.documents.qms_words import issued, need, paper_named, why_missing
from ngocha_kh.documents.wording import sentence
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.vietnamese import long_date, short_date

_DOTS = "……………………"
_REASONS = {
    "first": "",
    "wider": "mở rộng phạm vi áp dụng",
    "narrower": "thu hẹp phạm vi áp dụng",
    "adjusted": "điều chỉnh phạm vi áp dụng",
    "new_standard": "thay đổi tiêu chuẩn áp dụng",
    "reorganised": "thay đổi tổ chức",
}


def _draft(office: Office, declaration_id: str, given: Given) -> Draft:
    declaration: Declaration = office.record("declaration", declaration_id)
    replaced = replaced_by(office, declaration)
    papers = _grounds(office, declaration)
    given = issued(given, declaration.decision)
    fields = field_names(office, declaration)
    services = services_of(office, declaration)
    effective = declaration.effectiveness
    context: dict[str, Any] = {
        "declaration": declaration,
        "again": declaration.decl_type == "again",
        "reason": _REASONS[declaration.reason] if declaration.decl_type == "again" else "",
        "replaced": replaced,
        "standard": standard_of(declaration),
        "chairman": head_title(office),
        "field_names": list(fields.values()),
        "locations": [text.strip().rstrip(".;") for text in declaration.scope.locations],
        "exclusions": [
            f"Mục {one.clause}: {sentence(one.reason)}" for one in declaration.scope.exclusions
        ],
        "confirmed": long_date(effective.confirmed_on) if effective else "",
        "confirmer": with_post(office, effective.by) if effective else "",
        "contacts": _contacts(office),
        "rows": service_rows(services, fields),
        "notice_to": office.full_name(office.settings.qms.notice_to),
        "posting": _posting_unit(office),
        **scope_figures(declaration),
    }
    signer = name_of(office, declaration.signer) if declaration.signer else None
    head = letterhead(office, FORM.name, "QĐ", given, signer=signer, collective=False)
    day = given.date or office.as_of
    bases = [*quality_bases(office, FORM.name, day), *papers, proposal(office)]
    notes = [*head.get(NOTES, ()), *without_procedure(services), UNCONFIRMED]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases, NOTES: notes})


def _grounds(office: Office, declaration: Declaration) -> Sequence[str]:
    """The audit's report and the review's minutes, as bases.

    Raises `UserError` naming what must come before the declaration (Điều 4, khoản 2).
    """
    own = declaration.id
    audit: Audit = office.record(
        "audit", need(own, declaration.audit, "cuộc đánh giá nội bộ làm cơ sở", "audit")
    )
    review: ManagementReview = office.record(
        "management_review", need(own, declaration.review, "cuộc xem xét của lãnh đạo", "review")
    )
    confirmed = need(
        own, declaration.effectiveness, "xác nhận hiệu lực của người đứng đầu", "effectiveness"
    )
    report = need(audit.id, audit.report, "số, ngày báo cáo đánh giá", "report")
    minutes = need(review.id, review.minutes, "số, ngày biên bản họp", "minutes")
    decided = declaration.decision.on if declaration.decision else office.as_of
    late = [
        f"{what} ngày {short_date(day)}"
        for what, day in (
            ("báo cáo đánh giá", report.on),
            ("biên bản xem xét", minutes.on),
            ("xác nhận hiệu lực", confirmed.confirmed_on),
        )
        if day > decided
    ]
    if late:
        raise UserError(
            f"{own}: {'; '.join(late)} sau ngày công bố {short_date(decided)}; việc công bố chưa đạt yêu cầu "
            "Quyết định 19/2014/QĐ-TTg, Điều 4"
        )
    return [
        f"Căn cứ {paper_named('Báo cáo', report)} về kết quả đánh giá nội bộ hệ thống quản lý chất lượng",
        f"Căn cứ {paper_named('Biên bản', minutes)} của cuộc họp xem xét của lãnh đạo về hệ thống quản lý chất lượng",
    ]


def _contacts(office: Office) -> list[str]:
    """Address, telephone, mail and site; room to write what the settings do not say."""
    agency, domain = office.settings.agency, office.settings.qms.web_domain
    return [
        f"Địa chỉ: {agency.address or _DOTS}.",
        f"Điện thoại: {agency.phone or _DOTS}; thư điện tử: {agency.email or _DOTS}.",
        f"Trang thông tin điện tử: {domain.value if domain else _DOTS}.",
    ]


def _posting_unit(office: Office) -> str:
    """Who posts: the unit of the one-stop counter, else the standing one."""
    found = next((u.name for u in office.units.values() if "one_stop" in u.roles), None)
    return found or office.full_name(office.settings.standing_unit)


def _until(office: Office, declaration_id: str) -> datetime.date | None:
    """The day of the decision: procedures issued later are none of its scope."""
    declaration: Declaration = office.record("declaration", declaration_id)
    return declaration.decision.on if declaration.decision else None


def _all(office: Office) -> list[str]:
    return [one.id for one in office.records("declaration")]


FORM = Form(
    name="quyet-dinh-cong-bo",
    label="Quyết định công bố hệ thống quản lý chất lượng, kèm Bản công bố và danh mục",
    template="declaration_decision.md.j2",
    subject="mã công bố",
    reads=(*DECLARATION_READS, "audit", "management_review"),
    ids=possible(_draft, _all),
    draft=_draft,
    until=_until,
    why_not=why_missing(_draft, _all),
)
