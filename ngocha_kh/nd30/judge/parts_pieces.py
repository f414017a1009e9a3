"""The document cut into pieces: one line of text of one column, so that zones set by tables, by
tabs or by line breaks look alike.

A piece of a paragraph keeps its place and looks. Where a tab sets it, its alignment is unknown:
it counts as centred, so that nobody is blamed for what cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .model import Block, Document, Paragraph, Row, Run, Table
from .words import fold

LEFT, RIGHT, WHOLE = 0, 1, 2  #: lanes
BOXED = -1  #: block index of a text box
_MOST_ROWS, _MOST_COLUMNS = 8, 4
# Typists of old set the right column with spaces.
_GAP = re.compile(r"\s{3,}(?=CỘNG|Cộng|Độc lập|ĐỘC LẬP|[^,;:\d]{2,40}, *ngày)")


@dataclass(frozen=True, eq=False)
class Piece:
    """One line of one column; `key` is its text folded."""

    paragraph: Paragraph
    block: int
    lane: int = WHOLE
    row: Row | None = None
    table: int = 0  #: number of the outermost table, 0 outside tables

    @cached_property
    def key(self) -> str:
        return fold(self.text)

    @cached_property
    def text(self) -> str:
        return self.paragraph.shown

    @cached_property
    def is_empty(self) -> bool:
        return self.paragraph.is_empty

    @property
    def is_centred(self) -> bool:
        return self.paragraph.align == "center"


def pieces(document: Document, blocks: Iterable[int]) -> Iterator[Piece]:
    """Pieces of the blocks with these indexes; large tables are passed over."""
    for index in blocks:
        block = document.blocks[index]
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block, index)
        elif is_small(block):
            yield from _of_table(block, index)


def boxes(document: Document, *, first: int = 0) -> list[Piece]:
    """Pieces of the text boxes; of those anchored in the `first` paragraphs when that is given."""
    near = (p for p in document.boxes if not first or p.place.anchor <= first)
    return [piece for p in near for piece in _of_paragraph(p, BOXED)]


def is_small(block: Block) -> bool:
    """Whether a table may be a frame for zones rather than a table of figures."""
    return (
        isinstance(block, Table)
        and len(block.rows) <= _MOST_ROWS
        and all(len(row.cells) <= _MOST_COLUMNS for row in block.rows)
    )


def _of_table(table: Table, index: int) -> Iterator[Piece]:
    for row in table.rows:
        last = len(row.cells) - 1
        for column, cell in enumerate(row.cells):
            lane = WHOLE if not last else LEFT if column == 0 else RIGHT
            for paragraph in cell.paragraphs():
                for part in split_lines(paragraph):
                    yield Piece(part, index, lane, row, table.number or index + 1)


def _of_paragraph(paragraph: Paragraph, index: int) -> Iterator[Piece]:
    for line in split_lines(paragraph):
        text = line.text
        if "\t" not in text and "   " not in text:
            yield Piece(line, index)
            continue
        spans = _spans(text, r"\t+") if "\t" in text else [(0, len(text))]
        if len(spans) == 1 and (gap := _GAP.search(text)):
            spans = [(0, gap.start()), (gap.end(), len(text))]
        if len(spans) == 1:
            yield Piece(line, index)
            continue
        for position, span in enumerate(spans):
            lane = LEFT if position == 0 else RIGHT
            yield Piece(replace(cut(line, *span), align="center"), index, lane)


def split_lines(paragraph: Paragraph) -> list[Paragraph]:
    """The lines that line breaks make; gaps stay with the first and the last."""
    text = paragraph.text
    if "\n" not in text:
        return [paragraph]
    spans = _spans(text, r"\n+") or [(0, len(text))]
    last = len(spans) - 1
    return [
        replace(
            cut(paragraph, *span),
            before=paragraph.before if i == 0 else 0.0,
            after=paragraph.after if i == last else 0.0,
            number=paragraph.number if i == 0 else "",
        )
        for i, span in enumerate(spans)
    ]


def _spans(text: str, separator: str) -> list[tuple[int, int]]:
    """Stretches between separators that print something."""
    edges = [0, *(edge for m in re.finditer(separator, text) for edge in m.span()), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The paragraph with only the characters from `start` to `end` of its text."""
    runs: list[Run] = []
    offset = 0
    for run in paragraph.runs:
        if run.look.hidden:
            continue
        first, last = max(start - offset, 0), min(end - offset, len(run.text))
        if first < last:
            runs.append(replace(run, text=run.text[first:last]))
        offset += len(run.text)
    return replace(paragraph, runs=tuple(runs))
