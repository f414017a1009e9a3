"""What workspace rules see: compact facts of every record, and the records themselves on demand."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.progress.groups import members_of
from ngocha_kh.records.document import Document
from ngocha_kh.records.plan import Obligation, Plan
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings
from ngocha_kh.workspace import Workspace


class TaskFacts(msgspec.Struct, frozen=True, array_like=True):
    """What the cross-record rules need of a task; the latest state and dates, not the history."""

    obligations: tuple[str, ...]
    lead_unit: str
    supporting_units: tuple[str, ...]
    period_key: str | None
    start: datetime.date | None
    last_due: datetime.date | None
    last_state: str
    latest_entry: datetime.date | None
    has_lead_reason: bool


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """`path` is relative to records/. `refs`: kind and id of every record named, and where."""

    path: str
    kind: str
    id: str
    refs: tuple[tuple[str, str, tuple[str | int, ...]], ...] = ()
    files: tuple[tuple[str, str | None, tuple[str | int, ...]], ...] = ()
    task: TaskFacts | None = None


@dataclass(frozen=True)
class Index:
    """All records of a workspace on one day. Records are decoded only when a rule asks."""

    workspace: Workspace
    as_of: datetime.date
    facts: Sequence[Facts]
    decode: Callable[[Facts], Any] = field(repr=False)
    #: The day on which the check runs; later than `as_of` when a past day is looked at.
    today: datetime.date = datetime.date.max

    @cached_property
    def by_id(self) -> dict[str, Facts]:
        """The first record of each id; obligations are not records of their own."""
        found: dict[str, Facts] = {}
        for fact in self.facts:
            found.setdefault(fact.id, fact)
        return found

    def of_kind(self, kind: str) -> Iterator[Facts]:
        return (fact for fact in self.facts if fact.kind == kind)

    @cached_property
    def tasks(self) -> list[tuple[Facts, TaskFacts]]:
        return [(fact, fact.task) for fact in self.facts if fact.task is not None]

    @cached_property
    def settings(self) -> Settings | None:
        return next((self.decode(fact) for fact in self.of_kind("workspace")), None)

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {fact.id: self.decode(fact) for fact in self.of_kind("unit")}

    @cached_property
    def plans(self) -> list[tuple[Facts, Plan]]:
        return [(fact, self.decode(fact)) for fact in self.of_kind("plan")]

    @cached_property
    def obligations(self) -> dict[str, tuple[Facts, Obligation, Route]]:
        """Id of every obligation → the plan's file, the obligation, its route in the file."""
        return {
            duty.id: (fact, duty, ("obligations", number))
            for fact, plan in self.plans
            for number, duty in enumerate(plan.obligations)
        }

    @cached_property
    def reminded(self) -> set[str]:
        """Ids of the tasks that some document reminds of, issued by the day of the check."""
        documents: Iterator[Document] = (self.decode(fact) for fact in self.of_kind("document"))
        return {
            task
            for document in documents
            if document.issued_on is not None and document.issued_on <= self.as_of
            for task in document.reminds
        }

    def task(self, fact: Facts) -> Task:
        task: Task = self.decode(fact)
        return task

    def members(self, unit_id: str) -> frozenset[str]:
        """A unit itself, or the units of a group at any depth; empty for an unknown id."""
        return members_of(unit_id, self.units)
