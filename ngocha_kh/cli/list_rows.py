"""Rows of `nkh list`: one plain mapping a record, for a table and for JSON."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ngocha_kh.cli import list_plan_rows
from ngocha_kh.documents.base import Office
from ngocha_kh.progress.groups import by_obligation
from ngocha_kh.progress.initiatives import lead_unit, state_on
from ngocha_kh.progress.state import STATE_LABELS
from ngocha_kh.schemas import schema_for
from ngocha_kh.sources.ids import natural
from ngocha_kh.vietnamese import short_date

Row = dict[str, Any]
_SINGLE = ("string", "integer", "number")
_MOST_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Filters:
    """None lets everything pass."""

    units: frozenset[str] | None = None
    section: str | None = None
    obligation: str | None = None
    state: str | None = None

    def unit(self, *units: str) -> bool:
        return self.units is None or not self.units.isdisjoint(units)

    def duties(self, *duties: str) -> bool:
        in_section = self.section is None or any(
            d.rpartition("-")[0] == self.section for d in duties
        )
        return in_section and (self.obligation is None or self.obligation in duties)


def headings(kind: str) -> list[tuple[str, str]]:
    """Key and heading of the columns that a table of this kind shows."""
    if kind in _KINDS:
        return _KINDS[kind][1]
    return [(key, schema_for(kind).title((key,))) for key in _plain_keys(kind)]


def rows_of(office: Office, kind: str, filters: Filters) -> list[Row]:
    rows = _KINDS[kind][0](office, filters) if kind in _KINDS else _plain(office, kind)
    # Obligations stand in the order of the plan.
    return rows if kind == "obligation" else sorted(rows, key=lambda row: natural(row["id"]))


def _tasks(office: Office, filters: Filters) -> list[Row]:
    return [
        {
            "id": status.task.id,
            "title": status.task.title,
            "lead_unit": status.task.lead_unit,
            "due": short_date(status.due),
            "state": str(status.state),
            "label": STATE_LABELS[status.state],
        }
        for status in office.figures.statuses
        if filters.unit(status.task.lead_unit)
        and filters.duties(*status.task.obligations)
        and filters.state in (None, status.state)
    ]


def _obligations(office: Office, filters: Filters) -> list[Row]:
    served = by_obligation(office.figures, office.plan)
    types = schema_for("plan").labels(("obligations", 0, "type"))
    return [
        {
            "id": duty.id,
            "quote": duty.quote,
            "type": types[duty.type],
            "leads": ", ".join(duty.lead_units),
            "basis": "rõ" if duty.lead_basis == "explicit" else "suy ra",
            "tasks": f"nhắc lại {duty.alias_of}"
            if duty.alias_of
            else len(served[duty.id].statuses),
        }
        for duty in office.plan.obligations
        if filters.unit(*(m for lead in duty.lead_units for m in office.members(lead)))
        and filters.duties(duty.id)
    ]


def _units(office: Office, filters: Filters) -> list[Row]:
    types = schema_for("unit").labels(("type",))
    return [
        {
            "id": unit.id,
            "name": unit.name,
            "type": types[unit.type],
            "members": ", ".join(unit.members),
        }
        for unit in office.units.values()
        if filters.unit(unit.id)
    ]


def _initiatives(office: Office, filters: Filters) -> list[Row]:
    """Each as it stood on the day; those that had not begun by then are left out."""
    labels = schema_for("initiative").labels(("state",))
    return [
        {
            "id": own.id,
            "title": own.title,
            "lead_unit": lead_unit(own),
            "year": own.year,
            "state": state,
            "label": labels[state],
        }
        for own in office.records("initiative")
        if (state := state_on(own, office.as_of)) is not None
        and filters.state in (None, state)
        and filters.unit(lead_unit(own))
    ]


def _documents(office: Office, filters: Filters) -> list[Row]:
    types = schema_for("document").labels(("doc_type",))
    return [
        {
            "id": document.id,
            "type": types[document.doc_type],
            "number": document.number,
            "issued_on": short_date(document.issued_on),
            "title": document.title,
        }
        for document in office.documents.values()
        if filters.units is None or document.issuer_unit in filters.units
    ]


def _plans(office: Office, filters: Filters) -> list[Row]:
    return [
        {"id": plan.id, "title": plan.title, "obligations": len(plan.obligations)}
        for _, plan in office.validated.index.plans
    ]


def _reports(office: Office, filters: Filters) -> list[Row]:
    periods = schema_for("report").labels(("period",))
    return [
        {
            "id": report.id,
            "period": f"{periods[report.period]} {report.year}",
            "due": short_date(report.due),
            "sent": report.sent.number if report.sent else "chưa gửi",
        }
        for _, report in office.validated.records("report")
    ]


def _calendars(office: Office, filters: Filters) -> list[Row]:
    return [
        {
            "id": calendar.id,
            "off": sum(entry.is_off for entry in calendar.days),
            "worked": sum(not entry.is_off for entry in calendar.days),
            "unconfirmed": sum(not entry.source.confirmed for entry in calendar.days),
            "working_days": len(office.calendar.working_days(calendar.year)),
        }
        for _, calendar in office.validated.records("calendar")
    ]


def _plain_keys(kind: str) -> list[str]:
    """The first required fields that hold one value: columns for a kind without its own."""
    schema = schema_for(kind)
    required = schema.document["required"]
    found = [key for key in schema.key_order if key in required]
    single = [key for key in found if schema.resolved((key,)).get("type") in _SINGLE]
    return [key for key in single if key != "plan"][:_MOST_COLUMNS]


def _plain(office: Office, kind: str) -> list[Row]:
    schema = schema_for(kind)
    keys = _plain_keys(kind)
    labels = {key: schema.labels((key,)) for key in keys}
    return [
        {key: _shown(getattr(record, key), labels[key]) for key in keys}
        for record in office.records(kind)
    ]


def _shown(value: Any, labels: dict[str, str]) -> Any:
    if isinstance(value, datetime.date):
        return short_date(value)
    return labels.get(str(value), value)


_KINDS: dict[str, tuple[Callable[[Office, Filters], list[Row]], list[tuple[str, str]]]] = {
    "task": (_tasks, [("id", "Mã"), ("title", "Nhiệm vụ"), ("lead_unit", "Chủ trì"), ("due", "Hạn"), ("label", "Tình trạng")]),
    "obligation": (_obligations, [("id", "Mã"), ("quote", "Trích nguyên văn"), ("type", "Loại"), ("leads", "Chủ trì"), ("basis", "Căn cứ"), ("tasks", "Nhiệm vụ")]),
    "unit": (_units, [("id", "Mã"), ("name", "Tên"), ("type", "Loại"), ("members", "Thành viên")]),
    "document": (_documents, [("id", "Mã"), ("type", "Loại"), ("number", "Số, ký hiệu"), ("issued_on", "Ngày"), ("title", "Trích yếu")]),
    "initiative": (_initiatives, [("id", "Mã"), ("title", "Sáng kiến"), ("lead_unit", "Đơn vị"), ("label", "Trạng thái")]),
    "plan": (_plans, [("id", "Mã"), ("title", "Tên kế hoạch"), ("obligations", "Số nghĩa vụ")]),
    "report": (_reports, [("id", "Mã"), ("period", "Kỳ"), ("due", "Hạn gửi"), ("sent", "Đã gửi")]),
    "calendar": (_calendars, [("id", "Mã"), ("off", "Ngày nghỉ"), ("worked", "Ngày làm bù"), ("unconfirmed", "Chưa xác nhận"), ("working_days", "Số ngày làm việc trong năm")]),
    **list_plan_rows.KINDS,
}  # fmt: skip
