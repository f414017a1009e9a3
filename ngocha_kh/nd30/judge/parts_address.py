"""Zone 13: address, e-mail, website, telephone at the foot of page 1 (Phụ lục I, III.4)."""

from __future__ import annotations

import re

from .model import Document, Paragraph, Section, paragraphs
from .words import fold

_ADDRESS = re.compile(
    r"(\W*(DIA CHI|SO \d|DUONG )|.*\b(DIEN THOAI|DT|TEL|FAX|E-?MAIL|THU DIEN TU|WEBSITE)\b ?[:.])"
)


def is_address(paragraph: Paragraph) -> bool:
    """Whether a line of a footer gives an address or a way to reach the agency."""
    return not paragraph.is_empty and bool(_ADDRESS.match(fold(paragraph.shown)))


def find_address(document: Document) -> tuple[Paragraph, ...]:
    """The lines of the first page's footer when one of them gives an address.

    A boxed line is a mark, such as "DỰ THẢO", and no part of it.
    """
    if not document.sections:
        return ()
    footer = first_footer(document.sections[0])
    lines = [p for p in footer if not p.is_empty and not p.boxed]
    if any(is_address(p) for p in lines):
        return tuple(p for p in lines if not any(run.field == "PAGE" for run in p.runs))
    return ()


def first_footer(section: Section) -> tuple[Paragraph, ...]:
    """The footer that page 1 shows."""
    kind = "first" if section.title_page else "default"
    return tuple(paragraphs(section.footers.get(kind, ())))
