"""Every obligation of a plan with what serves it on a day, and how far it is. Pure.

Records that name obligations count for those alone. Other records prove an obligation by their kind,
or by an aspect of it ("declaration.notice"), as the plan says in `served_by`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ngocha_kh.periods import keys_of
from ngocha_kh.progress import serving_declared, serving_initiatives, serving_quality
from ngocha_kh.progress.serving import Aspect, Ground, Service, Standing
from ngocha_kh.progress.serving_work import OWN, belongs
from ngocha_kh.records.plan import Obligation

#: By `served_by` of an obligation: records that do not say themselves what they serve.
ASPECTS: Final[Mapping[str, Aspect]] = {
    **serving_quality.ASPECTS,
    **serving_declared.ASPECTS,
    **serving_initiatives.ASPECTS,
}
#: Kinds that are read by kind too when they name no obligation at all: each has one duty only.
_EITHER: Final = ("unit_report", "proposal")
#: Kinds of which a fault anywhere makes "served by nothing" uncertain.
KINDS: Final = frozenset(
    {
        *OWN, "procedure", "qms_document", "objective", "audit", "nonconformity",
        "management_review", "declaration", "body", "one_stop", "initiative", "session", "report",
        "document",
    }
)  # fmt: skip
#: Duties that go on all year: nothing that was done in March ends them.
_CONTINUOUS: Final = frozenset({"continuous", "monthly", "quarterly", "half_yearly", "on_event"})


class State(StrEnum):
    """How far an obligation is."""

    DONE = "done"
    RUNNING = "running"
    NOT_BEGUN = "not_begun"
    OVERDUE = "overdue"
    NOT_SERVED = "not_served"
    CALLED_OFF = "called_off"
    RULE = "rule"
    ALIAS = "alias"
    NOT_APPLICABLE = "not_applicable"


LABELS: Final = {
    State.DONE: "Đã thực hiện",
    State.RUNNING: "Đang thực hiện",
    State.NOT_BEGUN: "Chưa bắt đầu",
    State.OVERDUE: "Có việc quá hạn",
    State.NOT_SERVED: "Chưa có hồ sơ",
    State.CALLED_OFF: "Đã hủy",
    State.RULE: "Quy định",
    State.ALIAS: "Nhắc lại",
    State.NOT_APPLICABLE: "Không áp dụng",
}


@dataclass(frozen=True, slots=True)
class Covered:
    """An obligation on a day; an alias has the services of what it repeats.

    `undecided`: it is conditional or said not to apply, and nobody has decided so with a date.
    """

    duty: Obligation
    state: State
    services: tuple[Service, ...]
    undecided: bool = False

    @property
    def evidence(self) -> tuple[str, ...]:
        """What proves it, each proof once."""
        return tuple(dict.fromkeys(ref for one in self.services for ref in one.evidence))

    @property
    def is_missing(self) -> bool:
        return self.state is State.NOT_SERVED or self.undecided


def coverage(ground: Ground) -> list[Covered]:
    """Every obligation of the plan, in its order."""
    found = services(ground)
    return [_covered(duty, found, ground) for duty in ground.plan.obligations]


def services(ground: Ground) -> dict[str, tuple[Service, ...]]:
    """Obligation → what serves it, in the order of kinds and ids; aliases have none of their own."""
    named = _named(ground)
    by_aspect: dict[str, list[Service]] = {}
    found: dict[str, tuple[Service, ...]] = {}
    for duty in ground.plan.obligations:
        own = named.get(duty.id, [])
        for aspect in duty.served_by:
            if aspect not in by_aspect:
                by_aspect[aspect] = list(proved(aspect, ground))
            own = own + by_aspect[aspect]
        found[duty.id] = tuple(dict.fromkeys(own))
    return found


def proved(aspect: str, ground: Ground) -> Iterator[Service]:
    """The records that prove an aspect; none for one that is only proved by records that say so."""
    if aspect in _EITHER:
        for record in ground.records(aspect):
            if not record.obligations and belongs(aspect, record, ground):
                service = OWN[aspect](record, ground)
                if service is not None:
                    yield service
    elif aspect in ASPECTS:
        yield from ASPECTS[aspect](ground)


def _named(ground: Ground) -> dict[str, list[Service]]:
    """Obligation → the records that name it; an alias counts for what it repeats."""
    original = {duty.id: duty.alias_of or duty.id for duty in ground.plan.obligations}
    found: dict[str, list[Service]] = {}
    for kind, serve in OWN.items():
        for record in ground.records(kind):
            if not record.obligations or not belongs(kind, record, ground):
                continue
            service = serve(record, ground)
            for duty in dict.fromkeys(original.get(one, one) for one in record.obligations):
                if service is not None:
                    found.setdefault(duty, []).append(service)
    return found


def _covered(duty: Obligation, found: Mapping[str, tuple[Service, ...]], ground: Ground) -> Covered:
    own = found.get(duty.alias_of or duty.id, ())
    return Covered(duty, _state(duty, own, ground), own, is_undecided(duty))


def is_undecided(duty: Obligation) -> bool:
    """Whether a duty is said not to apply, or only on a condition, without reason, person and day.

    A condition needs only its reason: whether it arose is told by the record of the review.
    """
    if duty.applicability == "not_applicable":
        return not (duty.applicability_reason and duty.decided_by and duty.decided_on)
    return duty.applicability == "conditional" and not duty.applicability_reason


def is_let_off(duty: Obligation) -> bool:
    """Whether the duty does not apply, or somebody decided that its condition did not arise."""
    decided = bool(duty.applicability_reason and duty.decided_by and duty.decided_on)
    return duty.applicability == "not_applicable" or (
        duty.applicability == "conditional" and decided
    )


def _state(duty: Obligation, own: tuple[Service, ...], ground: Ground) -> State:
    if duty.alias_of is not None:
        return State.ALIAS
    if is_let_off(duty):
        return State.NOT_APPLICABLE
    if duty.type == "rule":
        return State.RULE
    return state_of(duty, own, ground)


def state_of(duty: Obligation, own: Iterable[Service], ground: Ground) -> State:
    """The state that follows from what serves it; what was called off counts only when all was."""
    every = list(own)
    live = [one for one in every if one.standing is not Standing.OUT]
    if not live:
        return State.CALLED_OFF if every else State.NOT_SERVED
    standings = {one.standing for one in live}
    if Standing.OVERDUE in standings:
        return State.OVERDUE
    if standings == {Standing.NOT_BEGUN}:
        return State.NOT_BEGUN
    if standings == {Standing.DONE} and _is_over(duty, live, ground):
        return State.DONE
    return State.RUNNING


def _is_over(duty: Obligation, live: list[Service], ground: Ground) -> bool:
    """Whether nothing more is to come: the year is over, or every period has its record."""
    if ground.day > ground.last or duty.period not in _CONTINUOUS:
        return True
    expected = set(keys_of(duty.period, ground.plan.year))
    return bool(expected) and expected <= {one.key for one in live}
