"""Width of a text in Times New Roman, from a table of advance widths.

The table (`times_widths.json`, made by `tests/tools/make_font_metrics.py`) comes from a face
metrically compatible with
Times New Roman, so lengths are right even where neither font is installed.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

MM_PER_POINT = 25.4 / 72
TWIPS_PER_MM = 1440 / 25.4
_UNKNOWN_EM = 0.5  # a letter the table lacks: half an em is near the mean of Times
_WIDE_EM = 1.0


class _Face(dict[str, int]):
    """Advance widths by character; what is missing is estimated once and remembered."""

    def __init__(self, widths: dict[str, int], units_per_em: int) -> None:
        super().__init__(widths)
        self.units_per_em = units_per_em

    def __missing__(self, character: str) -> int:
        width = _UNKNOWN_EM
        if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
            width = 0
        elif unicodedata.east_asian_width(character) in {"W", "F"}:
            width = _WIDE_EM
        self[character] = round(width * self.units_per_em)
        return self[character]


@cache
def _faces() -> dict[tuple[bool, bool], _Face]:
    data = json.loads(
        Path(__file__).parents[1].joinpath("times_widths.json").read_text(encoding="utf-8")
    )
    characters = [chr(c) for first, last in data["ranges"] for c in range(first, last + 1)]
    units = int(data["units_per_em"])
    return {
        (bold, italic): _Face(dict(zip(characters, data[name], strict=True)), units)
        for name, bold, italic in (
            ("regular", False, False),
            ("bold", True, False),
            ("italic", False, True),
            ("bold_italic", True, True),
        )
    }


def text_width_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Width in millimetres of `text` on one line at `size_pt` points."""
    face = _faces()[bold, italic]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return sum(map(face.__getitem__, text)) / face.units_per_em * size_pt * MM_PER_POINT


def twips(mm: float) -> int:
    """Millimetres → twentieths of a point, rounded."""
    return round(mm * TWIPS_PER_MM)


def mm(value: int) -> float:
    """Twips → millimetres."""
    return value / TWIPS_PER_MM
