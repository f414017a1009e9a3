"""What can happen to an initiative now, what is missing for it, what is due when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ngocha_kh.council.deadlines import deadlines
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.case import Around, Case
from ngocha_kh.workflow.guards import load_guards
from ngocha_kh.workflow.machine import MAIN, Machine, Track, Transition
from ngocha_kh.workflow.papers import missing_papers
from ngocha_kh.workflow.steps import changes_of, with_changes


@dataclass(frozen=True, slots=True)
class Option:
    """A step that leads out of `origin`, with what is unmet and what is only to be noticed."""

    track: str
    level: str | None
    origin: str
    step: Transition
    unmet: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A day that comes; `confirmed` is false when no confirmed source makes the term binding."""

    code: str
    label: str
    due: datetime.date
    confirmed: bool


def judged(case: Case, machine: Machine, step: Transition) -> tuple[list[str], list[str]]:
    """Everything that keeps the step from being taken, and what is to be noticed.

    `case` is the record as the step would leave it, but for state and log of the main track.
    """
    guards = load_guards()
    unmet = list(_out_of_order(case))
    unmet += (message for name in step.guards for message in guards[name](case))
    unmet += missing_papers(case, machine, step)
    warnings = [message for name in step.warnings for message in guards[name](case)]
    return list(dict.fromkeys(unmet)), warnings


def proposed(case: Case, track: str, step: Transition) -> Case:
    """The case with what the step itself would fill in."""
    return case.with_record(with_changes(case.initiative, changes_of(case, track, step)))


def options(
    initiative: Initiative, around: Around, machine: Machine, on: datetime.date
) -> Iterator[Option]:
    """Every step out of the states of all tracks, judged as if it were taken on a day."""
    for track, level, state in open_tracks(initiative, machine):
        for step in machine.tracks[track].after(state):
            case = proposed(Case(initiative, around, on, state, level=level), track, step)
            unmet, warnings = judged(case, machine, step)
            yield Option(track, level, state, step, tuple(unmet), tuple(warnings))


def open_tracks(
    initiative: Initiative, machine: Machine
) -> Iterator[tuple[str, str | None, str]]:  # fmt: skip
    """Track, level and state of everything that may go on; beside the main track after recognition."""
    yield MAIN, None, initiative.state
    if initiative.state != "recognized":
        return
    for level in schema_for("initiative").labels(("effect", 0, "level")):
        yield "effect", level, state_of(initiative, "effect", level)
    for track in machine.tracks:
        if track not in (MAIN, "effect"):
            yield track, None, state_of(initiative, track)


def state_of(initiative: Initiative, track: str, level: str | None = None) -> str:
    """The state of a track; "none" before its first entry."""
    if track == MAIN:
        return initiative.state
    if track == "effect":
        states = [entry.state for entry in initiative.effect if entry.level == level]
        return states[-1] if states else "none"
    found = getattr(initiative, track)
    return found.state if found else "none"


def dues(initiative: Initiative, around: Around, track: Track) -> list[Due]:
    """The days that come for an initiative that is still under way, the nearest first."""
    if initiative.state == "recognized":
        found = list(_certificate_dues(initiative, around))
    elif initiative.state in track.final:
        found = []
    else:
        found = [
            Due(one.code, one.label, one.due, one.confirmed)
            for one in deadlines(initiative, around.calendar, around.settings)
            if one.met_on is None
        ]
        found += _own_dues(initiative, around)
    own = initiative.replication
    if own and own.due and own.state in ("planned", "spreading"):
        found.append(Due("", "Hạn nhân rộng", own.due, True))
    return sorted(found, key=lambda one: (one.due, one.code))


def _certificate_dues(initiative: Initiative, around: Around) -> Iterator[Due]:
    """The working days after the decision that V-SK-072 counts, while an author has none."""
    holders = {certificate.person for certificate in initiative.certificates}
    if initiative.decision and any(one.person not in holders for one in initiative.authors):
        term = around.settings.initiatives.certificate_working_days
        due = around.calendar.add_working_days(initiative.decision.date, term.value)
        yield Due("", "Cấp giấy chứng nhận cho các tác giả", due, term.source.confirmed)


def _own_dues(initiative: Initiative, around: Around) -> Iterator[Due]:
    """The day that the council has set for completing what it deferred."""
    if initiative.state == "deferred" and initiative.sessions:
        session = around.find("session", initiative.sessions[-1])
        for item in session.items if session else ():
            if item.initiative == initiative.id and item.complete_by:
                yield Due("", f"Hoàn thiện: {item.to_complete}", item.complete_by, True)


def _out_of_order(case: Case) -> Iterator[str]:
    log = case.initiative.log
    if log and case.on < log[-1].on:
        yield f"ngày {short_date(case.on)} trước bước gần nhất trong nhật ký, ngày {short_date(log[-1].on)}"
