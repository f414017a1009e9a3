"""What every document is made from: the workspace on a day, and its records by id."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ngocha_kh.diagnostics import UserError
from ngocha_kh.progress.groups import members_of
from ngocha_kh.progress.rates import Figures, figures
from ngocha_kh.records.document import Document
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings, Signer
from ngocha_kh.validation.run import Validated


@dataclass(frozen=True)
class Office:
    """The sound records of a workspace, looked at on `as_of`, with one plan in view."""

    validated: Validated
    plan_id: str

    @property
    def as_of(self) -> datetime.date:
        return self.validated.as_of

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
        for _, plan in self.validated.index.plans:
            if plan.id == self.plan_id:
                return plan
        raise UserError(f"không có kế hoạch {self.plan_id} hợp lệ trong records/plans/")

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Tasks of the plan, in the order of their ids."""
        found = (task for _, task in self.validated.records("task"))
        return tuple(sorted((t for t in found if t.plan == self.plan_id), key=lambda t: t.id))

    @cached_property
    def figures(self) -> Figures:
        return figures(self.tasks, self.as_of, due_soon_days=self.settings.progress.due_soon_days)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        return self.validated.index.units

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        return {document.id: document for _, document in self.validated.records("document")}

    def unit_name(self, unit_id: str) -> str:
        unit = self.units.get(unit_id)
        return unit.short_name if unit else unit_id

    def full_name(self, unit_id: str) -> str:
        unit = self.units.get(unit_id)
        return unit.name if unit else unit_id

    def members(self, unit_id: str) -> frozenset[str]:
        return members_of(unit_id, self.units)

    def signer(self, name: str | None, day: datetime.date) -> Signer:
        """The signer of that name, else the first who is in office on `day`.

        Raises `UserError` when nobody fits.
        """
        for signer in self.settings.signers:
            if (name is None or signer.name == name) and signer.in_office(day):
                return signer
        who = f"«{name}»" if name else "nào"
        raise UserError(
            f"không có người ký {who} có thẩm quyền vào ngày {day:%d/%m/%Y} trong signers của records/workspace.yaml"
        )
