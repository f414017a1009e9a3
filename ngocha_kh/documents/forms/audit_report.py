"""bao-cao-danh-gia: what an internal audit found, by class and unit, with the slips that follow."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.audit_plan import units_of
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.qms_head import is_by_team, team_front
from ngocha_kh.documents.qms_words import (
    AUDIT_READS,
    days_between,
    declared_standard,
    issued,
    labels,
    lead_of,
    need,
    procedure_names,
    real_audit,
    spelled,
    subject_of,
    team_lines,
    unit_names,
    why_missing,
)
from ngocha_kh.documents.wording import lower_first, sentence, small
from ngocha_kh.qms.states import LABELS, SlipState, slip_due, slip_state
from ngocha_kh.records.audit import Audit, ChecklistItem, Finding
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.vietnamese import number, short_date

#: In the order of the table.
CLASSES = ("major", "minor", "observation", "improvement", "good")
_NONCONFORMING = frozenset({"major", "minor"})


def _draft(office: Office, audit_id: str, given: Given) -> Draft:
    audit = real_audit(office, audit_id)
    if audit.ends_on > office.as_of:
        raise UserError(
            f"{audit_id} kết thúc ngày {short_date(audit.ends_on)}, chưa lập được báo cáo"
        )
    lead = lead_of(audit)
    need(audit_id, audit.conclusions, "kết luận của cuộc đánh giá", "conclusions")
    units = units_of(office, audit)
    need(audit_id, tuple(units), "đơn vị được đánh giá", "units")
    slips = _slips(office, audit)
    given = issued(given, audit.report)
    context: dict[str, Any] = {
        "audit": audit,
        "title": lower_first(spelled(audit.title)),
        "by_team": is_by_team(office, audit, given.number),
        "standard": declared_standard(office),
        "time": days_between(audit.starts_on, audit.ends_on),
        "scope": sentence(audit.scope),
        "criteria": [text.strip().rstrip(".;") for text in audit.criteria],
        "team": team_lines(office, audit),
        "unit_names": unit_names(office, units),
        "conclusions": [sentence(text) for text in audit.conclusions],
        "class_rows": _class_rows(office, audit, units),
        "good": _texts(office, audit, lambda one: one.class_ == "good"),
        "finding_rows": _finding_rows(office, audit),
        "slip_rows": [_slip_row(office, n, slip) for n, slip in enumerate(slips, 1)],
        "slips": count("phiếu khắc phục của cuộc đánh giá", (s.id for s in slips), "lập từ phát hiện của cuộc đánh giá"),
        **_figures(audit, units),
    }  # fmt: skip
    return Draft(context, team_front(office, audit, lead, FORM.name, "BC", given))


def _slips(office: Office, audit: Audit) -> list[Nonconformity]:
    """Slips that a finding names, or that name the audit; those called off by the day are left out."""
    named = {one.nonconformity for one in audit.findings if one.nonconformity}
    found = [
        slip
        for slip in office.records("nonconformity")
        if (slip.id in named or slip.audit == audit.id)
        and slip.detected_on <= office.as_of
        and slip_state(slip, office.as_of) is not SlipState.CANCELLED
    ]
    return sorted(found, key=lambda slip: slip.id)


def _figures(audit: Audit, units: Sequence[str]) -> dict[str, Figure]:
    """Lines of the sheet by result, findings by class; the members are the audit itself."""
    asked = [item for item in audit.checklist if item.result not in (None, "not_audited")]
    seen = {item.procedure for item in audit.checklist if item.procedure}
    seen |= {one for item in audit.programme for one in item.procedures}
    found = {key: [one for one in audit.findings if one.class_ == key] for key in CLASSES}
    names = labels("audit", "findings", 0, "class")
    return {
        "units": count("đơn vị được đánh giá", units, f"theo {audit.id}"),
        "procedures": count(
            "quy trình được đánh giá", sorted(seen), f"có trong chương trình, phiếu của {audit.id}"
        ),
        "asked": _lines(audit, "nội dung đã đánh giá", asked, "câu hỏi đã có kết quả"),
        "conforming": _lines(
            audit,
            "nội dung phù hợp",
            [item for item in asked if item.result == "conforming"],
            "câu hỏi có kết quả phù hợp",
        ),
        **{
            f"{key}_count": _lines(
                audit, f"phát hiện: {names[key].lower()}", found[key], f"mức độ {key}"
            )
            for key in CLASSES
        },
    }


def _lines(
    audit: Audit, name: str, lines: Sequence[ChecklistItem | Finding], expression: str
) -> Figure:
    return Figure(f"{audit.id}: {name}", small(len(lines)), expression, (audit.id,), len(lines))


def _class_rows(
    office: Office, audit: Audit, units: Iterable[str]
) -> list[dict[str, str | Figure]]:
    """Findings by unit and class, and a sum; units without a finding too."""
    named = dict.fromkeys([*units, *(one.unit for one in audit.findings)])
    rows = [
        _counted(office.full_name(unit), [one for one in audit.findings if one.unit == unit], audit)
        for unit in named
    ]
    return [*rows, {**_counted("Cộng", audit.findings, audit), "bold": "x"}]


def _counted(name: str, found: Sequence[Finding], audit: Audit) -> dict[str, str | Figure]:
    cells: dict[str, str | Figure] = {"unit": name}
    for key in CLASSES:
        these = [one for one in found if one.class_ == key]
        label = f"{audit.id}, {name}: {key}"
        cells[key] = Figure(label, number(len(these)), "đếm phát hiện", (audit.id,), len(these))
    return cells


def _texts(office: Office, audit: Audit, keep: Callable[[Finding], bool]) -> list[str]:
    return [
        f"{office.full_name(one.unit)}: {one.description.strip().rstrip('.;')}"
        for one in audit.findings
        if keep(one)
    ]


def _finding_rows(office: Office, audit: Audit) -> list[dict[str, str]]:
    """All but the good ones, the heaviest first."""
    names = labels("audit", "findings", 0, "class")
    codes = procedure_names(office)
    found = [one for one in audit.findings if one.class_ != "good"]
    found.sort(key=lambda one: CLASSES.index(one.class_))
    return [
        {
            "no": str(position),
            "unit": office.full_name(one.unit),
            "subject": subject_of((one.clause,) if one.clause else (), (one.procedure,) if one.procedure else (), codes),
            "text": sentence(one.description),
            "class": names[one.class_],
            "slip": one.nonconformity or ("Chưa lập" if one.class_ in _NONCONFORMING else ""),
        }
        for position, one in enumerate(found, 1)
    ]  # fmt: skip


def _slip_row(office: Office, position: int, slip: Nonconformity) -> dict[str, str]:
    return {
        "no": str(position),
        "id": slip.id,
        "unit": office.full_name(slip.unit),
        "title": slip.title,
        "class": labels("nonconformity", "class")[slip.class_],
        "due": short_date(slip_due(slip)),
        "state": LABELS[slip_state(slip, office.as_of)],
    }


def _until(office: Office, audit_id: str) -> Any:
    """Facts of the day on which the report was made, when that is known."""
    audit: Audit = office.record("audit", audit_id)
    return audit.report.on if audit.report else None


def _all(office: Office) -> list[str]:
    return [audit.id for audit in office.records("audit") if audit.audit_type == "internal"]


FORM = Form(
    name="bao-cao-danh-gia",
    label="Báo cáo kết quả đánh giá nội bộ",
    template="audit_report.md.j2",
    subject="mã cuộc đánh giá nội bộ đã có kết luận",
    reads=(*AUDIT_READS, "nonconformity"),
    ids=possible(_draft, _all),
    draft=_draft,
    until=_until,
    why_not=why_missing(_draft, _all),
)
