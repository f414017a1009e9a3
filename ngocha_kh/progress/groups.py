"""The same figures by unit, section and obligation, groups expanded to their members."""

from collections.abc import Callable, Iterable, Mapping

from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import Status
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.unit import Unit


def grouped(figures: Figures, keys: Callable[[Status], Iterable[str]]) -> dict[str, Figures]:
    """One entry for each key, sorted by key; a task with two keys counts under both."""
    members: dict[str, list[Status]] = {}
    for status in figures.statuses:
        for key in dict.fromkeys(keys(status)):
            members.setdefault(key, []).append(status)
    return {key: Figures(tuple(members[key])) for key in sorted(members)}


def by_lead(figures: Figures) -> dict[str, Figures]:
    """By leading unit: a task counts once, for the unit that leads it."""
    return grouped(figures, lambda status: (status.task.lead_unit,))


def by_supporter(figures: Figures, units: Mapping[str, Unit]) -> dict[str, Figures]:
    """By supporting unit; a group stands for each of its members, never for the lead itself."""

    def supporters(status: Status) -> Iterable[str]:
        for unit_id in status.task.supporting_units:
            for member in sorted(members_of(unit_id, units)):
                if member != status.task.lead_unit:
                    yield member

    return grouped(figures, supporters)


def by_section(figures: Figures) -> dict[str, Figures]:
    """By section of the plan (II.1 … III.K); a task that serves two sections counts in both."""
    return grouped(
        figures, lambda status: [duty.rpartition("-")[0] for duty in status.task.obligations]
    )


def by_obligation(figures: Figures, plan: Plan) -> dict[str, Figures]:
    """By obligation, aliases counted under what they repeat; every obligation has an entry."""
    alias = {duty.id: duty.alias_of for duty in plan.obligations if duty.alias_of}
    found = grouped(figures, lambda status: [alias.get(d, d) for d in status.task.obligations])
    return {
        duty.id: found.get(duty.id, Figures(()))
        for duty in plan.obligations
        if duty.alias_of is None
    }


def members_of(
    unit_id: str, units: Mapping[str, Unit], above: frozenset[str] = frozenset()
) -> frozenset[str]:
    """A unit itself, or the units of a group at any depth; empty for an unknown id or a cycle."""
    unit = units.get(unit_id)
    if unit is None or unit_id in above:
        return frozenset()
    if not unit.is_group:
        return frozenset({unit_id})
    inner = (members_of(member, units, above | {unit_id}) for member in unit.members)
    return frozenset[str]().union(*inner)
