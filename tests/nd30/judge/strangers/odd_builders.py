"""Builders of odd but readable documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nd30.judge.strangers.good import good
from nd30.judge.strangers.package import MAIN, docx, members, part, section, zipped
from nd30.judge.strangers.wml import para, run, table


def other_part(name: str, text: str, base: str = "ke_hoach") -> bytes:
    """A good document with one part exchanged."""
    return zipped(members(good(base)) | {f"word/{name}.xml": text.encode()})


def without(name: str, base: str = "ke_hoach") -> bytes:
    return zipped({key: data for key, data in members(good(base)).items() if key != name})


def other_main(change: Callable[[str], str], base: str = "thong_bao") -> bytes:
    parts = members(good(base))
    return zipped(parts | {MAIN: change(parts[MAIN].decode()).encode()})


def strict() -> bytes:
    """The namespaces of ISO/IEC 29500 Strict."""
    old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    parts = members(good("thong_bao"))
    for name, data in parts.items():
        text = data.decode()
        text = text.replace(f"{old}wordprocessingml/2006/main", f"{new}wordprocessingml/main")
        text = text.replace(f"{old}officeDocument/2006/", f"{new}officeDocument/")
        parts[name] = text.encode()
    return zipped(parts)


def utf16() -> bytes:
    parts = members(good("thong_bao"))
    text = parts[MAIN].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return zipped(parts | {MAIN: text.encode("utf-16")})


def of_kind(word: str) -> bytes:
    parts = members(good("thong_bao"))
    old = b"openxmlformats-officedocument.wordprocessingml.document.main"
    types = parts["[Content_Types].xml"].replace(old, word.encode())
    return zipped(parts | {"[Content_Types].xml": types})


def style(id_: str, base: str, kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{id_}"/>'
        f'<w:basedOn w:val="{base}"/><w:rPr><w:b/></w:rPr></w:style>'
    )


def cycle() -> bytes:
    styles = style("A", "B") + style("B", "C") + style("C", "A") + style("D", "D")
    styles += style("T", "T", "table") + style("K", "L", "character") + style("L", "K", "character")
    body = para(run("một", '<w:rStyle w:val="K"/>'), style="A") + para(run("hai"), style="D")
    body += table([[para(run("ba"))]], (50,), style="T")
    return docx(body + section(), styles=part("styles", styles))


def numbering(levels: str) -> bytes:
    """Lists that lead to each other, and one that leads nowhere."""
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>' + levels + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="99"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:name w:val="S"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbers = ((1, 0), (2, 0), (2, 8), (3, 0), (4, 0), (2, 99), (2, -1))
    body = "".join(para(run("mục"), number=number) for number in numbers)
    return docx(body, numbering=part("numbering", lists), styles=part("styles", styles))


def level(start: str, form: str, words: str) -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
    )


def tables(depth: int) -> bytes:
    start = "<w:tbl><w:tr><w:tc>"
    end = f"{para()}</w:tc></w:tr></w:tbl>"
    return docx(start * depth + para(run("đáy")) + end * depth + para())


def boxes(depth: int) -> bytes:
    start = '<w:p><w:r><w:pict><v:shape style="width:100pt"><v:textbox><w:txbxContent>'
    end = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    return docx(start * depth + para(run("đáy")) + end * depth)


def fields(depth: int) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    order = "<w:r><w:instrText> IF </w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return docx(para((begin + order) * depth, end * (depth // 2), run("sau")) + para(end * 3))


_NUMBERS: Final = ("abc", "", "-1", "99999999999999999999999", "1e400", "NaN", "0x10", "१२", "1.5")


def nonsense() -> bytes:
    """Values that no program writes, on every attribute that is a measure."""
    body = ""
    for value in _NUMBERS:
        body += (
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
            f'<w:spacing w:before="{value}" w:after="{value}" w:line="{value}" w:lineRule="{value}"/>'
            f'<w:ind w:left="{value}" w:firstLine="{value}" w:firstLineChars="{value}"/>'
            f'<w:jc w:val="{value}"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{value}"/>'
            f'<w:b w:val="{value}"/><w:color w:val="{value}" w:themeColor="{value}"/>'
            f'<w:sz w:val="{value}"/></w:rPr><w:sym w:font="{value}" w:char="{value}"/>'
            f"<w:t>chữ</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w='{value}' w:type='{value}'/>"
            f"</w:tblPr><w:tblGrid><w:gridCol w:w='{value}'/></w:tblGrid><w:tr><w:tc><w:tcPr>"
            f"<w:tcW w:w='{value}'/><w:gridSpan w:val='{value}'/><w:vMerge w:val='{value}'/></w:tcPr>"
            f"<w:p/></w:tc></w:tr></w:tbl><w:p><w:pPr><w:sectPr><w:pgSz w:w='{value}' w:h='{value}'/>"
            f"<w:pgMar w:top='{value}' w:left='{value}' w:gutter='{value}'/>"
            f"<w:cols w:num='{value}'/><w:pgNumType w:start='{value}' w:fmt='{value}'/></w:sectPr></w:pPr></w:p>"
        )
    return docx(body, styles=part("styles", ""))


def empty_rows() -> bytes:
    return docx("<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl>")


def wide_span() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
    return docx(
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>{cell}</w:tr></w:tbl>'
    )


def headers_in_a_ring() -> bytes:
    """The header's relationship leads to the main part itself, to nothing, and out of the file."""
    parts = members(good("thong_bao"))
    text = parts["word/_rels/document.xml.rels"].decode()
    text = text.replace('Target="header1.xml"', 'Target="document.xml"')
    text = text.replace('Target="header2.xml"', 'Target="../../../etc/passwd"')
    return zipped(parts | {"word/_rels/document.xml.rels": text.encode()})


def external() -> bytes:
    parts = members(good("thong_bao"))
    text = parts["word/_rels/document.xml.rels"].decode()
    text = text.replace(
        'Target="styles.xml"', 'Target="http://example.invalid/s" TargetMode="External"'
    )
    return zipped(parts | {"word/_rels/document.xml.rels": text.encode()})


def packed_in_itself() -> bytes:
    """A document that carries itself four times over, as an embedded object does."""
    inner = good("thong_bao")
    for _ in range(4):
        inner = zipped(members(good("thong_bao")) | {"word/embeddings/a.docx": inner})
    return inner
