"""One question of `nkh progress`: which tasks, arranged how. No printing here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ngocha_kh.cli.choosing import expanded, in_section
from ngocha_kh.cli.loading import Office
from ngocha_kh.progress.groups import by_lead, by_obligation, by_section, by_supporter, members_of
from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import OUT, OVERDUE, State, Status
from ngocha_kh.records.plan import Obligation, Plan


class By(StrEnum):
    """How tasks are arranged."""

    TASK = "task"
    UNIT = "unit"
    SUPPORTING = "supporting"
    SECTION = "section"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `nothing` says in words why a line has no task."""

    key: str
    label: str
    figures: Figures
    nothing: str = ""


@dataclass(frozen=True)
class Table:
    """Rows, and each of their tasks once."""

    by: By
    rows: tuple[Row, ...]
    total: Figures


@dataclass(frozen=True)
class Question:
    """What was asked for; `unit` and `section` are known ids."""

    by: By
    unit: str | None = None
    section: str | None = None
    states: frozenset[State] = frozenset()


def tables_of(office: Office, plan: Plan, asked: Question) -> list[Table]:
    """The table that was asked for; after units as lead also units as supporting."""
    every = _matching(office.figures(plan.id), asked)
    led = _only(every, lambda s: asked.unit is None or s.task.lead_unit in _units(office, asked))
    if asked.by is By.UNIT:
        return [_by_unit(office, By.UNIT, by_lead(led), led), _supporting(office, every, asked)]
    if asked.by is By.SUPPORTING:
        return [_supporting(office, every, asked)]
    if asked.by is By.SECTION:
        return [_by_section(plan, led, asked)]
    if asked.by is By.OBLIGATION:
        return [Table(By.OBLIGATION, tuple(_duty_rows(office, plan, led, asked)), led)]
    return [Table(By.TASK, (), Figures(tuple(sorted(led.statuses, key=_late_first))))]


def overdue_of(figures: Figures) -> list[Status]:
    """Overdue tasks, longest first."""
    return sorted(figures.of(*OVERDUE), key=_late_first)


def excluded_of(figures: Figures) -> tuple[Status, ...]:
    """Tasks outside the rates: suspended, cancelled, not applicable."""
    return figures.of(State.SUSPENDED, *OUT)


def _late_first(status: Status) -> tuple[bool, int, str]:
    late = status.state in OVERDUE
    return not late, -status.days_late if late else 0, status.task.id


def _matching(figures: Figures, asked: Question) -> Figures:
    return _only(
        figures,
        lambda status: (
            (not asked.states or status.state in asked.states)
            and (
                asked.section is None
                or any(in_section(duty, asked.section) for duty in status.task.obligations)
            )
        ),
    )


def _only(figures: Figures, keeps: Callable[[Status], bool]) -> Figures:
    return Figures(tuple(status for status in figures.statuses if keeps(status)))


def _units(office: Office, asked: Question) -> frozenset[str]:
    return expanded(asked.unit, office.units)


def _by_unit(office: Office, by: By, found: Mapping[str, Figures], total: Figures) -> Table:
    rows = tuple(Row(unit, office.unit_name(unit), figures) for unit, figures in found.items())
    return Table(by, rows, total)


def _supporting(office: Office, every: Figures, asked: Question) -> Table:
    wanted = _units(office, asked)
    found = {
        unit: figures
        for unit, figures in by_supporter(every, office.units).items()
        if asked.unit is None or unit in wanted
    }
    counted = {status.task.id for figures in found.values() for status in figures.statuses}
    total = _only(every, lambda status: status.task.id in counted)
    return _by_unit(office, By.SUPPORTING, found, total)


def _by_section(plan: Plan, led: Figures, asked: Question) -> Table:
    headings = {section.id: section.heading or "Đoạn kết" for section in plan.sections}
    found = by_section(led)
    order = list(dict.fromkeys(duty.section for duty in plan.obligations))
    order += sorted(found.keys() - set(order))
    rows = tuple(
        Row(
            key, headings.get(key, ""), found.get(key, Figures(())),
            "" if key in found else "chưa có nhiệm vụ",
        )
        for key in order
        if asked.section is None or in_section(f"{key}-", asked.section)
    )  # fmt: skip
    return Table(By.SECTION, rows, led)


def _duty_rows(office: Office, plan: Plan, led: Figures, asked: Question) -> Iterator[Row]:
    """Every obligation of the section, also those without tasks, unless a unit was asked for."""
    found = by_obligation(led, plan)
    units = _units(office, asked)
    for duty in plan.obligations:
        if duty.alias_of is not None:
            continue
        if asked.section and not in_section(duty.id, asked.section):
            continue
        figures = found[duty.id]
        leads = {m for unit in duty.lead_units for m in members_of(unit, office.units) | {unit}}
        if figures.statuses or asked.unit is None or leads & units:
            yield Row(duty.id, duty.quote, figures, "" if figures.statuses else why_none(duty))


def why_none(duty: Obligation) -> str:
    """Why an obligation has no task, in words."""
    if duty.alias_of:
        return f"nhắc lại {duty.alias_of}"
    if duty.applicability == "not_applicable":
        return "không áp dụng"
    return "quy định, không cần nhiệm vụ" if duty.type == "rule" else "chưa có nhiệm vụ"
