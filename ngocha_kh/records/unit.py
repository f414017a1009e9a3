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

    def exists_on(self, day: datetime.date) -> bool:
        """Whether the unit is there on `day`; both end days count."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)
