"""How long a document is on paper: a guess from the number of letters, cheap for any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .model import Block, Document, Paragraph, Row, Section, Table, paragraphs

_LETTER = 0.45  #: mean width of a letter of Times, in sizes
_LINE = 1.15  #: height of a single line of Times, in sizes
_USUAL_SIZE = 13.0  #: points, where a paragraph holds no text
_POINTS_PER_MM = 72 / 25.4


def pages(document: Document, last: Row | None = None) -> float:
    """About how many pages the text fills, down to the table row `last` if it is given.

    Sections and page breaks count at least as pages of their own.
    """
    if not document.sections:
        return 0.0
    height = breaks = 0.0
    section = 0
    for block in _down_to(document.blocks, last):
        index = _section(block)
        if index != section:
            breaks += sum(s.new_page for s in document.sections[section + 1 : index + 1])
            section = index
        breaks += sum(p.page_break_before for p in paragraphs((block,)))
        height += _height(block)
    return max(height / _room(document.sections[0]), breaks + 1.0 if breaks else 0.0)


def _down_to(blocks: Iterable[Block], last: Row | None) -> Iterator[Block]:
    for block in blocks:
        yield block
        if last and isinstance(block, Table) and any(row is last for row in block.rows):
            return


def _section(block: Block) -> int:
    return block.place.section if isinstance(block, Paragraph) else block.section


def _room(section: Section) -> float:
    """Height of text on a page, in points."""
    return max(1.0, section.height - section.top - section.bottom) * _POINTS_PER_MM


def _height(block: Block) -> float:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    rows = ((sum(map(_paragraph, cell.paragraphs())) for cell in row.cells) for row in block.rows)
    return sum(max(cells, default=0.0) for cells in rows)


def _paragraph(paragraph: Paragraph) -> float:
    size = next((run.look.size for run in paragraph.runs), _USUAL_SIZE)
    room = max(10.0, paragraph.width_mm - paragraph.left - paragraph.right) * _POINTS_PER_MM
    lines = 1 + int(len(paragraph.text) * size * _LETTER / room)
    auto = paragraph.line_rule == "auto"
    line = paragraph.line / 240 * size * _LINE if auto else size * 1.2
    return lines * line + max(paragraph.before, paragraph.after)
