"""What runs along the pages: the number in the header; in the footer the mark, and on the first
page the address (Phụ lục I, Phần I, I.7 and III.4).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from . import styles
from .controlled import running_head
from .frontmatter import FrontMatter
from .metrics import mm, twips
from .papers import CONTROLLED
from .reference import Page, Reference
from .xmltext import indent, paragraph, run

_BOX_MM = 4.0  # air on each side of the mark inside its box
_ABOVE_MARK = 80  # twips between the address and the box
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_PAGES = _PAGE.replace(" PAGE ", " NUMPAGES ")
NUMBERED, UNNUMBERED = "rIdHeader", "rIdHeaderFirst"
_MARKED = {False: "rIdFooter", True: "rIdFooterLandscape"}
_ADDRESS, _BLANK = "rIdFooterAddress", "rIdFooterBlank"


@dataclass(frozen=True, slots=True)
class Part:
    """A header or footer: the id of its relation, its name in the package, its content."""

    id: str
    name: str
    kind: Literal["header", "footer"]
    content: str


def parts(front: FrontMatter, ref: Reference) -> list[Part]:
    """Every header and footer that `references` may name."""
    style = ref.ids[styles.PAGE_NUMBER]
    made = [
        Part(NUMBERED, "word/nd30-header.xml", "header", paragraph(style, _PAGE)),
        Part(UNNUMBERED, "word/nd30-header-first.xml", "header", paragraph(style, "")),
    ]
    if front.layout == CONTROLLED:
        made = [
            replace(part, content=running_head(front, ref, ref.page, _PAGE, _PAGES))
            for part in made
        ]
    turned = ref.page.turned()
    upright_mark = _mark(front.mark, ref, ref.page) if front.mark else ""
    if front.mark:
        flat = _mark(front.mark, ref, turned)
        made += [
            Part(_MARKED[False], "word/nd30-footer.xml", "footer", upright_mark),
            Part(_MARKED[True], "word/nd30-footer-landscape.xml", "footer", flat),
        ]
    if front.address:
        below = _mark(front.mark, ref, ref.page, before=_ABOVE_MARK) if front.mark else ""
        address = _address(front.address, ref) + below
        blank = paragraph(style, "")
        made += [
            Part(_ADDRESS, "word/nd30-footer-address.xml", "footer", address),
            Part(_BLANK, "word/nd30-footer-blank.xml", "footer", blank),
        ]
    return made


def footers(front: FrontMatter, page: Page, *, is_first: bool) -> dict[str, str]:
    """Kind of page → id of its footer, for a section; `is_first`: the section of page one.

    A section that names none takes those of the section before, so a blank one must be named.
    """
    marked = _MARKED[page.is_landscape] if front.mark else ""
    first = _ADDRESS if is_first and front.address else marked or (_BLANK if front.address else "")
    found = {"default": marked, "first": first}
    return {kind: id_ for kind, id_ in found.items() if id_}


def _address(lines: tuple[str, ...], ref: Reference) -> str:
    """Zone 13; the line above is the style's border, which neighbours of one style share."""
    return "".join(paragraph(ref.ids[styles.ADDRESS], run(line)) for line in lines)


def _mark(mark: str, ref: Reference, page: Page, before: int | None = None) -> str:
    """The mark, boxed, as wide as its text."""
    width = mm(page.text_width)
    needed = ref.font(styles.MARK, bold=True).width(mark) + 2 * _BOX_MM
    side = max(0, twips((width - needed) / 2))
    box = indent(left=side, right=side)
    return paragraph(ref.ids[styles.MARK], run(mark), indent=box, before=before)
