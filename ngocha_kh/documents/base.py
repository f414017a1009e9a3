"""What every document is made from: the workspace on a day, and its records by id."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.signing import Signature, choose, signature
from ngocha_kh.progress.groups import members_of
from ngocha_kh.progress.rates import Figures, figures
from ngocha_kh.records.document import Document
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings
from ngocha_kh.validation.run import Validated
from ngocha_kh.workdays import Calendar


@dataclass(frozen=True)
class Office:
    """The sound records of a workspace, looked at on `as_of`, with one plan in view."""

    validated: Validated
    plan_id: str

    @property
    def as_of(self) -> datetime.date:
        return self.validated.as_of

    def records(self, kind: str) -> list[Any]:
        """The typed records of a kind, in the order of their files."""
        return [record for _, record in self.validated.records(kind)]

    def record(self, kind: str, record_id: str) -> Any:
        """The record of that id. Raises `UserError` when there is no sound one."""
        fact = self.validated.index.by_id.get(record_id)
        if fact is None or fact.kind != kind:
            raise UserError(f"không có {KINDS[kind].label} {record_id} hợp lệ trong records/")
        return self.validated.store.record(fact)

    @cached_property
    def settings(self) -> Settings:
        settings = self.validated.index.settings
        if settings is None:
            raise UserError(
                "records/workspace.yaml có lỗi nên không lập được văn bản; hãy chạy nkh validate"
            )
        return settings

    @cached_property
    def plan(self) -> Plan:
        plan: Plan = self.record("plan", self.plan_id)
        return plan

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Tasks of the plan, in the order of their ids."""
        found = (task for task in self.records("task") if task.plan == self.plan_id)
        return tuple(sorted(found, key=lambda task: task.id))

    @cached_property
    def figures(self) -> Figures:
        soon = self.settings.progress.due_soon_days
        return figures(self.tasks, self.as_of, due_soon_days=soon, calendar=self.calendar)

    @property
    def calendar(self) -> Calendar:
        """The working days of any year: public holidays and the ward's calendar records."""
        return self.validated.index.calendar

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        return self.validated.index.units

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.records("document")}

    def unit_name(self, unit_id: str) -> str:
        unit = self.units.get(unit_id)
        return unit.short_name if unit else unit_id

    def full_name(self, unit_id: str) -> str:
        unit = self.units.get(unit_id)
        return unit.name if unit else unit_id

    def members(self, unit_id: str) -> frozenset[str]:
        return members_of(unit_id, self.units)

    def signature(
        self,
        document: str,
        day: datetime.date,
        *,
        name: str | None = None,
        unit: str | None = None,
        collective: bool = True,
    ) -> Signature:
        """Who signs `document` on `day`: the person of that name, else whoever may.

        `unit`: the unit whose own document it is. `collective`: it is issued by the committee
        ("TM."), not by its chairman. Raises `UserError` when nobody fits.
        """
        signer = choose(self.settings.signers, day, document, name=name, unit=unit)
        return signature(signer, self.settings.agency.header_lines[0] if collective else "")
