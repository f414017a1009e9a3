"""What a quality objective came to in a period: computed from records, or as a person counted it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final

from ngocha_kh.periods import Span, key_span
from ngocha_kh.qms.one_stop import period_totals
from ngocha_kh.qms.one_stop_months import within
from ngocha_kh.qms.one_stop_service import satisfied
from ngocha_kh.qms.states import (
    SlipState,
    applies_from,
    revision_in_force,
    slip_due,
    slip_state,
)
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.objective import Objective, ObjectiveResult
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.records.procedure import Procedure


class Verdict(StrEnum):
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"


VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.REACHED: "Đạt",
    Verdict.NOT_REACHED: "Chưa đạt",
    Verdict.NOT_DUE: "Chưa đến hạn",
    Verdict.NO_DATA: "Chưa có số liệu",
    Verdict.NO_TARGET: "Chưa đặt mức phải đạt",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The records from which automatic values come, and the day on which they are known."""

    day: datetime.date
    one_stop: Sequence[OneStop] = ()
    nonconformities: Sequence[Nonconformity] = ()
    procedures: Sequence[Procedure] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """`part` of `whole` as counts; `members` are the ids of the records that were looked at."""

    part: int
    whole: int
    members: tuple[str, ...] = field(default=())

    @property
    def share(self) -> Fraction | None:
        """None for 0/0: no data, never 100 %."""
        return Fraction(self.part, self.whole) if self.whole else None


_NOTHING: Final = Value(0, 0)


def value_of(objective: Objective, span: Span, facts: Facts) -> Value:
    """What the objective came to over the days of `span` up to the day of `facts`."""
    automatic = _SOURCES.get(objective.data_source)
    if automatic is not None:
        return automatic(span, facts)
    entry = counted_by_hand(objective, span, facts.day)
    return _NOTHING if entry is None else Value(entry.numerator, entry.denominator, (objective.id,))


def counted_by_hand(objective: Objective, span: Span, day: datetime.date) -> ObjectiveResult | None:
    """The result for the period: of those mostly inside it the longest, then the latest.

    "2026-H1" (to 30/06) belongs to a window that ends on 14/06; "2026" does not.
    """
    fitting = [
        (own.last - own.first, own.last, one.on, number, one)
        for number, one in enumerate(objective.results)
        if one.on <= day and _mostly_inside(own := key_span(one.period_key), span)
    ]
    return max(fitting, key=lambda found: found[:4])[4] if fitting else None


def measured(objective: Objective, value: Value) -> Fraction | None:
    """The value in the unit of the measure: a share in per cent, else the quotient of the counts."""
    if value.share is None:
        return None
    return value.share * 100 if "%" in objective.measure.unit else value.share


def verdict(objective: Objective, value: Value, until: datetime.date) -> Verdict:
    """Judged exactly, not on the rounded figure; one not reached yet is open before its last day.

    `until` is the last day of which the value tells.
    """
    found, target = measured(objective, value), objective.measure.target
    if found is None:
        return Verdict.NO_DATA
    if target is None:
        return Verdict.NO_TARGET
    wanted = Fraction(str(target))
    if objective.measure.direction == "decrease":
        reached = found <= wanted
    elif objective.measure.direction == "increase":
        reached = found >= wanted
    else:
        reached = found == wanted
    if reached:
        return Verdict.REACHED
    is_open = objective.due is not None and until < objective.due
    return Verdict.NOT_DUE if is_open else Verdict.NOT_REACHED


def _mostly_inside(own: Span, span: Span) -> bool:
    first, last = max(own.first, span.first), min(own.last, span.last)
    return 2 * ((last - first).days + 1) > (own.last - own.first).days + 1


def _on_time(span: Span, facts: Facts) -> Value:
    months = within(facts.one_stop, span, facts.day)
    totals = period_totals(months)
    return Value(totals.early_or_on_time, totals.resolved, tuple(one.id for one in months))


def _online(span: Span, facts: Facts) -> Value:
    months = within(facts.one_stop, span, facts.day)
    totals = period_totals(months)
    online = totals.online_full + totals.online_partial
    return Value(online, totals.taken_in, tuple(one.id for one in months))


def _satisfaction(span: Span, facts: Facts) -> Value:
    months = within(facts.one_stop, span, facts.day)
    found = satisfied(months)
    return Value(found.count, found.whole, tuple(one.id for one in months if one.satisfaction))


def _slips_on_time(span: Span, facts: Facts) -> Value:
    """Closed by their last day, of those that were closed in the period or fell due in it."""
    until = min(facts.day, span.last)
    judged = [
        (slip.id, good)
        for slip in facts.nonconformities
        if (good := _closed_on_time(slip, span, until)) is not None
    ]
    return Value(sum(good for _, good in judged), len(judged), tuple(id_ for id_, _ in judged))


def _closed_on_time(slip: Nonconformity, span: Span, until: datetime.date) -> bool | None:
    """None when the period does not judge the slip. The last day itself counts as in time."""
    due = slip_due(slip)
    if due is None or slip_state(slip, until) is SlipState.CANCELLED:
        return None
    closed = slip.closed.on if slip.closed and slip.closed.on <= until else None
    if closed is not None and closed <= due:
        return True if closed in span else None
    return False if due in span and due < until else None


def _reviewed(span: Span, facts: Facts) -> Value:
    """Procedures looked through or issued anew in the period, of those in force at its end."""
    until = min(facts.day, span.last)
    present = [one for one in facts.procedures if revision_in_force(one, until) is not None]
    seen = Span(span.first, max(until, span.first))
    done = sum(
        any(review.on in seen for review in one.reviews)
        or any(applies_from(issue) in seen for issue in one.revisions)
        for one in present
    )
    return Value(done, len(present), tuple(one.id for one in present))


_SOURCES: Final[Mapping[str, Callable[[Span, Facts], Value]]] = {
    "one_stop_on_time": _on_time,
    "one_stop_online": _online,
    "one_stop_satisfaction": _satisfaction,
    "nonconformities_on_time": _slips_on_time,
    "procedures_reviewed": _reviewed,
}
