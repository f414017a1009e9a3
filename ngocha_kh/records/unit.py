"""Rooms, centres, partner bodies, and groups of them."""

import datetime

from ngocha_kh.records.base import Frozen, Source


class Unit(Frozen, frozen=True, kw_only=True):
    """A unit (đơn vị); `members` only for a group. Valid on both end days."""

    id: str
    name: str
    short_name: str
    type: str
    abbreviation: str | None = None
    roles: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    applies_iso: bool = False
    must_report: bool = False
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    replaced_by: str | None = None
    name_variants: tuple[str, ...] = ()
    plan_name: str | None = None
    source: Source | None = None
    notes: str | None = None

    @property
    def is_group(self) -> bool:
        return self.type == "group"
