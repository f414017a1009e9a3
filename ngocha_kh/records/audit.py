"""Audits (đánh giá): plan, programme, checklist by clause, findings, report."""

import datetime

from ngocha_kh.records.base import Cancelled, DecisionRef, Evidence, Frozen, Signature


class Auditor(Frozen, frozen=True, kw_only=True):
    """Thành viên đoàn."""

    person: str
    role: str


class ProgrammeItem(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Mục của chương trình."""

    on: datetime.date
    from_: str
    to: str
    unit: str | None = None
    content: str | None = None
    place: str | None = None
    procedures: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    auditors: tuple[str, ...] = ()
    auditee: str | None = None
    exception: str | None = None


class ChecklistItem(Frozen, frozen=True, kw_only=True):
    """Câu hỏi của phiếu đánh giá."""

    question: str
    clause: str | None = None
    procedure: str | None = None
    unit: str | None = None
    auditor: str | None = None
    evidence_seen: str | None = None
    result: str | None = None


class Finding(Frozen, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Phát hiện của cuộc đánh giá."""

    class_: str
    unit: str
    description: str
    clause: str | None = None
    procedure: str | None = None
    nonconformity: str | None = None


class Audit(Frozen, frozen=True, kw_only=True):
    """An audit; its state on a day follows from `starts_on`, `report`, `closed_on` and `cancelled`."""

    id: str
    title: str
    audit_type: str
    year: int
    starts_on: datetime.date
    ends_on: datetime.date
    scope: str
    agency: str | None = None
    purpose: str | None = None
    criteria: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    decision: DecisionRef | None = None
    body: str | None = None
    team: tuple[Auditor, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    conclusions: tuple[str, ...] = ()
    report: DecisionRef | None = None
    closed_on: datetime.date | None = None
    cancelled: Cancelled | None = None
    evidence: tuple[Evidence, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
