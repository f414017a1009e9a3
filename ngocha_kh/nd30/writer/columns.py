"""How wide each column of a table should be. All lengths in twips."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest

from .metrics import text_width_mm, twips

_SAMPLE = 80
_STEPS = 40
_LOOK_AHEAD = (1, 2, 4, 8)


class Demand:
    """What a column asks for, learnt cell by cell.

    Its longest word, its mean and its widest line.
    """

    def __init__(self, size_pt: float, padding: int, least: int) -> None:
        self._size = size_pt
        self._padding = padding
        self._word = 0.0
        self._line = 0.0
        self._sum = 0.0
        self._count = 0
        self.lengths: list[int] = []  #: of each cell: its widest line, in twips
        self._seen: dict[str, tuple[float, float]] = {}
        self._least = least

    def head(self, title: str) -> None:
        """A title: its words must fit, its length asks for nothing more."""
        for word in title.split():
            self._word = max(self._word, text_width_mm(word, self._size, bold=True))

    def cell(self, text: str, bold: bool) -> None:
        """One cell."""
        word, line = self._seen.get(text) or self._measure(text, bold)
        self._word = max(self._word, word)
        self._line = max(self._line, line)
        self._sum += line
        self._count += line > 0  # blank cells say nothing about the width of the others
        self.lengths.append(twips(line))

    def _measure(self, text: str, bold: bool) -> tuple[float, float]:
        word = max((text_width_mm(w, self._size, bold) for w in text.split()), default=0.0)
        line = max(text_width_mm(part, self._size, bold) for part in text.split("\n"))
        self._seen[text] = word, line
        return word, line

    @property
    def least(self) -> int:
        """Width that holds the longest word, or the width the caller asks for."""
        return max(twips(self._word) + self._padding, self._least)

    @property
    def full(self) -> int:
        """Width at which no cell wraps."""
        return max(self.least, twips(self._line) + self._padding)

    @property
    def wish(self) -> float:
        """Length of the content, between mean and widest: long outliers count half."""
        mean = self._sum / self._count if self._count else 0.0
        return max(float(self.least), twips((mean + self._line) / 2) + self._padding)


def fit(demands: Sequence[Demand], total: int) -> list[int]:
    """Widths that add up to `total`.

    Each its least where possible, the rest by length of content.
    """
    least = [demand.least for demand in demands]
    if sum(least) >= total:  # even the longest words do not fit: shrink all alike
        return _rounded([total * width / sum(least) for width in least], total)
    full = [demand.full for demand in demands]
    if sum(full) <= total:
        spare = total - sum(full)
        return _rounded([width + spare * width / sum(full) for width in full], total)
    return _rounded(_lowest(demands, least, full, total), total)


def _lowest(
    demands: Sequence[Demand], least: Sequence[int], full: Sequence[int], total: int
) -> list[float]:
    """Widths that make the table low.

    Each step goes to the column that saves most lines for its width over a sample of the rows;
    what no column needs is shared by length of content.
    """
    rows = _sample([demand.lengths for demand in demands])
    widths = [float(width) for width in least]
    step = (total - sum(widths)) / _STEPS
    heights = [[_lines(length, w) for length, w in zip(row, widths, strict=True)] for row in rows]
    while (spare := total - sum(widths)) > step / 2:
        best = _best_gain(rows, heights, widths, full, step, spare)
        if best is None:
            return _share(widths, full, [demand.wish for demand in demands], total)
        column, more = best
        widths[column] += more
        for row, height in zip(rows, heights, strict=True):
            height[column] = _lines(row[column], widths[column])
    return widths


def _best_gain(
    rows: Sequence[Sequence[int]],
    heights: Sequence[list[int]],
    widths: Sequence[float],
    full: Sequence[int],
    step: float,
    spare: float,
) -> tuple[int, float] | None:
    """Column and width that save most lines for each twip; None when no width saves a line.

    Widths of several steps are tried too, since a line goes only at certain widths.
    """
    best, found = 0.0, None
    now = [max(height) for height in heights]
    for column, width in enumerate(widths):
        if width >= full[column]:
            continue
        others = [
            max((h for i, h in enumerate(height) if i != column), default=0) for height in heights
        ]
        for steps in _LOOK_AHEAD:
            more = min(steps * step, spare, full[column] - width)
            saved = sum(
                height - max(other, _lines(row[column], width + more))
                for row, height, other in zip(rows, now, others, strict=True)
            )
            if saved / more > best:
                best, found = saved / more, (column, more)
    return found


def _lines(length: int, width: float) -> int:
    """How many lines a text takes; words do not fill a line to its end, so a tenth is lost."""
    return math.ceil(1.1 * length / width) if length > width else 1


def _sample(lengths: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Rows taken evenly from the whole table, so that the work does not grow with it."""
    rows = list(zip_longest(*lengths, fillvalue=0))
    return rows[:: max(1, len(rows) // _SAMPLE)]


def _share(
    least: Sequence[float], full: Sequence[int], wish: Sequence[float], total: int
) -> list[float]:
    """Share what is left over by wish, never beyond the width at which a column stops wrapping."""
    widths = [float(width) for width in least]
    spare = total - sum(widths)
    open_columns = [i for i in range(len(least)) if full[i] > least[i]]
    while open_columns and spare > 0.5:
        asked = sum(wish[i] for i in open_columns)
        given = {i: min(spare * wish[i] / asked, full[i] - widths[i]) for i in open_columns}
        for i, more in given.items():
            widths[i] += more
        spare -= sum(given.values())
        open_columns = [i for i in open_columns if full[i] - widths[i] > 0.5]
    return widths


def _rounded(widths: Sequence[float], total: int) -> list[int]:
    whole = [int(width) for width in widths]
    widest = max(range(len(whole)), key=lambda i: whole[i])
    whole[widest] += total - sum(whole)
    return whole
