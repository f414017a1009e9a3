"""How wide each column of a table should be. All lengths in twips."""

from __future__ import annotations

from collections.abc import Sequence

from .metrics import text_width_mm, twips


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
    return _rounded(_share(least, full, [demand.wish for demand in demands], total), total)


def _share(
    least: Sequence[int], full: Sequence[int], wish: Sequence[float], total: int
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
