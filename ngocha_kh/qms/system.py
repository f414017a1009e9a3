"""The records of the quality system on a day, and those around it that prove it."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ngocha_kh.qms.legal import Impact, impacts
from ngocha_kh.qms.scope import Scope, scope_on
from ngocha_kh.qms.states import declarations_in_force, in_force
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.base import Frozen
from ngocha_kh.records.body import Body
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.document import Document
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.objective import Objective
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.records.qms_document import QmsDocument
from ngocha_kh.records.qms_settings import QmsSettings
from ngocha_kh.records.task import Task
from ngocha_kh.workdays import Calendar, add_months

#: States of a task whose report has gone out; whoever confirms it may take longer.
SENT: Final = frozenset({"done", "submitted"})


@dataclass(frozen=True, kw_only=True)
class System:
    """All that is known, looked at on `day`; records of later days are in it and must be skipped."""

    day: datetime.date
    settings: QmsSettings = field(default_factory=QmsSettings)
    calendar: Calendar = field(default_factory=Calendar)
    procedures: Sequence[Procedure] = ()
    documents: Sequence[QmsDocument] = ()
    objectives: Sequence[Objective] = ()
    audits: Sequence[Audit] = ()
    slips: Sequence[Nonconformity] = ()
    reviews: Sequence[ManagementReview] = ()
    declarations: Sequence[Declaration] = ()
    bodies: Sequence[Body] = ()
    activities: Sequence[Activity] = ()
    one_stop: Sequence[OneStop] = ()
    #: The register of legal and issued texts.
    texts: Sequence[Document] = ()
    tasks: Sequence[Task] = ()
    plans: Sequence[Plan] = ()

    @cached_property
    def year_back(self) -> datetime.date:
        """Dated proofs count from the day after this one: a rolling year up to `day`."""
        return add_months(self.day, -12)

    def recent(self, on: datetime.date | None) -> bool:
        """Within the year that ends on `day`."""
        return on is not None and self.year_back < on <= self.day

    @cached_property
    def present(self) -> list[Procedure]:
        """The procedures in force."""
        return in_force(self.procedures, self.day)

    @cached_property
    def declaration(self) -> Declaration | None:
        """The declaration in force; the latest when a fault left more than one."""
        found = declarations_in_force(self.declarations, self.day)
        return found[-1] if found else None

    @cached_property
    def scope(self) -> Scope:
        return scope_on(self.procedures, self.declarations, self.documents, self.day)

    @cached_property
    def impacts(self) -> list[Impact]:
        """What changed legal texts mean for the procedures in force."""
        months = self.settings.months_to_follow_law.value
        return impacts(self.procedures, self.texts, self.day, months=months, calendar=self.calendar)

    @property
    def is_run(self) -> bool:
        """Whether the ward runs a quality system at all; it is not obliged to."""
        return bool(self.procedures or self.documents or self.audits or self.declarations)

    def done_for(self, duties: Iterable[str]) -> list[tuple[Task, datetime.date]]:
        """Tasks done by `day` that serve one of the obligations, with the day, oldest first."""
        found = (
            (task, done)
            for task in self.serving(duties)
            if (done := completed_on(task, self.day)) is not None
        )
        return sorted(found, key=lambda pair: (pair[1], pair[0].id))

    def serving(self, duties: Iterable[str], year: int | None = None) -> list[Task]:
        """Tasks that serve one of the obligations and were not called off, in the order of ids.

        Only of plans that ask for the system, of that year when one is given.
        """
        wanted = frozenset(duties)
        plans = {
            plan.id
            for plan in self.plans
            if asks_for_system(plan) and (year is None or plan.year == year)
        }
        found = (
            task
            for task in self.tasks
            if task.plan in plans
            and wanted.intersection(task.obligations)
            and not _called_off(task, self.day)
        )
        return sorted(found, key=lambda task: task.id)


def asks_for_system(plan: Plan) -> bool:
    """Whether the obligations II.2-… of a plan are those of the quality system, as in 2026.

    Obligations are numbered by the sentences of a plan, so another ward's II.2-11 is another duty.
    """
    served = {duty.id: duty.served_by for duty in plan.obligations}
    review = {"review", "management_review"}
    return "audit" in served.get("II.2-11", ()) and not review.isdisjoint(served.get("II.2-27", ()))


def completed_on(task: Task, day: datetime.date) -> datetime.date | None:
    """The day on which the task was done, as known on `day`; None while it is not."""
    entries = task.entries_until(day)
    last = entries[-1] if entries else None
    return (last.completed_on or last.on) if last and last.state == "done" else None


def _called_off(task: Task, day: datetime.date) -> bool:
    entries = task.entries_until(day)
    return bool(entries) and entries[-1].state in ("cancelled", "not_applicable")


#: Field of `System` → kind of record.
KINDS = {
    "procedures": "procedure", "documents": "qms_document", "objectives": "objective",
    "audits": "audit", "slips": "nonconformity", "reviews": "management_review",
    "declarations": "declaration", "bodies": "body", "activities": "activity",
    "one_stop": "one_stop", "texts": "document", "tasks": "task", "plans": "plan",
}  # fmt: skip


def system_of(
    records: Callable[[str], Sequence[Frozen]],
    day: datetime.date,
    settings: QmsSettings,
    calendar: Calendar,
) -> System:
    """The system from a way to get the records of a kind."""
    parts: dict[str, Sequence[Frozen]] = {name: records(kind) for name, kind in KINDS.items()}
    return System(day=day, settings=settings, calendar=calendar, **parts)  # type: ignore[arg-type]
