"""Part II.6: reviews of needs and orders for science tasks, one a unit and year."""

from collections.abc import Mapping, Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_period import Period
from ngocha_kh.progress.orders import LABELS, OrderState, not_reviewed, order_state, owing_units
from ngocha_kh.progress.state import OUT
from ngocha_kh.records.order import Order

_WITHOUT = frozenset({OrderState.NOT_REVIEWED, OrderState.NO_NEED})
_SENT = frozenset(
    {
        OrderState.SENT, OrderState.ACCEPTED, OrderState.CONTRACTED, OrderState.RUNNING,
        OrderState.ACCEPTED_RESULTS, OrderState.TRANSFERRED, OrderState.REJECTED,
    }
)  # fmt: skip


def orders_context(office: Office, period: Period) -> Context:
    """Who has reviewed, who has needs, what became of them; empty before the first record."""
    own: list[Order] = [one for one in office.records("order") if one.year == period.year]
    if not own:
        return {}
    until = min(office.as_of, period.window.last)
    state = {one.id: order_state(one, until) for one in own}
    owed = owing_units(office.plan, office.units, until)
    owed = {unit: duties for unit, duties in owed.items() if unit not in _let_off(office, owed)}
    left = not_reviewed(owed, own, period.year, until)
    return {
        "owing": count("đặt hàng: đơn vị phải rà soát", owed, "đơn vị mà kế hoạch giao rà soát"),
        "reviewed": count("đặt hàng: đơn vị đã rà soát", [u for u in owed if u not in left], "có kết quả rà soát, kể cả không có nhu cầu"),
        "no_need": count("đặt hàng: không có nhu cầu", [i for i, s in state.items() if s is OrderState.NO_NEED], "kết quả rà soát: không có nhu cầu"),
        "proposed": count("đặt hàng: đề xuất", [i for i, s in state.items() if s not in _WITHOUT], "rà soát có nhu cầu"),
        "sent": count("đặt hàng: đã gửi cấp có thẩm quyền", [i for i, s in state.items() if s in _SENT], "đã gửi, chấp nhận hoặc đang thực hiện"),
        "left": ", ".join(office.unit_name(unit) for unit in left),
        "cases": [
            f"{one.title} ({office.unit_name(one.unit)}): {_lower(LABELS[state[one.id]])}"
            for one in own
            if state[one.id] not in _WITHOUT
        ],
        "until": until,
    }  # fmt: skip


def _let_off(office: Office, owed: Mapping[str, Sequence[str]]) -> set[str]:
    """The units whose task for this duty was called off or found not to apply."""
    return {
        status.task.lead_unit
        for status in office.figures.of(*OUT)
        if not set(owed.get(status.task.lead_unit, ())).isdisjoint(status.task.obligations)
    }


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


PART = Part(
    about="orders", reads=("order",), context=orders_context, template="report/orders.md.j2"
)
