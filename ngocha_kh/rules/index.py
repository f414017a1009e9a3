"""What workspace rules see: compact facts of every record, and the records themselves on demand."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.progress.groups import members_of
from ngocha_kh.public_holidays import calendar_of
from ngocha_kh.records.document import Document
from ngocha_kh.records.kinds import kind_of
from ngocha_kh.records.plan import Obligation, Plan
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings
from ngocha_kh.schemas import references
from ngocha_kh.sources.source import Source
from ngocha_kh.workdays import Calendar


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
    #: The due dates before `last_due`, oldest first; empty without an extension.
    earlier_dues: tuple[datetime.date | None, ...] = ()


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """`path` is relative to records/. `refs`: the ids that the record names, by kind."""

    path: str
    kind: str
    id: str
    refs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    files: tuple[tuple[str, str | None, tuple[str | int, ...]], ...] = ()
    task: TaskFacts | None = None


@dataclass(frozen=True)
class Index:
    """All records of a workspace on one day. Records are decoded only when a rule asks."""

    source: Source
    as_of: datetime.date
    facts: Sequence[Facts]
    decode: Callable[[Facts], Any] = field(repr=False)
    #: The day on which the check runs; later than `as_of` when a past day is looked at.
    today: datetime.date = datetime.date.max
    #: Files that could not be read as records. What they hold is unknown, so nothing may be
    #: concluded from its absence: one broken file must not make every other look wrong.
    unread: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> dict[str, Facts]:
        """The first record of each id; obligations are not records of their own."""
        found: dict[str, Facts] = {}
        for fact in self.facts:
            found.setdefault(fact.id, fact)
        return found

    @cached_property
    def unread_kinds(self) -> frozenset[str]:
        """The kinds of which some file could not be read."""
        kinds = (kind_of(path) for path in self.unread)
        return frozenset(kind.name for kind in kinds if kind)

    def of_kind(self, kind: str) -> Iterator[Facts]:
        return (fact for fact in self.facts if fact.kind == kind)

    def records(self, kind: str) -> list[tuple[Facts, Any]]:
        """Every record of a kind with its facts, decoded once for all rules."""
        if kind not in self._decoded:
            self._decoded[kind] = [(fact, self.decode(fact)) for fact in self.of_kind(kind)]
        return self._decoded[kind]

    def by_id_of(self, kind: str) -> dict[str, Any]:
        """Id → record of that kind; an unknown or unread one is not there."""
        return {fact.id: record for fact, record in self.records(kind)}

    def remembered(self, name: str, make: Callable[["Index"], Any]) -> Any:
        """What several rules work out alike, worked out once: `make` of this index."""
        if name not in self._made:
            self._made[name] = make(self)
        return self._made[name]

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _decoded(self) -> dict[str, list[tuple[Facts, Any]]]:
        return {}

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
        """Id of every obligation → the plan's file, the obligation, its route in the file.

        Plans of two years use the same ids; the one in force speaks for them.
        """
        current = self.settings.current_plan if self.settings else None
        return {
            duty.id: (fact, duty, ("obligations", number))
            for fact, plan in sorted(self.plans, key=lambda pair: pair[1].id == current)
            for number, duty in enumerate(plan.obligations)
        }

    @cached_property
    def documents(self) -> list[tuple[Facts, Document]]:
        return [(fact, self.decode(fact)) for fact in self.of_kind("document")]

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of this workspace: public holidays and its own calendar records."""
        return calendar_of(self.decode(fact) for fact in self.of_kind("calendar"))

    @cached_property
    def reminded(self) -> set[str]:
        """Ids of the tasks that some document reminds of, issued by the day of the check."""
        return {
            task
            for _, document in self.documents
            if document.issued_on is not None and document.issued_on <= self.as_of
            for task in document.reminds
        }

    @cached_property
    def kind_of(self) -> dict[str, str]:
        """Id of every record → its kind."""
        return {fact_id: fact.kind for fact_id, fact in self.by_id.items()}

    def places(self, fact: Facts, kind: str, target: str) -> list[Route]:
        """Where a record names another; asked only when something is wrong there."""
        found = self._places.get(fact.path)
        if found is None:
            found = self._places[fact.path] = {}
            data = msgspec.to_builtins(self.decode(fact))
            for named, value, route in references(fact.kind, data):
                found.setdefault((named, value), []).append(route)
        return found.get((kind, target), [])

    @cached_property
    def _places(self) -> dict[str, dict[tuple[str, str], list[Route]]]:
        """Path of a record → what it names, and where; filled by `places`."""
        return {}

    def task(self, fact: Facts) -> Task:
        task: Task = self.decode(fact)
        return task

    def members(self, unit_id: str) -> frozenset[str]:
        """A unit itself, or the units of a group at any depth; empty for an unknown id."""
        return members_of(unit_id, self.units)
