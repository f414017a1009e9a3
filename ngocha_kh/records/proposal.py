"""Proposals (kiến nghị) to the City or others, and what was answered."""

import datetime

from ngocha_kh.records.base import Cancelled, DecisionRef, Frozen


class Reply(Frozen, frozen=True, kw_only=True):
    """Trả lời."""

    on: datetime.date
    result: str
    content: str
    document: str | None = None


class Proposal(Frozen, frozen=True, kw_only=True):
    """A proposal; the last reply by a day tells how it stands."""

    id: str
    title: str
    to: str
    content: str
    raised_on: datetime.date
    obligations: tuple[str, ...] = ()
    raised_by: str | None = None
    report: str | None = None
    sent: DecisionRef | None = None
    reply_due: datetime.date | None = None
    replies: tuple[Reply, ...] = ()
    withdrawn: Cancelled | None = None
    notes: str | None = None
