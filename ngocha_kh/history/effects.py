"""What a change of the records did to the figures: rates before and after, of the same day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ngocha_kh.progress.groups import by_lead
from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.told import FIGURE_LABELS, figure_texts

#: The figures of an effect, in this order; the others follow from them.
_TOLD: Final = ("total", "done", "overdue", "completion_rate", "on_time_rate", "weighted")


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure of one unit (None: the whole plan) on both sides, as text and as counts."""

    unit: str | None
    figure: str
    before: str
    after: str


def effects(before: Figures, after: Figures) -> list[Effect]:
    """The figures that differ, of the whole plan first, then by unit. Tasks count where they lead."""
    old, new = by_lead(before), by_lead(after)
    found = list(_pair(None, before, after))
    for unit in sorted({*old, *new}):
        found += _pair(unit, old.get(unit, Figures(())), new.get(unit, Figures(())))
    return found


def _pair(unit: str | None, before: Figures, after: Figures) -> Iterator[Effect]:
    old, new = figure_texts(before), figure_texts(after)
    return (
        Effect(unit, FIGURE_LABELS[key], old[key], new[key])
        for key in _TOLD
        if old[key] != new[key]
    )
