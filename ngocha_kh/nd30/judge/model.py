"""What the judge reads from a .docx: effective looks, whatever level they were set on.

Lengths are millimetres, sizes and gaps are points; every value is what a reader of the page would
see after document defaults, table styles, paragraph and character styles, numbering and direct
formatting have been resolved (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Align = Literal["left", "center", "right", "both"]
LineRule = Literal["auto", "exact", "atLeast"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks."""

    font: str = "Times New Roman"  #: the face that Latin and Vietnamese letters take
    size: float = 14.0  #: points
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False  #: shown in capitals whatever was typed
    small_caps: bool = False
    hidden: bool = False
    color: str = "auto"  #: "auto" or RRGGBB in capitals
    raised: bool = False  #: superscript or subscript


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one look; `field` names the field that gives it, e.g. "PAGE"."""

    text: str
    look: Look = Look()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line drawn near a paragraph: a shape anchored in it, its bottom border, or its
    top border ("over").
    """

    width_mm: float
    solid: bool = True
    kind: Literal["shape", "border", "over"] = "shape"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands.

    `part` is "body", "header", "footer", "footnote" or "textbox"; `section` counts from 0; `number`
    counts the paragraphs of the part from 1 (empty ones too); a cell is (table, row, column), all
    counted from 1, of the outermost table; None outside tables. `anchor` is the number of the
    paragraph that a text box is anchored in, 0 outside text boxes.
    """

    part: str = "body"
    section: int = 0
    number: int = 1
    cell: tuple[int, int, int] | None = None
    anchor: int = 0


class _Remembers:
    """Without slots itself: gives a class that has them room for `cached_property`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(_Remembers):
    """One paragraph; `number` is its list number or bullet as shown, rebuilt from the numbering.

    Its texts are worked out once: nearly every check asks for them.
    """

    runs: tuple[Run, ...] = ()
    number: str = ""
    number_look: Look | None = None  #: how `number` looks; None when there is none
    align: Align = "left"
    left: float = 0.0  #: mm
    right: float = 0.0
    first: float = 0.0  #: mm; negative when hanging
    before: float = 0.0  #: points
    after: float = 0.0
    contextual: bool = False  #: no gap to a neighbour of the same style
    line: float = 240.0  #: 240ths of a line when `line_rule` is "auto", else twentieths of a point
    line_rule: LineRule = "auto"
    keep_next: bool = False
    page_break_before: bool = False
    boxed: bool = False  #: borders on four sides
    lines: tuple[Line, ...] = ()  #: lines drawn in it, under it or over it
    style: str = ""  #: for comparing neighbours only; never a reason to judge
    width_mm: float = 160.0  #: room between the indents' outer edges: the column or the cell
    place: Place = Place()

    @cached_property
    def text(self) -> str:
        """The text as typed, hidden text left out, fields by their last result."""
        if len(self.runs) == 1:  # most paragraphs
            run = self.runs[0]
            return "" if run.look.hidden else run.text
        return "".join(run.text for run in self.runs if not run.look.hidden)

    @cached_property
    def shown(self) -> str:
        """The text as a reader sees it, in capitals where `caps` says so; NFC; spaces folded."""
        parts = [
            run.text.upper() if run.look.caps or run.look.small_caps else run.text
            for run in self.runs
            if not run.look.hidden
        ]
        return " ".join(unicodedata.normalize("NFC", "".join(parts)).split())

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing is printed: no text but spaces."""
        return not self.text.strip()

    def written(self) -> Iterator[Run]:
        """Runs that print something other than spaces."""
        return (run for run in self.runs if run.text.strip() and not run.look.hidden)


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        return paragraphs(self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    cant_split: bool = False
    header: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        return (paragraph for cell in self.cells for paragraph in cell.paragraphs())


@dataclass(frozen=True, slots=True)
class Table:
    """`bordered`: some line of it or of a cell is drawn."""

    rows: tuple[Row, ...]
    number: int  #: counted from 1 over the body; 0 for a table inside a table
    section: int = 0
    bordered: bool = False
    width_mm: float = 0.0

    def paragraphs(self) -> Iterator[Paragraph]:
        return (paragraph for row in self.rows for paragraph in row.paragraphs())


Block = Paragraph | Table


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those of cells too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.paragraphs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section as shown; headers and footers already inherited from the section before.

    `headers` and `footers`: kind ("default", "first", "even") → blocks. A kind that is absent is
    not shown ("first" without `title_page`, "even" without the document's setting).
    """

    width: float = 210.0  #: mm
    height: float = 297.0
    landscape: bool = False
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0  #: gutter included where it stands at the left
    right: float = 15.0
    header: float = 10.0
    footer: float = 10.0
    title_page: bool = False
    number_format: str = "decimal"
    number_start: int | None = None
    new_page: bool = True  #: begins on a new page (not "continuous")
    columns: int = 1
    headers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Document:
    """Everything the checks may look at; `blocks` is the body, text boxes where they are anchored."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    boxes: tuple[Paragraph, ...] = ()  #: paragraphs of text boxes, in order, not in `blocks`
    notes: tuple[Paragraph, ...] = ()  #: footnotes and endnotes
    tracked_changes: int = 0
    comments: int = 0
    title: str = ""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body in reading order, those in tables too."""
        return tuple(paragraphs(self.blocks))

    def section_of(self, block: Block) -> Section:
        index = block.place.section if isinstance(block, Paragraph) else block.section
        return self.sections[index]
