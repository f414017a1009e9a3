"""The log of an initiative, followed step by step through the table (V-SK-030, V-SK-032)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative, Step
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.machine import Machine, Track, Transition

#: The first entry of a log that begins where the record began.
INIT = "init"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing in a record that does not follow; `from_final`: a final state was left."""

    route: Route
    message: str
    from_final: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the log: its number in the log, the entry, the line of the table."""

    number: int
    entry: Step
    transition: Transition


@dataclass(slots=True)
class Replayed:
    """How far a log was followed: the state reached (None: nowhere), the steps, the first fault."""

    state: str | None = None
    taken: list[Taken] = field(default_factory=list)
    fault: Fault | None = None


def replay(initiative: Initiative, machine: Machine) -> Replayed:
    """Follow the log up to the first entry that the table does not allow, and compare its end."""
    found, track = Replayed(), machine.main
    for number, entry in enumerate(initiative.log):
        found.fault = _fault(initiative, number, entry, found.state, track)
        if found.fault is not None:
            return found
        transition = track.named(entry.event)
        if transition is not None:
            found.taken.append(Taken(number, entry, transition))
        found.state = entry.to
    found.fault = _end_fault(initiative, found, track)
    return found


def role_label(role: str) -> str:
    """A role in the words of the schema: "Tác giả"."""
    return schema_for("initiative").labels(("log", 0, "by")).get(role, role)


def before_each(initiative: Initiative, taken: list[Taken]) -> Iterator[tuple[Taken, Initiative]]:
    """Each step with the record as far as its sessions: those that it had been put into by then."""
    count = 0
    for one in taken:
        count += one.transition.brings.get("sessions") is not None
        yield one, msgspec.structs.replace(initiative, sessions=initiative.sessions[:count])


def _fault(
    initiative: Initiative, number: int, entry: Step, state: str | None, track: Track
) -> Fault | None:
    here: Route = ("log", number)
    if number and entry.on < initiative.log[number - 1].on:
        last = short_date(initiative.log[number - 1].on)
        return Fault(
            (*here, "on"), f"ngày {short_date(entry.on)} trước ngày của bước liền trước {last}"
        )
    if entry.event == INIT:
        return _init_fault(here, number, entry, track)
    if number == 0:
        state = entry.from_
        if state not in track.first:
            return Fault(here, f"nhật ký phải bắt đầu từ {_words(track, *track.first)}")
    elif entry.from_ is not None and entry.from_ != state:
        return Fault(
            (*here, "from"),
            f"ghi từ {_words(track, entry.from_)}, trước đó là {_words(track, state)}",
        )
    return _step_fault(here, entry, state or "", track)


def _init_fault(here: Route, number: int, entry: Step, track: Track) -> Fault | None:
    if number:
        return Fault((*here, "event"), "init chỉ đứng đầu nhật ký")
    if entry.to not in track.first:
        return Fault((*here, "to"), f"nhật ký phải bắt đầu từ {_words(track, *track.first)}")
    return None


def _step_fault(here: Route, entry: Step, state: str, track: Track) -> Fault | None:
    transition = track.named(entry.event)
    if transition is None or state not in transition.origins or entry.to != transition.target:
        closed = state in track.final
        known = "; ".join(
            f"{one.event} đến {_words(track, one.target)}" for one in track.after(state)
        )
        step = f"bước {entry.event} đến {_words(track, entry.to)}"
        rest = f"chỉ có {known}" if known else "không có bước nào"
        return Fault(here, f"từ {_words(track, state)} không có {step}; {rest}", closed)
    if entry.by not in transition.actors:
        allowed = ", ".join(f"{role} ({role_label(role)})" for role in transition.actors)
        return Fault(
            (*here, "by"),
            f"bước {entry.event} «{transition.label}» do {allowed} thực hiện, không phải {role_label(entry.by)}",
        )
    return None


def _end_fault(initiative: Initiative, found: Replayed, track: Track) -> Fault | None:
    """The state of the record is where its log ends; without a log it is where records begin."""
    if found.state is None:
        if initiative.state in track.first:
            return None
        return Fault(
            ("state",),
            f"trạng thái {_words(track, initiative.state)} mà nhật ký (log) trống; ghi các bước bằng nkh move",
        )
    if found.state != initiative.state:
        return Fault(
            ("state",),
            f"trạng thái là {_words(track, initiative.state)}, nhật ký (log) kết thúc ở {_words(track, found.state)}",
        )
    if found.taken and "archived_from" in found.taken[-1].transition.brings:
        before = found.taken[-1].entry.from_ or _state_before(found, track)
        if before is not None and initiative.archived_from != before:
            return Fault(
                ("archived_from",) if initiative.archived_from else ("state",),
                f"trước khi lưu là {_words(track, before)}; archived_from phải ghi {before}",
            )
    return None


def _state_before(found: Replayed, track: Track) -> str | None:
    return found.taken[-2].entry.to if len(found.taken) > 1 else None


def _words(track: Track, *states: str | None) -> str:
    return " hoặc ".join(f"«{track.states.get(state or '', state)}»" for state in states)
