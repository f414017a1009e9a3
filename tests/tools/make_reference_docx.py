"""Write `templates/nd30.docx`: the page and the named styles of Nghị định 30/2020/NĐ-CP, Phụ lục I.

    python tests/tools/make_reference_docx.py [OUT]

A ward restyles by opening the file in Word and changing the styles "ND30 …"; this script is for
starting anew. It begins with python-docx's default template and takes out everything that is not
needed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.rel import Relationships, _Relationship
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

sys.path.insert(0, str(Path(__file__).parents[2]))
from ngocha_kh.nd30 import archive
from ngocha_kh.nd30.writer import styles

OUT = Path(__file__).parents[2] / "templates" / "nd30.docx"
FACE = "Times New Roman"
FONTS = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
INDENT = 720  # 1,27 cm (II.6e gives 1 cm or 1,27 cm)
GAP = 120  # 6 pt
BODY_LINE = 264  # 1,1 lines (II.6e: single to 1,5)
SIGNATURE_ROOM = 1500  # 26 mm between the post and the name
BLACK, RED = "000000", "FF0000"  # red: the stamp of urgency (III.2b)
KEPT_STYLES = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
KEPT_RELATIONS = {"styles", "settings", "fontTable"}


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes in points, distances in twips."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    jc: str = "center"
    before: int = 0
    after: int = 0
    line: int = 240
    first: int = 0
    exact: bool = False
    keep: bool = False
    caps: bool = False
    borders: str = ""
    color: str = BLACK
    contextual: bool = False  #: no space between neighbours of this style
    widow: bool = False  #: two lines at least on each page, said and not left to the program


def edge(side: str, space: int, size: int = 6, color: str = BLACK) -> str:
    """One line of a border, `size` in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


UNDER = edge("bottom", 0)
BOX = "".join(edge(side, 3, 8) for side in ("top", "left", "bottom", "right"))


ABOVE = edge("top", 4)
STAMP = "".join(edge(side, 3, 8, RED) for side in ("top", "left", "bottom", "right"))


def text(look: Look) -> Look:
    """A paragraph of the body: justified, first line indented (II.6e)."""
    return replace(look, jc="both", after=GAP, line=BODY_LINE, first=INDENT, widow=True)


LOOKS = (
    Look(styles.STATE, 13, bold=True),
    Look(styles.MOTTO, 14, bold=True),
    Look(styles.PARENT, 13),
    Look(styles.ISSUER, 13, bold=True),
    Look(styles.SYMBOL, 13),
    Look(styles.PLACE_DATE, 14, italic=True),
    Look(styles.SUBJECT, 13),
    Look(styles.URGENCY, 13, bold=True, before=200, borders=STAMP, color=RED),
    Look(styles.RULE, 2, after=GAP, line=80, exact=True, borders=UNDER),
    Look(styles.TYPE, 14, bold=True, before=280, keep=True),
    Look(styles.SUMMARY, 14, bold=True, keep=True),
    Look(styles.DECISION, 14, bold=True, before=GAP, after=GAP, keep=True, contextual=True),
    Look(styles.ADDRESSEE, 14, jc="left", after=GAP),
    text(Look(styles.BASIS, 14, italic=True)),
    text(Look(styles.BODY, 14)),
    Look(styles.DIVISION, 14, bold=True, before=GAP, keep=True),
    Look(styles.DIVISION_TITLE, 14, bold=True, after=GAP, keep=True),
    text(Look(styles.SECTION, 14, bold=True, caps=True, keep=True)),
    text(Look(styles.CLAUSE, 14, bold=True, keep=True)),
    text(Look(styles.POINT, 14, keep=True)),
    text(Look(styles.ITEM, 14)),
    Look(styles.END, 14, jc="right", before=60),
    Look(styles.AUTHORITY, 14, bold=True),
    Look(styles.SIGNER, 14, bold=True, before=SIGNATURE_ROOM),
    Look(styles.RECIPIENTS, 12, bold=True, italic=True, jc="left"),
    Look(styles.RECIPIENT, 11, jc="left"),
    Look(styles.APPENDIX, 14, bold=True, keep=True),
    Look(styles.APPENDIX_TITLE, 14, bold=True, keep=True),
    Look(styles.ATTACHED, 14, italic=True, keep=True),
    Look(styles.PAGE_NUMBER, 14),
    Look(styles.ADDRESS, 11, borders=ABOVE),
    Look(styles.MARK, 11, bold=True, borders=BOX),
    Look(styles.CLOSING, 2, jc="left", line=20, exact=True),
    *(
        Look(base + end, size, jc=jc, bold=end == " dau", before=20, after=20)
        for base, size in ((styles.CELL, 12), (styles.SMALL_CELL, 11))
        for jc, end in (("left", ""), ("center", " giua"), ("right", " phai"), ("center", " dau"))
    ),
)


def style_id(name: str) -> str:
    """The id Word itself would make of a style's name."""
    return name.replace(" ", "")


def run_properties(look: Look) -> str:
    """The `w:rPr` of a style: face, weight, size, black."""
    return (
        f"<w:rPr>{FONTS}{'<w:b/><w:bCs/>' if look.bold else ''}"
        f"{'<w:i/><w:iCs/>' if look.italic else ''}{'<w:caps/>' if look.caps else ''}"
        f'<w:color w:val="{look.color}"/><w:sz w:val="{int(look.size * 2)}"/>'
        f'<w:szCs w:val="{int(look.size * 2)}"/></w:rPr>'
    )


def paragraph_style(look: Look) -> str:
    """The `w:style` of a paragraph style."""
    borders = f"<w:pBdr>{look.borders}</w:pBdr>" if look.borders else ""
    rule = "exact" if look.exact else "auto"
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" '
        f'w:styleId="{style_id(look.name)}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if look.keep else ""}'
        f"{'<w:widowControl/>' if look.widow else ''}"
        f'{borders}<w:spacing w:before="{look.before}" w:after="{look.after}" '
        f'w:line="{look.line}" w:lineRule="{rule}"/><w:ind w:firstLine="{look.first}"/>'
        f"{'<w:contextualSpacing/>' if look.contextual else ''}"
        f'<w:jc w:val="{look.jc}"/></w:pPr>{run_properties(look)}</w:style>'
    )


def table_style(name: str, borders: str, margin: int) -> str:
    """The `w:style` of a table style with `margin` twips left and right in each cell."""
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>'
        f'<w:top w:w="0" w:type="dxa"/><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


def grid(value: str) -> str:
    """Borders of a table, all alike: "single" thin lines or "nil"."""
    size = ' w:sz="4" w:space="0" w:color="000000"' if value == "single" else ""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    inside = "".join(f'<w:{side} w:val="{value}"{size}/>' for side in sides)
    return f"<w:tblBorders>{inside}</w:tblBorders>"


def restyle(document: Document) -> None:
    """Take out every style that is not needed, then write ours."""
    sheet = document.styles.element
    for style in list(sheet.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name not in KEPT_STYLES:
            sheet.remove(style)
    defaults = sheet.find(qn("w:docDefaults"))
    sheet.replace(defaults, parse_xml(
        f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr>{FONTS}<w:sz w:val="28"/>'
        f'<w:szCs w:val="28"/>{LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    ))  # fmt: skip
    texts = [paragraph_style(look) for look in LOOKS]
    texts.append(table_style(styles.TABLE, grid("single"), 70))
    texts.append(table_style(styles.FRAME, grid("nil"), 0))
    for text in texts:
        sheet.append(parse_xml(text))


def set_page(document: Document) -> None:
    """A4, 20 mm above and below, 30 mm left, 15 mm right (I.I.1, I.I.3)."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(10), Mm(8)
    for grid_ in list(section._sectPr.findall(qn("w:docGrid"))):
        section._sectPr.remove(grid_)


SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)
FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:fonts {nsdecls("w")}><w:font w:name="{FACE}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def strip_parts(document: Document) -> None:
    """Keep three parts: styles, settings without revision marks, and a font table of one face."""
    relations = document.part.rels
    drop(relations, [k for k, r in relations.items() if kind(r) not in KEPT_RELATIONS])
    for relation in relations.values():
        if relation.reltype.endswith("/settings"):
            relation.target_part._element = parse_xml(SETTINGS.encode())
        elif relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = FONT_TABLE.encode()
    top = document.part.package.rels
    drop(top, [k for k, r in top.items() if kind(r) in {"thumbnail", "extended-properties"}])


def kind(relation: _Relationship) -> str:
    """The last word of a relation's type: "styles", "theme"."""
    return relation.reltype.rpartition("/")[2]


def drop(relations: Relationships, keys: list[str]) -> None:
    """Forget relations; python-docx does not write what nothing refers to."""
    for key in keys:
        del relations[key]


def show_styles(document: Document) -> None:
    """A line in each style, so that whoever opens the file sees what there is to change."""
    cells = set(styles.CELL_STYLES)
    for look in LOOKS:
        if look.name not in cells:
            document.add_paragraph(look.name, style=look.name)


def main(out: Path = OUT) -> None:
    """Write the file; the same version of python-docx gives the same bytes."""
    document = docx.Document()
    restyle(document)
    set_page(document)
    strip_parts(document)
    show_styles(document)
    core = document.core_properties
    core.title, core.author, core.comments, core.language = "ND30", "", "", "vi-VN"
    buffer = BytesIO()
    document.save(buffer)
    file = archive.Archive(buffer.getvalue())
    out.write_bytes(archive.write({name: file.read(name) for name in file.names}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
