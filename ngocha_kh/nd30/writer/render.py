"""Markup and a reference file → a .docx file. Nothing here asks the clock or the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from .. import archive
from . import frontmatter, package, running, sections, wording
from . import manifest as manifests
from . import markup as reader
from . import reference as references
from .articles import last_article, with_articles
from .body import body
from .certificate import certificate
from .contents import contents
from .contents import listed as listed_in
from .controlled import cover
from .errors import MarkupError
from .frontmatter import FrontMatter
from .header import header_table
from .model import Block
from .opening import opening
from .paper_parts import paper_foot, paper_head
from .papers import CERTIFICATE, CONTROLLED
from .placeholders import Placeholders
from .readback import Contents, contents_of_parts
from .reference import Reference
from .signature import foot
from .xmltext import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TAGS = {"header": "hdr", "footer": "ftr"}


def render_docx(
    markup: str,
    *,
    values: Placeholders,
    reference: bytes,
    created: date,
    properties: Mapping[str, str],
    manifest: Callable[[Contents], bytes] | None = None,
) -> bytes:
    """The document as the bytes of a .docx file; the same arguments give the same bytes.

    `properties` become custom document properties; `created` is both dates of the file's
    properties. `manifest` is given what a reader will see of the document (see `contents`); what it
    returns is carried along unseen (`read_manifest` gives it back).

    Raises:
        MarkupError: the markup cannot become a document; the line is in the error.
        ReferenceFileError: the reference file cannot be used.
        ValueError: a table has a row of the wrong length.
    """
    declared, body_text, lines_before = frontmatter.split(markup)
    front = frontmatter.read(declared, values)
    parsed = reader.parse(body_text, values, lines_before=lines_before)
    if parsed.attachments and not (front.attached_to and front.issuer_name):
        message = "có phụ lục, văn bản kèm theo thì phải khai báo 'attached_to' và 'issuer_name'"
        raise MarkupError(1, message)
    ref = references.read(reference, front.size_set)
    main = _main(front, parsed.blocks, sections.main_reference(front, ref))
    content = sections.with_sections(main, parsed.attachments, front, ref)
    parts = _parts(content, front, ref, manifest)
    complete = package.with_properties(
        parts,
        title=front.title or _title(front),
        author=front.issuer_name or " ".join(front.issuer),
        created=created,
        properties=properties,
    )
    return archive.write(complete)


def _main(front: FrontMatter, blocks: Sequence[Block], ref: Reference) -> str:
    """The first section: the document itself."""
    if front.layout == CERTIFICATE:
        return certificate(front, blocks, ref)
    listed = listed_in(blocks, front.levels)
    if front.layout == CONTROLLED:
        return cover(front, blocks, ref) + body(
            blocks, ref, ref.page, keep_last=False, ended=False, listed=listed
        )
    if front.layout:
        return (
            paper_head(front, ref)
            + opening(front, ref)
            + body(blocks, ref, ref.page, keep_last=True, ended=False)
            + paper_foot(front, ref)
        )
    if front.form.articled:
        blocks = with_articles(blocks)
    return (
        header_table(front, ref)
        + opening(front, ref)
        + contents(blocks, front.levels, ref, ref.page)
        + body(blocks, ref, ref.page, keep_last=True, listed=listed)
        + foot(front, ref, last_article=last_article(blocks))
    )


def _title(front: FrontMatter) -> str:
    if front.form.is_letter:
        return f"Công văn {wording.subject(front.subject)}"
    return ": ".join(filter(None, (front.type, " ".join(front.summary))))


def _parts(
    content: str,
    front: FrontMatter,
    ref: Reference,
    manifest: Callable[[Contents], bytes] | None,
) -> dict[str, bytes]:
    """Every part but the properties.

    The document, what runs along it, and what the reference gives.
    """
    made = {"word/document.xml": f"<w:document {_SPACES}><w:body>{content}</w:body></w:document>"}
    runners = running.parts(front, ref)
    for part in runners:
        tag = _TAGS[part.kind]
        made[part.name] = f"<w:{tag} {_SPACES}>{part.content}</w:{tag}>"
    relations = "word/_rels/document.xml.rels"
    if manifest is not None:
        made[relations] = _document_relations(runners, ref, manifested=False)
        made |= manifests.parts(manifest(_contents(made, ref)))
    made[relations] = _document_relations(runners, ref, manifested=manifest is not None)
    made["_rels/.rels"] = _relations(_TOP)
    made["[Content_Types].xml"] = _content_types(made, ref)
    return {**ref.parts, **{name: (_HEAD + text).encode() for name, text in made.items()}}


_TOP = [
    ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    ("rId4", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
]


def _contents(made: Mapping[str, str], ref: Reference) -> Contents:
    """What a reader sees of the parts, read back as those of a stranger's file would be."""

    def read(name: str) -> bytes | None:
        return made[name].encode() if name in made else ref.parts.get(name)

    return contents_of_parts(read)


def _document_relations(
    runners: Sequence[running.Part], ref: Reference, *, manifested: bool
) -> str:
    own = [
        (part.id, f"{_OFFICE}/relationships/{part.kind}", part.name.removeprefix("word/"))
        for part in runners
    ]
    own += [manifests.relation()] if manifested else []
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
    if manifests.PROPERTIES in made:
        types[manifests.PROPERTIES] = manifests.PROPERTIES_TYPE
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
