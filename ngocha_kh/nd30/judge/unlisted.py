"""Papers that carry Quốc hiệu but are none of the 29 types of Điều 7: an application of a person, a
receipt, a certificate, a book. The decree gives them no number, no symbol and no Nơi nhận.
"""

from __future__ import annotations

from itertools import islice

from .kinds import is_type, type_of
from .model import Document, Paragraph
from .paper import Parts
from .parts_head import is_state
from .words import fold, is_upper

_TOP = 40  #: paragraphs among which the title stands


def is_unlisted(document: Document, parts: Parts) -> bool:
    """Whether the paper has a title that is no type, and no number.

    A title that only begins as a type does ("BÁO CÁO MÔ TẢ SÁNG KIẾN") is one when some office
    issues it, not when a person does.
    """
    if parts.state is None or parts.number is not None or parts.subject:
        return False
    title = _title(document)
    if title is None or is_type(title.shown):
        return False
    return not type_of(title.shown) or not parts.issuer


def _title(document: Document) -> Paragraph | None:
    """The first centred line of capitals below Quốc hiệu, outside tables."""
    lines = (p for p in islice(document.paragraphs, _TOP) if p.place.cell is None)
    return next(
        (
            line
            for line in lines
            if line.align == "center" and is_upper(line.shown) and not is_state(fold(line.shown))
        ),
        None,
    )
