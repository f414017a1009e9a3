"""A change of a record in Vietnamese: which field, from what to what."""

import re
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.compare import Change
from ngocha_kh.schemas import schema_for
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import number

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OPS: Final = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
#: Fields by what they tell of; the first of a route that is found here decides.
_ASPECTS: Final = {
    "due": "due", "extensions": "due", "due_on": "due", "weight": "weight", "progress": "progress",
    "updates": "progress", "state": "state", "log": "state", "outcome": "state", "events": "state",
    "closed": "state", "cancelled": "state", "signatures": "signature", "revisions": "revision",
    "sent": "sent",
}  # fmt: skip
#: What to say of an entry of a list, in this order, after its day.
_SAID: Final = (
    "state", "to", "event", "effective", "edition", "revision", "progress", "old_due", "new_due",
    "person", "capacity", "unit", "what", "title", "name", "text", "decision", "content", "quote",
    "note", "reason",
)  # fmt: skip
_MOST_SAID: Final = 4
ASPECT_LABELS: Final = {
    "state": "trạng thái", "due": "thời hạn", "weight": "trọng số", "progress": "tiến độ",
    "signature": "chữ ký", "revision": "lần ban hành", "sent": "gửi đi", "field": "nội dung",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. `aspect` is a key of `ASPECT_LABELS`."""

    aspect: str
    text: str


def told(kind: str, change: Change) -> Told:
    """ "Hạn hoàn thành: 30/06/2026 → 31/07/2026", "Cập nhật (thêm): 18/11/2026, Đang thực hiện, 60%"."""
    return Told(aspect_of(change.route), f"{place(kind, change)}: {_content(kind, change)}")


def aspect_of(route: Route) -> str:
    return next((_ASPECTS[step] for step in route if step in _ASPECTS), "field")


def place(kind: str, change: Change) -> str:
    """The titles on the way to a field; the number of an entry counts from 1."""
    schema = schema_for(kind)
    parts: list[str] = []
    for length, step in enumerate(change.route, 1):
        if isinstance(step, int):
            parts[-1] += f" {step + 1}"
        else:
            parts.append(schema.title(change.route[:length]))
    is_entry = bool(change.route) and isinstance(change.route[-1], int)
    mark = f" ({_OPS[change.op]})" if change.op != "changed" and (is_entry or _big(change)) else ""
    return " › ".join(parts) + mark


def _big(change: Change) -> bool:
    return isinstance(change.after or change.before, dict | list)


def _content(kind: str, change: Change) -> str:
    if change.op == "added":
        return value_text(kind, change.route, change.after)
    if change.op == "removed":
        text = value_text(kind, change.route, change.before)
        return text if _big(change) or isinstance(change.route[-1], int) else f"{text} → (bỏ)"
    before = value_text(kind, change.route, change.before)
    return f"{before} → {value_text(kind, change.route, change.after)}"


def value_text(kind: str, route: Route, value: Any) -> str:
    """One value as a person reads it; of an entry the day and the first fields that tell most."""
    if isinstance(value, dict):
        return _entry(kind, route, value)
    if isinstance(value, list):
        return f"{len(value)} mục" if len(value) != 1 else value_text(kind, (*route, 0), value[0])
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return str(value) if route[-1] == "year" else number(value)
    if value is None:
        return "(trống)"
    label = schema_for(kind).labels(route).get(str(value))
    if label:
        return label
    match = _DAY.fullmatch(str(value))
    return f"{match[3]}/{match[2]}/{match[1]}" if match else shown(value)


def _entry(kind: str, route: Route, entry: dict[str, Any]) -> str:
    days: tuple[str, ...] = ("on", "date", "from", "issued_on")
    keys = [key for key in days if key in entry][:1]
    keys += [key for key in _SAID if key in entry and not isinstance(entry[key], dict | list)]
    if not keys:
        keys = [key for key, value in entry.items() if not isinstance(value, dict | list)]
    said = [
        value_text(kind, (*route, key), entry[key]) + ("%" if key == "progress" else "")
        for key in keys[:_MOST_SAID]
    ]
    return ", ".join(said) or f"{len(entry)} trường"
