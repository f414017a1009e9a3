"""V-REF-05 to 07: units on the record's dates, groups, and the plan's assignment."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-REF-05")
def units_are_in_office(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn vị phải đang hoạt động vào những ngày của nhiệm vụ.

    Đơn vị có ngày bắt đầu và ngày kết thúc (valid_from, valid_to), vì bộ máy được sắp xếp lại theo
    thời gian. Nhiệm vụ không thể giao cho đơn vị chưa thành lập hoặc đã giải thể.

    Cách sửa: ghi đơn vị tiếp nhận (replaced_by) hoặc sửa ngày hiệu lực của đơn vị.
    """
    limits = {
        unit.id: (unit.valid_from or datetime.date.min, unit.valid_to or datetime.date.max)
        for unit in index.units.values()
    }
    always = (datetime.date.min, datetime.date.max)
    for fact, task in index.tasks:
        days = [day for day in (task.start, task.last_due) if day]
        for number, unit_id in enumerate((task.lead_unit, *task.supporting_units)):
            first, last = limits.get(unit_id, always)
            for day in days:
                if not first <= day <= last:
                    route: Route = ("supporting_units", number - 1) if number else ("lead_unit",)
                    yield (
                        fact.path,
                        route,
                        f"đơn vị «{unit_id}» không hoạt động vào ngày {short_date(day)} của nhiệm vụ",
                    )
                    break


@workspace_rule("V-REF-06")
def leads_are_not_groups(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn vị chủ trì là một đơn vị cụ thể, không phải nhóm, và không tự phối hợp với mình.

    Nhiệm vụ giao cho một nhóm thì không ai chịu trách nhiệm; mỗi thành viên của nhóm có nhiệm vụ
    riêng. Đơn vị chủ trì cũng không được ghi lại trong danh sách phối hợp.

    Cách sửa: tạo một nhiệm vụ cho mỗi thành viên, hoặc chọn một đơn vị chủ trì.
    """
    for fact, task in index.tasks:
        unit = index.units.get(task.lead_unit)
        if unit and unit.is_group:
            yield (
                fact.path,
                ("lead_unit",),
                f"«{task.lead_unit}» là nhóm đơn vị; chủ trì phải là một đơn vị cụ thể, ví dụ {unit.members[0]}",
            )
        if task.lead_unit in task.supporting_units:
            number = task.supporting_units.index(task.lead_unit)
            yield (
                fact.path,
                ("supporting_units", number),
                f"«{task.lead_unit}» đã chủ trì nên không ghi trong phối hợp",
            )


@workspace_rule("V-REF-07", Severity.WARNING)
def leads_follow_the_plan(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn vị chủ trì khác với mục III của kế hoạch phải có lý do.

    Khi kế hoạch đã giao rõ (lead_basis: explicit) mà nhiệm vụ giao cho đơn vị khác, người đọc phải
    biết vì sao.

    Cách sửa: ghi lead_reason, hoặc sửa lead_unit theo kế hoạch.
    """
    allowed: dict[tuple[str, str], tuple[frozenset[str], tuple[str, ...]]] = {
        (plan.id, duty.id): (
            frozenset[str]().union(*(index.members(unit) for unit in duty.lead_units)),
            duty.lead_units,
        )
        for _, plan in index.plans
        for duty in plan.obligations
        if duty.lead_basis == "explicit"
    }
    for fact, task in index.tasks:
        if task.has_lead_reason:
            continue
        plans = dict(fact.refs).get("plan", ())
        for duty_id in task.obligations:
            leads, named = next(
                (allowed[plan, duty_id] for plan in plans if (plan, duty_id) in allowed),
                (frozenset[str](), ()),
            )
            if leads and task.lead_unit not in leads:
                yield (
                    fact.path,
                    ("lead_unit",),
                    f"kế hoạch giao {duty_id} cho {', '.join(named)}, nhiệm vụ giao cho {task.lead_unit}; cần ghi lead_reason",
                )
                break
