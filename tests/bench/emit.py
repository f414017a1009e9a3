"""Plain data → YAML text in the house style.

Not `ngocha_kh.yamlio`: a corpus must not change with the program that it measures.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]

# Begins with a letter and holds nothing that YAML could read otherwise; all else is quoted.
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\"'\\\n]|:(?=\S))*\Z")
_PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def record_text(data: Mapping[str, Value], *, schema: str) -> str:
    """One record; `schema` is the path for the editor's modeline."""
    lines = [f"# yaml-language-server: $schema={schema}", *_mapping(data, "")]
    return "\n".join(lines) + "\n"


def _scalar(value: str | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if _PLAIN_DATE.match(value):
        return value
    if _PLAIN.match(value) and value == value.strip() and value.lower() not in _RESERVED:
        return value
    return json.dumps(value, ensure_ascii=False)


def _mapping(data: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, str | int):
            yield f"{indent}{key}: {_scalar(value)}"
        else:
            yield f"{indent}{key}:"
            yield from _block(value, indent + "  ")


def _block(value: Sequence[Value] | Mapping[str, Value], indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(value, indent)
        return
    for item in value:
        if isinstance(item, str | int):
            yield f"{indent}- {_scalar(item)}"
        else:
            first, *rest = _block(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
