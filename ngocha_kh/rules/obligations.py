"""V-REF-02, V-REF-03, V-REF-16, V-TSK-15: obligations and the tasks that serve them."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.records.plan import Obligation
from ngocha_kh.records.workspace import Policy
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.suggest import Hints, shown
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-REF-02")
def obligations_exist(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ được nhắc đến phải có trong kế hoạch.

    Mã nghĩa vụ (ví dụ II.2-11) lấy từ danh mục nghĩa vụ của kế hoạch năm.

    Cách sửa: tìm đúng mã bằng lệnh «nkh find TỪ_KHÓA».
    """
    if "plan" in index.unread_kinds:
        return
    known = index.obligations
    hints = Hints()
    sound: set[tuple[str, tuple[str, ...]]] = set()
    for fact in index.facts:
        for named in fact.refs:
            kind, targets = named
            if kind != "obligation" or named in sound:
                continue
            unknown = [target for target in targets if target not in known]
            if not unknown:
                sound.add(named)
            for target in unknown:
                near = hints.closest(target, known, cutoff=70)
                advice = f"; có phải «{near}»?" if near else ""
                for route in index.places(fact, kind, target):
                    yield fact.path, route, f"kế hoạch không có nghĩa vụ «{target}»{advice}"


@workspace_rule("V-REF-03", Severity.WARNING)
def every_obligation_is_served(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ phải có ít nhất một nhiệm vụ thực hiện.

    Nghĩa vụ loại nhiệm vụ, thường xuyên hoặc chỉ tiêu mà chưa có nhiệm vụ nào thực hiện thì không
    ai theo dõi được. Quy tắc chỉ nhắc từ ngày đặt trong policy.unserved_warning_from của
    workspace.yaml (đề xuất: 31/3); nghĩa vụ nhắc lại và nghĩa vụ không áp dụng không phải có. Từ ngày
    policy.unserved_error_from, quy tắc V-REF-16 thay cho quy tắc này.

    Cách sửa: tạo nhiệm vụ bằng «nkh new task», ghi mã nghĩa vụ vào obligations.
    """
    policy = _policy(index)
    for fact, duty, route, year in _unserved(index):
        begins = on_month_day(year, policy.unserved_warning_from)
        if begins <= index.as_of < on_month_day(year, policy.unserved_error_from):
            yield fact.path, route, f"nghĩa vụ {_named(duty)} chưa có nhiệm vụ nào thực hiện"


@workspace_rule("V-REF-16")
def no_obligation_is_left_unserved(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ không được để quá lâu mà chưa có nhiệm vụ.

    Như quy tắc V-REF-03, nhưng là lỗi từ ngày đặt trong policy.unserved_error_from của
    workspace.yaml (đề xuất: 30/6): sau ngày này không còn đủ thời gian để thực hiện trong năm.

    Cách sửa: tạo nhiệm vụ bằng «nkh new task», ghi mã nghĩa vụ vào obligations.
    """
    policy = _policy(index)
    for fact, duty, route, year in _unserved(index):
        begins = on_month_day(year, policy.unserved_error_from)
        if index.as_of >= begins:
            yield (
                fact.path,
                route,
                f"nghĩa vụ {_named(duty)} đến ngày {short_date(begins)} vẫn chưa có nhiệm vụ nào thực hiện",
            )


def _policy(index: Index) -> Policy:
    return index.settings.policy if index.settings else Policy()


def _unserved(index: Index) -> Iterator[tuple[Facts, Obligation, Route, int]]:
    """Every obligation that needs a task and has none, with the year of its plan."""
    if "task" in index.unread_kinds:
        return
    served = {duty for _, task in index.tasks for duty in task.obligations}
    for fact, duty, route in index.obligations.values():
        if duty.needs_service and duty.id not in served:
            yield fact, duty, route, _year(fact.id, index.as_of)


def _named(duty: Obligation) -> str:
    return f"{duty.id} «{shown(duty.quote)}»"


@workspace_rule("V-TSK-15")
def aliases_are_not_served(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ nhắc lại không được tính hai lần.

    Kế hoạch nói hai lần về cùng một việc thì nghĩa vụ sau chỉ là nhắc lại (alias_of); nhiệm vụ phải
    gắn với nghĩa vụ gốc, nếu không tiến độ sẽ tính trùng.

    Cách sửa: thay mã nghĩa vụ nhắc lại bằng mã nghĩa vụ gốc.
    """
    aliases = {d.id: d.alias_of for _, d, _ in index.obligations.values() if d.alias_of}
    for fact, task in index.tasks:
        for number, duty in enumerate(task.obligations):
            if duty in aliases:
                yield (
                    fact.path,
                    ("obligations", number),
                    f"nghĩa vụ {duty} chỉ nhắc lại {aliases[duty]}; hãy ghi {aliases[duty]}",
                )


def _year(plan_id: str, day: datetime.date) -> int:
    digits = plan_id.rpartition("-")[2]
    return int(digits) if digits.isdigit() else day.year
