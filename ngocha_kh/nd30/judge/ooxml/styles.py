"""The style sheet: chains of styles → what a style says, each chain followed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...xmlread import W
from . import paraprops, runprops
from .names import BASED_ON, PPR, RPR, VAL
from .numbering import Numbering
from .tablestyle import TableStyle
from .theme import Theme

Props = dict[str, Any]
_NO_STYLE = ""


@dataclass(frozen=True, slots=True)
class Levels:
    """What a paragraph style says of paragraphs and of text, its ancestors included.

    `unlisted` is `para` without what lists of the style give: for paragraphs taken out of them.
    """

    para: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    unlisted: Props = field(default_factory=dict)


class Sheet:
    """Styles by id. Cycles end where they close; a `basedOn` of another type is not followed."""

    def __init__(self, root: Any, theme: Theme, numbering: Numbering) -> None:
        self.theme = theme
        self._numbering = numbering
        self._elements: dict[tuple[str, str], Any] = {}
        self._defaults: dict[str, str] = {}
        self._levels: dict[str, Levels] = {}
        self._chars: dict[str, Props] = {}
        self._tables: dict[str, TableStyle] = {}
        self.para: Props = {}
        self.run: Props = {}
        if root is not None:
            self._index(root)

    def _index(self, root: Any) -> None:
        self.para = paraprops.read(root.find(f"{W}docDefaults/{W}pPrDefault/{PPR}"))
        self.run = runprops.read(root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}"), self.theme)
        for style in root.iterchildren(f"{W}style"):
            kind, id_ = str(style.get(f"{W}type", "paragraph")), str(style.get(f"{W}styleId"))
            self._elements.setdefault((kind, id_), style)
            if style.get(f"{W}default") in {"1", "true", "on"}:
                self._defaults.setdefault(kind, id_)

    def id_of(self, kind: str, wanted: str | None) -> str:
        """The style that takes effect: the one named, else the default one of its kind."""
        if wanted is not None and (kind, wanted) in self._elements:
            return wanted
        return self._defaults.get(kind, _NO_STYLE)

    def levels(self, id_: str) -> Levels:
        """A paragraph style."""
        if id_ not in self._levels:
            self._levels[id_] = self._put_together(self._chain("paragraph", id_))
        return self._levels[id_]

    def _put_together(self, chain: list[Any]) -> Levels:
        para: Props = {}
        run: Props = {}
        unlisted: Props = {}
        for style in chain:
            own = paraprops.read(style.find(PPR))
            unlisted = paraprops.merge(unlisted, own)
            if own.get("num"):
                # Indents of a list stand above the ancestors and below the style that names it.
                named = str(style.get(f"{W}styleId"))
                own["level"] = self._numbering.level_for(own["num"], own.get("level"), named)
                para = paraprops.merge(para, self.list_indents(own["num"], own["level"]))
            para = paraprops.merge(para, own)
            run.update(runprops.read(style.find(RPR), self.theme))
        return Levels(para, run, unlisted)

    def list_indents(self, number: int, level: int) -> Props:
        """What a level of a list says of paragraphs."""
        return self._numbering.indents(number, level)

    def char(self, wanted: str | None) -> Props:
        """A character style; a paragraph style named instead gives the one it is linked with."""
        id_ = self.id_of("character", self._linked(wanted))
        if id_ not in self._chars:
            props: Props = {}
            for style in self._chain("character", id_):
                props.update(runprops.read(style.find(RPR), self.theme))
            self._chars[id_] = props
        return self._chars[id_]

    def table(self, wanted: str | None) -> TableStyle:
        """A table style."""
        id_ = self.id_of("table", wanted)
        if id_ not in self._tables:
            self._tables[id_] = TableStyle.of(id_, self._chain("table", id_), self.theme)
        return self._tables[id_]

    def label_look(self, number: int, level: int) -> Props:
        """What a level of a list says of the look of its label."""
        found = self._numbering.level(number, level)
        return runprops.read(found.look if found else None, self.theme)

    def list_of(self, id_: str) -> int | None:
        """The list that a numbering style stands for."""
        style = self._elements.get(("numbering", id_))
        return None if style is None else paraprops.read(style.find(PPR)).get("num")

    def _linked(self, wanted: str | None) -> str | None:
        style = self._elements.get(("paragraph", wanted or ""))
        link = None if style is None else style.find(f"{W}link")
        if link is None or ("character", wanted) in self._elements:
            return wanted
        return str(link.get(VAL))

    def _chain(self, kind: str, id_: str) -> list[Any]:
        """Elements from the farthest ancestor to the style itself."""
        return list(self._ancestors(kind, id_))[::-1]

    def _ancestors(self, kind: str, id_: str) -> Iterator[Any]:
        seen: set[str] = set()
        while id_ not in seen and (style := self._elements.get((kind, id_))) is not None:
            seen.add(id_)
            yield style
            parent = style.find(BASED_ON)
            id_ = _NO_STYLE if parent is None else str(parent.get(VAL))
