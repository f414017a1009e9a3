"""V-ORD-01 to 03: each unit reviews its needs for science tasks once a year."""

from collections.abc import Iterator
from itertools import pairwise

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.progress.orders import not_reviewed, owing_units
from ngocha_kh.records.order import Order
from ngocha_kh.records.plan import Plan
from ngocha_kh.rules.activity_years import terms_of
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-ORD-01", Severity.WARNING)
def every_unit_reviews_its_needs(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi đơn vị được giao phải có kết quả rà soát nhu cầu đặt hàng trong năm.

    Kế hoạch năm giao bốn nhóm đơn vị rà soát, đặt hàng nhiệm vụ khoa học, công nghệ khi cần (mục
    III.1, III.2, III.3, III.5); "không có nhu cầu" (no_need) cũng là một kết quả. Hạn đặt ở
    plan_terms.orders_by (đề xuất: 30/9, trước khi lập dự toán). Đơn vị có nhiệm vụ rà soát đã ghi là
    không áp dụng hoặc hủy thì không bị nhắc. Chỉ xét khi năm đó đã có hồ sơ đặt hàng.

    Cách sửa: hỏi đơn vị, ghi kết quả bằng «nkh new order».
    """
    if not index.unread_kinds.isdisjoint({"order", "unit", "plan", "task"}):
        return
    orders = [order for _, order in index.records("order")]
    for fact, plan in index.plans:
        last = on_month_day(plan.year, terms_of(index).orders_by.value)
        if index.as_of <= last or all(one.year != plan.year for one in orders):
            continue
        owed = owing_units(plan, index.units, index.as_of)
        off = _let_off(index, plan, owed)
        numbers = {duty.id: number for number, duty in enumerate(plan.obligations)}
        for unit in not_reviewed(owed, orders, plan.year, index.as_of, let_off=off.__contains__):
            yield (
                fact.path,
                ("obligations", numbers[owed[unit][0]]),
                f"{index.units[unit].short_name} chưa có kết quả rà soát nhu cầu đặt hàng năm {plan.year} ({owed[unit][0]}), hạn {short_date(last)}",
            )


def _let_off(index: Index, plan: Plan, owed: dict[str, tuple[str, ...]]) -> set[str]:
    """The units whose task for this duty was called off or found not to apply."""
    return {
        task.lead_unit
        for _, task in index.tasks
        if task.last_state in ("not_applicable", "cancelled")
        and not set(owed.get(task.lead_unit, ())).isdisjoint(task.obligations)
    }


@record_rule("V-ORD-02", Order)
def an_order_agrees_with_itself(order: Order) -> Iterator[tuple[Route, str]]:
    """Hồ sơ đặt hàng hoặc nói không có nhu cầu, hoặc nêu vấn đề và sản phẩm dự kiến.

    "Không có nhu cầu" thì không có đề xuất, diễn biến. Có nhu cầu thì nêu vấn đề (problem) và sản phẩm
    dự kiến (expected_product). Các bước theo thứ tự thời gian; bước gửi phải có văn bản.

    Cách sửa: sửa trường mà thông báo chỉ ra; nhu cầu phát sinh sau thì lập hồ sơ mới.
    """
    if order.no_need:
        if order.events or order.problem or order.expected_product:
            yield ("no_need",), "ghi không có nhu cầu nhưng lại có nội dung đề xuất"
        return
    missing = [
        name
        for name, value in (
            ("problem", order.problem),
            ("expected_product", order.expected_product),
        )
        if value is None
    ]
    if missing:
        yield ("title",), f"có nhu cầu nhưng thiếu {', '.join(missing)}"
    for number, event in enumerate(order.events):
        if event.state == "sent" and event.document is None:
            yield ("events", number, "state"), "đã gửi nhưng chưa ghi văn bản (document)"
    for number, (before, event) in enumerate(pairwise(order.events), 1):
        if event.on < before.on:
            yield (
                ("events", number, "on"),
                f"ngày {short_date(event.on)} trước bước liền trước ({short_date(before.on)})",
            )


@workspace_rule("V-ORD-03")
def no_need_is_said_once(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Một đơn vị trong một năm không vừa không có nhu cầu vừa rà soát lần khác cùng đợt.

    Hai hồ sơ "không có nhu cầu" của cùng đơn vị, cùng năm làm số đơn vị đã rà soát bị tính trùng; có
    đề xuất đã gửi trước ngày nói không có nhu cầu thì hai hồ sơ trái nhau. Nhu cầu phát sinh sau khi
    đã nói không có thì được.

    Cách sửa: giữ một hồ sơ, hoặc sửa ngày rà soát.
    """
    first: dict[tuple[int, str], Order] = {}
    found = sorted(index.records("order"), key=lambda pair: (pair[1].reviewed_on, pair[1].id))
    for fact, order in found:
        earlier = first.setdefault((order.year, order.unit), order)
        if earlier is not order and order.no_need:
            yield (
                fact.path,
                ("no_need",),
                f"{order.unit} đã có kết quả rà soát năm {order.year} ở {earlier.id} ngày {short_date(earlier.reviewed_on)}",
            )
