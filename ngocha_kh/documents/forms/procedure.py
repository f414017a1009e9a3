"""quy-trinh: a procedure in its seven parts, under the block that controls its issue.

None of the types of Điều 7 of Nghị định 30/2020/NĐ-CP. The parts are those of the procedures that
communes use (domain/qms-and-tasks.md §1.4); the items of part 5 are what Nghị định 63/2010/NĐ-CP,
Điều 8 makes of an administrative procedure.
"""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import NOTES, Front, Given, mark, official_name
from ngocha_kh.documents.procedure_parts import items, serves_citizens, step_rows
from ngocha_kh.documents.procedure_texts import DRAFT_MARK, Text, text_ids, text_of
from ngocha_kh.documents.procedures import (
    PROCEDURE_READS,
    approvals,
    bases_of,
    code_of,
    control_lines,
    missing_roles,
    revision_rows,
    unconfirmed,
)
from ngocha_kh.documents.qms_words import declared_standard, labels, need, why_missing
from ngocha_kh.documents.wording import sentence
from ngocha_kh.records.procedure import ApprovedInternal, Procedure, Revision
from ngocha_kh.vietnamese import long_date

#: What an operational procedure of an administrative procedure must say in part 5.
_ASKED = {
    "papers": "thành phần hồ sơ",
    "sets": "số bộ hồ sơ",
    "manner": "cách thức thực hiện",
    "receiving_place": "nơi tiếp nhận và trả kết quả",
    "applicants": "đối tượng thực hiện",
    "deciding_agency": "cơ quan giải quyết",
    "deadline": "thời hạn giải quyết",
    "fee": "phí, lệ phí",
    "result": "kết quả",
}


def _draft(office: Office, text_id: str, given: Given) -> Draft:
    text = text_of(office, text_id)
    procedure, issue = text.procedure, text.issue
    _complete(procedure)
    context: dict[str, Any] = {
        "procedure": procedure,
        "code": code_of(procedure),
        "standard": declared_standard(office),
        "bases": bases_of(office, issue.legal_bases),
        "approved": _approved(procedure.approved_internal),
        "services": _services(procedure),
        "purpose": sentence(procedure.purpose or ""),
        "scope": sentence(procedure.scope or ""),
        "terms": [f"{one.term}: {sentence(one.meaning)}" for one in procedure.definitions],
        "items": items(office, procedure, issue),
        "steps": step_rows(office, procedure),
        "revisions": revision_rows(procedure, issue),
        "forms": [{"no": str(n), "code": one.code, "name": one.name}
                  for n, one in enumerate(procedure.forms, 1)],
        "kept": [{"no": str(n), "name": one.name, "place": one.place, "term": one.term}
                 for n, one in enumerate(procedure.records_kept, 1)],
        "risks": [{"no": str(n), "risk": one.risk, "treatment": one.treatment}
                  for n, one in enumerate(procedure.risks, 1)],
        "decision": _decision(issue),
    }  # fmt: skip
    return Draft(context, _front(office, text, given))


def _front(office: Office, text: Text, given: Given) -> Front:
    agency, procedure, issue = office.settings.agency, text.procedure, text.issue
    marks = [DRAFT_MARK if text.is_draft else "", mark(office, given)]
    return {
        "layout": "controlled",
        "parent": list(agency.parent_lines),
        "issuer": list(agency.header_lines),
        "issuer_name": official_name(agency.name),
        "control": control_lines(code_of(procedure), issue),
        "approvals": approvals(office, issue),
        "mark": " - ".join(filter(None, marks)),
        NOTES: _notes(office, text),
    }


def _notes(office: Office, text: Text) -> list[str]:
    issue = text.issue
    notes = [f"{text.procedure.id}: {text.note}"] if text.note else []
    if text.is_draft:
        notes.append(f"{text.procedure.id} còn là dự thảo (revisions chưa có issued_on)")
    if roles := missing_roles(issue):
        notes.append(f"để trống người {', '.join(roles)}")
    if texts := unconfirmed(office, issue.legal_bases):
        notes.append(f"căn cứ chưa đối chiếu bản chính thức: {', '.join(texts)}")
    return notes


def _complete(procedure: Procedure) -> None:
    """Raises `UserError` that names everything missing at once."""
    need(procedure.id, procedure.purpose, "mục đích", "purpose")
    need(procedure.id, procedure.scope, "phạm vi", "scope")
    need(procedure.id, procedure.steps, "các bước", "steps")
    if not serves_citizens(procedure):
        return
    missing = [f"{what} ({key})" for key, what in _ASKED.items() if not getattr(procedure, key)]
    if missing:
        raise UserError(f"{procedure.id} chưa ghi: {'; '.join(missing)}")


def _approved(internal: ApprovedInternal | None) -> str:
    if internal is None:
        return ""
    day = long_date(internal.on)
    return (
        f"Quyết định số {internal.number} {day} của {internal.issuer} phê duyệt quy trình nội bộ giải "
        "quyết thủ tục hành chính"
    )


def _services(procedure: Procedure) -> list[dict[str, str]]:
    levels = labels("procedure", "services", 0, "level")
    return [
        {
            "no": str(n),
            "code": one.code,
            "name": one.name or procedure.title,
            "level": levels.get(one.level or "", ""),
        }
        for n, one in enumerate(procedure.services, 1)
    ]


def _decision(issue: Revision) -> str:
    if issue.decision is None:
        return ""
    return f"Quyết định số {issue.decision.number} {long_date(issue.decision.on)}"


FORM = Form(
    name="quy-trinh",
    label="Quy trình ISO: bảy phần, bảng các bước, bảng sửa đổi tài liệu",
    template="procedure.md.j2",
    subject="mã quy trình",
    reads=PROCEDURE_READS,
    ids=possible(_draft, text_ids),
    draft=_draft,
    why_not=why_missing(_draft, text_ids),
)
