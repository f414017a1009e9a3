"""What a unit reported for a period: its paragraphs, its figures, when it came in."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen


class Received(Frozen, frozen=True, kw_only=True):
    """Đã nhận."""

    on: datetime.date
    number: str | None = None
    document: str | None = None


class UnitParagraph(Frozen, frozen=True, kw_only=True):
    """Đoạn viết của đơn vị."""

    section: str
    text: str
    edited: str | None = None
    edited_by: str | None = None
    edited_on: datetime.date | None = None


class UnitFigure(Frozen, frozen=True, kw_only=True):
    """Số liệu đơn vị báo cáo."""

    name: str
    value: int


class UnitReport(Frozen, frozen=True, kw_only=True):
    """A unit's report for a period; missing until `received` says when it came."""

    id: str
    plan: str
    unit: str
    year: int
    period: str
    obligations: tuple[str, ...] = ()
    received: Received | None = None
    paragraphs: tuple[UnitParagraph, ...] = ()
    figures: tuple[UnitFigure, ...] = ()
    strengths: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
