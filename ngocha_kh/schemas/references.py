"""Every id of another record that a record names, found by the schema's own reference marks."""

import re
from collections.abc import Iterator
from typing import Any

from ngocha_kh.diagnostics import Route
from ngocha_kh.schemas.catalog import schema_for

_DOCUMENT_ID = re.compile(r"VB-[0-9]{4}-[0-9]+")


def references(kind: str, data: Any) -> Iterator[tuple[str, str, Route]]:
    """Kind and id of each record named in `data`, and where it is named."""
    for pattern, target in schema_for(kind).references:
        sometimes = target.endswith("?")  # "document?": only where the text looks like such an id
        for route, value in _values(data, pattern, ()):
            if not sometimes or _DOCUMENT_ID.fullmatch(value):
                yield target.removesuffix("?"), value, route


def _values(data: Any, pattern: Route, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text at the places that `pattern` ("*" for any list item) names."""
    for index, step in enumerate(pattern):
        if step == "*":
            if isinstance(data, list | tuple):  # a typed record holds tuples
                for number, item in enumerate(data):
                    yield from _values(item, pattern[index + 1 :], (*route, number))
            return
        if not isinstance(data, dict) or step not in data:
            return
        data, route = data[step], (*route, step)
    yield route, data
