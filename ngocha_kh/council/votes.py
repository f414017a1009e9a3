"""Presence, votes and majorities in whole numbers; a share is never a float.

Thông tư 18/2013/TT-BKHCN, Điều 8: at least two thirds of the council's members agree. That article
says nothing of presence; two thirds present is what local rules say (initiatives.md §5.2).
"""

import datetime
from collections.abc import Iterable
from typing import Final

from ngocha_kh.records.body import Body, Member, PassRule, Share
from ngocha_kh.records.session import Item, Session

#: How a body's record writes a share, of those present or of those who agree.
AnyShare = Share | PassRule

TWO_THIRDS: Final = Share(num=2, den=3)
ALL_MEMBERS: Final = "all_members"


def passes(agree: int, base: int, share: AnyShare) -> bool:
    """Whether `agree` of `base` reach the share; exactly the share is enough, nobody is never."""
    return base > 0 and share.den * agree >= share.num * base


def needed(base: int, share: AnyShare) -> int:
    """The smallest number of `base` that reaches the share: 5 of 7 for two thirds."""
    return -(-share.num * base // share.den)


def quorum_met(present: int, size: int, share: Share | None) -> bool:
    """Whether enough of the `size` members are there; two thirds when the body's rules are silent."""
    return passes(present, size, share or TWO_THIRDS)


def base_of(body: Body, recused: int) -> int:
    """What the share of votes is taken of: all members, or those who did not step out.

    The law is silent on those who stepped out. All members is the strict reading, and stands unless
    the body's rules say otherwise (`vote_base`).
    """
    return len(body.members) - (0 if vote_base(body) == ALL_MEMBERS else recused)


def vote_base(body: Body) -> str:
    return (body.rules.vote_base if body.rules else None) or ALL_MEMBERS


def pass_share(body: Body) -> AnyShare:
    return (body.rules.pass_ if body.rules else None) or TWO_THIRDS


def quorum_share(body: Body) -> Share:
    return (body.rules.quorum if body.rules else None) or TWO_THIRDS


def body_on(bodies: Iterable[Body], kind: str, day: datetime.date) -> Body | None:
    """The body of a kind on `day`: of several, the one whose decision is the latest."""
    found = (body for body in bodies if body.kind == kind and body.stands_on(day))
    return max(found, key=lambda body: (body.valid_from, body.id), default=None)


def present_members(session: Session, body: Body) -> tuple[Member, ...]:
    """The body's members who were there, in the order of its decision; guests do not count."""
    return tuple(member for member in body.members if member.person in session.present)


def recused_ids(item: Item) -> frozenset[str]:
    """Who stepped out of an item: they neither score, vote, count nor preside."""
    return frozenset(entry.member for entry in item.recused)


def recused_members(item: Item, body: Body) -> int:
    """How many members of the body stepped out of an item."""
    return len(recused_ids(item) & {member.person for member in body.members})


def voters(session: Session, item: Item, body: Body) -> tuple[Member, ...]:
    """The members who are there, may vote and did not step out."""
    out = recused_ids(item)
    present = present_members(session, body)
    return tuple(m for m in present if m.can_vote and m.person not in out)


def scorers(session: Session, item: Item, body: Body) -> tuple[Member, ...]:
    """The members who may score and did not step out: those who are there, or all before it began."""
    out = recused_ids(item)
    asked = present_members(session, body) if session.present else body.members
    return tuple(m for m in asked if m.can_score and m.person not in out)
