"""`w:tbl` → tables: cells by the grid, their width, and whether any line of it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...xmlread import W
from .. import model
from . import values
from .layout import Cell
from .names import (
    CELL,
    CONTROL,
    CONTROL_TEXT,
    ROW,
    TBL_BORDERS,
    TBLPR,
    TC_BORDERS,
    TCPR,
    TRPR,
    VAL,
    WRAPPERS,
)
from .tablestyle import (
    DEFAULT_MARGIN,
    TableStyle,
    conditions,
    drawn_sides,
    flags,
    side_margins,
)
from .values import MM_PER_TWIP

if TYPE_CHECKING:
    from .story import Spot, Story

_MAX_SPAN = 200
_MIN_ROOM = 1.0  # mm
_WIDTH, _SPAN, _MERGED, _HMERGED = f"{W}tcW", f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"
_CELL_MARGINS, _CANT_SPLIT, _HEADER = f"{W}tcMar", f"{W}cantSplit", f"{W}tblHeader"
_BEFORE = f"{W}gridBefore"
_W, _TYPE = f"{W}w", f"{W}type"
_MERGES = frozenset({_MERGED, _HMERGED})
_CELL_PROPS = frozenset({_SPAN, _CELL_MARGINS, TC_BORDERS, *_MERGES})


def read(story: Story, element: Any, spot: Spot) -> model.Table:
    """A table with everything in it, nested tables too."""
    number = 0
    if spot.depth == 0:
        story.tables += 1
        number = story.tables
    return _Reader(story, element, spot, number).table()


class _Reader:
    """One table on its way."""

    def __init__(self, story: Story, element: Any, spot: Spot, number: int) -> None:
        self.story, self.element, self.spot, self.number = story, element, spot, number
        props = element.find(TBLPR)
        style = None if props is None else props.find(f"{W}tblStyle")
        self.style: TableStyle = story.shared.sheet.table(None if style is None else style.get(VAL))
        own = None if props is None else props.find(TBL_BORDERS)
        self.borders = {**self.style.borders, **drawn_sides(own)}
        margins = None if props is None else props.find(f"{W}tblCellMar")
        self.margins = {**self.style.margins, **side_margins(margins)}
        self.flags = flags(None if props is None else props.find(f"{W}tblLook"))
        self.grid = _grid(element)
        self.width = self._table_width(props)
        self.bordered = False
        self.rooms: dict[float, float] = {}
        self.inner = replace(spot, depth=spot.depth + 1)
        self.styled: dict[tuple[str, ...], Cell] = {}

    def table(self) -> model.Table:
        rows = list(_unwrapped(self.element, ROW))
        section = self.story.section
        made = tuple(self._row(row, at, len(rows)) for at, row in enumerate(rows))
        return model.Table(
            rows=made,
            number=self.number,
            section=section,
            bordered=self.bordered,
            width_mm=round(self.width * MM_PER_TWIP, 3),
        )

    def _row(self, element: Any, at: int, rows: int) -> model.Row:
        cant_split = header = False
        column = 0
        for props in element.iterchildren(TRPR):
            for child in props:
                if child.tag == _CANT_SPLIT:
                    cant_split = bool(values.on_off(child))
                elif child.tag == _HEADER:
                    header = bool(values.on_off(child))
                elif child.tag == _BEFORE:
                    column = min(max(values.whole(child.get(VAL)) or 0, 0), _MAX_SPAN)
        cells = []
        elements = list(_unwrapped(element, CELL))
        for index, cell in enumerate(elements):
            last = index == len(elements) - 1
            made, span = self._cell(cell, (at, column), at == rows - 1, last)
            cells.append(made)
            column += span
        return model.Row(tuple(cells), cant_split, header)

    def _cell(
        self, element: Any, at: tuple[int, int], last_row: bool, last: bool
    ) -> tuple[model.Cell, int]:
        """The cell at a row and a column of the grid, and how many columns it spans."""
        span, width, merged = 1, None, False
        margins, borders = self.margins, None
        children = iter(element)
        props = next(children, None)
        if props is not None and props.tag != TCPR:
            children, props = iter(element), None
        for child in () if props is None else props:
            tag = child.tag
            if tag == _WIDTH:
                width = self._length(child)
            elif tag not in _CELL_PROPS:
                continue
            elif tag == _SPAN:
                span = min(max(values.whole(child.get(VAL)) or 1, 1), _MAX_SPAN)
            elif tag in _MERGES:
                merged = merged or child.get(VAL) in {None, "continue"}
            elif tag == _CELL_MARGINS:
                margins = {**margins, **side_margins(child)}
            elif tag == TC_BORDERS:
                borders = drawn_sides(child)
        if not self.bordered:
            self._look_at_borders(borders or {}, at, last_row, last)
        if merged:
            return model.Cell(()), span
        inner = self.inner
        if width is None:
            width = sum(self.grid[at[1] : at[1] + span]) or self.width
        inner.room = self._room(width, margins)
        inner.cell = self.spot.cell or (self.number, at[0] + 1, at[1] + 1)
        inner.styled = self._styled(at, last_row, last)
        return model.Cell(self.story.read(children, inner)), span

    def _room(self, width: float, margins: dict[str, float]) -> float:
        """The width of text in a cell in mm."""
        room = self.rooms.get(width)
        if room is None or margins is not self.margins:
            sides = margins.get("left", DEFAULT_MARGIN) + margins.get("right", DEFAULT_MARGIN)
            room = max(round((width - sides) * MM_PER_TWIP, 4), _MIN_ROOM)
            if margins is self.margins:
                self.rooms[width] = room
        return room

    def _length(self, element: Any) -> float | None:
        """`w:tcW` or `w:tblW` in twips; per cent are of the table's room; None when automatic."""
        text, kind = element.get(_W), element.get(_TYPE)
        if kind == "dxa":
            length = values.twips(text)
            return length if length and length > 0 else None
        if text and text.endswith("%"):
            share = values.twips(text[:-1])
            return None if share is None else self.spot.room / MM_PER_TWIP * share / 100
        length = values.twips(text)
        if length is None or length <= 0 or kind not in {None, "pct"}:
            return None
        return self.spot.room / MM_PER_TWIP * length / 5000 if kind == "pct" else length

    def _table_width(self, props: Any) -> float:
        wide = None if props is None else props.find(f"{W}tblW")
        own = None if wide is None else self._length(wide)
        return own or sum(self.grid) or self.spot.room / MM_PER_TWIP

    def _styled(self, at: tuple[int, int], last_row: bool, last: bool) -> Cell:
        names = self._conditions(at, last_row, last)
        styled = self.styled.get(names)
        if styled is None:
            para, run = self.style.levels(names)
            styled = self.styled[names] = Cell((self.style.id, *names), para, run)
        return styled

    def _conditions(self, at: tuple[int, int], last_row: bool, last: bool) -> tuple[str, ...]:
        if not self.style.is_conditional:
            return ()
        return conditions(self.flags, at, last_row=last_row, last_cell=last)

    def _look_at_borders(
        self, own: dict[str, bool], at: tuple[int, int], last_row: bool, last: bool
    ) -> None:
        """A side of a cell is what the cell says, else its style's condition, else the table's."""
        if not own and not any(self.borders.values()) and not self.style.is_conditional:
            return
        named = self._conditions(at, last_row, last)
        for name in named:
            own = {**(self.style.parts[name].borders if name in self.style.parts else {}), **own}
        sides = {
            "top": "top" if at[0] == 0 else "insideH",
            "bottom": "bottom" if last_row else "insideH",
            "left": "left" if at[1] == 0 else "insideV",
            "right": "right" if last else "insideV",
        }
        self.bordered = any(
            own.get(side, self.borders.get(table_side, False)) for side, table_side in sides.items()
        )


def _grid(element: Any) -> list[float]:
    grid = element.find(f"{W}tblGrid")
    columns = () if grid is None else grid.iterchildren(f"{W}gridCol")
    return [values.twips(column.get(f"{W}w")) or 0.0 for column in columns]


def _unwrapped(parent: Any, wanted: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those inside content controls too."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag == CONTROL:
            for content in child.iterchildren(CONTROL_TEXT):
                yield from _unwrapped(content, wanted)
        elif tag in WRAPPERS:
            yield from _unwrapped(child, wanted)
