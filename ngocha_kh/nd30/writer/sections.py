"""Sections with their page numbers, and the appendices (Phụ lục I, Phần I, I.7 and III.1)."""

from __future__ import annotations

from collections.abc import Sequence

from . import styles, wording
from .body import body
from .frontmatter import FrontMatter
from .header import centred_block, mm, rule
from .lengths import SHORT_RULE, longest
from .model import Appendix, plain
from .reference import Page, Reference
from .xmltext import paragraph, run

# Ids of the relations to the parts made in `running.py`.
NUMBERED, UNNUMBERED = "rIdHeader", "rIdHeaderFirst"
FOOTERS = {False: "rIdFooter", True: "rIdFooterLandscape"}


def section(page: Page, *, marked: bool, restart: bool) -> str:
    """A `w:sectPr`: number in the top margin, hidden on the first page, from 1 when `restart`."""
    footer = FOOTERS[page.is_landscape]
    footers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{footer}"/>' for kind in ("default", "first")
    )
    turned = ' w:orient="landscape"' if page.is_landscape else ""
    start = ' w:start="1"' if restart else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NUMBERED}"/>'
        f'<w:headerReference w:type="first" r:id="{UNNUMBERED}"/>{footers if marked else ""}'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" '
        f'w:left="{page.left}" w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def closing(ref: Reference, inside: str = "") -> str:
    """The paragraph a table at the end of a section needs behind it; it takes next to no room."""
    return paragraph(ref.ids[styles.CLOSING], "", section=inside)


def with_sections(
    main: str, appendices: Sequence[Appendix], front: FrontMatter, ref: Reference
) -> str:
    """The body of the document: every section but the last is closed by a paragraph of its own."""
    marked = bool(front.mark)
    pages = [ref.page, *(_page(appendix, ref) for appendix in appendices)]
    contents = [main] + [
        appendix_xml(appendix, number if len(appendices) > 1 else 0, front, ref)
        for number, appendix in enumerate(appendices, start=1)
    ]
    out = []
    for index, (content, page) in enumerate(zip(contents, pages, strict=True)):
        properties = section(page, marked=marked, restart=True)
        last = index == len(pages) - 1
        out.append(content + (closing(ref) + properties if last else closing(ref, properties)))
    return "".join(out)


def _page(appendix: Appendix, ref: Reference) -> Page:
    return ref.page.turned() if appendix.landscape else ref.page


def appendix_xml(appendix: Appendix, number: int, front: FrontMatter, ref: Reference) -> str:
    """Label (no number when it is the only one), title, "(Kèm theo ...)", rule, content."""
    page = _page(appendix, ref)
    width = mm(page.text_width)
    label = f"Phụ lục {wording.roman(number)}" if number else "Phụ lục"
    title, _ = centred_block((plain(appendix.title).upper(),), styles.APPENDIX_TITLE, ref, width)
    day = wording.day_in_words(front.day, front.year)
    line = wording.attached(
        front.attached_to, wording.number(front.number), front.symbol, day, front.issuer_name
    )
    widest = longest([line], width, ref.font(styles.ATTACHED, italic=True))
    return (
        paragraph(ref.ids[styles.APPENDIX], run(label), keep_next=True)
        + title
        + paragraph(ref.ids[styles.ATTACHED], run(line), keep_next=True)
        + rule(SHORT_RULE * widest, width, ref)
        + body(appendix.blocks, ref, page, keep_last=False)
    )
