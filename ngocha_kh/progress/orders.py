"""Reviews of needs and orders for science tasks on a day (qms-and-tasks.md §5). Pure."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final

from ngocha_kh.progress.groups import members_of
from ngocha_kh.records.order import Order
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.unit import Unit


class OrderState(StrEnum):
    """Before any event, a reviewed order says "no need" or is being written."""

    NOT_REVIEWED = "not_reviewed"
    NO_NEED = "no_need"
    REVIEWED = "reviewed"
    PROPOSED = "proposed"
    SENT = "sent"
    ACCEPTED = "accepted"
    CONTRACTED = "contracted"
    RUNNING = "running"
    ACCEPTED_RESULTS = "accepted_results"
    TRANSFERRED = "transferred"
    REJECTED = "rejected"


LABELS: Final = {
    OrderState.NOT_REVIEWED: "Chưa rà soát",
    OrderState.NO_NEED: "Không có nhu cầu",
    OrderState.REVIEWED: "Đã rà soát, có nhu cầu",
    OrderState.PROPOSED: "Đề xuất",
    OrderState.SENT: "Đã gửi cấp có thẩm quyền",
    OrderState.ACCEPTED: "Được chấp nhận",
    OrderState.CONTRACTED: "Đã ký hợp đồng",
    OrderState.RUNNING: "Đang thực hiện",
    OrderState.ACCEPTED_RESULTS: "Đã nghiệm thu",
    OrderState.TRANSFERRED: "Đã chuyển giao",
    OrderState.REJECTED: "Không được chấp nhận",
}


def order_state(order: Order, day: datetime.date) -> OrderState:
    passed = [event for event in order.events if event.on <= day]
    if passed:
        return OrderState(passed[-1].state)
    if order.reviewed_on > day:
        return OrderState.NOT_REVIEWED
    return OrderState.NO_NEED if order.no_need else OrderState.REVIEWED


def owing_units(
    plan: Plan, units: Mapping[str, Unit], day: datetime.date
) -> dict[str, tuple[str, ...]]:
    """Unit → the obligations by which it owes a review; groups stand for their members.

    Obligations are those that orders serve (III.1-14, III.2-04, III.3-04, III.5-03 of 2026).
    """
    owed: dict[str, list[str]] = {}
    for duty in plan.obligations:
        if "order" not in duty.served_by or not duty.needs_service:
            continue
        for lead in duty.lead_units:
            for unit in sorted(members_of(lead, units)):
                if units[unit].exists_on(day):
                    owed.setdefault(unit, []).append(duty.id)
    return {unit: tuple(owed[unit]) for unit in sorted(owed)}


def not_reviewed(
    owed: Iterable[str],
    orders: Iterable[Order],
    year: int,
    day: datetime.date,
    *,
    let_off: Callable[[str], bool] = lambda unit: False,
) -> list[str]:
    """The units that owe a review and have none by `day`; "no need" is a review."""
    done = {one.unit for one in orders if one.year == year and one.reviewed_on <= day}
    return [unit for unit in owed if unit not in done and not let_off(unit)]
