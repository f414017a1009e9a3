"""What a person writes in a periodic report; every figure is computed and never typed here."""

import datetime

from ngocha_kh.records.base import Frozen, Signature


class Results(Frozen, frozen=True, kw_only=True):
    """Paragraphs on the sections of the plan, in its order."""

    communication: tuple[str, ...] = ()
    quality: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    one_stop: tuple[str, ...] = ()
    ip_measurement: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    budget: tuple[str, ...] = ()


class Causes(Frozen, frozen=True, kw_only=True):
    objective: tuple[str, ...] = ()
    subjective: tuple[str, ...] = ()


class Proposal(Frozen, frozen=True, kw_only=True):
    to: str
    content: str


class SystemWords(Frozen, frozen=True, kw_only=True):
    """What a person writes in the yearly report on the quality system."""

    strengths: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


class FigureTold(Frozen, frozen=True, kw_only=True):
    """A figure that was sent: `key` as `nkh why` knows it, `value` as printed."""

    key: str
    value: str


class Snapshot(Frozen, frozen=True, kw_only=True):
    """The figures of a sent report: of which day, and from which commit of the records."""

    as_of: datetime.date
    commit: str | None = None
    figures: tuple[FigureTold, ...] = ()


class Sent(Frozen, frozen=True, kw_only=True):
    number: str
    on: datetime.date
    to: tuple[str, ...] = ()
    snapshot: Snapshot | None = None


class Restatement(Frozen, frozen=True, kw_only=True):
    """A reported figure that has changed since; `figure` is its key, values are as printed."""

    on: datetime.date
    figure: str
    before: str
    after: str
    reason: str
    by: str


class Report(Frozen, frozen=True, kw_only=True):
    id: str
    plan: str
    year: int
    period: str
    steering: tuple[str, ...] = ()
    results: Results = Results()
    strengths: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()
    causes: Causes = Causes()
    directions: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    quality_system: SystemWords | None = None
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    due: datetime.date | None = None
    sent: Sent | None = None
    restatements: tuple[Restatement, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None
