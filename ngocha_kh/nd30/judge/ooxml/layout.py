"""Levels of paragraph properties → how a paragraph stands, resolved once for each distinct case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...xmlread import W
from ..model import Align, LineRule, Look
from . import looks, paraprops, runprops
from .looks import Faces
from .names import RPR, SECTION, VAL
from .styles import Sheet
from .values import MM_PER_TWIP

Props = dict[str, Any]
_AUTO_GAP = 14.0  # points: what Word shows for "automatic" spacing
_LINE = 12.0  # points: the line that hundredths of a line are counted in, without a grid
_CHANGE, _RSTYLE = f"{W}pPrChange", f"{W}rStyle"
_SIDES = ("border_top", "border_bottom", "border_left", "border_right")
#: Not part of what tells two cases apart: the mark's look, the section, the former state.
_SKIPPED = frozenset({RPR, SECTION, _CHANGE})
_VALUED = runprops.VALUED | paraprops.VALUED


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """What a table style says in a cell: `key` tells the cases apart."""

    key: tuple[str, ...] = ()
    para: Props | None = None
    run: Props | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """How paragraphs of one case stand; lengths as in `model.Paragraph`."""

    style: str
    align: Align
    left: float
    right: float
    first: float
    before: float
    after: float
    contextual: bool
    line: float
    line_rule: LineRule
    keep_next: bool
    page_break: bool
    boxed: bool
    under: str  #: style of the line of a bottom border that is no box; "" for none
    over: str  #: the same of a top border
    borders: tuple[str, ...]
    num: int
    level: int
    tabs: tuple[tuple[str, float], ...]  #: kind and place in mm, in order of place
    run: Props  #: what table and paragraph style say of text
    cell: Cell
    look: Look | Faces  #: of text without properties of its own


class Layouts:
    """Layouts and looks of a document, each distinct case worked out once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._layouts: dict[object, Layout] = {}
        self._looks: dict[object, Look | Faces] = {}

    def of(self, ppr: Any, cell: Cell) -> Layout:
        """The layout of a paragraph with these properties (None: none) in a cell."""
        key = (cell.key, None if ppr is None else _key(ppr))
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = self._resolve(paraprops.read(ppr), cell)
        return layout

    def look(self, rpr: Any, layout: Layout) -> Look | Faces:
        """The look of a run with properties of its own."""
        key = (layout.cell.key, layout.style, _key(rpr))
        look = self._looks.get(key)
        if look is None:
            style = rpr.find(_RSTYLE)
            look = self._looks[key] = looks.resolve(
                self._sheet.run,
                layout.cell.run or {},
                layout.run,
                self._sheet.char(None if style is None else style.get(VAL)),
                runprops.read(rpr, self._sheet.theme),
            )
        return look

    def label_look(self, ppr: Any, layout: Layout) -> Look:
        """The look of a list label: that of the paragraph mark, then what the list says of it."""
        mark = None if ppr is None else ppr.find(RPR)
        own_key = None if mark is None else _key(mark)
        key = (layout.cell.key, layout.style, layout.num, layout.level, own_key)
        look = self._looks.get(key)
        if look is None:
            style = None if mark is None else mark.find(_RSTYLE)
            own = runprops.read(mark, self._sheet.theme)
            own |= self._sheet.label_look(layout.num, layout.level)
            look = self._looks[key] = looks.resolve(
                self._sheet.run,
                layout.cell.run or {},
                layout.run,
                self._sheet.char(None if style is None else style.get(VAL)),
                own,
            )
        return look.ascii if isinstance(look, Faces) else look

    def _resolve(self, own: Props, cell: Cell) -> Layout:
        style = self._sheet.id_of("paragraph", own.get("style"))
        levels = self._sheet.levels(style)
        styled = levels.unlisted if own.get("num") == 0 else levels.para
        props = paraprops.merge(paraprops.merge(self._sheet.para, cell.para or {}), styled)
        if own.get("num"):
            # The list that a paragraph names itself stands above its style (as Word does).
            level = own.get("level", 0)
            props = paraprops.merge(props, self._sheet.list_indents(own["num"], level))
            own = {**own, "level": level}
        props = paraprops.merge(props, own)
        text = (self._sheet.run, cell.run or {}, levels.run, self._sheet.char(None))
        look = looks.resolve(*text, {})
        return _layout(style, props, cell, levels.run, look)


def _layout(style: str, props: Props, cell: Cell, run: Props, look: Look | Faces) -> Layout:
    size = look.ascii.size if isinstance(look, Faces) else look.size
    borders = tuple(props.get(side, "") for side in _SIDES)
    top, bottom, left, right = borders
    return Layout(
        style=style,
        align=_align(props),
        left=_indent(props, "left", size),
        right=_indent(props, "right", size),
        first=_indent(props, "first", size),
        before=_gap(props, "before"),
        after=_gap(props, "after"),
        contextual=props.get("contextual", False),
        line=props.get("line", 240.0),
        line_rule=props.get("line_rule", "auto"),
        keep_next=props.get("keep_next", False),
        page_break=props.get("page_break", False),
        boxed=all(borders),
        under=bottom if not left and not right else "",
        over=top if not left and not right else "",
        borders=borders if any(borders) else (),
        num=props.get("num", 0),
        level=props.get("level", 0),
        tabs=_stops(props.get("tabs", ())),
        run=run,
        cell=cell,
        look=look,
    )


def _align(props: Props) -> Align:
    """The alignment; text in a frame as wide as itself stands where the frame stands."""
    where, width = props.get("frame", (None, None))
    if where in {"left", "center", "right"} and not width:
        return where  # type: ignore[no-any-return]
    return props.get("align", "left")  # type: ignore[no-any-return]


def _indent(props: Props, side: str, size: float) -> float:
    """An indent in mm; hundredths of a character outrank twips unless they are 0 (17.3.1.12)."""
    chars = props.get(f"{side}_chars", 0.0)
    twips = chars / 100 * size * 20 if chars else props.get(side, 0.0)
    return float(round(twips * MM_PER_TWIP, 4))


def _gap(props: Props, side: str) -> float:
    """A gap in points; automatic outranks lines, lines outrank twips (17.3.1.33)."""
    if props.get(f"{side}_auto"):
        return _AUTO_GAP
    lines = props.get(f"{side}_lines", 0.0)
    return float(lines / 100 * _LINE if lines else props.get(side, 0.0) / 20)


def _stops(tabs: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    stops: dict[float, str] = {}
    for kind, place in tabs:
        if kind == "clear":
            stops.pop(place, None)
        else:
            stops[place] = kind
    return tuple((stops[place], place * MM_PER_TWIP) for place in sorted(stops))


def _key(element: Any) -> tuple[object, ...]:
    """What tells two `pPr` or `rPr` elements apart."""
    return tuple(
        [
            (tag, child.get(VAL)) if tag in _VALUED else (tag, *child.items(), *map(_whole, child))
            for child in element
            if (tag := child.tag) not in _SKIPPED
        ]
    )


def _whole(element: Any) -> tuple[object, ...]:
    return (element.tag, *element.items())
