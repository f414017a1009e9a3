"""The line of place and date taken apart."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from .model import Paragraph
from .words import is_blank

_FORM = re.compile(
    r"ngày\s*([\d.…_]*)\s*tháng\s*([\d.…_]*)\s*năm\s*([\d.…_]*)\s*\.?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The line taken apart; the figures as written, "" when blank, None where not found."""

    place: str
    comma: bool
    day: str | None = None
    month: str | None = None
    year: str | None = None
    words: str = ""

    @property
    def value(self) -> datetime.date | None:
        """The day, when it is one of the calendar."""
        try:
            return datetime.date(int(self.year or 0), int(self.month or 0), int(self.day or 0))
        except ValueError:
            return None


def dated(paragraph: Paragraph) -> Dated:
    """The parts of the line; always something."""
    text = paragraph.shown
    if match := _FORM.search(text):
        place = text[: match.start()].rstrip()
        day, month, year = ("" if is_blank(part) else part for part in match.groups())
        return Dated(place.rstrip(", "), place.endswith(","), day, month, year, match[0])
    place = re.split(r",|\bngày\b|\d", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return Dated(place.strip(), "," in text)
