"""Attribute values → numbers and truth; whatever is not valid gives None and is so ignored."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .names import VAL

MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36000
_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi|px)?\s*")
_TWIPS_PER = {
    "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0,
    "px": 15.0,
}  # fmt: skip
_ON, _OFF = frozenset({"1", "true", "on"}), frozenset({"0", "false", "off"})


def on_off(element: Any, name: str = VAL) -> bool | None:
    """ST_OnOff: true when the attribute is absent, None when its value is none of the six."""
    value = element.get(name)
    return True if value is None else truth(value)


def truth(value: str | None) -> bool | None:
    """One of the six words of ST_OnOff."""
    return True if value in _ON else False if value in _OFF else None


@lru_cache(4096)
def twips(value: str | None, unitless: float = 1.0) -> float | None:
    """A length in twips; `unitless` is the worth of a bare number (sizes are in half-points)."""
    if value is None or (match := _NUMBER.fullmatch(value)) is None:
        return None
    number, unit = match.groups()
    return float(number) * (_TWIPS_PER[unit] if unit else unitless)


def points(value: str | None) -> float | None:
    """A size given in half-points, or with a unit; None unless it is positive."""
    size = twips(value, 10.0)
    return size / 20 if size is not None and size > 0 else None


@lru_cache(4096)
def whole(value: str | None) -> int | None:
    """A whole number of at most nine digits."""
    match = re.fullmatch(r"\s*([+-]?[0-9]{1,9})(?:\.[0-9]*)?\s*", value) if value else None
    return int(match[1]) if match else None


@lru_cache(4096)
def emu(value: str | None) -> float | None:
    """A length of DrawingML in mm: English Metric Units, or with a unit (strict documents)."""
    if value is not None and re.fullmatch(r"-?[0-9]{1,12}", value):
        return int(value) * MM_PER_EMU
    length = twips(value)
    return None if length is None else length * MM_PER_TWIP


def is_drawn(border: Any) -> bool:
    """Whether a border element draws something."""
    return border.get(VAL) not in {None, "nil", "none"}


def is_solid(style: str) -> bool:
    """Whether a border style is an unbroken straight line."""
    low = style.lower()
    return not any(word in low for word in ("dot", "dash", "wave", "stroked"))
