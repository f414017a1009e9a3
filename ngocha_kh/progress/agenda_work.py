"""What units owe: tasks, reports, activities, meetings, replies."""

import datetime
from collections.abc import Iterator
from typing import Final

from ngocha_kh.periods import PERIOD_LABELS
from ngocha_kh.progress.activities import ActivityState, activity_state, outcome_on
from ngocha_kh.progress.agenda_entry import Desk, Entry, Finder, Kind
from ngocha_kh.progress.serving import Standing
from ngocha_kh.progress.serving_initiatives import reports as reports_where
from ngocha_kh.progress.state import DONE, OUT, State, status_on
from ngocha_kh.progress.unit_reports import PERIODS, sendings
from ngocha_kh.records.document import Document


def tasks(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """Tasks of the plan that have a due day; suspended ones and those called off are left out."""
    ground = desk.ground
    for task in ground.records("task"):
        assigned = task.assigned.on if task.assigned else None
        if task.plan != ground.plan.id or (assigned is not None and assigned > desk.day):
            continue
        status = status_on(task, desk.day, calendar=ground.calendar)
        if status.due is None or status.state in OUT or status.state is State.SUSPENDED:
            continue
        done = (status.completed_on or status.due) if status.state in DONE else None
        units = desk.members(task.lead_unit)
        yield Entry(status.due, Kind.TASK, task.id, task.title, units, done_on=done)


def unit_reports(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """One of each unit that must report for each period, once the ward keeps such records."""
    ground, settings = desk.ground, desk.ground.settings
    kept = [one for one in ground.records("unit_report") if one.plan == ground.plan.id]
    if not kept or settings is None:
        return
    for period in PERIODS:
        for one in sendings(kept, desk.units, settings, period, ground.plan.year, desk.day):
            if one.due is not None:
                name = f"Báo cáo {PERIOD_LABELS[period]} của {desk.units[one.unit].short_name}"
                record = one.report.id if one.report else ""
                part = f"{period} {one.unit}"
                yield Entry(
                    one.due, Kind.UNIT_REPORT, record, name, (one.unit,), part, one.received_on
                )


def reports(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    units = desk.members(desk.standing_unit)
    for one in reports_where(lambda report: report.period in PERIODS)(desk.ground):
        if one.due is not None:
            done = one.on if one.standing is Standing.DONE else None
            yield Entry(one.due, Kind.REPORT, one.id, one.title, units, done_on=done)


def activities(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """On their first day; those put off or called off are left out."""
    ground = desk.ground
    for one in ground.records("activity"):
        state = activity_state(one, desk.day)
        gone = state in (ActivityState.POSTPONED, ActivityState.CANCELLED)
        if one.plan == ground.plan.id and not gone:
            outcome = outcome_on(one, desk.day)
            units = desk.members(one.lead_unit)
            done = outcome.on if outcome else None
            yield Entry(one.from_, Kind.ACTIVITY, one.id, one.title, units, done_on=done)


def meetings(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    ground = desk.ground
    for one in ground.records("meeting"):
        if one.plan == ground.plan.id:
            done = one.on if one.minutes and ground.is_past(one.on) else None
            units = desk.members(*one.units)
            yield Entry(
                one.on, Kind.MEETING, one.id, f"{one.title} ({one.at})", units, done_on=done
            )


def sessions(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    units = desk.members(desk.standing_unit)
    for one in desk.ground.records("session"):
        if desk.ground.in_year(one.on):
            held = any(item.outcome for item in one.items) and desk.ground.is_past(one.on)
            what = f"Xét {len(one.items)} sáng kiến" if one.items else "Họp Hội đồng"
            yield Entry(one.on, Kind.SESSION, one.id, what, units, done_on=one.on if held else None)


def replies(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """What each reminded unit must answer, by the day that the document set."""
    tasks = {task.id: task.lead_unit for task in desk.ground.records("task")}
    for one in desk.ground.records("document"):
        if one.reply_due is None or not desk.ground.is_past(one.issued_on):
            continue
        for unit in reminded(one, desk, tasks):
            days = [r.on for r in one.replies if r.unit == unit and desk.ground.is_past(r.on)]
            what = f"Trả lời {one.number or one.title}"
            yield Entry(
                one.reply_due, Kind.REPLY, one.id, what, (unit,), unit, min(days, default=None)
            )


def reminded(document: Document, desk: Desk, leads: dict[str, str]) -> tuple[str, ...]:
    """The units that a reminder goes to: those it names, else those that lead its tasks."""
    named = document.reminded_units or [leads[t] for t in document.reminds if t in leads]
    return desk.members(*named)


def answers(desk: Desk, until: datetime.date) -> Iterator[Entry]:
    """What the ward waits for: an answer to what it proposed."""
    ground = desk.ground
    for one in ground.records("proposal"):
        withdrawn = one.withdrawn is not None and ground.is_past(one.withdrawn.on)
        if one.reply_due is None or withdrawn or not (one.sent and ground.is_past(one.sent.on)):
            continue
        days = [reply.on for reply in one.replies if ground.is_past(reply.on)]
        units = desk.members(one.raised_by or desk.standing_unit)
        yield Entry(
            one.reply_due, Kind.ANSWER, one.id, one.title, units, done_on=min(days, default=None)
        )


FINDERS: Final[tuple[Finder, ...]] = (
    tasks, unit_reports, reports, activities, meetings, sessions, replies, answers,
)  # fmt: skip
