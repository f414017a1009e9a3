"""A story (body, header, note, text box) → its blocks, with everything counted on the way."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...xmlread import W
from ..model import Block, Line, Paragraph, paragraphs
from . import odd, records, tables, values
from .counters import Counters
from .inline import Inline
from .layout import Cell, Layout, Layouts
from .names import (
    ALTERNATE,
    CHOICE,
    CONTROL,
    CONTROL_TEXT,
    PARAGRAPH,
    PPR,
    RPR,
    TABLE,
    WRAPPERS,
)
from .package import NotReadable
from .shapes import Box
from .styles import Sheet

#: 10,000 rows of 11 columns are 110,000 paragraphs; each takes half a kilobyte here.
MAX_PARAGRAPHS = 400_000
_OUTSIDE = Cell()
_ALIGNS = frozenset({"left", "center", "right"})


@dataclass(slots=True)
class Shared:
    """What all stories of a document have in common; `boxes` collects those of body and notes."""

    sheet: Sheet
    layouts: Layouts
    counters: Counters
    boxes: list[Paragraph] = field(default_factory=list)
    box_numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))


@dataclass(slots=True)
class Spot:
    """Where blocks stand: in a cell of the outermost table, and what its table style says.

    A table moves one of these from cell to cell.
    """

    room: float  #: mm
    cell: tuple[int, int, int] | None = None
    styled: Cell = _OUTSIDE
    depth: int = 0  #: tables around it


class Story:
    """The walk over one part.

    `rooms`: the width of the text of each section in mm; `ends`: the paragraphs that end sections. Text boxes are collected apart, or when
    `keeps_boxes` they follow the paragraph that they are anchored in (headers and footers).
    """

    def __init__(
        self,
        shared: Shared,
        part: str,
        rooms: list[float],
        *,
        section: int = 0,
        keeps_boxes: bool = False,
        ends: Sequence[Any] = (),
    ) -> None:
        self.shared, self.part, self.rooms, self.section = shared, part, rooms, section
        self.keeps_boxes = keeps_boxes
        self.numbers: Iterator[int] = itertools.count(1)
        self.tables = 0
        self.anchor = 0
        self._inline = Inline(shared.layouts)
        self._outside = Spot(rooms[section])
        self._ends = list(ends)[::-1]
        self._broken = False  # a page break waits for the next paragraph

    def read(self, element: Any, spot: Spot | None = None) -> tuple[Block, ...]:
        """The blocks below an element or among elements; `spot` is None at the top of the story."""
        found: list[Block] = []
        self._blocks(element, spot, found)
        return tuple(found)

    def _blocks(self, parent: Any, spot: Spot | None, found: list[Block]) -> None:
        framed: Layout | None = None
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                framed = self._paragraph(child, spot, found, framed)
            elif tag == TABLE:
                found.append(tables.read(self, child, spot or self._top()))
                framed = None
            elif tag == CONTROL:
                for content in child.iterchildren(CONTROL_TEXT):
                    self._blocks(content, spot, found)
            elif tag in WRAPPERS:
                self._blocks(child, spot, found)
            elif tag == ALTERNATE:
                for branch in list(child.iterchildren(CHOICE))[:1]:
                    self._blocks(branch, spot, found)

    def _paragraph(
        self, element: Any, spot: Spot | None, found: list[Block], framed: Layout | None
    ) -> Layout | None:
        """Add a paragraph; gives its layout when it has borders that the next one may share."""
        spot = spot or self._top()
        inline = self._inline
        layout = inline.read(element, spot.room, spot.styled)
        if not (inline.gone and not inline.runs and _mark_is_deleted(element)):
            made = self._made(element, layout, spot)
            if framed is not None and _is_framed_with(framed, layout):
                above = found[-1]
                found[-1] = _without(above, "border") if isinstance(above, Paragraph) else above
                made = _without(made, "over")
            found.append(made)
        boxes = inline.boxes
        for box in boxes:
            self._box(box, spot, found)
        if self._ends and element is self._ends[-1]:
            self._ends.pop()
            self.section += 1
        return layout if layout.borders and not boxes else None

    def _top(self) -> Spot:
        """Where blocks outside tables stand in this section."""
        self._outside.room = self.rooms[self.section]
        return self._outside

    def _made(self, element: Any, layout: Layout, spot: Spot) -> Paragraph:
        inline = self._inline
        count = next(self.numbers)
        if count > MAX_PARAGRAPHS:
            raise NotReadable(odd.TOO_LARGE)
        number, number_look = "", None
        if layout.num:
            number = self.shared.counters.label(layout.num, layout.level)
        if number:
            number_look = self.shared.layouts.label_look(element.find(PPR), layout)
        has_lines = layout.under or layout.over or inline.lines
        made = records.paragraph(
            layout,
            tuple(inline.runs),
            number,
            number_look,
            _lines(layout, inline, spot.room) if has_lines else (),
            spot.room,
            records.place(self.part, self.section, count, spot.cell, self.anchor),
        )
        if inline.centred:
            made = replace(made, align="center")
        if self._broken or (inline.breaks_before and inline.runs):
            made = replace(made, page_break_before=True)
        self._broken = inline.breaks_after or (inline.breaks_before and not inline.runs)
        return made

    def _box(self, box: Box, spot: Spot, found: list[Block]) -> None:
        """A text box: a story of its own that counts on."""
        room = box.width or spot.room
        part = self.part if self.keeps_boxes else "textbox"
        inner = Story(self.shared, part, [room] * len(self.rooms), section=self.section)
        inner.keeps_boxes = self.keeps_boxes
        inner.numbers = self.numbers if self.keeps_boxes else self.shared.box_numbers
        last = found[-1] if found else None
        inner.anchor = self.anchor or (last.place.number if isinstance(last, Paragraph) else 0)
        shown = paragraphs(inner.read(box.text, Spot(room, spot.cell, depth=1)))
        if not self.keeps_boxes:
            self.shared.boxes += shown
        elif box.align in _ALIGNS:
            found += (replace(one, align=box.align) for one in shown)  # type: ignore[arg-type]
        else:
            found += shown


def _lines(layout: Layout, inline: Inline, room: float) -> tuple[Line, ...]:
    lines = tuple(inline.lines)
    if not layout.under and not layout.over:
        return lines
    width = round(max(room - layout.left - min(layout.first, 0.0) - layout.right, 0.0), 3)
    if layout.over:
        lines = (*lines, Line(width, values.is_solid(layout.over), "over"))
    return (*lines, Line(width, values.is_solid(layout.under), "border")) if layout.under else lines


def _is_framed_with(above: Layout, layout: Layout) -> bool:
    """Neighbours of the same borders and indents share one frame: no line between (17.3.1.7)."""
    return (above.borders, above.left, above.right) == (layout.borders, layout.left, layout.right)


def _without(paragraph: Paragraph, kind: str) -> Paragraph:
    lines = tuple(line for line in paragraph.lines if line.kind != kind)
    return replace(paragraph, lines=lines)


def _mark_is_deleted(paragraph: Any) -> bool:
    return paragraph.find(f"{PPR}/{RPR}/{W}del") is not None
