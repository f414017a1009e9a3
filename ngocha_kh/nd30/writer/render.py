"""Markup and a reference file → a .docx file. Nothing here asks the clock or the environment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .. import archive
from . import frontmatter, package, running, sections
from . import markup as reader
from . import reference as references
from .body import body
from .errors import MarkupError
from .frontmatter import FrontMatter
from .header import head
from .placeholders import Placeholders
from .reference import Reference
from .signature import signature_table
from .xmltext import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FOOTERS = {False: "word/nd30-footer.xml", True: "word/nd30-footer-landscape.xml"}


def render_docx(
    markup: str,
    *,
    values: Placeholders,
    reference: bytes,
    created: date,
    properties: Mapping[str, str],
) -> bytes:
    """The document as the bytes of a .docx file; the same arguments give the same bytes.

    `properties` become custom document properties; `created` is both dates of the file's
    properties.

    Raises:
        MarkupError: the markup cannot become a document; the line is in the error.
        ReferenceFileError: the reference file cannot be used.
        ValueError: a table has a row of the wrong length.
    """
    declared, body_text, lines_before = frontmatter.split(markup)
    front = frontmatter.read(declared, values)
    parsed = reader.parse(body_text, values, lines_before=lines_before)
    if parsed.appendices and not (front.attached_to and front.issuer_name):
        raise MarkupError(1, "có phụ lục thì phải khai báo 'attached_to' và 'issuer_name'")
    ref = references.read(reference, front.size_set)
    main = (
        head(front, ref)
        + body(parsed.blocks, ref, ref.page, keep_last=True)
        + signature_table(front, ref)
    )
    content = sections.with_sections(main, parsed.appendices, front, ref)
    parts = _parts(content, front, ref)
    complete = package.with_properties(
        parts,
        title=front.title or f"{front.type}: {' '.join(front.summary)}",
        author=front.issuer_name or " ".join(front.issuer),
        created=created,
        properties=properties,
    )
    return archive.write(complete)


def _parts(content: str, front: FrontMatter, ref: Reference) -> dict[str, bytes]:
    """Every part but the properties.

    The document, what runs along it, and what the reference gives.
    """
    numbered, unnumbered = running.headers(ref)
    made = {
        "word/document.xml": f"<w:document {_SPACES}><w:body>{content}</w:body></w:document>",
        "word/nd30-header.xml": f"<w:hdr {_SPACES}>{numbered}</w:hdr>",
        "word/nd30-header-first.xml": f"<w:hdr {_SPACES}>{unnumbered}</w:hdr>",
    }
    for landscape, name in _FOOTERS.items() if front.mark else ():
        page = ref.page.turned() if landscape else ref.page
        made[name] = f"<w:ftr {_SPACES}>{running.footer(front.mark, ref, page)}</w:ftr>"
    made["word/_rels/document.xml.rels"] = _document_relations(front, ref)
    made["_rels/.rels"] = _relations(_TOP)
    made["[Content_Types].xml"] = _content_types(made, ref)
    return {**ref.parts, **{name: (_HEAD + text).encode() for name, text in made.items()}}


_TOP = [
    ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    ("rId4", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
]


def _document_relations(front: FrontMatter, ref: Reference) -> str:
    own = [
        (sections.NUMBERED, f"{_OFFICE}/relationships/header", "nd30-header.xml"),
        (sections.UNNUMBERED, f"{_OFFICE}/relationships/header", "nd30-header-first.xml"),
    ]
    if front.mark:
        own += [
            (
                sections.FOOTERS[turned],
                f"{_OFFICE}/relationships/footer",
                name.removeprefix("word/"),
            )
            for turned, name in _FOOTERS.items()
        ]
    carried = [(f"rId{i}", r.type, r.target) for i, r in enumerate(ref.relations, start=1)]
    return _relations(carried + own)


def _relations(links: list[tuple[str, str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{id_}" Type="{escape(type_)}" Target="{escape(target)}"/>'
        for id_, type_, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types(made: Mapping[str, str], ref: Reference) -> str:
    types = dict(ref.content_types)
    for name in made:
        if name.startswith("word/nd30-"):
            types[name] = f"{_WORD}.{'header' if 'header' in name else 'footer'}+xml"
    types["word/document.xml"] = f"{_WORD}.document.main+xml"
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    types["docProps/custom.xml"] = (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    overrides = "".join(
        f'<Override PartName="/{escape(name)}" ContentType="{escape(types[name])}"/>'
        for name in sorted(types)
        if not name.endswith(".rels")
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )
