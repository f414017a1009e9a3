"""What a step writes into the record: the fields that the table says it brings, and the state."""

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.machine import MAIN, Transition

#: A field and the plain value (text, list, mapping) that it gets.
Change = tuple[Route, Any]


def place_of(initiative: Initiative, track: str, level: str | None, state: str) -> Route:
    """Where a track keeps its state; a level that begins anew gets an entry of its own."""
    if track == MAIN:
        return ()
    if track != "effect":
        return (track,)
    found = [n for n, entry in enumerate(initiative.effect) if entry.level == level]
    anew = not found or state == "not_recognized"
    return ("effect", len(initiative.effect) if anew else found[-1])


def changes_of(case: Case, track: str, step: Transition) -> list[Change]:
    """What the step fills in; fields that hold something stay as they are.

    On a parallel track the state is among them; on the main track state and log come last, when
    the guards have been asked.
    """
    place = place_of(case.initiative, track, case.level, case.origin)
    found: list[Change] = []
    if track == "effect" and place[1] == len(case.initiative.effect):
        found.append((place, {"level": case.level, "state": step.target}))
    elif track != MAIN:
        found.append(((*place, "state"), step.target))
    data = msgspec.to_builtins(case.initiative)
    for path, origin in step.brings.items():
        value = _value(case, origin)
        if value is not None:
            found += _filled(data, (*place, *path.split(".")), value)
    return found


def with_changes(initiative: Initiative, changes: Sequence[Change]) -> Initiative:
    """The record with the changes; as it was when they alone would not make a whole record."""
    data = msgspec.to_builtins(initiative)
    for route, value in changes:
        data = placed(data, route, value)
    try:
        return msgspec.convert(data, Initiative)
    except msgspec.ValidationError:
        return initiative


def placed(data: Any, route: Route, value: Any) -> Any:
    """Plain data with a value at a route; mappings and the next item of a list are made."""
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        items = list(data or ())
        items[step : step + 1] = [placed(items[step] if step < len(items) else None, rest, value)]
        return items
    return {**(data or {}), step: placed((data or {}).get(step), rest, value)}


def _value(case: Case, origin: str) -> Any:
    """The value that a word of the table stands for; None when the case holds none."""
    if origin.startswith("="):
        return origin[1:]
    if origin == "answer.date":
        answer = case.effect.answer if case.effect else None
        return answer.date.isoformat() if answer else None
    if "." in origin:
        kind, field = origin.split(".")
        papers = case.papers(kind)
        value = getattr(papers[-1], field) if papers else None
        return msgspec.to_builtins(value)
    simple = {"date": case.on.isoformat(), "note": case.note, "from": case.origin}
    return _with_next_session(case) if origin == "session" else simple[origin]


def _with_next_session(case: Case) -> list[str] | None:
    """The sessions with the one that waits to judge the initiative, when there is exactly one."""
    own = case.initiative
    waiting = [
        session.id
        for session in case.around.every("session")
        if session.id not in own.sessions
        and any(item.initiative == own.id and item.outcome is None for item in session.items)
    ]
    return [*own.sessions, waiting[0]] if len(waiting) == 1 else None


def _filled(data: Any, route: Route, value: Any) -> Iterator[Change]:
    """The changes for a path; "*" means every item of a list; a filled field is left alone.

    The list of sessions grows, so it is the one field that a value may replace.
    """
    if "*" not in route:
        old = _at(data, route)
        if old is None or isinstance(value, list):
            yield route, copy.deepcopy(value)
        return
    star = route.index("*")
    for number in range(len(_at(data, route[:star]) or ())):
        yield from _filled(data, (*route[:star], number, *route[star + 1 :]), value)


def _at(data: Any, route: Route) -> Any:
    for step in route:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list | tuple) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
