"""`w:sectPr` → sections: the page, its margins, and which header and footer parts it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...xmlread import W
from ..model import Block, Section
from . import values
from .names import CONTROL, CONTROL_TEXT, PARAGRAPH, PPR, SECTION, VAL, WRAPPERS, R
from .values import MM_PER_TWIP

#: Word's own page when a document says nothing (Letter, in twips).
_SIZE = {"w": 12240.0, "h": 15840.0}
_MARGINS = {"top": 1440.0, "bottom": 1440.0, "left": 1800.0, "right": 1800.0, "header": 720.0,
            "footer": 720.0, "gutter": 0.0}  # fmt: skip
KINDS = ("default", "first", "even")
_MIN_ROOM = 1.0  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A section without its headers; `refs`: ("header", "first") → relationship id."""

    section: Section
    refs: Mapping[tuple[str, str], str]
    room: float  #: width of a column of text in mm


def elements(body: Any) -> list[Any]:
    """The `sectPr` elements that end sections, in order; those of cells and boxes do not count."""
    last = body.find(SECTION)
    return [*_ends(body), *([] if last is None else [last])]


def _ends(parent: Any) -> Iterator[Any]:
    for child in parent.iterchildren(PARAGRAPH, CONTROL, CONTROL_TEXT, *WRAPPERS):
        if child.tag != PARAGRAPH:
            yield from _ends(child)
            continue
        props = next(iter(child), None)
        section = None if props is None or props.tag != PPR else props.find(SECTION)
        if section is not None:
            yield section


def read(element: Any, settings: Any = None) -> Page:
    """A section; None gives the page of a document without any. `settings` place the gutter."""
    size, margins = _child(element, "pgSz"), _child(element, "pgMar")
    width, height = (_twips(size, key, _SIZE[key]) for key in "wh")
    get = {key: _twips(margins, key, default) for key, default in _MARGINS.items()}
    number, start = _child(element, "pgNumType"), None
    if number is not None:
        start = values.whole(number.get(f"{W}start"))
    turned = size is not None and size.get(f"{W}orient") == "landscape"
    count, room = _columns(element, width - get["left"] - get["right"] - get["gutter"])
    _add_gutter(get, element, settings)
    section = Section(
        width=_mm(width),
        height=_mm(height),
        landscape=turned or width > height,
        top=_mm(abs(get["top"])),  # a negative margin is one that headers do not push (17.6.11)
        bottom=_mm(abs(get["bottom"])),
        left=_mm(get["left"]),
        right=_mm(get["right"]),
        header=_mm(get["header"]),
        footer=_mm(get["footer"]),
        title_page=is_on(element, "titlePg"),
        number_format=_attribute(number, "fmt") or "decimal",
        number_start=start,
        new_page=_attribute(_child(element, "type"), "val") not in {"continuous", "nextColumn"},
        columns=count,
    )
    return Page(section=section, refs=_refs(element), room=max(_mm(room), _MIN_ROOM))


def shown(
    section: Section, found: Mapping[str, tuple[Block, ...]], even: bool
) -> dict[str, tuple[Block, ...]]:
    """Of the headers at hand, those that the section shows."""
    kinds = {"default": True, "first": section.title_page, "even": even}
    return {kind: found.get(kind, ()) for kind in KINDS if kinds[kind]}


def _add_gutter(get: dict[str, float], element: Any, settings: Any) -> None:
    """The gutter widens the left margin, unless told to stand at the top or at the right."""
    at_top = settings is not None and is_on(settings, "gutterAtTop")
    side = "top" if at_top else "right" if is_on(element, "rtlGutter") else "left"
    get[side] = abs(get[side]) + get["gutter"]


def _columns(element: Any, width: float) -> tuple[int, float]:
    """How many columns, and the room of the first in twips."""
    columns = _child(element, "cols")
    if columns is None:
        return 1, width
    own = [values.twips(c.get(f"{W}w")) for c in columns.iterchildren(f"{W}col")]
    if values.truth(columns.get(f"{W}equalWidth")) is False and own:
        return len(own), own[0] or width
    count = min(max(values.whole(columns.get(f"{W}num")) or 1, 1), 45)
    return count, (width - (count - 1) * _twips(columns, "space", 720.0)) / count


def _refs(element: Any) -> dict[tuple[str, str], str]:
    refs = {}
    for part in ("header", "footer"):
        for ref in () if element is None else element.iterchildren(f"{W}{part}Reference"):
            kind = str(ref.get(f"{W}type", "default"))
            refs[part, kind] = str(ref.get(f"{R}id"))
    return refs


def _child(element: Any, name: str) -> Any:
    return None if element is None else element.find(f"{W}{name}")


def _attribute(element: Any, name: str) -> str:
    return "" if element is None else str(element.get(f"{W}{name}") or "")


def _twips(element: Any, name: str, default: float) -> float:
    value = None if element is None else values.twips(element.get(f"{W}{name}"))
    return default if value is None else value


def is_on(element: Any, name: str) -> bool:
    """Whether a switch of that name stands in an element and is on."""
    child = _child(element, name)
    return child is not None and bool(values.on_off(child, VAL))


def _mm(twips: float) -> float:
    return round(twips * MM_PER_TWIP, 4)
