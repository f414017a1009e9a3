"""List labels, rebuilt by counting the paragraphs in the order of the document."""

from __future__ import annotations

import re

from . import signs
from .numbering import Level, Num, Numbering

_SLOT = re.compile("%([1-9])")
_MAX_LABEL = 200


class Counters:
    """Numbers given so far; lists of one definition go on counting together (17.9.15)."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[int, int]] = set()

    def label(self, number: int, level: int) -> str:
        """The label of the next paragraph of a list at a level, counted from 0; "" for none."""
        num = self._numbering.num(number)
        found = num.levels.get(level) if num else None
        if num is None or found is None:
            return ""
        counts = self._counts.setdefault(num.abstract, {})
        self._count(num, number, level, counts)
        if found.format == "bullet":
            return signs.bullet(found.text, found.face)
        return "" if found.format == "none" and not found.text else _text(num, found, counts)

    def _count(self, num: Num, number: int, level: int, counts: dict[int, int]) -> None:
        for above in range(level):
            if above not in counts:
                counts[above] = _start(num, above)
        if level in num.starts and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = num.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(num, level)
        for below in [i for i in counts if i > level]:
            restart = num.levels[below].restart if below in num.levels else None
            if restart is None or level < restart:
                del counts[below]


def _start(num: Num, level: int) -> int:
    if level in num.starts:
        return num.starts[level]
    return num.levels[level].start if level in num.levels else 1


def _text(num: Num, found: Level, counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        shown = num.levels.get(index)
        form = "decimal" if shown is None else shown.format
        if found.legal and form not in {"decimal", "none", "bullet"}:
            form = "decimal"
        return signs.numeral(counts.get(index, 0), form)

    return _SLOT.sub(number, found.text)[:_MAX_LABEL]
