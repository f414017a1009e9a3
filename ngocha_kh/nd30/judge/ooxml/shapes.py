"""Drawings → the straight level lines in them and the texts of their boxes.

DrawingML (`w:drawing`) here, VML (`w:pict`) in `vml.py`. What stands twice (Choice and Fallback)
is taken once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..model import Line
from . import values, vml
from .names import ALTERNATE, BOX_TEXT, CHOICE, FALLBACK, PIC, WP, WPC, WPG, WPS, A, V

_LINES = {"line", "straightConnector1"}
_THIN = 0.8  # mm: a shape that is not higher looks like a line
_INSET = 2 * 2.54  # mm: room that a text box leaves at its sides by default


@dataclass(frozen=True, slots=True)
class Box:
    """The text of a box: its element and the room for a line of it in mm (0: not said).

    `align` is where the box stands between the margins when it is placed by a word.
    """

    text: Any
    width: float = 0.0
    align: str = ""


@dataclass(slots=True)
class Drawn:
    """What was found in a drawing."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The size of what is being looked at, and how its inner units are scaled."""

    width: float = 0.0
    height: float = 0.0
    scale: float = 1.0
    align: str = ""


def find(element: Any, room: float) -> Drawn:
    """Lines and boxes of a `w:drawing`, `w:pict`, `w:object` or `mc:AlternateContent`.

    `room` is the width of the column in mm, which VML rules may be given in per cent of.
    """
    drawn = Drawn()
    if element.tag == ALTERNATE:
        _alternate(element, _Frame(), room, drawn)
    else:
        _visit(element, _Frame(), room, drawn)
    return drawn


def _visit(element: Any, frame: _Frame, room: float, drawn: Drawn) -> None:
    for child in element:
        tag = child.tag
        if tag in {f"{WP}anchor", f"{WP}inline"}:
            _visit(child, _extent(child), room, drawn)
        elif tag == ALTERNATE:
            _alternate(child, frame, room, drawn)
        elif tag in {f"{WPG}wgp", f"{WPG}grpSp", f"{WPC}wpc"}:
            _visit(child, _group(child, frame), room, drawn)
        elif tag in {f"{WPS}wsp", f"{PIC}pic"}:
            _shape(child, frame, drawn)
        elif tag == f"{V}group":
            inner = vml.group_scale(child, frame.scale)
            _visit(child, _Frame(scale=inner), room, drawn)
        elif isinstance(tag, str) and tag.startswith(V):
            line = vml.line(child, frame.scale, room)
            drawn.lines += [line] if line else []
            drawn.boxes += [Box(t, vml.width(child, frame.scale)) for t in vml.texts(child)]
        elif isinstance(tag, str):
            _visit(child, frame, room, drawn)


def _alternate(element: Any, frame: _Frame, room: float, drawn: Drawn) -> None:
    """The first alternative that holds something we understand."""
    for tag in (CHOICE, FALLBACK):
        for branch in element.iterchildren(tag):
            inner = Drawn()
            _visit(branch, frame, room, inner)
            if inner.lines or inner.boxes:
                drawn.lines += inner.lines
                drawn.boxes += inner.boxes
                return


def _extent(anchor: Any) -> _Frame:
    extent = anchor.find(f"{WP}extent")
    align = anchor.find(f"{WP}positionH/{WP}align")
    return _Frame(
        width=_emu(extent, "cx"),
        height=_emu(extent, "cy"),
        align="" if align is None or align.text is None else align.text.strip(),
    )


def _group(group: Any, frame: _Frame) -> _Frame:
    """Children of a group are measured in its own units: ext stands to chExt as shown to written."""
    place = next(group.iter(f"{A}xfrm"), None)
    own, inner = (None, None) if place is None else (place.find(f"{A}ext"), place.find(f"{A}chExt"))
    shown, written = _emu(own, "cx"), _emu(inner, "cx")
    scale = frame.scale * shown / written if shown > 0 and written > 0 else frame.scale
    return _Frame(scale=scale, align=frame.align)


def _shape(shape: Any, frame: _Frame, drawn: Drawn) -> None:
    width, height = frame.width, frame.height
    look = shape.find(f"{WPS}spPr")
    look = shape.find(f"{PIC}spPr") if look is None else look
    size = None if look is None else look.find(f"{A}xfrm/{A}ext")
    if not width and not height:
        width, height = _emu(size, "cx") * frame.scale, _emu(size, "cy") * frame.scale
    texts = [
        text for box in shape.iterchildren(f"{WPS}txbx") for text in box.iterchildren(BOX_TEXT)
    ]
    drawn.boxes += [Box(text, max(width - _INSET, 0.0), frame.align) for text in texts]
    if texts or look is None:
        return
    geometry = look.find(f"{A}prstGeom")
    is_line = geometry is not None and geometry.get("prst") in _LINES
    thin = height <= (max(width * 0.05, _THIN) if is_line else _THIN)
    if width > height and thin and not _turned(look):
        _add_line(look, width, is_line, drawn)


def _add_line(look: Any, width: float, is_line: bool, drawn: Drawn) -> None:
    outline = look.find(f"{A}ln")
    if outline is not None and outline.find(f"{A}noFill") is not None and is_line:
        return
    dash = None if outline is None else outline.find(f"{A}prstDash")
    solid = dash is None or dash.get("val") in {None, "solid"}
    drawn.lines.append(Line(round(width, 3), solid))


def _turned(look: Any) -> bool:
    """Whether a shape stands upright: turned by about a quarter of a circle."""
    place = look.find(f"{A}xfrm")
    turn = values.whole(None if place is None else place.get("rot")) or 0
    return 2_700_000 < turn % 10_800_000 < 8_100_000


def _emu(element: Any, name: str) -> float:
    return 0.0 if element is None else values.emu(element.get(name)) or 0.0
