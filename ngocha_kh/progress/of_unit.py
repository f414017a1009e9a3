"""What belongs to one unit, or to the units of a group, on a day: owed, done, and its records. Pure."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ngocha_kh.progress.agenda import agenda, owed
from ngocha_kh.progress.agenda_entry import Desk, Entry, Kind
from ngocha_kh.progress.initiatives import state_on, units_of
from ngocha_kh.progress.rates import Figures, figures
from ngocha_kh.qms.reviewing import ReviewDue, reviews_due
from ngocha_kh.qms.states import SlipState, in_force, slip_state
from ngocha_kh.qms.system import system_of
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.order import Order
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.workdays import add_months


@dataclass(frozen=True)
class OfUnit:
    """`late`, `soon` and `later` are owed; `done` was done in the plan's year, newest first.

    `reviews`: record → when it must be looked at next; procedures are those in force.
    """

    units: frozenset[str]
    figures: Figures
    late: Sequence[Entry]
    soon: Sequence[Entry]
    later: Sequence[Entry]
    done: Sequence[Entry]
    reports: Sequence[Entry]
    replies: Sequence[Entry]
    initiatives: Sequence[tuple[Initiative, str]]
    procedures: Sequence[Procedure]
    reviews: dict[str, ReviewDue]
    slips: Sequence[tuple[Nonconformity, SlipState]]
    orders: Sequence[Order]


def of_unit(desk: Desk, units: frozenset[str], until: datetime.date) -> OfUnit:
    """Everything of these units; `until`: the last day that is soon."""
    ground = desk.ground
    far = max(ground.last, add_months(desk.day, 12))
    own = [entry for entry in agenda(desk, far) if not units.isdisjoint(entry.units)]
    open_ = owed(own)
    tasks = [t for t in ground.records("task") if t.plan == ground.plan.id and t.lead_unit in units]
    soon_days = ground.settings.progress.due_soon_days if ground.settings else 7
    done = [entry for entry in own if ground.in_year(entry.done_on)]
    return OfUnit(
        units=units,
        figures=figures(tasks, desk.day, due_soon_days=soon_days, calendar=ground.calendar),
        late=[entry for entry in open_ if entry.due < desk.day],
        soon=[entry for entry in open_ if desk.day <= entry.due <= until],
        later=[entry for entry in open_ if entry.due > until],
        done=sorted(done, key=lambda entry: (entry.done_on or entry.due, entry.record), reverse=True),
        reports=[entry for entry in own if entry.kind in (Kind.UNIT_REPORT, Kind.REPORT)],
        replies=[entry for entry in own if entry.kind == Kind.REPLY],
        initiatives=_initiatives(desk, units),
        procedures=_procedures(desk, units),
        reviews=_reviews(desk, far),
        slips=_slips(desk, units),
        orders=[
            one for one in ground.records("order")
            if one.unit in units and one.year == ground.plan.year
        ],
    )  # fmt: skip


def _initiatives(desk: Desk, units: frozenset[str]) -> list[tuple[Initiative, str]]:
    """Those of the plan's year in which somebody of the units is an author, with their state."""
    return [
        (own, state)
        for own in desk.ground.records("initiative")
        if own.year == desk.ground.plan.year
        and not units.isdisjoint(units_of(own))
        and (state := state_on(own, desk.day)) is not None
    ]


def _procedures(desk: Desk, units: frozenset[str]) -> list[Procedure]:
    present = in_force(desk.ground.records("procedure"), desk.day)
    return [one for one in present if one.owner_unit in units]


def _reviews(desk: Desk, until: datetime.date) -> dict[str, ReviewDue]:
    ground = desk.ground
    if ground.settings is None:
        return {}
    system = system_of(ground.records, desk.day, ground.settings.qms, ground.calendar)
    return {one.record: one for one in reviews_due(system, until)}


def _slips(desk: Desk, units: frozenset[str]) -> list[tuple[Nonconformity, SlipState]]:
    return [
        (one, slip_state(one, desk.day))
        for one in desk.ground.records("nonconformity")
        if one.unit in units and one.detected_on <= desk.day
    ]
