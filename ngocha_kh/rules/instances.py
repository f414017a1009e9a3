"""V-TSK-09, V-TSK-10: instances of recurring duties."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.periods import key_label, key_span, keys_of
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule


@workspace_rule("V-TSK-09")
def elapsed_periods_have_instances(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ định kỳ phải có nhiệm vụ cho mỗi kỳ đã qua.

    Nghĩa vụ hằng tháng, hằng quý, 6 tháng hoặc hằng năm phải có ít nhất một nhiệm vụ với period_key
    của mỗi kỳ đã kết thúc trước ngày xét.

    Cách sửa: tạo nhiệm vụ cho kỳ còn thiếu, hoặc sửa period của nghĩa vụ nếu nhịp thực hiện khác.
    """
    if "task" in index.unread_kinds:
        return
    present = {(duty, task.period_key) for _, task in index.tasks for duty in task.obligations}
    for fact, plan in index.plans:
        for number, duty in enumerate(plan.obligations):
            if duty.type != "recurring" or not duty.needs_service:
                continue
            for key in keys_of(duty.period, plan.year):
                if key_span(key).last < index.as_of and (duty.id, key) not in present:
                    yield (
                        fact.path,
                        ("obligations", number),
                        f"nghĩa vụ định kỳ {duty.id} chưa có nhiệm vụ cho {key_label(key)} (period_key: {key})",
                    )


@workspace_rule("V-TSK-10")
def instances_are_not_doubled(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi đơn vị chỉ có một nhiệm vụ cho một kỳ của một nghĩa vụ.

    Hai nhiệm vụ cùng nghĩa vụ, cùng đơn vị chủ trì, cùng kỳ làm tiến độ tính trùng.

    Cách sửa: gộp hai nhiệm vụ, hoặc sửa period_key, lead_unit của một nhiệm vụ.
    """
    first: dict[tuple[str, str, str], str] = {}
    for fact, task in index.tasks:
        if task.period_key is None:
            continue
        for duty in task.obligations:
            other = first.setdefault((duty, task.lead_unit, task.period_key), fact.id)
            if other != fact.id:
                yield (
                    fact.path,
                    ("period_key",),
                    f"trùng với {other}: cùng nghĩa vụ {duty}, đơn vị {task.lead_unit}, kỳ {task.period_key}",
                )
