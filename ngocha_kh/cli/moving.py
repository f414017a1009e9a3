"""From the words of `nkh move` to a step that was judged, and to new bytes of the record."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ngocha_kh.cli.loading import one_of
from ngocha_kh.cli.saving import Target
from ngocha_kh.cli.shell import cache_folder, day_of, today
from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.editing import Assignment, applied, assignment_of
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.around import around_of
from ngocha_kh.schemas import schema_for, schema_problems
from ngocha_kh.suggest import shown
from ngocha_kh.validation import validate
from ngocha_kh.workflow.case import Around, Case
from ngocha_kh.workflow.machine import MAIN, Track, Transition, initiative_machine
from ngocha_kh.workflow.possible import judged, proposed, state_of
from ngocha_kh.workflow.replay import role_label
from ngocha_kh.workflow.steps import changes_of
from ngocha_kh.yamlio.edit import append_item, set_value
from ngocha_kh.yamlio.read import load

_PAPER = re.compile(
    r"(D[0-9]{2})(?:#([0-9]{1,2}))?(?::(.+?))?@([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9/]+)"
)


@dataclass(frozen=True, slots=True)
class Move:
    """The step that was asked for: its track (and level), the state it leaves, its line."""

    track: str
    level: str | None
    origin: str
    transition: Transition

    def label(self, state: str) -> str:
        return initiative_machine().tracks[self.track].states[state]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The record with what the step brings, still in its old main state; and what was found."""

    bytes: bytes
    unmet: list[str]
    warnings: list[str]


def step_of(target: Target, track: str, state: str, event: str | None) -> Move:
    """The step to `state` from where the record stands.

    Raises `UsageError` for an unknown track, state or step, with the possible ones.
    """
    name, level = _track_of(track)
    table = initiative_machine().tracks[name]
    wanted = one_of("trạng thái", state, [(k, v) for k, v in table.states.items() if k != "none"])
    origin = state_of(_typed(target, target.data), name, level)
    found = table.step(origin, wanted)
    if found is None:
        raise UsageError(
            f"{target.id}: không có bước nào từ «{table.states[origin]}» sang «{table.states[wanted]}»; "
            f"{_choices(table, origin)}"
        )
    if event is not None and event.upper() != found.event:
        raise UsageError(
            f"{target.id}: bước từ «{table.states[origin]}» sang «{table.states[wanted]}» là "
            f"{found.event} ({found.label}), không phải {shown(event)}"
        )
    return Move(name, level, origin, found)


def role_unmet(step: Move, by: str | None) -> Iterator[str]:
    """That the role may not take the step. Raises `UsageError` for an unknown role."""
    role = _role(step, by)
    if role not in step.transition.actors:
        allowed = ", ".join(f"{one} ({role_label(one)})" for one in step.transition.actors)
        yield f"bước này do {allowed} thực hiện, không phải {role_label(role)} (--by)"


def prepared(
    target: Target, step: Move, on: datetime.date, note: str | None,
    papers: Sequence[str], sets: Sequence[str],
) -> Prepared:  # fmt: skip
    """Put in what was given and what the step brings, then ask every guard."""
    assert target.source is not None  # it was just read
    source, schema = target.source, target.schema
    source = applied(source, schema, [assignment_of(schema, text) for text in sets])
    for text in papers:
        paper = _paper(text)
        source = append_item(source, ("papers",), paper, key_order=schema.key_order)
    own = _typed(target, load(source).data, step)
    around = _around(target)
    case = Case(own, around, on, step.origin, note=note, level=step.level)
    changes = [
        Assignment(route, "set", value)
        for route, value in changes_of(case, step.track, step.transition)
    ]
    unmet, warnings = judged(
        proposed(case, step.track, step.transition), initiative_machine(), step.transition
    )
    return Prepared(applied(source, schema, changes), unmet, warnings)


def with_log(
    target: Target, step: Move, source: bytes, on: datetime.date, by: str | None,
    person: str | None, note: str | None,
) -> bytes:  # fmt: skip
    """The new state and one more entry of the log; parallel tracks keep no log."""
    if step.track != MAIN:
        return source
    entry = {
        "on": on.isoformat(), "by": _role(step, by), "event": step.transition.event,
        "from": step.origin, "to": step.transition.target, "note": note, "person": person,
    }  # fmt: skip
    entry = {key: value for key, value in entry.items() if value}
    order = target.schema.key_order
    source = set_value(source, ("state",), step.transition.target, key_order=order)
    return append_item(source, ("log",), entry, key_order=order)


def duties(step: Move) -> Iterator[str]:
    """What is still to be done by people once the step is noted."""
    machine = initiative_machine()
    if step.transition.issues:
        yield f"Văn bản phải lập: {'; '.join(map(machine.paper_name, step.transition.issues))}."
    for text in step.transition.confirm:
        yield f"Cần xác nhận: {text}"


def _track_of(name: str) -> tuple[str, str | None]:
    """A track, or a level of the effect track by its own name."""
    machine, levels = initiative_machine(), schema_for("initiative").labels(("effect", 0, "level"))
    if name in levels:
        return "effect", name
    if name in machine.tracks and name != "effect":
        return name, None
    known = ", ".join([*(one for one in machine.tracks if one != "effect"), *levels])
    raise UsageError(f"không có việc «{shown(name)}»; --track là một trong: {known}")


def _choices(table: Track, origin: str) -> str:
    found = [
        f"{one.target} ({table.states[one.target]}, {one.event})" for one in table.after(origin)
    ]
    return f"có thể chuyển sang: {', '.join(found)}" if found else "không còn bước nào"


def _role(step: Move, by: str | None) -> str:
    if by is None:
        return step.transition.actors[0]
    return one_of("vai trò", by, list(schema_for("initiative").labels(("log", 0, "by")).items()))


def _paper(text: str) -> dict[str, Any]:
    found = _PAPER.fullmatch(text.strip())
    if found is None or found[1] not in initiative_machine().papers:
        raise UsageError(
            f"--paper «{shown(text)}» không có dạng LOẠI[#LẦN][:SỐ]@NGÀY, ví dụ D08:12/TB-UBND@2026-03-30"
        )
    day = day_of(found[4])
    paper = {"kind": found[1], "number": found[3], "date": day.isoformat() if day else None}
    return {k: v for k, v in paper.items() if v} | ({"version": int(found[2])} if found[2] else {})


def _typed(target: Target, data: Any, step: Move | None = None) -> Initiative:
    """The record as its type. Raises `UsageError` with the first fault of its form.

    A plan or a publication that was only now begun by --set has its state from the step.
    """
    begun = data.get(step.track) if isinstance(data, dict) and step else None
    if step and isinstance(begun, dict):
        data = {**data, step.track: {"state": step.transition.target, **begun}}
    faults = schema_problems("initiative", data)
    if faults:
        raise UsageError(f"{target.id}: {faults[0].message}; hãy sửa trước khi chuyển bước")
    own: Initiative = KINDS["initiative"].read(data)
    return own


def _around(target: Target) -> Around:
    now = today()
    index = validate(target.workspace, as_of=now, today=now, cache=cache_folder()).index
    if index.settings is None:
        raise UserError("records/workspace.yaml có lỗi; hãy chạy nkh validate")
    return around_of(index, index.settings)
