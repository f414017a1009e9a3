"""What runs along every page: the page number in the header, the mark in the footer."""

from __future__ import annotations

from . import styles
from .header import mm
from .metrics import twips
from .reference import Page, Reference
from .xmltext import indent, paragraph, run

_BOX_MM = 4.0  # air on each side of the mark inside its box
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def headers(ref: Reference) -> tuple[str, str]:
    """The header with the number, and the empty one of first pages."""
    style = ref.ids[styles.PAGE_NUMBER]
    return paragraph(style, _PAGE), paragraph(style, "")


def footer(mark: str, ref: Reference, page: Page) -> str:
    """The mark, boxed, as wide as its text."""
    width = mm(page.text_width)
    needed = ref.font(styles.MARK, bold=True).width(mark) + 2 * _BOX_MM
    side = max(0, twips((width - needed) / 2))
    return paragraph(ref.ids[styles.MARK], run(mark), indent=indent(left=side, right=side))
