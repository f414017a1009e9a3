"""Which paragraphs at the end of the text stay on the page of the signature.

The signature must not stand alone on a page (Phụ lục I says nothing of it; every clerk does).
At least two lines of the text go with it: a long paragraph gives them by its own widow control, a
short one needs help from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from .lengths import Type
from .model import Block, Paragraph, plain

_LINES = 2
_SURE = 1.1  # other faces and renderers may set a line narrower


def kept_from(blocks: Sequence[Block], width_mm: float, font: Type) -> int:
    """Index of the first of the last blocks that together surely hold two lines of text."""
    missing = _LINES
    at = len(blocks)
    while at > 0 and missing > 0:
        at -= 1
        block = blocks[at]
        if isinstance(block, Paragraph):
            missing -= _sure_lines(plain(block.runs), width_mm, font)
        # A heading is no text of its own; a row of a table counts as none, for it may be short.
    return at


def _sure_lines(text: str, width_mm: float, font: Type) -> int:
    wraps = "\n" in text or font.width(text) > _SURE * width_mm
    return 2 if wraps else 1
