"""A .docx file → `Document`: every value as a reader of the page would see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..xmlread import W
from .model import Block, Document, Paragraph, Section, paragraphs
from .ooxml import odd, sections, tracked
from .ooxml.counters import Counters
from .ooxml.layout import Layouts
from .ooxml.names import DC
from .ooxml.numbering import Numbering
from .ooxml.package import NotReadable, Package, parse
from .ooxml.sections import Page
from .ooxml.story import Shared, Story
from .ooxml.styles import Sheet
from .ooxml.theme import Theme

__all__ = ["NotReadable", "read"]

_PARTS = {"header": "hdr", "footer": "ftr"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read(data: bytes) -> Document:
    """Everything in a .docx, .docm, .dotx or .dotm that the checks may look at.

    Raises:
        NotReadable: not such a file, damaged, encrypted, or larger than the bounds; the message is
        one Vietnamese line.
    """
    try:
        return _Reader(Package(data)).document()
    except RecursionError as error:
        raise NotReadable(odd.TOO_DEEP) from error


class _Reader:
    """One file on its way."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.links = package.links(package.main)
        self.data = package.read(package.main)
        self.root = parse(self.data)
        self.body = self.root.find(f"{W}body")
        if self.root.tag != f"{W}document" or self.body is None:
            raise NotReadable(odd.NO_DOCUMENT)
        self.settings = self._part("settings")
        numbering = Numbering(self._part("numbering"))
        sheet = Sheet(self._part("styles"), Theme(self._part("theme"), self.settings), numbering)
        numbering.list_of = sheet.list_of
        self.numbering = numbering
        self.shared = Shared(sheet, Layouts(sheet), Counters(numbering))
        self._running: dict[tuple[str, float], tuple[Block, ...]] = {}

    def document(self) -> Document:
        ends = sections.elements(self.body)
        if not ends or ends[-1].getparent() is not self.body:
            ends.append(None)  # a document may leave its last section unsaid
        pages = [sections.read(end, self.settings) for end in ends]
        rooms = [page.room for page in pages]
        enders = [end.getparent().getparent() for end in ends[:-1]]
        story = Story(self.shared, "body", rooms, ends=enders)
        return Document(
            blocks=story.read(self.body),
            sections=self._sections(pages),
            notes=tuple(self._notes(rooms[0])),
            boxes=tuple(self.shared.boxes),
            tracked_changes=tracked.count(self.root, self.data),
            comments=self._comments(),
            title=self._title(),
        )

    def _part(self, kind: str) -> Any:
        """The root of the part that the document links to with that kind; None when absent."""
        for link in self.links.values():
            if link.kind == kind and self.package.has(link.target):
                return self.package.xml(link.target)
        return None

    def _sections(self, pages: list[Page]) -> tuple[Section, ...]:
        even = self.settings is not None and sections.is_on(self.settings, "evenAndOddHeaders")
        found: dict[str, dict[str, tuple[Block, ...]]] = {"header": {}, "footer": {}}
        made = []
        for index, page in enumerate(pages):
            for (part, kind), ref in page.refs.items():
                found[part][kind] = self._running_part(part, ref, index, page.room)
            made.append(_with_running(page.section, found, even))
        return tuple(made)

    def _running_part(self, part: str, ref: str, section: int, room: float) -> tuple[Block, ...]:
        link = self.links.get(ref)
        if link is None or not self.package.has(link.target):
            return ()
        key = (link.target, room)
        if key not in self._running:
            root = self.package.xml(link.target)
            # Lists of a header count for themselves.
            shared = replace(self.shared, counters=Counters(self.numbering))
            story = Story(shared, part, [room] * (section + 1), section=section, keeps_boxes=True)
            self._running[key] = story.read(root) if root.tag == f"{W}{_PARTS[part]}" else ()
        return self._running[key]

    def _notes(self, room: float) -> list[Paragraph]:
        found: list[Paragraph] = []
        for part, name in _NOTES.items():
            root = self._part(part)
            story = Story(self.shared, "footnote", [room])
            for note in () if root is None else root.iterchildren(f"{W}{name}"):
                if note.get(f"{W}type") not in _SEPARATORS:
                    found += paragraphs(story.read(note))
        return found

    def _comments(self) -> int:
        root = self._part("comments")
        return 0 if root is None else sum(1 for _ in root.iterchildren(f"{W}comment"))

    def _title(self) -> str:
        for name in self.package.related("", "core-properties"):
            title = self.package.xml(name).find(f"{DC}title")
            return "" if title is None else "".join(title.itertext()).strip()
        return ""


def _with_running(
    section: Section, found: Mapping[str, Mapping[str, tuple[Block, ...]]], even: bool
) -> Section:
    return replace(
        section,
        headers=sections.shown(section, found["header"], even),
        footers=sections.shown(section, found["footer"], even),
    )
