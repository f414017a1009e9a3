"""Every text of a record, wherever it is nested."""

from collections.abc import Iterator
from typing import Any

from ngocha_kh.diagnostics import Route


def texts(value: Any, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Each text in plain data (mappings, lists, tuples) and where it stands, in order."""
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*route, key))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from texts(item, (*route, number))
