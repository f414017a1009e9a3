"""The figures of `nkh progress` for a program: exact counts with their members, no rounding twice."""

from typing import Any

from ngocha_kh.cli.breakdown import By, Question, Row, Table, excluded_of, overdue_of
from ngocha_kh.cli.loading import Office, left_out
from ngocha_kh.cli.shell import say_json
from ngocha_kh.progress.rates import Figures, Ratio
from ngocha_kh.progress.state import DONE, OPEN, OUT, OVERDUE, STATE_LABELS, State, Status
from ngocha_kh.records.plan import Plan

_CLASSES = {
    "done": DONE,
    "done_on_time": DONE - {State.DONE_LATE},
    "done_late": {State.DONE_LATE},
    "open_in_time": OPEN,
    "overdue": OVERDUE,
    "suspended": {State.SUSPENDED},
    "excluded": OUT,
}
_NAMES = {By.UNIT: "lead", By.SUPPORTING: "supporting"}


def show(office: Office, plan: Plan, asked: Question, tables: list[Table]) -> None:
    """Print the whole answer as one document."""
    settings = office.validated.index.settings
    first = tables[0].total
    say_json(
        plan=plan.id,
        as_of=office.as_of.isoformat(),
        by=asked.by.value,
        unit=asked.unit,
        section=asked.section,
        states=sorted(asked.states),
        illustrative=bool(settings and settings.illustrative),
        is_partial=bool(left_out(office.validated)),
        left_out=left_out(office.validated),
        total=figures_json(first),
        groups={
            _NAMES.get(table.by, table.by.value): {
                "rows": [_row(row) for row in table.rows],
                "total": figures_json(table.total),
            }
            for table in tables
        },
        tasks=[task_json(status) for status in first.statuses],
        overdue=[task_json(status) for status in overdue_of(first)],
        excluded=[task_json(status) for status in excluded_of(first)],
    )


def figures_json(figures: Figures) -> dict[str, Any]:
    """Each official class as count and members; each rate with numerator and denominator."""
    followed = [status.task.id for status in figures.statuses if status.state not in OUT]
    classes = {name: [s.task.id for s in figures.of(*states)] for name, states in _CLASSES.items()}
    return {
        "total": {"count": figures.total, "members": followed},
        **{name: {"count": len(ids), "members": ids} for name, ids in classes.items()},
        "completion_rate": _rate(figures.completion_rate),
        "on_time_rate": _rate(figures.on_time_rate),
        "naive_rate": _rate(figures.naive_rate),
        "weighted_progress": _rate(figures.weighted),
    }


def task_json(status: Status) -> dict[str, Any]:
    """Where one task stands; `progress` is exact, as text."""
    entry = status.entry
    return {
        "id": status.task.id,
        "title": status.task.title,
        "lead_unit": status.task.lead_unit,
        "state": status.state.value,
        "state_label": STATE_LABELS[status.state],
        "due": status.due.isoformat() if status.due else None,
        "completed_on": status.completed_on.isoformat() if status.completed_on else None,
        "progress": str(status.progress),
        "days_late": status.days_late,
        "reason": entry.reason if entry else None,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.key, "label": row.label, "nothing": row.nothing or None,
        **figures_json(row.figures),
    }  # fmt: skip


def _rate(ratio: Ratio) -> dict[str, Any]:
    """Numerators are integers but for weights, which may have a fraction: exact text then."""
    percent = ratio.percent
    return {
        "numerator": _exact(ratio.part),
        "denominator": _exact(ratio.whole),
        "percent": None if percent is None else f"{percent:.1f}",
        "nothing": ratio.nothing if percent is None else None,
    }


def _exact(value: Any) -> int | str:
    return int(value) if value == value.to_integral_value() else f"{value:f}"
