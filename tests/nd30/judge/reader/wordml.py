"""Small WordprocessingML texts → .docx files, as little of a package as a reader accepts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from ngocha_kh.nd30.judge.model import Document, Look, Paragraph
from ngocha_kh.nd30.judge.reader import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}/relationships" xmlns:a="{_DRAWING}/main" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:pic="{_DRAWING}/picture" '
    f'xmlns:wps="{_WORD}/wordprocessingShape" xmlns:wpg="{_WORD}/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ROOTS = {"header": "hdr", "footer": "ftr", "theme": ""}
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" '
    'w:footer="454" w:gutter="0"/>'
)  # leaves 9355 twips = 165.01 mm


def docx(body: str, parts: Mapping[str, str] | None = None, **shared: str) -> bytes:
    """A file with this body; `parts`: relationship id of a header or footer ("header1") → content.

    Other keywords name the one part of a kind (styles, numbering, theme, settings, footnotes,
    comments) and give what stands in its root.
    """
    linked = {**shared, **(parts or {})}
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/relationships/{name.rstrip("0123456789")}" '
        f'Target="{name}.xml"/>'
        for name in linked
    )
    members = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
        ),
        "_rels/.rels": _rels(
            f'<Relationship Id="a" Type="{_OFFICE}/relationships/officeDocument" '
            'Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _rels(links),
    }
    members.update({f"word/{name}.xml": _part(name, inner) for name, inner in linked.items()})
    return zipped({name: text.encode() for name, text in members.items()})


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rels(links: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'


def _part(name: str, inner: str) -> str:
    kind = name.rstrip("0123456789")
    if kind == "theme":
        return f'<a:theme xmlns:a="{_DRAWING}/main"><a:themeElements>{inner}</a:themeElements></a:theme>'
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def p(inner: str = "", props: str = "") -> str:
    """A paragraph: `inner` is markup, or text for one run."""
    runs = inner if inner.startswith("<") or not inner else r(inner)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{runs}</w:p>"


def r(inner: str, props: str = "") -> str:
    """A run: `inner` is markup, or text."""
    text = inner if inner.startswith("<") else f'<w:t xml:space="preserve">{inner}</w:t>'
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{text}</w:r>"


def style(kind: str, id_: str, inner: str, *, based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"{first}>{base}{inner}</w:style>'


def document(body: str, parts: Mapping[str, str] | None = None, **shared: str) -> Document:
    """The document that a reader makes of it, on an A4 page unless the body names a page."""
    page = "" if "w:sectPr" in body else f"<w:sectPr>{PAGE}</w:sectPr>"
    return read(docx(body + page, parts, **shared))


def first(body: str, **shared: str) -> Paragraph:
    """The first paragraph of the body."""
    return document(body, None, **shared).paragraphs[0]


def look(body: str, **shared: str) -> Look:
    """The look of the first run."""
    return first(body, **shared).runs[0].look
