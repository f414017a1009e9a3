"""ke-hoach-danh-gia: the internal audits of a year, which unit in which month."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.qms_words import (
    AUDIT_READS,
    declared_standard,
    issued,
    lead_of,
    need,
    of_year,
    short_days,
    spelled,
    the_year,
    why_missing,
    years_of,
)
from ngocha_kh.documents.wording import sentence
from ngocha_kh.qms.states import AuditState, audit_state
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.base import DecisionRef

_MARK = "X"
_MONTHS = range(1, 13)


def _audits(office: Office, year: int) -> list[Audit]:
    """Internal audits of the year that were not called off, the earliest first."""
    found = [
        audit
        for audit in of_year(office, "audit", year)
        if audit.audit_type == "internal"
        and audit_state(audit, office.as_of) is not AuditState.CANCELLED
    ]
    return sorted(found, key=lambda audit: (audit.starts_on, audit.id))


def units_of(office: Office, audit: Audit) -> list[str]:
    """Units that the audit visits: those named, else those of its programme; groups by members."""
    named = audit.units or tuple(item.unit for item in audit.programme if item.unit)
    found = (one for unit in named for one in sorted(office.members(unit)))
    return list(dict.fromkeys(found))


def _draft(office: Office, record_id: str, given: Given) -> Draft:
    year = the_year(record_id)
    audits = _audits(office, year)
    if not audits:
        raise UserError(f"chưa có cuộc đánh giá nội bộ nào của năm {year} trong records/qms/")
    visited = {audit.id: units_of(office, audit) for audit in audits}
    for audit in audits:
        need(audit.id, tuple(visited[audit.id]), "đơn vị được đánh giá", "units")
    units = list(dict.fromkeys(unit for found in visited.values() for unit in found))
    context: dict[str, Any] = {
        "of_year": str(year),
        "standard": declared_standard(office),
        "audits": count("cuộc đánh giá nội bộ", (a.id for a in audits), f"kế hoạch năm {year}, không kể cuộc đã hủy"),
        "units": count("đơn vị được đánh giá", units, f"có trong ít nhất một cuộc đánh giá năm {year}"),
        "criteria": _criteria(audits),
        "rows": [_row(office, n, audit, visited[audit.id]) for n, audit in enumerate(audits, 1)],
        "unit_rows": [_unit_row(office, unit, audits, visited) for unit in units],
        "months": [f"{month}|m{month}|center" for month in _MONTHS],
    }  # fmt: skip
    front = letterhead(office, FORM.name, "KH", issued(given, _approved(office, audits)))
    return Draft(context, front)


def _approved(office: Office, audits: Sequence[Audit]) -> DecisionRef | None:
    """The plan that approved every one of them, when it is a plan and one for all."""
    papers = {audit.decision for audit in audits}
    paper = papers.pop() if len(papers) == 1 else None
    symbol = f"/KH-{office.settings.agency.abbreviation}"
    return paper if paper and paper.number.endswith(symbol) else None


def _criteria(audits: Sequence[Audit]) -> list[str]:
    said = (text.strip().rstrip(".;") for audit in audits for text in audit.criteria)
    return list(dict.fromkeys(said))


def _row(office: Office, number: int, audit: Audit, units: Sequence[str]) -> dict[str, str]:
    return {
        "no": str(number),
        "title": spelled(audit.title),
        "time": short_days(audit.starts_on, audit.ends_on),
        "scope": sentence(audit.scope),
        "units": "; ".join(office.unit_name(unit) for unit in units),
        "lead": name_of(office, lead_of(audit)),
    }


def _unit_row(
    office: Office, unit: str, audits: Sequence[Audit], visited: dict[str, list[str]]
) -> dict[str, str]:
    busy = {
        month
        for audit in audits
        if unit in visited[audit.id]
        for month in _months_of(office, audit, unit)
    }
    marks = {f"m{month}": _MARK if month in busy else "" for month in _MONTHS}
    return {"unit": office.full_name(unit), **marks}


def _months_of(office: Office, audit: Audit, unit: str) -> set[int]:
    """When the unit is visited: by the programme, else every month of the audit."""
    days = [i.on for i in audit.programme if i.unit and unit in office.members(i.unit)]
    if days:
        return {day.month for day in days if day.year == audit.year}
    first, last = (day.year * 12 + day.month for day in (audit.starts_on, audit.ends_on))
    return {month for month in _MONTHS if first <= audit.year * 12 + month <= last}


_ids = possible(_draft, lambda office: years_of(office, "audit"))

FORM = Form(
    name="ke-hoach-danh-gia",
    label="Kế hoạch đánh giá nội bộ hệ thống quản lý chất lượng của năm",
    template="audit_plan.md.j2",
    subject="năm có cuộc đánh giá nội bộ",
    reads=AUDIT_READS,
    ids=_ids,
    draft=_draft,
    why_not=why_missing(_draft, lambda office: years_of(office, "audit")),
)
