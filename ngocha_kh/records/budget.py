"""Lines of the ward's budget: science, and the total to compare with."""

import datetime

from ngocha_kh.records.base import DecisionRef, Frozen, Signature


class Adjustment(Frozen, frozen=True, kw_only=True):
    """Điều chỉnh dự toán."""

    on: datetime.date
    amount: int
    document: str | None = None
    note: str | None = None


class Spending(Frozen, frozen=True, kw_only=True):
    """Khoản đã chi."""

    on: datetime.date
    amount: int
    activity: str | None = None
    task: str | None = None
    note: str | None = None


class Settlement(Frozen, frozen=True, kw_only=True):
    """Quyết toán."""

    on: datetime.date
    amount: int
    document: str | None = None


class Budget(Frozen, frozen=True, kw_only=True):
    """A line of the budget; amounts are integer đồng; adjustments and spending are dated entries."""

    id: str
    title: str
    year: int
    line: str
    spending: str
    source: str
    initial: int
    obligations: tuple[str, ...] = ()
    purpose: str | None = None
    unit: str | None = None
    approved: DecisionRef | None = None
    adjustments: tuple[Adjustment, ...] = ()
    spent: tuple[Spending, ...] = ()
    settled: Settlement | None = None
    comparable_note: str | None = None
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
