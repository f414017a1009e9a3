"""V-REF-02, 03, 16, 17, V-TSK-15: obligations and the records that serve them."""

from collections.abc import Callable, Iterator
from typing import Any

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.progress.coverage import KINDS, is_let_off, is_undecided, proved
from ngocha_kh.progress.serving import Ground, year_of_id
from ngocha_kh.progress.serving_work import OWN
from ngocha_kh.records.plan import Obligation, Plan
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
    """Nghĩa vụ phải có hồ sơ thực hiện.

    Nghĩa vụ loại nhiệm vụ, thường xuyên hoặc chỉ tiêu mà chưa có nhiệm vụ, hoạt động hay hồ sơ nào
    thực hiện thì không ai theo dõi được. Hồ sơ thực hiện là hồ sơ ghi mã nghĩa vụ ở obligations, hoặc
    thuộc loại mà kế hoạch ghi ở served_by. Quy tắc chỉ nhắc từ ngày đặt trong
    policy.unserved_warning_from của workspace.yaml (đề xuất: 31/3); nghĩa vụ nhắc lại, nghĩa vụ không
    áp dụng không phải có. Từ ngày policy.unserved_error_from, quy tắc V-REF-16 thay cho quy tắc này.

    Cách sửa: xem «nkh obligations --missing»; tạo nhiệm vụ bằng «nkh new task», ghi mã nghĩa vụ vào
    obligations.
    """
    policy = _policy(index)
    for fact, duty, route, year in _unserved(index):
        begins = on_month_day(year, policy.unserved_warning_from)
        if begins <= index.as_of < on_month_day(year, policy.unserved_error_from):
            yield fact.path, route, f"nghĩa vụ {_named(duty)} chưa có hồ sơ nào thực hiện"


@workspace_rule("V-REF-16")
def no_obligation_is_left_unserved(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ không được để quá lâu mà chưa có hồ sơ thực hiện.

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
                f"nghĩa vụ {_named(duty)} đến ngày {short_date(begins)} vẫn chưa có hồ sơ nào thực hiện",
            )


@workspace_rule("V-REF-17", Severity.WARNING)
def exceptions_are_decided(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ không áp dụng phải có lý do, người quyết định và ngày; nghĩa vụ có điều kiện phải có lý do.

    Không ghi ai quyết định, ngày nào thì bảng theo dõi nghĩa vụ không bao giờ đầy đủ một cách trung
    thực. Quy tắc nhắc từ ngày policy.unserved_warning_from (đề xuất: 31/3).

    Cách sửa: bổ sung applicability_reason, decided_by, decided_on cho nghĩa vụ trong kế hoạch.
    """
    policy = _policy(index)
    for fact, plan in index.plans:
        if index.as_of < on_month_day(plan.year, policy.unserved_warning_from):
            continue
        for number, duty in enumerate(plan.obligations):
            if duty.alias_of is None and is_undecided(duty):
                missing = ", ".join(name for name in _decision(duty) if not getattr(duty, name))
                label = (
                    "không áp dụng" if duty.applicability == "not_applicable" else "có điều kiện"
                )
                yield (
                    fact.path,
                    ("obligations", number, "applicability"),
                    f"nghĩa vụ {_named(duty)} ghi là {label} nhưng thiếu {missing}",
                )


def _decision(duty: Obligation) -> tuple[str, ...]:
    if duty.applicability == "conditional":
        return ("applicability_reason",)
    return ("applicability_reason", "decided_by", "decided_on")


def _policy(index: Index) -> Policy:
    return index.settings.policy if index.settings else Policy()


def _unserved(index: Index) -> Iterator[tuple[Facts, Obligation, Route, int]]:
    """Every obligation that needs a record and has none, with the year of its plan.

    What records name costs nothing to ask; records are only read for obligations that none names.
    """
    if not index.unread_kinds.isdisjoint(KINDS):
        return
    policy = _policy(index)
    for fact, plan in index.plans:
        if index.as_of < on_month_day(plan.year, policy.unserved_warning_from):
            continue
        named = _named_by_records(index, plan)
        ground = Ground(plan, index.as_of, _records(index), index.settings, index.calendar)
        proofs: dict[str, bool] = {}
        for number, duty in enumerate(plan.obligations):
            is_owed = duty.needs_service and duty.id not in named and not is_let_off(duty)
            if is_owed and not _is_proved(duty, ground, proofs):
                yield fact, duty, ("obligations", number), plan.year


def _named_by_records(index: Index, plan: Plan) -> set[str]:
    """The obligations that some record of the plan's year names."""
    named: set[str] = set()
    for fact in index.facts:
        if fact.kind not in OWN:
            continue
        refs = dict(fact.refs)
        duties = refs.get("obligation", ())
        if duties and refs.get("plan", (plan.id,)) == (plan.id,) and _of_year(fact, plan):
            named.update(duties)
    return named


def _of_year(fact: Facts, plan: Plan) -> bool:
    """As `belongs` of the coverage, told by the id; tasks of a plan may be numbered otherwise."""
    year = year_of_id(fact.id)
    if fact.kind in ("task", "activity") or year is None:
        return True
    return year <= plan.year if fact.kind in ("ip_asset", "measuring") else year == plan.year


def _is_proved(duty: Obligation, ground: Ground, known: dict[str, bool]) -> bool:
    for aspect in duty.served_by:
        if aspect not in known:
            known[aspect] = any(True for _ in proved(aspect, ground))
    return any(known[aspect] for aspect in duty.served_by)


def _records(index: Index) -> Callable[[str], list[Any]]:
    return lambda kind: [record for _, record in index.records(kind)]


def _named(duty: Obligation) -> str:
    return f"{duty.id} «{shown(duty.quote)}»"


@workspace_rule("V-TSK-15")
def aliases_are_not_served(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nghĩa vụ nhắc lại không được tính hai lần.

    Kế hoạch nói hai lần về cùng một việc thì nghĩa vụ sau chỉ là nhắc lại (alias_of); nhiệm vụ phải
    gắn với nghĩa vụ gốc, nếu không tiến độ sẽ tính trùng.

    Cách sửa: thay mã nghĩa vụ nhắc lại bằng mã nghĩa vụ gốc.
    """
    aliases = {
        (plan.id, duty.id): duty.alias_of
        for _, plan in index.plans
        for duty in plan.obligations
        if duty.alias_of
    }
    for fact, task in index.tasks:
        for number, duty_id in enumerate(task.obligations):
            for plan_id in dict(fact.refs).get("plan", ()):
                if original := aliases.get((plan_id, duty_id)):
                    yield (
                        fact.path,
                        ("obligations", number),
                        f"nghĩa vụ {duty_id} chỉ nhắc lại {original}; hãy ghi {original}",
                    )
