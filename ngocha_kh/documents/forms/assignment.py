"""phieu-giao-viec: one task handed to its unit, with what the plan says of it."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import capitalized, lower_first
from ngocha_kh.periods import key_label
from ngocha_kh.progress.state import OUT, STATE_LABELS, status_on
from ngocha_kh.records.plan import Obligation, Plan
from ngocha_kh.records.task import Task
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date


def _ids(office: Office) -> Sequence[str]:
    """Every task that is still to be done or was done; not those that were called off."""
    return [s.task.id for s in office.figures.statuses if s.state not in OUT]


def _draft(office: Office, task_id: str, given: Given) -> Draft:
    task: Task = office.record("task", task_id)
    plan: Plan = office.record("plan", task.plan)
    duties = {duty.id: duty for duty in plan.obligations}
    context = {
        "task": task,
        "lead": office.full_name(task.lead_unit),
        "support": "; ".join(office.full_name(unit) for unit in task.supporting_units),
        "places": _places([duties[name] for name in task.obligations if name in duties], plan),
        "is_standing": task.lead_unit == office.settings.standing_unit,
        "rows": _rows(office, task),
    }
    return Draft(context, letterhead(office, FORM.name, "TB", given))


def _why_not(office: Office, task_id: str) -> str:
    for status in office.figures.statuses:
        if status.task.id == task_id and status.state in OUT:
            return f"{task_id} có trạng thái: {lower_first(STATE_LABELS[status.state])}"
    return ""


def _places(duties: Sequence[Obligation], plan: Plan) -> list[dict[str, str]]:
    """What the plan says, by the section that says it."""
    headings = {section.id: (section.heading or "").rstrip(".") for section in plan.sections}
    quotes: dict[str, list[str]] = {}
    for duty in duties:
        quotes.setdefault(duty.section, []).append(f"“{duty.quote}”")
    return [
        {"place": f"mục {name}" + (f" ({headings[name]})" if headings.get(name) else ""),
         "quotes": "; ".join(found)}
        for name, found in quotes.items()
    ]  # fmt: skip


def _rows(office: Office, task: Task) -> list[dict[str, str]]:
    """What the unit must know, as pairs for a table of two columns; nothing that is not recorded."""
    status = status_on(task, office.as_of, due_soon_days=office.settings.progress.due_soon_days)
    measure, assigned = task.measure, task.assigned
    pairs: list[tuple[str, str]] = [
        ("Mã nhiệm vụ", task.id),
        ("Tên nhiệm vụ", task.title),
        ("Đơn vị chủ trì", office.full_name(task.lead_unit)),
        ("Đơn vị phối hợp", "; ".join(office.full_name(u) for u in task.supporting_units)),
        ("Kỳ thực hiện", capitalized(key_label(task.period_key)) if task.period_key else ""),
        ("Ngày bắt đầu", short_date(task.start)),
        ("Hạn hoàn thành", _due(task, status.due)),
        ("Sản phẩm", task.output or ""),
        ("Chỉ tiêu", _target(measure) if measure else ""),
        ("Người giao", assigned.by if assigned else ""),
        ("Ngày giao", short_date(assigned.on) if assigned else ""),
    ]
    return [{"what": what, "value": value} for what, value in pairs if value]


def _due(task: Task, due: Any) -> str:
    if due is None:
        return "Không có hạn cụ thể"
    moved = f" (gia hạn từ ngày {short_date(task.due)})" if due != task.due else ""
    labels = schema_for("task").labels(("due_basis",))
    basis = labels.get(task.due_basis or "", "")
    return f"{short_date(due)}{moved}" + (f" ({lower_first(basis)})" if basis else "")


def _target(measure: Any) -> str:
    if measure.target is None:
        return f"{measure.name} ({measure.unit})"
    return f"{measure.name}: {number(measure.target)} {measure.unit}"


FORM = Form(
    name="phieu-giao-viec",
    label="Phiếu giao việc cho từng nhiệm vụ",
    template="assignment.md.j2",
    subject="mã nhiệm vụ",
    reads=("workspace", "plan", "unit", "task"),
    ids=_ids,
    draft=_draft,
    why_not=_why_not,
)
