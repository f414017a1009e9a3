"""Rounds in which initiatives are taken in and judged."""

import datetime

from ngocha_kh.records.base import Frozen


class Round(Frozen, frozen=True, kw_only=True):
    """Đợt xét: một đợt xét công nhận sáng kiến."""

    id: str
    year: int
    opens: datetime.date
    closes: datetime.date
    rubric: str
    body: str
    units: tuple[str, ...] = ()
    notes: str | None = None
