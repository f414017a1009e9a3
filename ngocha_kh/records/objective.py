"""Quality objectives (mục tiêu chất lượng) of a year, with results as counts."""

import datetime

from ngocha_kh.records.base import DecisionRef, Evidence, Frozen, Measure, Signature


class ObjectiveResult(Frozen, frozen=True, kw_only=True):
    """Kết quả một kỳ; mẫu số 1 khi là số đếm."""

    period_key: str
    on: datetime.date
    numerator: int
    denominator: int
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Objective(Frozen, frozen=True, kw_only=True):
    """An objective; a result is stored as counts, its share is computed."""

    id: str
    title: str
    year: int
    unit: str
    measure: Measure
    data_source: str
    procedure: str | None = None
    baseline: float | None = None
    baseline_note: str | None = None
    method: str | None = None
    resources: str | None = None
    due: datetime.date | None = None
    actions: tuple[str, ...] = ()
    approved: DecisionRef | None = None
    results: tuple[ObjectiveResult, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
