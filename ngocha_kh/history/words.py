"""A change of a record in Vietnamese: which field, from what to what."""

import re
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.compare import Change
from ngocha_kh.history.entries import entry_sentence, noun_of
from ngocha_kh.history.names import NO_NAMES, Names
from ngocha_kh.schemas import schema_for
from ngocha_kh.schemas.catalog import REFERENCE
from ngocha_kh.vietnamese import number

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OPS: Final = {"added": "thêm", "removed": "bỏ"}
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
    "person", "unit", "what", "title", "name", "text", "decision", "content", "quote", "note",
    "reason",
)  # fmt: skip
_MOST_SAID: Final = 4
#: Characters of one text value in a line.
SHORT: Final = 80
#: Entries that came at once and are told one by one.
_MOST_ENTRIES: Final = 3
ASPECT_LABELS: Final = {
    "state": "trạng thái", "due": "thời hạn", "weight": "trọng số", "progress": "tiến độ",
    "signature": "chữ ký", "revision": "lần ban hành", "sent": "gửi đi", "field": "nội dung",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. `aspect` is a key of `ASPECT_LABELS`; `text` says all of it.

    `field` with `before` and `after` ("" where there is nothing) say the same in columns.
    """

    aspect: str
    text: str
    field: str
    before: str = ""
    after: str = ""


def told(kind: str, change: Change, names: Names = NO_NAMES, most: int = SHORT) -> Told:
    """ "Hạn hoàn thành: 30/06/2026 → 31/07/2026", "Thêm ghi nhận ngày 18/11/2026: Đang thực hiện".

    `most`: characters of one text value.
    """
    words = _Words(kind, names, most)
    aspect, field = aspect_of(change.route), place(kind, change)
    before, after = words.sides(change)
    if sentence := words.sentence(change):
        return Told(aspect, sentence, field, before, after)
    if change.op == "added":
        said = after
    elif change.op == "removed":
        entry = isinstance(change.before, dict | list) or isinstance(change.route[-1], int)
        said = before if entry else f"{before} → (bỏ)"
    else:
        said = f"{before} → {after}"
    return Told(aspect, f"{field}: {said}", field, before, after)


def aspect_of(route: Route) -> str:
    return next((_ASPECTS[step] for step in route if step in _ASPECTS), "field")


def place(kind: str, change: Change) -> str:
    """The titles on the way to a field; an entry is called by its own title, counted from 1."""
    schema = schema_for(kind)
    parts: list[str] = []
    for length, step in enumerate(change.route, 1):
        if isinstance(step, int):
            noun = noun_of(kind, change.route[: length - 1])
            parts[-1] = parts[-1] if noun is None else f"{noun} {step + 1}"
        else:
            parts.append(schema.title(change.route[:length]))
    only = _only_entry(change)
    if only and (noun := noun_of(kind, change.route)):
        parts[-1] = f"{noun} 1"
    is_entry = bool(change.route) and isinstance(change.route[-1], int)
    big = isinstance(change.before if change.after is None else change.after, dict | list)
    mark = f" ({_OPS[change.op]})" if change.op in _OPS and (is_entry or big) else ""
    return " › ".join(parts) + mark


def _only_entry(change: Change) -> bool:
    """Whether a list came or went that has one entry: then the entry is meant."""
    value = change.before if change.after is None else change.after
    return change.op in _OPS and isinstance(value, list) and len(value) == 1


def value_text(kind: str, route: Route, value: Any, names: Names = NO_NAMES) -> str:
    """One value as a person reads it; of an entry the day and the first fields that tell most."""
    return _Words(kind, names).value(route, value)


@dataclass(frozen=True, slots=True)
class _Words:
    kind: str
    names: Names
    most: int = SHORT

    def sides(self, change: Change) -> tuple[str, str]:
        """The value before and after; "" where there is none."""
        before = "" if change.op == "added" else self.value(change.route, change.before)
        after = "" if change.op == "removed" else self.value(change.route, change.after)
        if isinstance(change.before if change.after is None else change.after, dict | list):
            return _capital(before), _capital(after)
        return before, after

    def sentence(self, change: Change) -> str | None:
        """What came or went of a list with sentences of its own; None for all else."""
        if change.op == "changed" or not isinstance(change.route[0], str):
            return None
        value = change.after if change.op == "added" else change.before
        entries = value if len(change.route) == 1 else [value]
        if len(change.route) > 2 or not isinstance(entries, list) or not entries:
            return None
        found = [self.entry((*change.route[:1], 0), entry) for entry in entries]
        if any(text is None for text in found):
            return None
        said = [text for text in found[:_MOST_ENTRIES] if text]
        rest = len(found) - len(said)
        text = "; ".join(said) + (f"; và {rest} mục khác" if rest else "")
        if change.route[0] == "signatures":
            return text if change.op == "added" else f"Bỏ chữ ký: {text}"
        return f"{'Thêm' if change.op == 'added' else 'Bỏ'} {text}"

    def entry(self, route: Route, entry: Any) -> str | None:
        if not isinstance(entry, dict) or len(route) != 2:
            return None
        return entry_sentence(
            self.kind, str(route[0]), entry, lambda field, value: self.value((*route, field), value)
        )

    def value(self, route: Route, value: Any) -> str:
        if isinstance(value, dict):
            return self.entry(route, value) or self._facts(route, value)
        if isinstance(value, list):
            if len(value) != 1:
                return f"{len(value)} mục"
            return self.value((*route, 0), value[0])
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, int | float):
            return str(value) if route[-1] == "year" else number(value)
        if value is None:
            return "(trống)"
        return self._text(route, str(value))

    def _text(self, route: Route, text: str) -> str:
        schema = schema_for(self.kind)
        if label := schema.labels(route).get(text):
            return label
        if match := _DAY.fullmatch(text):
            return f"{match[3]}/{match[2]}/{match[1]}"
        kind = schema.resolved(route).get(REFERENCE)
        text = " ".join(self.names.get((str(kind), text), text).split())
        return text if len(text) <= self.most else f"{text[: self.most - 1].rstrip()}…"

    def _facts(self, route: Route, entry: dict[str, Any]) -> str:
        if len(route) == 3 and route[0] == "signatures" and route[2] == "fields":
            return f"{len(entry)} trường"
        days: tuple[str, ...] = ("on", "date", "from", "issued_on")
        keys = [key for key in days if key in entry][:1]
        keys += [key for key in _SAID if key in entry and not isinstance(entry[key], dict | list)]
        if not keys:
            keys = [key for key, value in entry.items() if not isinstance(value, dict | list)]
        said = [
            self.value((*route, key), entry[key]) + ("%" if key == "progress" else "")
            for key in keys[:_MOST_SAID]
        ]
        return ", ".join(said) or f"{len(entry)} trường"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
