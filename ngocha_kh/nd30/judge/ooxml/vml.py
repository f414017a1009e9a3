"""VML, the older drawing language, still in Fallback and in files of older programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import Line
from . import values
from .names import BOX_TEXT, O, V
from .values import MM_PER_TWIP

_THIN = 0.8  # mm
_PIXEL = 25.4 / 96  # a bare number is a pixel
_CONNECTOR = "#_x0000_t32"
_STYLE = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]*)")
_NO = {"f", "false", "0"}


def line(shape: Any, scale: float, room: float) -> Line | None:
    """The level line that a shape is, if it is one.

    `scale` is the worth in mm of a bare number inside a group, 1 outside.
    """
    tag = str(shape.tag)[len(V) :]
    if tag == "line":
        length, height = _ends(shape, scale)
    elif tag in {"shape", "rect", "roundrect", "polyline"}:
        length, height = _size(shape, scale, room)
    else:
        return None
    is_line = tag == "line" or shape.get("type") == _CONNECTOR or _is_connector(shape)
    filled = not is_line and shape.get("filled") not in _NO
    if shape.get("stroked") in _NO and not filled:
        return None
    if length <= height or height > (max(length * 0.05, _THIN) if is_line else _THIN):
        return None
    if next(texts(shape), None) is not None:  # a text box, however thin
        return None
    return Line(round(length, 3), _is_solid(shape))


def width(shape: Any, scale: float) -> float:
    """The width of a shape in mm, less the room that a text box leaves at its sides."""
    return max(_size(shape, scale, 0.0)[0] - 2 * 2.54, 0.0)


def texts(shape: Any) -> Iterator[Any]:
    """The texts of a shape's boxes."""
    for box in shape.iterchildren(f"{V}textbox"):
        yield from box.iterchildren(BOX_TEXT)


def group_scale(group: Any, scale: float) -> float:
    """What a unit inside a group is worth in mm."""
    wide = _length(_declared(group).get("width"), scale)
    units = values.twips((group.get("coordsize") or "1000,1000").split(",")[0])
    return wide / units if wide and units and units > 0 else scale


def _is_connector(shape: Any) -> bool:
    return str(shape.get(f"{O}connectortype")) == "straight"


def _ends(shape: Any, scale: float) -> tuple[float, float]:
    """Width and height between the two ends of a `v:line`."""
    ends = [(shape.get(name) or "0,0").split(",") for name in ("from", "to")]
    if any(len(end) != 2 for end in ends):
        return 0.0, 0.0
    (x1, y1), (x2, y2) = ([_length(part, scale) for part in end] for end in ends)
    return abs(x2 - x1), abs(y2 - y1)


def _size(shape: Any, scale: float, room: float) -> tuple[float, float]:
    style = _declared(shape)
    wide, high = _length(style.get("width"), scale), _length(style.get("height"), scale)
    if shape.get(f"{O}hr") in {"t", "true"}:
        share = values.whole(shape.get(f"{O}hrpct"))
        wide = room * (1000 if share is None else share) / 1000 if wide == 0 else wide
    return wide, high


def _declared(shape: Any) -> dict[str, str]:
    return dict(_STYLE.findall(shape.get("style") or ""))


def _length(text: str | None, scale: float) -> float:
    """A length in mm: with a unit, or in units of the group, or in pixels outside groups."""
    text = (text or "").strip()
    bare = scale if scale != 1.0 else _PIXEL
    number = values.twips(text, bare / MM_PER_TWIP)
    return (number or 0.0) * MM_PER_TWIP


def _is_solid(shape: Any) -> bool:
    stroke = shape.find(f"{V}stroke")
    return stroke is None or stroke.get("dashstyle") in {None, "solid"}
