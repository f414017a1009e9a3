"""What a check gives: one departure from one rule, in one place, with what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .model import Paragraph, Place


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
    "bảng 2, hàng 3, cột 1"); `quote` is the text of the place, cut to 60 characters. `severity` is
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
    text = paragraph.shown
    return Finding(
        measured=measured,
        allowed=allowed,
        where=where,
        quote=text if len(text) <= 60 else text[:59] + "…",
        place=paragraph.place,
        severity=severity,
    )
