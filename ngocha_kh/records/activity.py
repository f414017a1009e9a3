"""Activities (hoạt động): publicity, training, contests, with who took part and what proves it."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen


class NamedCount(Frozen, frozen=True, kw_only=True):
    """Số đếm có tên."""

    name: str
    count: int


class Participants(Frozen, frozen=True, kw_only=True):
    """Người tham gia."""

    total: int
    groups: tuple[NamedCount, ...] = ()


class ContestResult(Frozen, frozen=True, kw_only=True):
    """Kết quả cuộc thi."""

    entries: int
    prizes: tuple[NamedCount, ...] = ()
    forwarded: int | None = None


class Outcome(Frozen, frozen=True, kw_only=True):
    """Kết quả thực hiện."""

    state: str
    on: datetime.date
    reason: str | None = None


class Activity(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An activity; planned until `outcome` says otherwise."""

    id: str
    title: str
    plan: str
    activity_type: str
    topic: str
    lead_unit: str
    from_: datetime.date
    obligations: tuple[str, ...] = ()
    supporting_units: tuple[str, ...] = ()
    to: datetime.date | None = None
    place: str | None = None
    channels: tuple[str, ...] = ()
    participants: Participants | None = None
    units_reached: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    items_count: int | None = None
    results: tuple[NamedCount, ...] = ()
    url: str | None = None
    cost: int | None = None
    budget: str | None = None
    contest: ContestResult | None = None
    school_year: str | None = None
    highlight: bool = False
    outcome: Outcome | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
