"""Parts → the .docx file with its properties and digest; and back: is this file still ours?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from .. import archive
from ..xmlread import parse_xml
from .xmltext import escape, one_line

Integrity = Literal["ours", "edited", "foreign"]
DIGEST = "nkh-digest"
_CUSTOM = "docProps/custom.xml"
_MAX_CUSTOM = 1024 * 1024
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # fixed by the format


def digest(parts: Iterable[tuple[str, Iterable[bytes]]]) -> str:
    """SHA-256 over name and content of the parts `word/**.xml`, each given in order of name."""
    total = hashlib.sha256()
    for name, chunks in parts:
        content = hashlib.sha256()
        for chunk in chunks:
            content.update(chunk)
        total.update(f"{name}\n{content.hexdigest()}\n".encode())
    return total.hexdigest()


def is_digested(name: str) -> bool:
    """Whether a part counts for the digest."""
    return name.startswith("word/") and name.endswith(".xml")


def with_properties(
    parts: Mapping[str, bytes],
    *,
    title: str,
    author: str,
    created: date,
    properties: Mapping[str, str],
) -> dict[str, bytes]:
    """The parts and their document properties.

    A property named like the digest is replaced by it.
    """
    own = digest((name, [parts[name]]) for name in sorted(parts) if is_digested(name))
    custom = {**properties, DIGEST: own}
    return {
        **parts,
        "docProps/core.xml": _core(title, author, created).encode(),
        "docProps/app.xml": f"{_HEAD}{_APP}".encode(),
        _CUSTOM: _custom(custom).encode(),
    }


def integrity(data: bytes) -> Integrity:
    """ "ours": as it was written; "edited": ours, changed since; "foreign".

    No digest, or no sound .docx.
    """
    try:
        file = archive.Archive(data)
        wanted = _stored_digest(file.read(_CUSTOM, _MAX_CUSTOM))
        if wanted is None or "word/document.xml" not in file.names:
            return "foreign"
        found = digest((name, file.chunks(name)) for name in file.names if is_digested(name))
    except (archive.ArchiveError, ValueError):
        return "foreign"
    return "ours" if found == wanted else "edited"


def _stored_digest(custom: bytes) -> str | None:
    for item in parse_xml(custom).iter(f"{{{_PROPERTIES}}}property"):
        if item.get("name") == DIGEST:
            return "".join(item.itertext()).strip()
    return None


_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>nd30</Application></Properties>"
)


def _core(title: str, author: str, created: date) -> str:
    stamp = f"{created.isoformat()}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/'
        'dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _custom(properties: Mapping[str, str]) -> str:
    items = "".join(
        f'<property fmtid="{_USER_PROPERTIES}" pid="{pid}" name="{escape(one_line(name))}">'
        f"<vt:lpwstr>{escape(one_line(properties[name]))}</vt:lpwstr></property>"
        for pid, name in enumerate(sorted(properties), start=2)
    )
    return f'{_HEAD}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{items}</Properties>'
