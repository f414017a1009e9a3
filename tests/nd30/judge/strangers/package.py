"""A .docx from its parts, and a .docx taken apart again."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from nd30.judge.strangers.wml import TIMES, XMLNS, twips

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
MAIN: Final = "word/document.xml"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def part(kind: str, inside: str) -> str:
    """The whole text of a part with the root w:`kind`."""
    return f'{DECLARATION}<w:{kind} {XMLNS} mc:Ignorable="">{inside}</w:{kind}>'


def section(
    *,
    size: tuple[float, float] = (210, 297),
    margins: tuple[float, float, float, float] = (20, 15, 20, 30),
    header: str = "",
    first: str = "",
    footer_first: str = "",
    title_page: bool = True,
    start: int | None = None,
    kind: str = "",
) -> str:
    """w:sectPr; margins are top, right, bottom, left in mm; the rest are relationship ids."""
    width, height = size
    top, right, bottom, left = (twips(value) for value in margins)
    turned = ' w:orient="landscape"' if width > height else ""
    first_number = f' w:start="{start}"' if start is not None else ""
    parts = [
        f'<w:headerReference w:type="default" r:id="{header}"/>' if header else "",
        f'<w:headerReference w:type="first" r:id="{first}"/>' if first else "",
        f'<w:footerReference w:type="first" r:id="{footer_first}"/>' if footer_first else "",
        f'<w:type w:val="{kind}"/>' if kind else "",
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>',
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        'w:header="567" w:footer="567" w:gutter="0"/>',
        f'<w:pgNumType w:fmt="decimal"{first_number}/>',
        "<w:titlePg/>" if title_page else "",
    ]
    return f"<w:sectPr>{''.join(parts)}</w:sectPr>"


def theme(major: str = TIMES, minor: str = TIMES) -> str:
    """A theme part that says little more than its two faces."""
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, face in (("major", major), ("minor", minor))
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{space}" name="Office"><a:themeElements>'
        f'<a:fontScheme name="Office">{faces}</a:fontScheme></a:themeElements></a:theme>'
    )


def docx(body: str, **parts: str) -> bytes:
    """A package: `styles`, `numbering`, `settings`, `theme1`, `header1`, `footer1` and so on.

    Headers and footers are related by their names ("header1").
    """
    files = {MAIN: part("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": text for name, text in parts.items()}
    own = "".join(_relation(name, f"{name}.xml", _kind(name)) for name in parts)
    files["word/_rels/document.xml.rels"] = _relations(own)
    files["_rels/.rels"] = _relations(_relation("rId1", MAIN, "officeDocument"))
    kinds = {f"/{MAIN}": f"{_TYPES}.document.main+xml"}
    for name in parts:
        kind = _kind(name)
        kinds[f"/word/{name}.xml"] = _THEME_TYPE if kind == "theme" else f"{_TYPES}.{kind}+xml"
    files["[Content_Types].xml"] = _content_types(kinds)
    return zipped({name: text.encode() for name, text in reversed(files.items())})


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _relation(name: str, target: str, kind: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def _content_types(kinds: Mapping[str, str]) -> str:
    lines = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{DECLARATION}<Types xmlns="{space}"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )
