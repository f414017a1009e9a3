"""Keywords that `jsonschema` judges otherwise than JSON Schema says, or too slowly."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend


def _pattern_holds(
    validator: Any, pattern: str, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Patterns are ECMA-262, where "$" is the very end; Python's "$" also fits before a last LF."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError("pattern")


def _properties_hold(
    validator: Any, properties: dict[str, Any], instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """As in jsonschema, which forgets the key when its schema is `false`."""
    for key, subschema in properties.items() if isinstance(instance, dict) else ():
        if key in instance and subschema is False:
            yield ValidationError("false", path=(key,), instance=instance[key], schema=False)
        elif key in instance:
            yield from validator.descend(instance[key], subschema, path=key, schema_path=key)


def _items_differ(
    validator: Any, unique: bool, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """In one pass; jsonschema compares every item of a list of groups with every other."""
    if unique and isinstance(instance, list) and first_repeated(instance) is not None:
        yield ValidationError("uniqueItems")


def first_repeated(items: list[Any]) -> str | None:
    """The first item that stands in the list before, as JSON; None when all differ."""
    seen = set()
    for item in items:
        key = json.dumps(item, sort_keys=True, ensure_ascii=False)
        if key in seen:
            return key
        seen.add(key)
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"(?<!\\)\$", r"\\Z", pattern), re.ASCII)


Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern_holds, "properties": _properties_hold, "uniqueItems": _items_differ},
)
