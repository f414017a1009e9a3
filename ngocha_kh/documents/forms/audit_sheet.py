"""phieu-danh-gia: the questions put to one unit, blank before the audit, filled after it began."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import parted, possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of, with_post
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Front, Given
from ngocha_kh.documents.papers import SHORT, SIGN, office_front, signatory
from ngocha_kh.documents.qms_head import team_lines_of, team_of
from ngocha_kh.documents.qms_words import (
    AUDIT_READS,
    CLAUSE,
    days_between,
    declared_standard,
    labels,
    need,
    procedure_names,
    real_audit,
    spelled,
    why_missing,
)
from ngocha_kh.records.audit import Audit, ChecklistItem

_NO_UNIT = "chung"  #: the id of the sheet of questions to nobody in particular


def _all(office: Office) -> list[str]:
    """DG-2026-01-vhxh: an audit and a unit that its questions are put to."""
    return [
        f"{audit.id}-{unit}"
        for audit in office.records("audit")
        for unit in dict.fromkeys(item.unit or _NO_UNIT for item in audit.checklist)
    ]


def _draft(office: Office, record_id: str, given: Given) -> Draft:
    audit_id, unit = parted(record_id)
    audit = real_audit(office, audit_id)
    need(audit_id, audit.checklist, "câu hỏi của phiếu đánh giá", "checklist")
    items = [item for item in audit.checklist if (item.unit or _NO_UNIT) == unit]
    if not items:
        known = ", ".join(dict.fromkeys(item.unit or _NO_UNIT for item in audit.checklist))
        raise UserError(f"{audit_id} không có câu hỏi cho «{unit}»; mã đơn vị có câu hỏi: {known}")
    begun = audit.starts_on <= office.as_of
    auditors = list(dict.fromkeys(item.auditor for item in items if item.auditor))
    visits = [item for item in audit.programme if item.unit == unit]
    met = list(dict.fromkeys(item.auditee for item in visits if item.auditee))
    context: dict[str, Any] = {
        "audit": audit,
        "title": spelled(audit.title),
        "unit": office.full_name(unit) if unit != _NO_UNIT else "Các đơn vị trong phạm vi đánh giá",
        "standard": declared_standard(office),
        "time": days_between(min(v.on for v in visits), max(v.on for v in visits))
        if visits
        else days_between(audit.starts_on, audit.ends_on),
        "auditors": "; ".join(with_post(office, one) for one in auditors) or SHORT,
        "auditee": "; ".join(with_post(office, one) for one in met) or SHORT,
        "rows": [_row(office, n, item, begun) for n, item in enumerate(items, 1)],
        "results": "; ".join(list(labels("audit", "checklist", 0, "result").values())[:-1]).lower(),
    }
    signs = [
        signatory("Đại diện đơn vị", SIGN, ""),
        *(signatory("Người đánh giá", SIGN, name_of(office, one)) for one in auditors),
        *([] if auditors else [signatory("Người đánh giá", SIGN, "")]),
    ]
    return Draft(context, {**_front(office, audit, given, signs), "orientation": "landscape"})


def _front(office: Office, audit: Audit, given: Given, signs: list[str]) -> Front:
    """The team's paper when the audit names it, else the agency's."""
    front = office_front(office, given, None, signs)
    body = team_of(office, audit)
    if body is None:
        return front
    parent = [office.settings.agency.short_name]
    return {
        **front,
        "parent": parent,
        "issuer": team_lines_of(body),
        "issuer_name": spelled(body.name),
    }


def _row(office: Office, number: int, item: ChecklistItem, begun: bool) -> dict[str, str]:
    results = labels("audit", "checklist", 0, "result")
    subject = [f"{CLAUSE} {item.clause}"] if item.clause else []
    if item.procedure:
        subject.append(procedure_names(office).get(item.procedure, item.procedure))
    return {
        "no": str(number),
        "subject": "\n".join(subject),
        "question": item.question,
        "evidence": (item.evidence_seen or "") if begun else "",
        "result": results[item.result] if begun and item.result else "",
    }


FORM = Form(
    name="phieu-danh-gia",
    label="Phiếu đánh giá (phiếu hỏi) của một đơn vị, để trống hoặc đã ghi kết quả",
    template="audit_sheet.md.j2",
    subject="mã cuộc đánh giá và đơn vị được hỏi",
    reads=AUDIT_READS,
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
