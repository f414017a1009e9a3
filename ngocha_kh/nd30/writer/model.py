"""The parts of a document: what a caller hands over (tables) and what the markup becomes
(blocks).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its title, how its cells stand, and the least width in millimetres it must get.

    A `vertical` title reads from the bottom up: for many narrow columns.
    """

    title: str
    align: Align = "left"
    min_mm: float = 0
    vertical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of plain texts, one for each column; a newline in a cell is a line break."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of plain text; `empty` is the text of the single row shown when there are no rows."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Table):
    """A table drawn as bars: a label, the parts of its bar, and what stands behind the bar.

    `values` are the parts of each row as numbers, not negative: one for each column between the
    first and the last. `title` stands below, e.g. "Biểu đồ 1. Tiến độ theo đơn vị".
    """

    title: str
    values: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; a newline is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The text of `runs` without its looks."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class RichTable:
    """A pipe table of the markup: like `Table`, but a cell may hold bold and italic text."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `marker` is the dash or number in front of a list item, as
    printed.
    """

    runs: Runs
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the decree's scheme for reports.

    1 is "I.", 2 is "1.", 3 is "a)" (Phụ lục I, V.6b).
    """

    level: Literal[1, 2, 3]
    runs: Runs


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table standing between paragraphs."""

    table: Table | RichTable


@dataclass(frozen=True, slots=True)
class Division:
    """A part, chapter or section of a regulation: "Chương I", "Mục 1", and its title below."""

    label: Runs
    title: Runs


Block = Paragraph | Heading | TableBlock | Division


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """An appendix (phụ lục): its own section, with its own page numbers."""

    title: Runs
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A document issued by a decision (Phụ lục III, mẫu 1.3): a section with a head of its own."""

    type: Runs
    summary: Runs
    blocks: tuple[Block, ...]


Attachment = Appendix | Attached
