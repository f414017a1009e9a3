"""chuong-trinh-danh-gia: who audits what in which unit, hour by hour."""

from itertools import groupby
from typing import Any

from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.qms_words import (
    AUDIT_READS,
    days_between,
    declared_standard,
    hours_of,
    issued,
    lead_of,
    names_of,
    need,
    paper_named,
    procedure_names,
    real_audit,
    spelled,
    subject_of,
    team_lines,
    why_missing,
)
from ngocha_kh.documents.wording import lower_first, sentence
from ngocha_kh.records.audit import Audit, ProgrammeItem
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workdays import WEEKDAYS

_KINDS = {"KH": "Kế hoạch", "QĐ": "Quyết định"}


def _draft(office: Office, audit_id: str, given: Given) -> Draft:
    audit = real_audit(office, audit_id)
    need(audit_id, audit.programme, "chương trình (ngày, giờ, đơn vị)", "programme")
    lead = lead_of(audit)
    visited = list(dict.fromkeys(item.unit for item in audit.programme if item.unit))
    context: dict[str, Any] = {
        "audit": audit,
        "title": lower_first(spelled(audit.title)),
        "standard": declared_standard(office),
        "approved": _approved(audit),
        "time": days_between(audit.starts_on, audit.ends_on),
        "purpose": sentence(audit.purpose) if audit.purpose else "",
        "scope": sentence(audit.scope),
        "criteria": [text.strip().rstrip(".;") for text in audit.criteria],
        "team": team_lines(office, audit),
        "lead": name_of(office, lead),
        "units": count("đơn vị trong chương trình", visited, "có ít nhất một mục của chương trình"),
        "rows": _rows(office, audit),
    }
    symbol = f"CTr-{office.settings.agency.abbreviation}"
    paper = audit.decision if audit.decision and audit.decision.number.endswith(symbol) else None
    return Draft(context, letterhead(office, FORM.name, "CTr", issued(given, paper)))


def _approved(audit: Audit) -> str:
    """The plan or decision that approved the audit; "" when it is not known as one."""
    if audit.decision is None:
        return ""
    kind = _KINDS.get(audit.decision.number.partition("/")[2].partition("-")[0])
    return paper_named(kind, audit.decision) if kind else ""


def _rows(office: Office, audit: Audit) -> list[dict[str, str]]:
    """A bold row for each day, then its items by hour."""
    names = procedure_names(office)
    items = sorted(audit.programme, key=lambda item: (item.on, item.from_, item.to))
    rows: list[dict[str, str]] = []
    for day, found in groupby(items, key=lambda item: item.on):
        title = f"{WEEKDAYS[day.weekday()]}, {short_date(day)}"
        title = title[0].upper() + title[1:]
        rows.append({"time": "", "what": title, "subject": "", "auditors": "", "auditee": "",
                     "bold": "x"})  # fmt: skip
        rows += [_row(office, item, names) for item in found]
    return rows


def _row(office: Office, item: ProgrammeItem, names: dict[str, str]) -> dict[str, str]:
    unit = office.full_name(item.unit) if item.unit else ""
    place = f"(tại {item.place.rstrip('.')})" if item.place else ""
    return {
        "time": hours_of(item),
        "what": "\n".join(filter(None, (unit, item.content, place))),
        "subject": subject_of(item.clauses, item.procedures, names),
        "auditors": names_of(office, item.auditors),
        "auditee": name_of(office, item.auditee) if item.auditee else "",
    }


def _all(office: Office) -> list[str]:
    return [audit.id for audit in office.records("audit") if audit.audit_type == "internal"]


FORM = Form(
    name="chuong-trinh-danh-gia",
    label="Chương trình của một cuộc đánh giá nội bộ",
    template="audit_programme.md.j2",
    subject="mã cuộc đánh giá nội bộ có chương trình",
    reads=AUDIT_READS,
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
