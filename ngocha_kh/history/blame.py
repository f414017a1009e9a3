"""Which commit last gave each field its value: by value, not by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.commits import Commit
from ngocha_kh.history.compare import name_of
from ngocha_kh.history.events import Event


@dataclass(frozen=True, slots=True)
class Blamed:
    """A field with one value, and the commit since which it has it; `edited` later than its first."""

    route: Route
    value: Any
    commit: Commit
    edited: bool


def blame(events: Sequence[Event]) -> list[Blamed]:
    """Every leaf of the present state with its last change; empty when the record is not there.

    `events` are the newest first, as `history.events` gives them. A list entry is followed by what
    names it, so that entries before it may come and go.
    """
    present = next((event.after for event in events if not event.broken), None)
    if not events or present is None or events[0].after is None:
        return []
    found: dict[tuple[Any, ...], tuple[Route, Any]] = dict(_leaves(events[0].after, (), ()))
    last: dict[tuple[Any, ...], Commit] = {}
    edited: set[tuple[Any, ...]] = set()
    for event in events:
        if event.broken:
            continue
        before = dict(_leaves(event.before or {}, (), ()))
        for name, (_, value) in found.items():
            if name in last:
                continue
            old = before.get(name)
            if old is None or old[1] != value:
                last[name] = event.commit
                if old is not None:
                    edited.add(name)
        if len(last) == len(found):
            break
    oldest = events[-1].commit
    return [
        Blamed(route, value, last.get(name, oldest), name in edited)
        for name, (route, value) in found.items()
    ]


def _leaves(
    value: Any, route: Route, name: tuple[Any, ...]
) -> "list[tuple[tuple[Any, ...], tuple[Route, Any]]]":
    """Each leaf by the names on its way, with its route now and its value."""
    if isinstance(value, dict) and value:
        return [
            leaf
            for key, item in value.items()
            for leaf in _leaves(item, (*route, key), (*name, key))
        ]
    if isinstance(value, list) and value:
        counts: dict[tuple[Any, ...], int] = {}
        found = []
        for number, item in enumerate(value):
            own = name_of(item)
            counts[own] = counts.get(own, -1) + 1
            found += _leaves(item, (*route, number), (*name, own, counts[own]))
        return found
    return [(name, (route, value))]
