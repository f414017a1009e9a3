"""What a new record begins with: its kind, its id, the fields that follow from the workspace."""

import datetime
from collections.abc import Sequence
from typing import Any, Final

from ngocha_kh.diagnostics import Route, UsageError
from ngocha_kh.editing.assign import Assignment
from ngocha_kh.periods import PERIOD_SUFFIX
from ngocha_kh.records.kinds import KINDS, Kind
from ngocha_kh.schemas.catalog import Schema
from ngocha_kh.sources.ids import next_id, taken_ids
from ngocha_kh.suggest import closest, shown
from ngocha_kh.workspace import SETTINGS_FILE, Workspace
from ngocha_kh.yamlio.edit import new_text
from ngocha_kh.yamlio.read import load

#: Kinds whose records are numbered by year; the ids of the others say what they are.
_NUMBERED: Final = (
    "task", "document", "meeting", "initiative", "session", "round", "rubric", "body",
    "activity", "nonconformity", "qms_document", "objective", "audit", "management_review",
    "declaration", "ip_asset", "measuring", "budget", "order", "proposal",
)  # fmt: skip
#: Kinds of which there are few in a year: PH-2026-04, not PH-2026-004.
_FEW: Final = (
    "session", "round", "rubric", "body", "qms_document", "objective", "audit",
    "management_review", "declaration", "ip_asset", "measuring", "budget", "order", "proposal",
)  # fmt: skip
#: Kinds whose id a person must say: it is no number in a row.
_NAMED: Final = ("unit", "procedure", "one_stop")
#: Kinds that carry the year of the plan in a field.
_OF_A_YEAR: Final = (
    "report", "initiative", "objective", "audit", "budget", "order", "unit_report",
)  # fmt: skip
_MADE: Final = [name for name in KINDS if name != "workspace"]


def kind_named(name: str) -> Kind:
    """The kind of record to make. Raises `UsageError`."""
    if name in _MADE:
        return KINDS[name]
    near = closest(name, _MADE)
    known = ", ".join(f"{one} ({KINDS[one].label})" for one in _MADE)
    hint = f"; có phải «{near}»? Các loại: {known}" if near else f"; các loại: {known}"
    raise UsageError(f"không tạo được loại hồ sơ «{shown(name)}»{hint}")


def current_plan(workspace: Workspace) -> str | None:
    """`current_plan` of the settings; None when they cannot be read."""
    data = load((workspace.records / SETTINGS_FILE).read_bytes()).data or {}
    plan = data.get("current_plan")
    return plan if isinstance(plan, str) else None


def assignment(workspace: Workspace, day: datetime.date) -> dict[str, str]:
    """Who assigns a new task and when: without the day it would count on days before it existed."""
    data = load((workspace.records / SETTINGS_FILE).read_bytes()).data or {}
    agency = data.get("agency")
    name = agency.get("short_name") if isinstance(agency, dict) else None
    return {"by": str(name or "UBND phường"), "on": day.isoformat()}


def defaults(
    kind: Kind, given: Sequence[Assignment], plan: str | None, assigned: dict[str, str]
) -> list[Assignment]:
    """Fields that need not be said, as far as they were not said."""
    values = _values(given)
    plan = values.get("plan", plan)
    found: dict[str, Any] = {}
    if kind.name in ("task", "report", "meeting", "activity", "unit_report") and plan:
        found["plan"] = plan
    if kind.name == "task":
        found["assigned"] = assigned
    if kind.name == "initiative" and "state" not in values:  # it begins as an idea of the year
        day = assigned["on"]
        found["state"] = "registered"
        found["intake"] = {"registered_on": day}
        found["log"] = [{"on": day, "by": "unit", "event": "init", "to": "registered"}]
    if kind.name in _OF_A_YEAR and plan and plan.removeprefix("KH-").isdecimal():
        found["year"] = int(plan.removeprefix("KH-"))
    if kind.name == "plan" and "year" in values:
        found["source_text"] = f"plans/KH-{values['year']}.txt"
    if kind.name == "calendar":
        found["days"] = []
    return [Assignment((key,), "set", found[key]) for key in found if key not in values]


def missing(kind: Kind, schema: Schema, given: Sequence[Assignment]) -> list[str]:
    """Required fields that nobody gave, in the order of the schema."""
    required = set(schema.document["required"]) - {one.route[0] for one in given}
    if kind.name not in _NAMED:
        required.discard("id")
    return [key for key in schema.key_order if key in required]


def id_for(
    kind: Kind, given: Sequence[Assignment], workspace: Workspace, this_year: int
) -> str:  # fmt: skip
    """The id of the new record: the one that was given, else the next or the only possible one.

    Raises `UsageError` for an id that was used before, on any branch, or has not the right form.
    """
    values = _values(given)
    if kind.name == "report" and "id" not in values:
        if values["period"] not in PERIOD_SUFFIX:
            raise UsageError(
                f"không có kỳ báo cáo «{shown(values['period'])}»; period là {', '.join(PERIOD_SUFFIX)}"
            )
        return f"BC-{values['year']}-{PERIOD_SUFFIX[values['period']]}"
    if kind.name == "unit_report" and "id" not in values:
        suffix = PERIOD_SUFFIX.get(values["period"], values["period"])
        return f"BDV-{values['year']}-{suffix}-{values['unit']}"
    if kind.name == "plan" and "id" not in values:
        return f"KH-{values['year']}"
    if kind.name == "calendar" and "id" not in values:
        return f"LICH-{this_year}"
    taken = taken_ids(workspace.root)
    if "id" not in values:
        series = f"{kind.prefix}-{_year(kind, values, this_year)}"
        return next_id(series, taken, width=2 if kind.name in _FEW else 3)
    record_id = str(values["id"])
    _check_form(kind, record_id)
    if record_id in taken and kind.name in (*_NUMBERED, *_NAMED, "unit_report"):
        raise UsageError(f"mã «{record_id}» đã được dùng; mã không dùng lại, kể cả khi đã xóa")
    return record_id


def in_order(schema: Schema, given: Sequence[Assignment]) -> list[Assignment]:
    """As the schema orders the fields, whatever the order on the command line."""
    return sorted(given, key=lambda one: _rank(schema, one.route))


def _rank(schema: Schema, route: Route) -> list[int]:
    ranks = []
    for depth, step in enumerate(route):
        keys = list(schema.resolved(route[:depth]).get("properties", {}))
        ranks.append(step if isinstance(step, int) else keys.index(step) if step in keys else -1)
    return ranks


def first_bytes(kind: Kind, record_id: str) -> bytes:
    """The record with nothing but its id."""
    up = "../" * (kind.place.count("/") + 1)
    hint = f"{up}schemas/{kind.name}.schema.json"
    return new_text({"id": record_id}, schema_hint=hint, key_order=("id",))


def _values(given: Sequence[Assignment]) -> dict[str, Any]:
    """Plain top-level values; the last one wins."""
    return {
        str(one.route[0]): one.value for one in given if len(one.route) == 1 and one.action == "set"
    }


def _year(kind: Kind, values: dict[str, Any], this_year: int) -> str:
    """A task belongs to the year of its plan, a document to the year in which it was issued."""
    text = str(values.get("plan", "")).removeprefix("KH-") if kind.name == "task" else ""
    if kind.name == "document":
        text = str(values.get("issued_on", ""))[:4]
    return text if len(text) == 4 and text.isdecimal() else str(this_year)


def _check_form(kind: Kind, record_id: str) -> None:
    from ngocha_kh.schemas import schema_problems

    faults = schema_problems(kind.name, {"id": record_id})
    for fault in faults:
        if fault.route == ("id",):
            raise UsageError(f"id: {fault.message}")
