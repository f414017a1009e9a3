"""WordprocessingML by hand: runs, paragraphs and tables as other programs write them.

Nothing here comes from our writer; a person with Word could have made each piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

_OFFICE: Final = "http://schemas.openxmlformats.org/"
_MICROSOFT: Final = "http://schemas.microsoft.com/office/word/2010/"
NAMESPACES: Final = {
    "w": f"{_OFFICE}wordprocessingml/2006/main",
    "r": f"{_OFFICE}officeDocument/2006/relationships",
    "wp": f"{_OFFICE}drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}drawingml/2006/main",
    "wps": f"{_MICROSOFT}wordprocessingShape",
    "mc": f"{_OFFICE}markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
XMLNS: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
TIMES: Final = "Times New Roman"


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def _toggle(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def look(
    *,
    style: str = "",
    font: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
    caps: bool | None = None,
    color: str = "",
    size: float | None = None,
    raised: bool = False,
) -> str:
    """The inside of w:rPr, in the order that the schema wants; `size` in points."""
    parts = [
        f'<w:rStyle w:val="{style}"/>' if style else "",
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "",
        _toggle("b", bold),
        _toggle("i", italic),
        _toggle("caps", caps),
        f'<w:color w:val="{color}"/>' if color else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
        '<w:vertAlign w:val="superscript"/>' if raised else "",
    ]
    return "".join(parts)


def run(text: str, properties: str = "") -> str:
    """A run; tabs and line breaks in `text` become elements."""
    inside = escape(text)
    inside = inside.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    inside = inside.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{shown}<w:t xml:space='preserve'>{inside}</w:t></w:r>"


def pieces(text: str, properties: str = "", every: int = 3) -> str:
    """The same text in runs of `every` letters, cut in the middle of words as Word does."""
    cuts = [text[at : at + every] for at in range(0, len(text), every)]
    return '<w:proofErr w:type="spellStart"/>'.join(run(cut, properties) for cut in cuts)


def spacing(
    before: float | None = None, after: float | None = None, line: int | None = None
) -> str:
    """w:spacing; gaps in points, `line` in 240ths of a line."""
    gaps = [("before", before), ("after", after)]
    parts = [f'w:{name}="{round(value * 20)}"' for name, value in gaps if value is not None]
    parts += [f'w:line="{line}" w:lineRule="auto"'] if line else []
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def indent(left: float = 0, right: float = 0, first: float = 0) -> str:
    """w:ind in millimetres; a negative `first` hangs."""
    name = "hanging" if first < 0 else "firstLine"
    return (
        f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:{name}="{twips(abs(first))}"/>'
    )


def para(
    *content: str,
    style: str = "",
    keep: bool = False,
    number: tuple[int, int] | None = None,
    border: str = "",
    tabs: Sequence[tuple[str, float]] = (),
    gaps: str = "",
    ind: str = "",
    align: str = "",
    mark: str = "",
    section: str = "",
) -> str:
    """A paragraph; `number` is (numId, level), `tabs` are (kind, millimetres)."""
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(mm)}"/>' for kind, mm in tabs)
    parts = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:keepNext/>" if keep else "",
        _numbering(number) if number else "",
        f"<w:pBdr>{border}</w:pBdr>" if border else "",
        f"<w:tabs>{stops}</w:tabs>" if stops else "",
        gaps,
        ind,
        f'<w:jc w:val="{align}"/>' if align else "",
        f"<w:rPr>{mark}</w:rPr>" if mark else "",
        section,
    ]
    inside = "".join(parts)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{''.join(content)}</w:p>"


def _numbering(number: tuple[int, int]) -> str:
    list_, level = number
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'


def control(inside: str, tag: str) -> str:
    """A content control around runs or blocks."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    bordered: bool = False,
    style: str = "",
    header: bool = False,
) -> str:
    """A table; cells are the XML of their blocks, widths are millimetres."""
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="auto"' if bordered else 'w:val="nil"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f"<w:{side} {kind}/>" for side in sides)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    properties = (
        f'{named}<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    lines = (_row(row, widths, header and number == 0) for number, row in enumerate(rows))
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[float], header: bool) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"
