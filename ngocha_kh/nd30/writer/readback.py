"""A .docx → the text of its paragraphs and table rows, to see what a person changed in it.

Reads what any program saved: runs are joined, and what the reader of the page does not see
(deleted text, field codes, properties) is left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from ..archive import Archive, ArchiveError
from ..xmlread import RELATIONSHIP, parse_xml

_MAX_PART = 64 * 1024 * 1024
_MAIN = "word/document.xml"
CELL_SEPARATOR = " | "
# Not text of the page: properties, revisions taken out, field codes, the second copy of a drawing.
_SKIPPED = {
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "tblGrid", "del",
    "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "object", "ruby",
}  # fmt: skip
_AS_TEXT = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def blocks(data: bytes) -> list[str]:
    """Text of each paragraph of the body and of each table row, its cells joined by " | ".

    In the order of the page, without formatting; paragraphs without text are left out. Tabs and
    line breaks are spaces, headers and footers do not count.

    Raises:
        ValueError: not a .docx, damaged, or larger than the bounds.
    """
    try:
        file = Archive(data)
        part = file.read(_main_part(file), _MAX_PART)
    except ArchiveError as error:
        raise ValueError(f"not a sound .docx: {error}") from error
    return blocks_of_part(part)


def blocks_of_part(part: bytes) -> list[str]:
    """The same for the main part alone.

    Raises:
        ValueError: not well-formed, or no document.
    """
    root = parse_xml(part)
    body = next((child for child in root if _name(child) == "body"), None)
    if body is None:
        raise ValueError("not a .docx: the document has no body")
    return list(_blocks(body))


def _main_part(file: Archive) -> str:
    """The part that the package names as its document; not every program calls it the same."""
    for link in parse_xml(file.read("_rels/.rels", _MAX_PART)).iter(RELATIONSHIP):
        if str(link.get("Type")).endswith("/officeDocument"):
            return posixpath.normpath(posixpath.join("/", str(link.get("Target"))))[1:]
    return _MAIN


def _name(element: Any) -> str:
    """The tag without its namespace, which differs in the strict form of the format."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # a comment has no such tag


def _blocks(parent: Any) -> Iterator[str]:
    for child in parent:
        match _name(child):
            case "p":
                if text := _text(child).strip():
                    yield text
            case "tr":
                if not _is_deleted(child):
                    yield CELL_SEPARATOR.join(_cells(child))
            case name if name not in _SKIPPED:  # tables, content controls, marked-up insertions
                yield from _blocks(child)


def _cells(row: Any) -> Iterator[str]:
    for child in row:
        if _name(child) == "tc":
            yield " ".join(_blocks(child))
        elif _name(child) not in _SKIPPED:
            yield from _cells(child)


def _is_deleted(row: Any) -> bool:
    properties = next((child for child in row if _name(child) == "trPr"), ())
    return any(_name(mark) == "del" for mark in properties)


def _text(element: Any) -> str:
    parts: list[str] = []
    for child in element:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _AS_TEXT:
            parts.append(_AS_TEXT[name])
        elif name == "p":  # of a text box inside the paragraph
            parts.append(f" {_text(child).strip()}")
        elif name not in _SKIPPED:
            parts.append(_text(child))
    return "".join(parts)
