"""Sections with their page numbers; appendices and attached documents (Phụ lục I, Phần I, I.7 and
III.1; Phụ lục III, mẫu 1.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from . import running, styles, wording
from .articles import with_articles
from .body import body
from .centred import centred_block, name_lines, name_width, rule
from .certificate import FOOTER_MM, FRAME
from .frontmatter import FrontMatter
from .header import attached_header
from .lengths import SHORT_RULE, longest
from .metrics import mm, twips
from .model import Appendix, Attached, Attachment, plain
from .opening import names
from .papers import CERTIFICATE
from .reference import Page, Reference
from .xmltext import paragraph, run


def section(page: Page, footers: Mapping[str, str], *, restart: bool, borders: str = "") -> str:
    """A `w:sectPr`: number in the top margin, hidden on the first page, from 1 when `restart`.

    `borders` is a `w:pgBorders`, a frame around the page.
    """
    feet = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{id_}"/>' for kind, id_ in footers.items()
    )
    turned = ' w:orient="landscape"' if page.is_landscape else ""
    start = ' w:start="1"' if restart else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{running.NUMBERED}"/>'
        f'<w:headerReference w:type="first" r:id="{running.UNNUMBERED}"/>{feet}'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" '
        f'w:left="{page.left}" w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>{borders}'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def closing(ref: Reference, inside: str = "") -> str:
    """The paragraph a table at the end of a section needs behind it; it takes next to no room."""
    return paragraph(ref.ids[styles.CLOSING], "", section=inside)


def with_sections(
    main: str, attachments: Sequence[Attachment], front: FrontMatter, ref: Reference
) -> str:
    """The body of the document: every section but the last is closed by a paragraph of its own."""
    pages = [
        main_reference(front, ref).page,
        *(_page(attachment, ref) for attachment in attachments),
    ]
    contents = [main, *_contents(attachments, front, ref)]
    out = []
    for index, (content, page) in enumerate(zip(contents, pages, strict=True)):
        footers = running.footers(front, page, is_first=index == 0)
        borders = FRAME if index == 0 and front.layout == CERTIFICATE else ""
        properties = section(page, footers, restart=True, borders=borders)
        last = index == len(pages) - 1
        out.append(content + (closing(ref) + properties if last else closing(ref, properties)))
    return "".join(out)


def main_reference(front: FrontMatter, ref: Reference) -> Reference:
    """The reference with the page of the document itself."""
    if not front.is_landscape:
        return ref
    page = ref.page.turned()
    if front.layout == CERTIFICATE:
        page = replace(page, footer=twips(FOOTER_MM))
    return replace(ref, page=page)


def _contents(
    attachments: Sequence[Attachment], front: FrontMatter, ref: Reference
) -> Iterator[str]:
    """Appendices are numbered among themselves, and only when there are several."""
    several = sum(isinstance(attachment, Appendix) for attachment in attachments) > 1
    number = 0
    for attachment in attachments:
        if isinstance(attachment, Attached):
            yield attached_xml(attachment, front, ref)
            continue
        number += 1
        yield appendix_xml(attachment, number if several else 0, front, ref)


def _page(attachment: Attachment, ref: Reference) -> Page:
    turned = isinstance(attachment, Appendix) and attachment.landscape
    return ref.page.turned() if turned else ref.page


def appendix_xml(appendix: Appendix, number: int, front: FrontMatter, ref: Reference) -> str:
    """Label (no number when it is the only one), title, "(Kèm theo ...)", rule, content."""
    page = _page(appendix, ref)
    label = f"Phụ lục {wording.roman(number)}" if number else "Phụ lục"
    texts = (plain(appendix.title).upper(),)
    font = ref.font(styles.APPENDIX_TITLE, bold=True)
    title, _ = centred_block(texts, styles.APPENDIX_TITLE, font, ref, mm(page.text_width))
    return (
        paragraph(ref.ids[styles.APPENDIX], run(label), keep_next=True)
        + title
        + _attached_line(front, ref, page)
        + body(appendix.blocks, ref, page, keep_last=False)
    )


def attached_xml(attached: Attached, front: FrontMatter, ref: Reference) -> str:
    """Its own head, type, trích yếu, "(Kèm theo ...)", rule, content; nobody signs it."""
    block, _ = names((plain(attached.type),), (plain(attached.summary),), ref)
    return (
        attached_header(front, ref)
        + block
        + _attached_line(front, ref, ref.page)
        + body(with_articles(attached.blocks), ref, ref.page, keep_last=False)
    )


def _attached_line(front: FrontMatter, ref: Reference, page: Page) -> str:
    """ "(Kèm theo Quyết định số ...)" and the rule under it."""
    width = mm(page.text_width)
    day = wording.day_in_words(front.day, front.year)
    halves = wording.attached(
        front.attached_to, wording.number(front.number), front.symbol, day, front.issuer_name
    )
    line = " ".join(halves)
    font = ref.font(styles.ATTACHED, italic=True)
    if font.width(line) <= width:
        text = paragraph(ref.ids[styles.ATTACHED], run(line), keep_next=True)
        return text + rule(SHORT_RULE * font.width(line), width, ref)
    broken = "\n".join(halves)  # before "của ...", so that date and name stay whole
    widest = longest([broken], name_width(broken, font, width), font)
    lines = name_lines([broken], styles.ATTACHED, font, ref, width)
    return lines + rule(SHORT_RULE * widest, width, ref)
