"""The table of contents (mục lục) of a long document: no text of its own, so no rule on the body.

The decree does not mention it; its entries repeat the headings, each with a page number.
"""

from __future__ import annotations

from collections.abc import Sequence

from .model import Block, Paragraph

_TITLE = "MỤC LỤC"
_PAGE = "PAGEREF"  #: the field of an entry's page number, whichever program made it


def without_contents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the entries of a table of contents and the title above them."""
    found = {place for place, block in enumerate(blocks) if _is_entry(block)}
    above = min(found, default=0) - 1
    if above >= 0 and _is_title(blocks[above]):
        found.add(above)
    return tuple(block for place, block in enumerate(blocks) if place not in found)


def _is_entry(block: Block) -> bool:
    """A heading, a tab, and a page number that ends the line: prose may refer to a page too."""
    if not isinstance(block, Paragraph) or not any(run.field == _PAGE for run in block.runs):
        return False
    written = list(block.written())
    return bool(written) and written[-1].field == _PAGE and "\t" in block.text


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.shown.upper() == _TITLE
