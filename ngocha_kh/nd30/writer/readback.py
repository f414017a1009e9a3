"""A .docx → the text of its paragraphs and table rows, to see what a person changed in it.

Reads what any program saved: runs are joined, and what the reader of the page does not see
(deleted text, field codes, properties) is left out of the text; how the text looks stands beside
it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..archive import Archive, ArchiveError
from ..xmlread import RELATIONSHIP, parse_xml
from .looks import Looks
from .readback_blocks import Block, Reader
from .readback_running import Runner, Running
from .refusal import NO_DOCUMENT, NotReadable, other_package, refused
from .tags import local

_MAX_PART = 64 * 1024 * 1024
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a reader sees: the blocks, what runs along the pages, footnotes and comments."""

    blocks: tuple[Block, ...]
    running: tuple[Runner, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The text of each block."""
        return [block.text for block in self.blocks]


def blocks(data: bytes) -> list[str]:
    """Text of each paragraph of the body and of each table row, its cells joined by " | ".

    In the order of the page, without formatting; paragraphs without text are left out. Tabs and
    line breaks are spaces, headers and footers do not count.

    Raises:
        NotReadable: not a .docx, damaged, or larger than the bounds.
    """
    return contents(data).texts


def contents(data: bytes) -> Contents:
    """Everything that a reader sees of a .docx.

    Raises:
        NotReadable: not a .docx, damaged, or larger than the bounds.
    """
    try:
        file = Archive(data)
        if other := other_package(file):
            raise other
        names = frozenset(file.names)
        main = _main_part(file)
        if main not in names:
            raise NotReadable("the package names no document", NO_DOCUMENT)
        return contents_of_parts(
            lambda name: file.read(name, _MAX_PART) if name in names else None, main
        )
    except ArchiveError as error:
        raise refused(data, error) from error
    except NotReadable:
        raise
    except ValueError as error:
        raise NotReadable(str(error)) from error


def contents_of_parts(read: Callable[[str], bytes | None], main: str = _MAIN) -> Contents:
    """The same of parts by name; `read` gives None for a part that does not exist.

    Raises:
        ValueError: not well-formed; `NotReadable`: no document.
    """
    root = parse_xml(read(main) or b"")
    body = next((child for child in root if local(child) == "body"), None)
    if body is None:
        raise NotReadable("the document has no body", NO_DOCUMENT)
    links = _links(read, main)
    styles = next((target for type_, target in links.values() if type_ == "styles"), "")
    looks = Looks(read(styles) if styles else None)
    reader = Reader(looks)
    found = tuple(reader.blocks(body, ""))
    running = Running(read, links, looks).all(body)
    return Contents(found, tuple(running), tuple(_notes(read, links)))


def _main_part(file: Archive) -> str:
    """The part that the package names as its document; not every program calls it the same."""
    for link in parse_xml(file.read("_rels/.rels", _MAX_PART)).iter(RELATIONSHIP):
        if str(link.get("Type")).endswith("/officeDocument"):
            return posixpath.normpath(posixpath.join("/", str(link.get("Target"))))[1:]
    return _MAIN


def _links(read: Callable[[str], bytes | None], main: str) -> dict[str, tuple[str, str]]:
    """Id → last word of the type, and the part that it leads to."""
    folder, _, leaf = main.rpartition("/")
    part = read(f"{folder}/_rels/{leaf}.rels")
    links = parse_xml(part).iter(RELATIONSHIP) if part else ()
    return {
        str(link.get("Id")): (
            str(link.get("Type")).rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, str(link.get("Target"))))[1:],
        )
        for link in links
        if link.get("TargetMode") != "External"
    }


def _notes(read: Callable[[str], bytes | None], links: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Texts of footnotes, endnotes and comments; the separators that Word keeps there have none."""
    for kind in ("footnotes", "endnotes", "comments"):
        name = next((target for type_, target in links.values() if type_ == kind), "")
        part = read(name) if name else None
        for note in parse_xml(part) if part else ():
            text = " ".join(block.text for block in Reader(Looks(None)).blocks(note, ""))
            if text:
                yield text
