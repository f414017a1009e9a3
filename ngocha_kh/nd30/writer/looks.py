"""How text looks to a reader: what styles and direct settings together make of a run.

A look is the same text for the same appearance, however a program wrote it (see `looks_settings`).
Resolution follows ISO/IEC 29500-1, 17.7.2 (nearest wins) and 17.7.3 (toggles of styles cancel).
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from ..xmlread import parse_xml
from .looks_settings import (
    TOGGLES,
    Own,
    line_look_of,
    line_settings_of,
    look_of,
    settings_of,
    under,
)
from .tags import attribute, local

_DEPTH: Final = 20  # styles based on one another
_NOTHING: Final[Own] = {}


class Paragraph(NamedTuple):
    """What surrounds a run: ids of styles, the paragraph's own look, that of a run without
    properties, and whether a section ends here.
    """

    table: str
    style: str
    look: str
    plain: str
    ends_section: bool


class Looks:
    """Resolves looks against a sheet of styles; each combination is worked out once."""

    def __init__(self, sheet: bytes | None) -> None:
        """Raises `ValueError` when `sheet` is not well-formed XML."""
        self._styles: dict[str, Any] = {}
        self._read: dict[str, tuple[str, Own, Own]] = {}
        self._chains: dict[tuple[str, int], Own] = {}
        self._default = ""
        self._text: Own = _NOTHING
        self._lines: Own = _NOTHING
        self._runs: dict[Any, str] = {}
        self._paragraphs: dict[Any, Paragraph] = {}
        for child in parse_xml(sheet) if sheet else ():
            if local(child) == "docDefaults":
                self._text = settings_of(under(child, "rPrDefault", "rPr"))
                self._lines = line_settings_of(under(child, "pPrDefault", "pPr"))
            elif local(child) == "style":
                name = attribute(child, "styleId") or ""
                self._styles[name] = child
                if (
                    attribute(child, "default") in ("1", "true")
                    and attribute(child, "type") == "paragraph"
                ):
                    self._default = name

    def paragraph(self, table: str, properties: Any) -> Paragraph:
        """The surroundings that a paragraph's `w:pPr` (or None) gives, in a table of that style."""
        key = (table, _key(properties))
        found = self._paragraphs.get(key)
        if found is None:
            own = line_settings_of(properties)
            named = under(properties, "pStyle") if properties is not None else None
            style = (attribute(named, "val") if named is not None else None) or self._default
            look = line_look_of({**self._lines, **self._chain(style, 2), **own})
            ends = properties is not None and under(properties, "sectPr") is not None
            plain = self._resolved(table, style, None)
            found = self._paragraphs[key] = Paragraph(table, style, look, plain, ends)
        return found

    def run(self, around: Paragraph, properties: Any) -> str:
        """The look of a run with that `w:rPr` (or None)."""
        if properties is None:
            return around.plain
        key = (around.table, around.style, _key(properties))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._resolved(around.table, around.style, properties)
        return found

    def _resolved(self, table: str, style: str, properties: Any) -> str:
        own = settings_of(properties)
        levels = [self._chain(name, 1) for name in (table, style, own.get("rStyle", ""))]
        merged = dict(self._text)
        for level in levels:
            merged.update(level)
        for toggle in frozenset(TOGGLES) & merged.keys():
            on = sum(level.get(toggle) == "1" for level in levels) % 2
            merged[toggle] = "1" if on or self._text.get(toggle) == "1" else "0"
        return look_of({**merged, **own})

    def _style(self, name: str) -> tuple[str, Own, Own] | None:
        """What a style is based on, its settings of text and of lines; read when first asked for,
        since a sheet has many more styles than a document uses.
        """
        found = self._read.get(name)
        if found is None and name in self._styles:
            style = self._styles[name]
            parent = under(style, "basedOn")
            above = (attribute(parent, "val") if parent is not None else None) or ""
            text, lines = settings_of(under(style, "rPr")), line_settings_of(under(style, "pPr"))
            found = self._read[name] = (above, text, lines)
        return found

    def _chain(self, name: str, part: int) -> Own:
        """Settings of a style and of those it is based on; the nearest wins."""
        key = (name, part)
        if key not in self._chains:
            found: dict[str, str] = {}
            for _ in range(_DEPTH):
                style = self._style(name)
                if style is None:
                    break
                own = style[1] if part == 1 else style[2]
                found = {**own, **found}
                name = style[0]
            self._chains[key] = found
        return self._chains[key]


def _key(properties: Any) -> Any:
    """Tags and attributes below `properties`, to know a combination again."""
    if properties is None:
        return None
    if len(properties) == 1 and not len(properties[0]):  # nearly always: the style and no more
        only = properties[0]
        return (only.tag, *only.values())
    return tuple(
        (child.tag, *child.attrib.items())
        if not len(child)
        else (child.tag, *((inner.tag, *inner.attrib.items()) for inner in child))
        for child in properties
    )
