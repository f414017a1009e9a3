"""Tasks (nhiệm vụ): what was decided, as dated entries; what follows from the date is computed."""

import datetime

from ngocha_kh.records.base import Evidence, Frozen, Measure, Signature


class Update(Frozen, frozen=True, kw_only=True):
    """One dated note of the state; entries are only ever appended, in order of `on`."""

    on: datetime.date
    state: str
    progress: int | None = None
    actual: float | None = None
    completed_on: datetime.date | None = None
    submitted_on: datetime.date | None = None
    by: str | None = None
    confirmed_by: str | None = None
    note: str | None = None
    reason: str | None = None
    approved_by: str | None = None
    document: str | None = None
    obstacles: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Extension(Frozen, frozen=True, kw_only=True):
    """A new due date; approved after the due date it replaces, it does not cure lateness."""

    old_due: datetime.date
    new_due: datetime.date
    reason: str
    approved_by: str
    approved_on: datetime.date
    document: str | None = None


class Assignment(Frozen, frozen=True, kw_only=True):
    by: str
    on: datetime.date | None = None
    document: str | None = None


class Task(Frozen, frozen=True, kw_only=True):
    """A task of a plan; `due` is the last day, inclusive; `weight` > 0."""

    id: str
    title: str
    plan: str
    obligations: tuple[str, ...]
    task_type: str
    lead_unit: str
    period_key: str | None = None
    instance_of: str | None = None
    carried_from: str | None = None
    depends_on: tuple[str, ...] = ()
    lead_reason: str | None = None
    supporting_units: tuple[str, ...] = ()
    assigned: Assignment | None = None
    start: datetime.date | None = None
    due: datetime.date | None = None
    due_basis: str | None = None
    output: str | None = None
    measure: Measure | None = None
    weight: float = 1
    updates: tuple[Update, ...] = ()
    extensions: tuple[Extension, ...] = ()
    exception: str | None = None
    signatures: tuple[Signature, ...] = ()
    notes: str | None = None

    def entries_until(self, day: datetime.date) -> tuple[Update, ...]:
        """The entries known on `day`, oldest first."""
        return tuple(entry for entry in self.updates if entry.on <= day)

    def due_on(self, day: datetime.date) -> datetime.date | None:
        """The due date in force on `day`: the last extension approved in time and by then."""
        due = self.due
        for extension in self.extensions:
            if due is not None and extension.approved_on <= min(day, due):
                due = extension.new_due
        return due
