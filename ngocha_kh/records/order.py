"""Review of needs and orders for science tasks (rà soát, đặt hàng), one a unit and year at least."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen


class OrderEvent(Frozen, frozen=True, kw_only=True):
    """Bước của đề xuất."""

    on: datetime.date
    state: str
    document: str | None = None
    note: str | None = None


class Order(Frozen, frozen=True, kw_only=True):
    """An order; its state on a day is that of the last event by then; `no_need` is a valid answer."""

    id: str
    title: str
    year: int
    unit: str
    reviewed_on: datetime.date
    obligations: tuple[str, ...] = ()
    no_need: bool = False
    reviewed_by: str | None = None
    problem: str | None = None
    expected_product: str | None = None
    estimated_budget: int | None = None
    proposed_to: str | None = None
    events: tuple[OrderEvent, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
