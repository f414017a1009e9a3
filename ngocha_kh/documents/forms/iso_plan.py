"""ke-hoach-iso: the year's plan to keep up and improve the quality system (Thông tư 26/2014, Điều 7.2a).

Its tasks are those that serve the section of the ward's plan about the system: the section with an
obligation to declare.
"""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import quality_bases
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.qms_words import (
    READS,
    days_between,
    declared_standard,
    of_year,
    why_missing,
)
from ngocha_kh.progress.state import OUT, status_on
from ngocha_kh.qms.states import AuditState, audit_state
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.objective import Objective
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.task import Task
from ngocha_kh.vietnamese import number, short_date

_MARK = "declaration"  #: what serves an obligation of the section about the system
_INTERNAL = "internal"
_SIGN = {"increase": "ít nhất ", "decrease": "không quá ", "reach": ""}


def _sections(plan: Plan) -> frozenset[str]:
    return frozenset(duty.section for duty in plan.obligations if _MARK in duty.served_by)


def _tasks(office: Office, plan: Plan) -> list[Task]:
    """Tasks of the section that were not called off, by obligation and due day."""
    order = {duty.id: n for n, duty in enumerate(plan.obligations)}
    sections = _sections(plan)
    served = {duty.id for duty in plan.obligations if duty.section in sections}
    found = [
        task
        for task in office.records("task")
        if task.plan == plan.id
        and served & set(task.obligations)
        and status_on(task, office.as_of).state not in OUT
    ]

    def place(task: Task) -> tuple[int, str, str]:
        first = min(order[duty] for duty in task.obligations if duty in served)
        return first, str(task.due or ""), task.id

    return sorted(found, key=place)


def _draft(office: Office, plan_id: str, given: Given) -> Draft:
    plan: Plan = office.record("plan", plan_id)
    tasks = _tasks(office, plan)
    if not tasks:
        raise UserError(
            f"{plan_id} chưa có nhiệm vụ nào về hệ thống quản lý chất lượng; hãy lập nhiệm vụ "
            "(nkh new task) cho các nghĩa vụ về công bố, đánh giá, duy trì hệ thống"
        )
    notified = office.settings.qms.notice_to
    objectives: list[Objective] = of_year(office, "objective", plan.year)
    context: dict[str, Any] = {
        "of_year": str(plan.year),
        "standard": declared_standard(office),
        "tasks": count("nhiệm vụ về hệ thống quản lý chất lượng", (t.id for t in tasks), "theo Phụ lục"),
        "rows": [_row(office, n, task) for n, task in enumerate(tasks, 1)],
        "objectives": [_objective(office, one) for one in objectives],
        "audits": [_audit(office, one) for one in _audits(office, plan.year)],
        "leads": _leads(office, tasks),
        "city": office.full_name(notified) if notified in office.units else "",
    }  # fmt: skip
    head = letterhead(office, FORM.name, "KH", given)
    bases = quality_bases(office, FORM.name, given.date or office.as_of)
    return Draft(context, {**head, "bases": bases})


def _audits(office: Office, year: int) -> list[Audit]:
    """Internal audits of the year that stand, by day."""
    found = [
        one
        for one in office.records("audit")
        if one.year == year
        and one.audit_type == _INTERNAL
        and audit_state(one, office.as_of) is not AuditState.CANCELLED
    ]
    return sorted(found, key=lambda one: (one.starts_on, one.id))


def _audit(office: Office, audit: Audit) -> str:
    units = ", ".join(office.unit_name(unit) for unit in audit.units)
    at = f" tại {units}" if units else ""
    return f"{audit.title}: {days_between(audit.starts_on, audit.ends_on)}{at}"


def _objective(office: Office, one: Objective) -> str:
    """ "Tỷ lệ hồ sơ đúng hạn: ít nhất 98% (Văn phòng chịu trách nhiệm)"."""
    measure = one.measure
    text = one.title
    if measure.target is not None:
        unit = "%" if measure.unit == "%" else f" {measure.unit}"
        sign = _SIGN[measure.direction] if measure.target else ""
        text = f"{text}: {sign}{number(measure.target)}{unit}"
    return f"{text} ({office.unit_name(one.unit)} chịu trách nhiệm)"


def _row(office: Office, position: int, task: Task) -> dict[str, str]:
    return {
        "no": str(position),
        "title": task.title,
        "lead": office.unit_name(task.lead_unit),
        "support": "; ".join(office.unit_name(unit) for unit in task.supporting_units),
        "due": short_date(task.due_on(office.as_of)) or "Thường xuyên",
        "output": task.output or "",
    }


def _leads(office: Office, tasks: list[Task]) -> list[dict[str, str | Figure]]:
    """Each leading unit with the number of its tasks, in the order of the list."""
    found: dict[str, list[str]] = {}
    for task in tasks:
        found.setdefault(task.lead_unit, []).append(task.id)
    return [
        {
            "unit": office.full_name(unit),
            "tasks": count(f"{office.unit_name(unit)}: nhiệm vụ chủ trì", ids, "theo Phụ lục"),
        }
        for unit, ids in found.items()
    ]


def _ids(office: Office) -> list[str]:
    return [plan.id for plan in office.records("plan")]


FORM = Form(
    name="ke-hoach-iso",
    label="Kế hoạch duy trì, áp dụng và cải tiến hệ thống quản lý chất lượng của năm",
    template="iso_plan.md.j2",
    subject="mã kế hoạch của phường",
    reads=(*READS, "task", "objective", "audit"),
    ids=possible(_draft, _ids),
    draft=_draft,
    why_not=why_missing(_draft, _ids),
)
