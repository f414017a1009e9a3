"""What a check gives: one departure from one rule, in one place, with what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .model import Paragraph, Place
from .words import excerpt

_MOST_QUOTED = 60  #: characters


class Severity(StrEnum):
    """As in the rest of the program: an error is against the text of the decree."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One departure.

    `measured` and `allowed` are short Vietnamese texts with units ("lề trái 20 mm",
    "30 đến 35 mm"); `where` names the part of the page in Vietnamese ("số trang", "phần nơi nhận",
    "bảng 2, hàng 3, cột 1"); `quote` is the text of the place, cut to 60 characters at a word. `severity` is
    None for the one that the rule's tag gives.
    """

    measured: str
    allowed: str
    where: str
    quote: str = ""
    place: Place | None = None
    severity: Severity | None = None


def at(
    paragraph: Paragraph,
    where: str,
    measured: str,
    allowed: str,
    severity: Severity | None = None,
) -> Finding:
    """A finding at a paragraph."""
    return Finding(
        measured=measured,
        allowed=allowed,
        where=where,
        quote=excerpt(paragraph.shown, _MOST_QUOTED),
        place=paragraph.place,
        severity=severity,
    )
