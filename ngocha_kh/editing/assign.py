"""`key=value`, `key+=value`, `key=`: one change of a record, and how it is applied to its bytes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ngocha_kh.diagnostics import Route, UsageError
from ngocha_kh.editing.values import appended, typed
from ngocha_kh.schemas.catalog import Schema
from ngocha_kh.suggest import closest, shown
from ngocha_kh.yamlio.edit import append_item, remove, set_value
from ngocha_kh.yamlio.edit import shown as dotted
from ngocha_kh.yamlio.read import load

_FORM = re.compile(r"([^=+\s]+)(\+?=)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assignment:
    """`value` is the new value, the items to add, or None for a removal."""

    route: Route
    action: Literal["set", "append", "remove"]
    value: Any = None


def assignment_of(schema: Schema, text: str) -> Assignment:
    """What one word of the command line asks for.

    Raises `UsageError` for an unknown field or a value that cannot be of its type.
    """
    found = _FORM.fullmatch(text)
    if not found:
        raise UsageError(
            f"«{shown(text)}» không có dạng trường=giá_trị, trường+=giá_trị (thêm) hoặc trường= (xóa)"
        )
    route, value = route_of(schema, found[1]), found[3]
    if found[2] == "+=":
        if schema.resolved(route).get("type") != "array":
            raise UsageError(f"«{found[1]}» không phải danh sách nên không dùng được +=")
        return Assignment(route, "append", appended(schema, route, value))
    if not value:
        return Assignment(route, "remove")
    return Assignment(route, "set", typed(schema, route, value))


def route_of(schema: Schema, text: str) -> Route:
    """`updates.0.note` → ("updates", 0, "note"). Raises `UsageError` for an unknown field."""
    route: Route = ()
    for part in text.split("."):
        step: str | int = part
        if schema.resolved(route).get("type") == "array":
            if not (part.isascii() and part.isdigit()):
                raise UsageError(
                    f"«{dotted(route)}» là danh sách; sau dấu chấm phải là số thứ tự của mục, từ 0"
                )
            step = int(part)
        elif not schema.at((*route, part)):
            raise UsageError(_unknown(schema, route, part))
        route = (*route, step)
    return route


def applied(source: bytes, schema: Schema, assignments: Iterable[Assignment]) -> bytes:
    """The record with the changes, one after the other; everything else stays byte for byte.

    Raises `EditError` when the text cannot be changed without risk.
    """
    for one in assignments:
        data = load(source).data
        order = _key_order(schema, data, one.route)
        if one.action == "append":
            for item in one.value:
                source = append_item(source, one.route, item, key_order=order)
        elif one.action == "set":
            source = set_value(source, one.route, one.value, key_order=order)
        elif data is None or _reaches(data, one.route) == len(one.route):
            source = remove(source, one.route)
    return source


def _key_order(schema: Schema, data: Any, route: Route) -> tuple[str, ...]:
    """The order of the keys of the mapping in which `route` makes a new key."""
    depth = min(_reaches(data, route), max(len(route) - 1, 0))
    return tuple(schema.resolved(route[:depth]).get("properties", {}))


def _reaches(data: Any, route: Route) -> int:
    """How many steps of the route are there already."""
    for depth, step in enumerate(route):
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return depth
    return len(route)


def _unknown(schema: Schema, route: Route, key: str) -> str:
    place = f"«{dotted(route)}»" if route else schema.title(()).lower()
    known = schema.resolved(route).get("properties", {})
    if not known:
        return f"{place} không chứa trường nào, nên không có «{shown(key)}»"
    near = closest(key, known)
    advice = f"có phải «{near}»?" if near else f"các trường: {', '.join(known)}"
    return f"{place} không có trường «{shown(key)}»; {advice}"
