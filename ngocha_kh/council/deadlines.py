"""The terms of an initiative (initiatives.md §3.4): when each ends, and when it was met.

Terms run in calendar months from the day of the event; a last day without work moves to the next
working day (Bộ luật Dân sự 2015, Điều 145 đến 148). The year to apply is a right of the author and
is not moved, so that nobody relies on a longer one.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ngocha_kh.records.initiative import Defect, Initiative
from ngocha_kh.records.workspace import Settings
from ngocha_kh.workdays import Calendar, add_months

#: From these states on nothing is waited for any more.
_OVER = frozenset({"withdrawn", "intake_refused", "not_recognized", "revoked", "archived"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One term. `due`: its last day, inclusive; `met_on`: the day of what had to come, None yet.

    Not `confirmed`: the length is a setting that nobody has checked against the official text.
    """

    code: str
    label: str
    due: datetime.date
    met_on: datetime.date | None
    confirmed: bool
    start: datetime.date | None = None

    def is_late(self, day: datetime.date) -> bool:
        """Whether it was met after its last day, or is not met and `day` is past it."""
        return (self.met_on or day) > self.due

    def days_left(self, day: datetime.date) -> int:
        """Calendar days from `day` to the last day; negative when it is past."""
        return (self.due - day).days


def deadlines(initiative: Initiative, calendar: Calendar, settings: Settings) -> list[Deadline]:
    """The terms that run or have run, T1 to T4; a term whose start is not known is left out."""
    found = [
        *_to_apply(initiative, settings),
        *_to_check(initiative, calendar, settings),
        *_to_complete(initiative, settings),
        *_to_decide(initiative, calendar, settings),
    ]
    over = initiative.state in _OVER
    return [deadline for deadline in found if deadline.met_on is not None or not over]


def completion_due(
    asked_on: datetime.date, calendar: Calendar, settings: Settings
) -> datetime.date:
    """The day to write into a notice of defects (T3)."""
    term = settings.initiatives.months_to_complete
    return calendar.end_of_term(add_months(asked_on, term.value))


def decision_start(initiative: Initiative) -> datetime.date | None:
    """The day from which T4 runs: acceptance, or the end of the first application if that is later.

    Điều lệ Sáng kiến, Điều 7, khoản 1. None while the first application is waited for.
    """
    accepted = initiative.intake.accepted_on if initiative.intake else None
    if accepted is None or initiative.state == "awaiting_first_application":
        return None
    applied = initiative.first_applied
    finished = applied.finished_on if applied else None
    return max(accepted, finished) if finished else accepted


def _to_apply(initiative: Initiative, settings: Settings) -> Iterator[Deadline]:
    """T1: the right to apply for what is applied already (Điều lệ, Điều 5, khoản 2)."""
    applied = initiative.first_applied
    received = initiative.intake.received_on if initiative.intake else None
    if applied is None or (received is not None and applied.date > received):
        return
    term = settings.initiatives.years_to_apply
    due = add_months(applied.date, 12 * term.value)
    yield Deadline("T1", "Nộp đơn", due, received, term.source.confirmed, applied.date)


def _to_check(initiative: Initiative, calendar: Calendar, settings: Settings) -> Iterator[Deadline]:
    """T2: accept, ask to complete, or refuse (Điều lệ, Điều 6)."""
    intake = initiative.intake
    if intake is None or intake.received_on is None:
        return
    answers = [intake.accepted_on, intake.refused_on, *(d.asked_on for d in intake.defects)]
    met = min((day for day in answers if day), default=None)
    term = settings.initiatives.months_to_check
    due = calendar.end_of_term(add_months(intake.received_on, term.value))
    yield Deadline("T2", "Kiểm tra đơn", due, met, term.source.confirmed, intake.received_on)


def _to_complete(initiative: Initiative, settings: Settings) -> Iterator[Deadline]:
    """T3: complete the application, by the day that each notice of defects has set."""
    intake = initiative.intake
    notices: dict[tuple[datetime.date, datetime.date], list[Defect]] = {}
    for defect in intake.defects if intake else ():
        notices.setdefault((defect.asked_on, defect.due_on), []).append(defect)
    confirmed = settings.initiatives.months_to_complete.source.confirmed
    for (asked, due), defects in sorted(notices.items()):
        fixed = [defect.fixed_on for defect in defects if defect.fixed_on]
        met = max(fixed) if len(fixed) == len(defects) else None
        yield Deadline("T3", "Bổ sung hồ sơ", due, met, confirmed, asked)


def _to_decide(
    initiative: Initiative, calendar: Calendar, settings: Settings
) -> Iterator[Deadline]:
    """T4: recognise, or refuse in writing with reasons (Điều lệ, Điều 7, khoản 1)."""
    start = decision_start(initiative)
    if start is None:
        return
    met = initiative.decision.date if initiative.decision else None
    term = settings.initiatives.months_to_decide
    due = calendar.end_of_term(add_months(start, term.value))
    yield Deadline("T4", "Quyết định công nhận", due, met, term.source.confirmed, start)
