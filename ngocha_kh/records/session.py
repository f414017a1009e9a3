"""Sessions of the council: who was there, scores, votes, outcomes."""

import datetime

from ngocha_kh.records.base import Frozen


class Invitation(Frozen, frozen=True, kw_only=True):
    """Giấy mời họp."""

    number: str
    date: datetime.date


class SignedMinutes(Frozen, frozen=True, kw_only=True):
    """Biên bản."""

    number: str
    date: datetime.date


class Absent(Frozen, frozen=True, kw_only=True):
    """Vắng."""

    member: str
    reason: str


class Recused(Frozen, frozen=True, kw_only=True):
    """Rút."""

    member: str
    reason: str


class Sheet(Frozen, frozen=True, kw_only=True):
    """Phiếu chấm."""

    member: str
    points: dict[str, int]
    strengths: str | None = None
    limits: str | None = None
    proposal: str | None = None


class NoSheet(Frozen, frozen=True, kw_only=True):
    """Không chấm."""

    member: str
    reason: str


class Vote(Frozen, frozen=True, kw_only=True):
    """Biểu quyết."""

    method: str
    agree: int
    disagree: int
    issued: int | None = None
    collected: int | None = None
    valid: int | None = None
    invalid: int | None = None


class Item(Frozen, frozen=True, kw_only=True):
    """Sáng kiến."""

    initiative: str
    summary: str | None = None
    recused: tuple[Recused, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    no_sheet: tuple[NoSheet, ...] = ()
    opinions: tuple[str, ...] = ()
    vote: Vote | None = None
    outcome: str | None = None
    reason: str | None = None
    to_complete: str | None = None
    complete_by: datetime.date | None = None


class Session(Frozen, frozen=True, kw_only=True):
    """Phiên họp hội đồng: một phiên họp của hội đồng sáng kiến: thành phần, chấm điểm, biểu quyết."""

    id: str
    body: str
    rubric: str
    on: datetime.date
    at: str
    place: str
    items: tuple[Item, ...]
    ended: str | None = None
    invitation: Invitation | None = None
    minutes: SignedMinutes | None = None
    present: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()
    guests: tuple[str, ...] = ()
    chair: str | None = None
    secretary: str | None = None
    counting_team: tuple[str, ...] = ()
    scoring_closed: bool = False
    rubric_sha256: str | None = None
    notes: str | None = None
