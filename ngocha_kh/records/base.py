"""What every record type has: frozen, typed, built only from data that its schema accepted."""

import datetime

import msgspec


class Frozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value that never changes; lists arrive as tuples, dates as `datetime.date`."""


class Source(Frozen, frozen=True, kw_only=True):
    """Where a setting comes from; not confirmed means: a proposal, never printed as law."""

    text: str
    confirmed: bool


class Evidence(Frozen, frozen=True, kw_only=True):
    """Proof of a result: a document id, an https address or a file inside the workspace."""

    type: str
    ref: str
    date: datetime.date | None = None
    sha256: str | None = None
    note: str | None = None


class Measure(Frozen, frozen=True, kw_only=True):
    """How a result is measured; `target` in `unit`."""

    name: str
    unit: str
    direction: str = "increase"
    target: float | None = None


class DecisionRef(Frozen, frozen=True, kw_only=True):
    """A signed paper: number, day, and its entry in the register where there is one."""

    number: str
    on: datetime.date
    document: str | None = None


class Cancelled(Frozen, frozen=True, kw_only=True):
    """Who called it off, when and why."""

    on: datetime.date
    by: str
    reason: str


class Signature(Frozen, frozen=True, kw_only=True):
    """Who approved which fields, in which capacity; made by `nkh sign`, see `records/signed.py`.

    `fields`: name of a field (`title`, `revisions.1`) → the mark of its value when it was signed;
    `digest`: SHA-256 of all these fields together.
    """

    on: datetime.date
    person: str
    capacity: str
    fields: dict[str, str]
    digest: str
    delegation: str | None = None
    note: str | None = None


class Duration(Frozen, frozen=True, kw_only=True):
    """A length of work; `unit` is hours or working_days of 8 hours."""

    value: float
    unit: str

    @property
    def hours(self) -> float:
        return self.value * (8 if self.unit == "working_days" else 1)
