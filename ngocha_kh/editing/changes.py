"""What differs between two states of a record, in the words of the fields; and the way back."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ngocha_kh.diagnostics import Route, UserError
from ngocha_kh.editing.assign import applied, assignment_of
from ngocha_kh.editing.values import text_of
from ngocha_kh.schemas.catalog import Schema
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import number, short_date
from ngocha_kh.yamlio.edit import same
from ngocha_kh.yamlio.edit import shown as dotted
from ngocha_kh.yamlio.read import load

_ABSENT = "(trống)"


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that differs; None stands for a field that is not there."""

    route: Route
    title: str
    old: Any
    new: Any
    words: str

    def __str__(self) -> str:
        return f"{self.title}: {self.words}"


def changes(schema: Schema, before: Any, after: Any) -> list[Changed]:
    """Every field that differs, in the order of the record; lists of plain values as one field.

    A record that begins from nothing (`before` is empty) shows its values alone.
    """
    words = _words if before else lambda schema, route, _, new: _value(schema, route, new)
    return [
        Changed(route, _heading(schema, route), old, new, words(schema, route, old, new))
        for route, old, new in _differing(before, after, ())
    ]


def reverse(schema: Schema, before: Any, source: bytes) -> list[str] | None:
    """Words for `nkh set` that bring the record `source` back to the data `before`.

    None when no such words exist; those that are given back have been tried.
    """
    after = load(source).data
    try:
        words = list(_ways_back(before, after, ()))
        for word in words:
            source = applied(source, schema, [assignment_of(schema, word)])
    except UserError:
        return None
    return words if same(load(source).data, before) else None


def _differing(old: Any, new: Any, route: Route) -> Iterator[tuple[Route, Any, Any]]:
    if old is not None and new is not None and same(old, new):
        return
    if isinstance(old or new, dict) and isinstance(new or old, dict):
        for key in [*(old or {}), *(key for key in new or {} if key not in (old or {}))]:
            yield from _differing((old or {}).get(key), (new or {}).get(key), (*route, key))
    elif _holds_objects(old) or _holds_objects(new):
        for index in range(max(len(old or ()), len(new or ()))):
            yield from _differing(_item(old, index), _item(new, index), (*route, index))
    elif old is not None or new is not None:
        yield route, old, new


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _item(value: Any, index: int) -> Any:
    return value[index] if isinstance(value, list) and index < len(value) else None


def _heading(schema: Schema, route: Route) -> str:
    """`Lần ghi nhận 3 › Trạng thái`: items count from 1 as people do."""
    parts: list[str] = []
    for depth, step in enumerate(route, 1):
        if isinstance(step, int):
            own = schema.at(route[:depth]).get("title") or parts[-1]
            parts[-1] = f"{own} {step + 1}"
        else:
            named = step in schema.resolved(route[: depth - 1]).get("properties", {})
            parts.append(schema.title(route[:depth]) if named else step)
    return " › ".join(parts)


def _words(schema: Schema, route: Route, old: Any, new: Any) -> str:
    if isinstance(old, list) and isinstance(new, list):
        return _list_words(schema, route, old, new)
    return f"{_value(schema, route, old)} → {_value(schema, route, new)}"


def _list_words(schema: Schema, route: Route, old: list[Any], new: list[Any]) -> str:
    gone, come = Counter(map(str, old)), Counter(map(str, new))
    parts = [
        f"{verb} {_value(schema, route, list(items.elements()))}"
        for verb, items in (("thêm", come - gone), ("bỏ", gone - come))
        if items
    ]
    return "; ".join(parts) or "đổi thứ tự"


def _value(schema: Schema, route: Route, value: Any) -> str:
    if value is None:
        return _ABSENT
    if isinstance(value, list):
        return shown("; ".join(_value(schema, (*route, 0), item) for item in value)) or "[]"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return str(value) if schema.title(route).startswith("Năm") else number(value)
    node = schema.resolved(route)
    if "enum" in node:
        return schema.labels(route).get(value, shown(value))
    if node.get("format") == "date":
        try:
            return short_date(datetime.date.fromisoformat(value))
        except ValueError:
            return shown(value)
    return shown(value)


def _ways_back(old: Any, new: Any, route: Route) -> Iterator[str]:
    """Assignments from `new` to `old`; the last items of a list go first."""
    if old is not None and new is not None and same(old, new):
        return
    name = dotted(route)
    if old is None:
        yield f"{name}="
    elif isinstance(old, dict) and (isinstance(new, dict) or new is None):
        for key in [*old, *(key for key in new or {} if key not in old)]:
            yield from _ways_back(old.get(key), (new or {}).get(key), (*route, key))
    elif _holds_objects(old) or (isinstance(old, list) and _holds_objects(new)):
        for index in reversed(range(len(old), len(new or ()))):
            yield f"{name}.{index}="
        for index, item in enumerate(old):
            yield from _ways_back(item, _item(new, index), (*route, index))
    elif isinstance(old, list) and any("," in str(item) for item in old):
        if new is not None:
            yield f"{name}="
        yield from (f"{name}+={text_of(item)}" for item in old)
    elif isinstance(old, list):
        yield f"{name}={','.join(map(text_of, old))}"
    else:
        yield f"{name}={text_of(old)}"
