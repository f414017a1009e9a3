"""Change one value of a record and not one byte beside it (REL-57).

The text is never written anew: the place of the change is found by the marks of the YAML nodes and
only there characters are replaced. Then the result is read again; when it is not exactly the old
data with the change applied, the change is refused and nothing is lost.
"""

import copy
from collections.abc import Iterator
from typing import Any

import yaml

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.yamlio.layout import Layout, Splice, apply
from ngocha_kh.yamlio.read import load
from ngocha_kh.yamlio.splice import Change, splices
from ngocha_kh.yamlio.text import decode
from ngocha_kh.yamlio.write import EditError, new_text, normal

__all__ = ["EditError", "Route", "append_item", "new_text", "remove", "set_value"]

_BOM = b"\xef\xbb\xbf"


def set_value(
    source: bytes, route: Route, value: object, *, key_order: tuple[str, ...] = ()
) -> bytes:
    """The record with `value` at `route`; keys that are missing on the way are made.

    A list or mapping is compared with the old one and only what differs is changed, so comments
    inside survive. A new key stands behind the last key that precedes it in `key_order`, else last.
    Raises `EditError`.
    """
    data = _read(source)
    steps = list(_differences(_find(data, route), normal(value), route, data))
    return _perform(source, data, steps, key_order)


def remove(source: bytes, route: Route) -> bytes:
    """The record without the key or list item at `route`; an emptied list stays as `[]`."""
    data = _read(source)
    if not route or _find(data, route) is _MISSING:
        raise EditError(f"không có «{shown(route)}» để xóa")
    return _perform(source, data, [Change("remove", route)])


def append_item(
    source: bytes, route: Route, item: object, *, key_order: tuple[str, ...] = ()
) -> bytes:
    """The record with `item` as the last one of the list at `route`, which is made if absent."""
    data = _read(source)
    old = _find(data, route)
    if old is _MISSING or old is None:
        return set_value(source, route, [item], key_order=key_order)
    if not isinstance(old, list):
        raise EditError(f"«{shown(route)}» không phải danh sách nên không thêm mục được")
    return _perform(source, data, [Change("add", (*route, len(old)), normal(item))])


def shown(route: Route) -> str:
    """A route as people write it: `updates.0.on`."""
    return ".".join(map(str, route)) or "hồ sơ"


_MISSING: Any = object()


def _read(source: bytes) -> dict[str, Any]:
    loaded = load(source)
    faults = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    if faults:
        raise EditError(
            f"tệp đang có lỗi ở dòng {faults[0].line}: {faults[0].message}; hãy sửa lỗi đó trước"
        )
    assert loaded.data is not None  # no data without a fault
    return loaded.data


def _find(data: Any, route: Route) -> Any:
    for step in route:
        is_key = isinstance(data, dict) and step in data
        is_item = isinstance(data, list) and type(step) is int and 0 <= step < len(data)
        if not (is_key or is_item):
            return _MISSING
        holder: Any = data
        data = holder[step]
    return data


def _differences(old: Any, new: Any, route: Route, data: Any) -> Iterator[Change]:
    """The single steps that turn `old`, which stands at `route`, into `new`."""
    if old is _MISSING:
        yield _first_missing(data, route, new)
    elif same(old, new):
        return
    elif old and new and isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            if key in old:
                yield from _differences(old[key], value, (*route, key), data)
            else:
                yield Change("add", (*route, key), value)
        yield from (Change("remove", (*route, key)) for key in old if key not in new)
    elif old and new and isinstance(old, list) and isinstance(new, list):
        yield from _list_differences(old, new, route, data)
    else:
        yield Change("replace", route, new)


def _list_differences(old: list[Any], new: list[Any], route: Route, data: Any) -> Iterator[Change]:
    gone = _left_out(old, new)
    if gone is None:
        for index, (before, after) in enumerate(zip(old, new, strict=False)):
            yield from _differences(before, after, (*route, index), data)
        for index in range(len(old), len(new)):
            yield Change("add", (*route, index), new[index])
        gone = list(range(len(new), len(old)))
    yield from (Change("remove", (*route, index)) for index in reversed(gone))


def _left_out(old: list[Any], new: list[Any]) -> list[int] | None:
    """Indexes of `old` that are missing in `new`, when `new` is `old` with some items left out."""
    gone, rest = [], list(new)
    for index, item in enumerate(old):
        if rest and same(rest[0], item):
            rest.pop(0)
        else:
            gone.append(index)
    return None if rest else gone


def _first_missing(data: Any, route: Route, value: Any) -> Change:
    """The one step that makes `route` with everything on the way that is not there yet."""
    for depth in range(len(route)):
        holder, step = _find(data, route[:depth]), route[depth]
        if holder is None or _find(data, route[: depth + 1]) is _MISSING:
            below = route[depth:] if holder is None else route[depth + 1 :]
            for key in reversed(below):
                if not isinstance(key, str) and key != 0:
                    raise EditError(f"«{shown(route)}»: danh sách chưa có mục {key}")
                value = {key: value} if isinstance(key, str) else [value]
            if holder is None:
                return Change("replace", route[:depth], normal(value))
            fits = isinstance(holder, dict) and isinstance(step, str)
            if not fits and not (isinstance(holder, list) and step == len(holder)):
                raise EditError(
                    f"không đặt được «{shown(route)}»: «{shown(route[:depth])}» không chứa «{step}»"
                )
            return Change("add", route[: depth + 1], normal(value))
    raise AssertionError("a missing route has a first missing step")


def _perform(
    source: bytes, data: Any, steps: list[Change], key_order: tuple[str, ...] = ()
) -> bytes:
    bom = _BOM if source.startswith(_BOM) else b""
    text, _ = decode(source)
    expected = copy.deepcopy(data)
    for step in steps:
        text = apply(text, _planned(text, step, key_order))
        expected = _changed(expected, step)
    result = bom + text.encode()
    loaded = load(result)
    if loaded.problems or not same(loaded.data, expected):
        raise EditError(
            f"không sửa được «{shown(steps[0].route)}» mà giữ nguyên phần còn lại; hãy sửa tệp bằng tay"
        )
    return result


def _planned(text: str, step: Change, key_order: tuple[str, ...]) -> list[Splice]:
    try:
        return splices(Layout(text), step, key_order)
    except (yaml.YAMLError, IndexError) as error:
        raise EditError(
            f"không sửa được «{shown(step.route)}» trong cách trình bày của tệp này; hãy sửa bằng tay"
        ) from error


def _changed(data: Any, step: Change) -> Any:
    """The plain data after a step: what the new text must read as."""
    if not step.route:
        return step.value
    holder, last = _find(data, step.route[:-1]), step.route[-1]
    if step.action == "remove":
        del holder[last]
    elif step.action == "add" and isinstance(holder, list):
        holder.append(step.value)
    else:
        holder[last] = step.value
    return data


def same(one: Any, other: Any) -> bool:
    """Equal in value and type, all the way down: 1, 1.0 and true are three values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
