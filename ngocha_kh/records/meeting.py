"""Meetings: what the invitation says, and afterwards what the minutes say."""

import datetime

from ngocha_kh.records.base import Frozen


class Minutes(Frozen, frozen=True, kw_only=True):
    """What happened; times are "HH:MM"."""

    began: str
    ended: str
    secretary: str
    chair: str
    conclusions: tuple[str, ...]
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()


class Meeting(Frozen, frozen=True, kw_only=True):
    """A meeting (cuộc họp); `at` is "HH:MM" on the day `on`."""

    id: str
    plan: str
    title: str
    on: datetime.date
    at: str
    place: str
    chair: str
    invitees: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    preparation: tuple[str, ...] = ()
    signer: str | None = None
    minutes: Minutes | None = None
    notes: str | None = None
