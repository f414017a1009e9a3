"""Width of text in Times New Roman, in millimetres, so that rules can be held against it.

`times_widths.json` lists advance widths of a face metrically compatible with Times New Roman, in
units of the em, for ranges of characters and four styles.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from .model import Look, Paragraph

_MM_PER_POINT = 25.4 / 72
_RAISED = 0.65  #: size of superscript letters as word processors draw them
_STYLES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold_italic",
}


class _Widths:
    """Advance widths in ems, found by range."""

    def __init__(self) -> None:
        path = Path(__file__).parents[1] / "times_widths.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        self._firsts = [first for first, _ in data["ranges"]]
        self._lasts = [last for _, last in data["ranges"]]
        sizes = (last - first + 1 for first, last in data["ranges"])
        self._offsets = [0, *accumulate(sizes)]
        self._ems = {key: data[name] for key, name in _STYLES.items()}
        self._unit = data["units_per_em"]

    def em(self, character: str, bold: bool, italic: bool) -> float:
        """Width of one letter; of one the table lacks, half an em, near the mean of Times."""
        code = ord(character)
        index = bisect_right(self._firsts, code) - 1
        if index < 0 or code > self._lasts[index]:
            return 0.0 if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"} else 0.5
        place = self._offsets[index] + code - self._firsts[index]
        return float(self._ems[bold, italic][place] / self._unit)


@cache
def _widths() -> _Widths:
    return _Widths()


@cache
def _letter(character: str, bold: bool, italic: bool) -> float:
    return _widths().em(character, bold, italic)


def width(text: str, look: Look) -> float:
    """Width in mm of `text` on one line."""
    shown = unicodedata.normalize("NFC", text.upper() if look.caps else text)
    ems = sum(_letter(c, look.bold, look.italic) for c in shown)
    return ems * look.size * (_RAISED if look.raised else 1.0) * _MM_PER_POINT


def text_width(paragraph: Paragraph) -> float:
    """Width in mm of the whole text on one line, spaces at its ends left out."""
    runs = list(paragraph.written())
    if not runs:
        return 0.0
    shown = [run for run in paragraph.runs if not run.look.hidden]
    total = sum(width(run.text, run.look) for run in shown)
    lead = len(paragraph.text) - len(paragraph.text.lstrip())
    trail = len(paragraph.text) - len(paragraph.text.rstrip())
    edges = width(" ", runs[0].look) * lead + width(" ", runs[-1].look) * trail
    return total - edges


def longest_line(paragraph: Paragraph) -> float:
    """Width in mm of the longest line that the text makes in its room, words kept whole."""
    room = paragraph.width_mm - paragraph.left - paragraph.right
    longest = current = 0.0
    for word, space in _words(paragraph):
        wider = current + space + word if current else word
        if current and wider > room:
            longest, current = max(longest, current), word
        else:
            current = wider
    return max(longest, current)


def longest(paragraphs: Sequence[Paragraph]) -> float:
    """The longest line of several paragraphs."""
    return max(map(longest_line, paragraphs), default=0.0)


def _words(paragraph: Paragraph) -> list[tuple[float, float]]:
    """Each word's width and that of the space before it; a word may span runs."""
    words: list[tuple[float, float]] = []
    word = space = 0.0
    for run in paragraph.runs:
        if run.look.hidden:
            continue
        for character in unicodedata.normalize("NFC", run.text):
            size = width(character, run.look)
            if not character.isspace() or character == "\u00a0":
                word += size
            elif word:
                words.append((word, space))
                word, space = 0.0, size
            elif words:
                space += size
    return [*words, (word, space)] if word else words
