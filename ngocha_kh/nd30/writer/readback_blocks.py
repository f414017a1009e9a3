"""A body or another story of a .docx → its blocks: paragraphs, and rows of tables, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .looks import Looks
from .readback_paragraphs import SKIPPED, Paragraphs
from .tags import NAMES, attribute, local

CELL_SEPARATOR = " | "
_LOW_ROW = 120  # twips; a row forced below 6 pt shows no text


class Block(NamedTuple):
    """A paragraph (`table` is 0) or a row of a table.

    `look`: how its text looks, runs of one look joined by "|", after "¶" what concerns the whole;
    `section` and `table` are counted from 1 over the document, `row` within its table; `cells` are
    the texts of a row; `is_head` is a row repeated on every page.
    """

    text: str
    look: str
    section: int = 1
    table: int = 0
    row: int = 0
    cells: tuple[str, ...] = ()
    is_head: bool = False


class Reader:
    """Walks a body or another story; sections and tables are counted on the way."""

    def __init__(self, looks: Looks) -> None:
        self._paragraph = Paragraphs(looks).read
        self._section = 1
        self._table = 0
        self._row_looks: dict[tuple[str, ...], str] = {}

    def blocks(self, parent: Any, style: str) -> Iterator[Block]:
        """`style`: the id of the style of the table around, "" outside of tables."""
        for child in parent:
            match local(child):
                case "p":
                    text, look, ends = self._paragraph(child, style)
                    if text:
                        yield Block(text, look, self._section)
                    self._section += ends
                case "tbl":
                    yield from self._rows(child)
                case "tr":  # of a table that lost its frame
                    yield self._row(child, style, 1)
                case name if name not in SKIPPED:  # content controls, marked-up insertions
                    yield from self.blocks(child, style)

    def _rows(self, table: Any) -> Iterator[Block]:
        self._table += 1
        own, number, style = self._table, 0, ""
        for child in table:
            if local(child) == "tblPr":
                named = next((e for e in child if local(e) == "tblStyle"), None)
                style = (attribute(named, "val") or "") if named is not None else ""
                break
        for row in _inside(table, "tr"):
            if not _is_deleted(row):
                number += 1
                yield self._row(row, style, number, own)

    def _row(self, row: Any, style: str, number: int, table: int = 0) -> Block:
        properties = next((child for child in row if local(child) == "trPr"), ())
        marks = {local(mark): mark for mark in properties}
        cells, looks = [], []
        for cell in _inside(row, "tc"):
            text, look = self._cell(cell, style)
            cells.append(text)
            looks.append(look)
        if "hidden" in marks or _is_low(marks.get("trHeight")):
            looks.append("¶hidden")
        key = tuple(looks)
        whole = self._row_looks.get(key)
        if whole is None:
            whole = self._row_looks[key] = _together(key)
        text = CELL_SEPARATOR.join(cells)
        return Block(text, whole, self._section, table, number, tuple(cells), "tblHeader" in marks)

    def _cell(self, cell: Any, style: str) -> tuple[str, str]:
        """Text and look; nearly always a cell is its properties and one paragraph."""
        if len(cell) == 2:
            properties, paragraph = cell
            if NAMES.get(properties.tag) == "tcPr" and NAMES.get(paragraph.tag) == "p":
                text, look, _ = self._paragraph(paragraph, style)
                return text, look + _cell_fill(properties)
        inside = list(self.blocks(cell, style))
        look = _together([block.look for block in inside])
        fill = next((_cell_fill(child) for child in cell if local(child) == "tcPr"), "")
        return " ".join(block.text for block in inside), look + fill


def _inside(parent: Any, wanted: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those in content controls and marked-up insertions."""
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name not in SKIPPED:
            yield from _inside(child, wanted)


def _together(looks: Sequence[str]) -> str:
    """One look of several: those of their runs as they follow, what concerns a whole line once."""
    runs: list[str] = []
    whole: set[str] = set()
    for look in looks:
        run, _, line = look.partition("¶")
        if run and (not runs or runs[-1] != run):
            runs.append(run)
        whole.update(filter(None, line.split(";")))
    return f"{'|'.join(runs)}¶{';'.join(sorted(whole))}"


def _is_deleted(row: Any) -> bool:
    properties = next((child for child in row if local(child) == "trPr"), ())
    return any(local(mark) == "del" for mark in properties)


def _is_low(height: Any) -> bool:
    if height is None or attribute(height, "hRule") != "exact":
        return False
    value = attribute(height, "val") or ""
    return value.isdecimal() and int(value) < _LOW_ROW


def _cell_fill(properties: Any) -> str:
    """The colour behind a cell as a token with its separator; "" for none or white."""
    for shading in properties.iterchildren(f"{properties.tag[:-4]}shd"):
        fill = attribute(shading, "fill") or "auto"
        return "" if fill in ("auto", "FFFFFF") else f";fill={fill}"
    return ""
