"""What a change of the records did to the figures: rates before and after, of the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ngocha_kh.progress.groups import by_lead
from ngocha_kh.progress.rates import Figures


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
    old, new = _texts(before), _texts(after)
    return (Effect(unit, name, old[name], new[name]) for name in old if old[name] != new[name])


def _texts(figures: Figures) -> Mapping[str, str]:
    return {
        "số nhiệm vụ": str(figures.total),
        "hoàn thành": str(figures.done),
        "quá hạn": str(figures.overdue),
        "tỷ lệ hoàn thành": str(figures.completion_rate),
        "tỷ lệ đúng hạn": str(figures.on_time_rate),
        "tiến độ theo trọng số": str(figures.weighted),
    }
