"""One hand: python-docx and its default template, looks in Normal and in direct formatting."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from nd30.judge.strangers.wml import NAMESPACES, TIMES

CENTER, BOTH = ALIGN.CENTER, ALIGN.JUSTIFY


def blank(size: float) -> Any:
    """An empty document whose Normal is Times New Roman of `size` points, A4 with fair margins."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = TIMES  # docDefaults of the template name a theme font: the style outranks
    normal.font.size = Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    for name in ("Heading 1", "Heading 2"):
        _restyle(document.styles[name], size)
    paper(document.sections[0])
    return document


def _restyle(style: Any, size: float) -> None:
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):  # the theme attributes would outrank the name
        del fonts.attrib[attribute]
    style.font.name = TIMES
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before = Pt(6)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.first_line_indent = Mm(12.7)
    style.paragraph_format.alignment = BOTH


def paper(section: Any, *, turned: bool = False) -> None:
    """A4; in landscape the margins are fair as displayed."""
    section.page_width, section.page_height = (Mm(297), Mm(210)) if turned else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True


def numbered_pages(section: Any, size: float) -> None:
    """PAGE in the middle of the default header, nothing in the first one."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTER
    for mark in ("begin", "PAGE", "separate", "2", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        run._r.append(_field_piece(mark))
    section.first_page_header.is_linked_to_previous = False


def _field_piece(mark: str) -> Any:
    space = f'xmlns:w="{NAMESPACES["w"]}"'
    if mark == "PAGE":
        return parse_xml(
            f'<w:instrText {space} xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText>'
        )
    if mark == "2":
        return parse_xml(f"<w:t {space}>2</w:t>")
    return parse_xml(f'<w:fldChar {space} w:fldCharType="{mark}"/>')


def put(
    holder: Any,
    text: str,
    *,
    size: float | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    align: Any = CENTER,
    before: float = 0,
    after: float = 0,
    first: float | None = None,
    style: str | None = None,
) -> Any:
    """Add a paragraph to a document or cell; a cell's first empty paragraph is used up."""
    used = getattr(holder, "_tc", None) is not None and not holder.paragraphs[0].runs
    paragraph = holder.paragraphs[0] if used else holder.add_paragraph(style=style)
    if text:
        run = paragraph.add_run(text)
        run.font.size = Pt(size) if size else None
        run.bold, run.italic = bold, italic
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.line_spacing = 1.0
    if first is not None:
        paragraph.paragraph_format.first_line_indent = Mm(first)
    return paragraph


def text(document: Any, words: str, first: float = 12.7, **look: Any) -> Any:
    """A paragraph of the body."""
    return put(document, words, align=BOTH, after=6, first=first, **look)


def frame(document: Any, widths: Sequence[float], rows: int = 1) -> Any:
    """A table without borders; python-docx's default table style draws none."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def grid(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], size: float) -> Any:
    """A table with lines ("Table Grid") for figures."""
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    for number, words in enumerate([heads, *rows]):
        for cell, word in zip(table.add_row().cells, words, strict=True):
            put(cell, word, size=size, bold=True if number == 0 else None)
    return table


def draw(paragraph: Any, line: str) -> None:
    """Append runs given as XML, such as a drawn line."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    for run in parse_xml(f"<w:p {spaces}>{line}</w:p>").findall(qn("w:r")):
        paragraph._p.append(run)


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
