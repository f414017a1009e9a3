"""phieu-khac-phuc: one nonconformity from its finding to its closing; what is not known is blank."""

import datetime
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import NO_DAY, possible, until
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of, with_post
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import LINE, SIGN, office_front, signatory
from ngocha_kh.documents.qms_words import READS, labels, procedure_names, subject_of, why_missing
from ngocha_kh.documents.wording import sentence
from ngocha_kh.qms.states import LABELS, SlipState, slip_due, slip_state
from ngocha_kh.records.nonconformity import Nonconformity, Verification
from ngocha_kh.vietnamese import long_date, short_date

#: Rows to fill by hand while nobody has planned an action.
_BLANK_ROWS = 3


def _draft(office: Office, slip_id: str, given: Given) -> Draft:
    slip: Nonconformity = office.record("nonconformity", slip_id)
    if slip_state(slip, office.as_of) is SlipState.CANCELLED:
        raise UserError(f"{slip_id} đã hủy nên không lập phiếu")
    if slip.detected_on > office.as_of:
        raise UserError(f"{slip_id} phát hiện ngày {short_date(slip.detected_on)}, sau ngày xét")
    due = slip_due(slip)
    verified = [one for one in slip.verifications if until(one.on, office)]
    context: dict[str, Any] = {
        "slip": slip,
        "unit": office.full_name(slip.unit),
        "source": labels("nonconformity", "source")[slip.source],
        "class_label": labels("nonconformity", "class")[slip.class_],
        "detected": long_date(slip.detected_on),
        "subject": _subject(office, slip),
        "description": sentence(slip.description),
        "objective": sentence(slip.objective_evidence) if slip.objective_evidence else "",
        "due": long_date(due) if due else "",
        "correction": _correction(office, slip),
        "cause": sentence(slip.root_cause.text) if slip.root_cause else "",
        "method": (slip.root_cause.method or "").rstrip(".") if slip.root_cause else "",
        "similar": sentence(slip.similar_note) if slip.similar_note else "",
        "is_checked": slip.similar_checked,
        "rows": _action_rows(office, slip),
        "verifications": [_verified(office, one) for one in verified],
        "closed": _closed(office, slip),
        "state": LABELS[slip_state(slip, office.as_of)],
        "line": LINE,
        "no_day": NO_DAY,
    }
    checker = name_of(office, verified[-1].by) if verified else ""
    raised = name_of(office, slip.raised_by) if slip.raised_by else ""
    signs = [
        signatory("Người lập phiếu", SIGN, raised),
        signatory("Đại diện đơn vị", SIGN, ""),
        signatory("Người kiểm tra, xác nhận", SIGN, checker),
        signatory("Đại diện lãnh đạo", SIGN, ""),
    ]
    return Draft(context, office_front(office, given, None, signs))


def _subject(office: Office, slip: Nonconformity) -> str:
    clauses = (slip.clause,) if slip.clause else ()
    procedures = (slip.procedure,) if slip.procedure else ()
    found = subject_of(clauses, procedures, procedure_names(office))
    if slip.step and found:
        found += f", bước {slip.step}"
    if slip.month:
        _, year, number = slip.month.split("-")  # MC-2026-10
        month = f"số liệu một cửa tháng {int(number)}/{year}"
        found = f"{found}; {month}" if found else month[0].upper() + month[1:]
    return found


def _correction(office: Office, slip: Nonconformity) -> str:
    """What was done at once, when and by whom; "" before it was."""
    done = slip.correction
    if done is None or not until(done.on, office):
        return ""
    by = f"; người thực hiện: {with_post(office, done.by)}" if done.by else ""
    return f"{done.what.strip().rstrip('.;')} ({long_date(done.on)}{by})."


def _action_rows(office: Office, slip: Nonconformity) -> list[dict[str, str]]:
    rows = [
        {
            "no": str(number),
            "what": sentence(action.what),
            "owner": name_of(office, action.owner),
            "due": short_date(action.due),
            "done": short_date(until(action.done_on, office)),
        }
        for number, action in enumerate(slip.actions, 1)
    ]
    if rows:
        return rows
    blank = dict.fromkeys(("no", "what", "owner", "due", "done"), "")
    return [{**blank, "no": str(number), "what": "\n"} for number in range(1, _BLANK_ROWS + 1)]


def _verified(office: Office, one: Verification) -> dict[str, str]:
    return {
        "on": long_date(one.on),
        "by": with_post(office, one.by),
        "result": "hành động khắc phục có hiệu lực"
        if one.effective
        else "hành động khắc phục chưa có hiệu lực, phiếu mở lại",
        "note": sentence(one.note),
    }


def _closed(office: Office, slip: Nonconformity) -> str:
    day: datetime.date | None = until(slip.closed.on, office) if slip.closed else None
    if slip.closed is None or day is None:
        return ""
    return f"{long_date(day)}; người đóng phiếu: {with_post(office, slip.closed.by)}"


def _all(office: Office) -> list[str]:
    return [slip.id for slip in office.records("nonconformity")]


FORM = Form(
    name="phieu-khac-phuc",
    label="Phiếu yêu cầu hành động khắc phục",
    template="corrective_slip.md.j2",
    subject="mã phiếu không phù hợp",
    reads=(*READS, "procedure", "nonconformity"),
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
