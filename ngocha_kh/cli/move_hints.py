"""What to type for each thing that a refused step lacks: the whole line, with a place for the value."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ngocha_kh.diagnostics import Route, UsageError
from ngocha_kh.editing.assign import route_of
from ngocha_kh.schemas.catalog import Schema, schema_for
from ngocha_kh.yamlio.edit import shown as dotted

#: "chưa ghi … (decision.number, decision.date)", "… (intake.defects: text, asked_on, due_on)".
_FIELDS: Final = re.compile(r"\((?:([a-z_][a-z_.0-9]*): )?([a-z_][a-z_.0-9]*(?:, [a-z_.0-9]+)*)\)$")
_PAPER: Final = re.compile(r"--paper (\S+?)\)")
_ATTEND: Final = re.compile(r"\(present của phiên họp (PH-[0-9]{4}-[0-9]+)\)$")
_VOTE: Final = "chưa ghi kết quả biểu quyết"
_SESSION: Final = re.compile(r"^phiên họp (PH-[0-9]{4}-[0-9]+) chưa")
#: What stands at the place of a value, by the type of the field.
_PLACES: Final = {"integer": "SỐ", "number": "SỐ", "boolean": "true", "array": "MÃ,MÃ"}


def hints(
    record_id: str, data: Any, state: str, track: str, unmet: Sequence[str]
) -> Iterator[str]:  # fmt: skip
    """One line for each missing thing that a command can note, without repeats.

    What is wrong, not missing, needs a person's judgement and gets none.
    """
    found = (_hint(record_id, data, state, track, text) for text in unmet)
    yield from dict.fromkeys(line for line in found if line)


def _hint(record_id: str, data: Any, state: str, track: str, text: str) -> str | None:
    if paper := _PAPER.search(text):
        where = "" if track == "main" else f" --track {track}"
        return f"nkh move {record_id} {state}{where} --paper {paper[1]}"
    if found := _ATTEND.search(text):
        return f"nkh session attend {found[1]} NGƯỜI NGƯỜI…"
    if text.startswith(_VOTE) and isinstance(data, dict) and data.get("sessions"):
        return f"nkh session vote {data['sessions'][-1]} {record_id} --agree N --disagree N"
    if "chưa" not in text or (fields := _FIELDS.search(text)) is None:
        return None
    kind = "initiative"
    if session := _SESSION.match(text):
        record_id, data, kind = session[1], {}, "session"
    routes = [
        _route(schema_for(kind), data, fields[1], name, track) for name in fields[2].split(", ")
    ]
    words = [f"{dotted(route)}={_place(schema_for(kind), route)}" for route in routes if route]
    return f"nkh set {record_id} {' '.join(words)}" if words else None


def _route(schema: Schema, data: Any, head: str | None, name: str, track: str) -> Route | None:
    """Where the field is; of a list the next item, or the item of the level in question."""
    path = f"{head}.{name}" if head else name
    try:
        if head and schema.resolved(route_of(schema, head)).get("type") == "array":
            path = f"{head}.{_next(data, head, track)}.{name}"
        route = route_of(schema, path)
    except UsageError:
        return None
    return None if schema.resolved(route).get("type") == "object" else route


def _next(data: Any, head: str, track: str) -> int:
    """The number of the item that lacks something: of the level, or of a new one."""
    for key in head.split("."):
        data = data.get(key) if isinstance(data, dict) else None
    items = data if isinstance(data, list) else []
    if head == "effect":
        levels = [one.get("level") for one in items if isinstance(one, dict)]
        return len(levels) - 1 - levels[::-1].index(track) if track in levels else len(items)
    return len(items)


def _place(schema: Schema, route: Route) -> str:
    node = schema.resolved(route)
    if labels := list(schema.labels(route)):
        return "|".join(labels) if len(labels) <= 4 else "…"
    if node.get("format") == "date" or str(node.get("$ref", "")).endswith("/date"):
        return "NGÀY"
    return _PLACES.get(str(node.get("type")), '"…"')
