"""Councils, committees and teams as a decision set them up."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen, Source


class Decision(Frozen, frozen=True, kw_only=True):
    """Quyết định thành lập."""

    number: str
    date: datetime.date
    document: str | None = None


class Member(Frozen, frozen=True, kw_only=True):
    """Thành viên."""

    person: str
    role: str
    can_score: bool = True
    can_vote: bool = True
    union_rep: bool = False
    unit: str | None = None
    duty: str | None = None
    competence: tuple[Evidence, ...] = ()


class Share(Frozen, frozen=True, kw_only=True):
    """Tỷ lệ có mặt tối thiểu."""

    num: int
    den: int


class PassRule(Frozen, frozen=True, kw_only=True):
    """Tỷ lệ đồng ý tối thiểu."""

    num: int
    den: int


class Rules(Frozen, frozen=True, kw_only=True, rename={"pass_": "pass"}):
    """Quy chế."""

    quorum: Share | None = None
    pass_: PassRule | None = None
    vote_base: str | None = None
    method: str | None = None
    min_scorers: int | None = None
    written_vote_allowed: bool = False
    source: Source | None = None


class Body(Frozen, frozen=True, kw_only=True):
    """A council, committee or team that a decision set up; each change of it is a record of its own."""

    id: str
    name: str
    kind: str
    decision: Decision
    valid_from: datetime.date
    members: tuple[Member, ...]
    abbreviation: str | None = None
    valid_to: datetime.date | None = None
    rules: Rules | None = None
    notes: str | None = None

    def stands_on(self, day: datetime.date) -> bool:
        """Whether the decision that set it up is in force on `day`; both end days count."""
        return self.valid_from <= day <= (self.valid_to or day)
