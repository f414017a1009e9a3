"""A value of the command line, typed by the schema of its field."""

import re
from typing import Any

from ngocha_kh.diagnostics import Route, UsageError
from ngocha_kh.schemas.catalog import Schema
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import folded
from ngocha_kh.yamlio.edit import shown as dotted
from ngocha_kh.yamlio.read import load

_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}([.,][0-9]{1,15})?")
#: 1.234 is one and a bit for a program and over a thousand for a Vietnamese reader.
_TWO_WAYS = re.compile(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_YES, _NO = ("true", "co", "dung", "yes"), ("false", "khong", "sai", "no")


def typed(schema: Schema, route: Route, text: str) -> Any:
    """The value that `text` means for the field at `route`.

    A list is given by commas; an object only as `{key: value}`. Whether the value is allowed is for
    the schema to say. Raises `UsageError` when the text cannot be of the type of the field.
    """
    node = schema.resolved(route)
    match node.get("type"):
        case "integer":
            return _integer(route, text)
        case "number":
            return _number(route, text)
        case "boolean":
            return _boolean(route, text)
        case "array":
            items = [part.strip() for part in text.split(",")]
            return [typed(schema, (*route, 0), item) for item in items if item]
        case "object":
            return _object(route, text, tuple(node.get("properties", {})))
    if node.get("format") == "date":
        return _date(text)
    return _choice(text, schema.labels(route)) if "enum" in node else text


def appended(schema: Schema, route: Route, text: str) -> list[Any]:
    """The items that `+=` adds: several by commas where an item can hold none, else one."""
    item = schema.resolved((*route, 0))
    free_text = item.get("type") == "string" and not {"pattern", "enum"} & item.keys()
    if free_text or item.get("type") == "object":
        return [typed(schema, (*route, 0), text)]
    return list(typed(schema, route, text))


def text_of(value: Any) -> str:
    """The text that `typed` reads as this plain value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"{text}0" if isinstance(value, float) and _TWO_WAYS.fullmatch(text) else text


def _integer(route: Route, text: str) -> int:
    if not _INTEGER.fullmatch(text.strip()):
        raise UsageError(f"{dotted(route)}: «{shown(text)}» không phải số nguyên, ví dụ 60")
    return int(text)


def _number(route: Route, text: str) -> int | float:
    text = text.strip()
    if _TWO_WAYS.fullmatch(text):
        plain = re.sub("[.,]", "", text)
        exact = f"{text.replace(',', '.')}0"
        raise UsageError(
            f"{dotted(route)}: «{text}» có hai cách hiểu; hãy ghi {plain} hoặc {exact}"
        )
    if not _NUMBER.fullmatch(text):
        raise UsageError(f"{dotted(route)}: «{shown(text)}» không phải số, ví dụ 1200 hoặc 1,5")
    return int(text) if _INTEGER.fullmatch(text) else float(text.replace(",", "."))


def _boolean(route: Route, text: str) -> bool:
    word = folded(text.strip())
    if word not in _YES + _NO:
        raise UsageError(f"{dotted(route)}: «{shown(text)}» không phải true (đúng) hay false (sai)")
    return word in _YES


def _date(text: str) -> str:
    """14/6/2026 as Vietnamese people write it becomes 2026-06-14; all else is left to the schema."""
    found = _DAY.fullmatch(text.strip())
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text.strip()


def _choice(text: str, labels: dict[str, str]) -> str:
    """A value of the list, also when its Vietnamese label was typed, with or without marks."""
    if text in labels:
        return text
    wanted = folded(text.strip())
    found = [value for value, label in labels.items() if folded(label) == wanted]
    return found[0] if len(found) == 1 else text


def _object(route: Route, text: str, keys: tuple[str, ...]) -> Any:
    if text.lstrip().startswith("{"):
        loaded = load(f"value: {text}".encode())
        if loaded.data is not None and not loaded.problems:
            return loaded.data["value"]
    name, example = dotted(route), keys[0] if keys else "khóa"
    raise UsageError(
        f"«{name}» gồm các trường {', '.join(keys)}; hãy ghi từng trường, ví dụ {name}.{example}=…"
    )
