"""The zip package: parts, their types and the links between them (ISO/IEC 29500-2).

Parts are found by following relationships, never by their usual names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from ...archive import Archive, ArchiveError
from ...xmlread import CONTENT_TYPES, RELATIONSHIP, W, parse_xml
from . import odd

MAX_PART = 40 * 1024 * 1024  # 10,000 rows of 11 columns take 25 MB
MAX_UNCOUNTED = 8 * 1024 * 1024
MAX_MARKS = 4_000_000  # "<" in a part: a tree takes about 60 times as much memory as "<p/>"
_STRICT = "http://purl.oclc.org/ooxml/"
#: Strict namespace → transitional one, for those whose names differ by more than the year.
_TRANSITIONAL = (
    ("drawingml/chart", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("drawingml/main", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("drawingml/picture", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (
        "drawingml/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("officeDocument/math", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        "officeDocument/relationships",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    ("wordprocessingml/main", W[1:-1]),
)


class NotReadable(Exception):
    """The file cannot be judged; the message is one Vietnamese line that says why."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship inside the package: `kind` is the last word of its type."""

    kind: str
    target: str


class Package:
    """A .docx file, opened.

    Raises:
        NotReadable: on opening and from every method: not a zip file, not a Word document,
        damaged, or larger than the bounds.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._file = Archive(data)
        except ArchiveError as error:
            if "not a zip" in str(error):
                raise NotReadable(odd.not_a_zip(data)) from error
            raise NotReadable(odd.archive_message(error)) from error
        # Names are compared without case (ISO/IEC 29500-2, 6.2.2.3).
        self._names = {_plain(name): name for name in self._file.names}
        self._types = self._content_types()
        self.main = self._main()

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        stored = self._names.get(_plain(name))
        if stored is None:
            raise NotReadable(odd.DAMAGED)
        try:
            data = self._file.read(stored, MAX_PART)
        except ArchiveError as error:
            raise NotReadable(odd.archive_message(error)) from error
        if len(data) > MAX_UNCOUNTED and data.count(b"<") > MAX_MARKS:
            raise NotReadable(odd.TOO_LARGE)
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part, in transitional names, without comments."""
        return parse(self.read(name))

    def has(self, name: str) -> bool:
        """Whether the package holds the part."""
        return _plain(name) in self._names

    def links(self, name: str) -> dict[str, Link]:
        """The relationships of a part ("" for the package) by id; those to the outside left out."""
        folder, _, leaf = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if not self.has(rels):
            return {}
        return {
            str(element.get("Id")): Link(
                str(element.get("Type")).rpartition("/")[2],
                _resolve(folder, str(element.get("Target"))),
            )
            for element in self.xml(rels).iter(RELATIONSHIP)
            if element.get("TargetMode") != "External"
        }

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The parts that `name` links to with the given kind and that exist."""
        for link in self.links(name).values():
            if link.kind == kind and self.has(link.target):
                yield link.target

    def _content_types(self) -> dict[str, str]:
        if not self.has("[Content_Types].xml"):
            raise NotReadable(odd.other_package(self._file.names, ""))
        root = self.xml("[Content_Types].xml")
        return {
            _plain(str(element.get("PartName"))): str(element.get("ContentType"))
            for element in root.iter(f"{CONTENT_TYPES}Override")
        }

    def _main(self) -> str:
        name = next(self.related("", "officeDocument"), "")
        kind = self._types.get(_plain(name), "")
        if "wordprocessingml" in kind or "ms-word" in kind:
            return name
        for part, type_ in self._types.items():
            if "document.main+xml" in type_ and self.has(part):
                return part
        if "xml" not in kind or not name:
            # The type may come from the extension: the root element will tell.
            if name:
                return name
            raise NotReadable(
                odd.NO_DOCUMENT
                if any("wordprocessingml" in t for t in self._types.values())
                else odd.other_package(self._file.names, " ".join(self._types.values()))
            )
        raise NotReadable(odd.other_package(self._file.names, kind))


def parse(data: bytes) -> Any:
    """Bytes of a part → its root element.

    Raises:
        NotReadable: not well-formed, a document type, or nested too deep.
    """
    try:
        root = parse_xml(data)
        if str(root.tag).startswith(f"{{{_STRICT}"):
            root = parse_xml(_transitional(root))
    except ValueError as error:
        deep = "depth" in str(error.__cause__ or "")
        raise NotReadable(odd.TOO_DEEP if deep else odd.DAMAGED) from error
    # A comment inside a text would hide what follows it; one "?>" ends the declaration.
    # Single bytes are looked for first: that is ten times as fast.
    if (b"!" in data and b"!--" in data) or (data.count(b"?") > 2 and data.count(b"?>") > 1):
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def _transitional(root: Any) -> bytes:
    text: str = etree.tostring(root, encoding="unicode")
    for strict, transitional in _TRANSITIONAL:
        text = text.replace(f'"{_STRICT}{strict}"', f'"{transitional}"')
    return text.encode()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
