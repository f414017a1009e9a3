"""Rubrics: how an initiative is scored; data with a version, never code."""

import datetime

from ngocha_kh.records.base import Frozen, Source


class Band(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Mức."""

    from_: int
    to: int
    text: str


class Item(Frozen, frozen=True, kw_only=True):
    """Tiêu chí."""

    id: str
    name: str
    max: int
    min: int | None = None
    bands: tuple[Band, ...] = ()


class Group(Frozen, frozen=True, kw_only=True):
    """Nhóm."""

    id: str
    name: str
    items: tuple[Item, ...]
    min: int | None = None


class PassRule(Frozen, frozen=True, kw_only=True):
    """Điều kiện đạt."""

    total: int


class Grade(Frozen, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Loại."""

    id: str
    label: str
    from_: int
    to: int


class Adoption(Frozen, frozen=True, kw_only=True):
    """Quyết định ban hành."""

    number: str
    date: datetime.date


class Rubric(Frozen, frozen=True, kw_only=True, rename={"pass_": "pass"}):
    """Bộ tiêu chí chấm điểm: bộ tiêu chí chấm điểm sáng kiến: dữ liệu có phiên bản, không nằm trong mã chương trình. Chưa có mẫu chung toàn quốc."""

    id: str
    name: str
    status: str
    version: int
    groups: tuple[Group, ...]
    pass_: PassRule
    classes: tuple[Grade, ...]
    decision: Adoption | None = None
    basis: str | None = None
    drop_extremes_from: int | None = None
    spread_alarm: int | None = None
    source: Source | None = None
    notes: str | None = None
