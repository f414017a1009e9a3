"""What runs along the pages of a .docx: headers and footers as a reader really sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..xmlread import parse_xml
from .looks import Looks
from .readback_blocks import Reader
from .tags import attribute, local


class Runner(NamedTuple):
    """What stands above or below the text of a section.

    `kind` is "header" or "footer"; `pages` is "first", "default" or "even": where it is really seen.
    """

    section: int
    kind: str
    pages: str
    text: str
    look: str


class Running:
    """Headers and footers as they are really seen: inherited, and only on pages that show them."""

    def __init__(
        self,
        read: Callable[[str], bytes | None],
        links: dict[str, tuple[str, str]],
        looks: Looks,
    ) -> None:
        self._read = read
        self._links = links
        self._looks = looks
        self._told: dict[str, tuple[str, str]] = {"": ("", "")}
        settings = next((target for type_, target in links.values() if type_ == "settings"), "")
        part = read(settings) if settings else None
        marks = parse_xml(part) if part else ()
        self._has_even = any(
            local(mark) == "evenAndOddHeaders"
            and attribute(mark, "val") not in ("0", "false", "off")
            for mark in marks
        )

    def all(self, body: Any) -> Iterator[Runner]:
        """One for each section, kind and sort of page that shows something."""
        current: dict[tuple[str, str], str] = {}
        for number, section in enumerate(_sections(body), 1):
            for child in section:
                kind = local(child).removesuffix("Reference")
                if kind in ("header", "footer"):
                    link = self._links.get(attribute(child, "id") or "", ("", ""))
                    current[kind, attribute(child, "type") or "default"] = link[1]
            titled = any(
                local(child) == "titlePg" and attribute(child, "val") not in ("0", "false", "off")
                for child in section
            )
            for kind in ("header", "footer"):
                yield from self._shown(number, kind, current, titled=titled)

    def _shown(
        self, section: int, kind: str, current: dict[tuple[str, str], str], *, titled: bool
    ) -> Iterator[Runner]:
        shown = {"first": titled, "default": True, "even": self._has_even}
        for pages, own in shown.items():
            text, look = self._part(current.get((kind, pages if own else "default"), ""))
            if text:
                yield Runner(section, kind, pages, text, look)

    def _part(self, name: str) -> tuple[str, str]:
        if name not in self._told:
            data = self._read(name)
            story = parse_xml(data) if data else ()
            found = list(Reader(self._looks).blocks(story, ""))
            looks = "\n".join(block.look for block in found)
            self._told[name] = ("\n".join(block.text for block in found), looks)
        return self._told[name]


def _sections(body: Any) -> Iterator[Any]:
    """Every `w:sectPr`, in order: those of paragraphs, and the last one of the body."""
    for child in body:
        name = local(child)
        if name == "sectPr":
            yield child
        elif name == "p":
            properties = next((e for e in child if local(e) == "pPr"), ())
            yield from (e for e in properties if local(e) == "sectPr")
        elif name in ("sdt", "sdtContent", "ins"):
            yield from _sections(child)
