"""Lists as numbering.xml defines them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ...xmlread import W
from . import paraprops, values
from .names import PPR, RPR, VAL

Props = dict[str, Any]
_DEPTH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list; `text` holds %1 to %9 for the numbers of the levels."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  #: 0: never; n: only after the n-th level or one above
    legal: bool = False  #: numbers of other levels shown as 1, 2, 3
    style: str = ""  #: paragraph style that stands for the level
    face: str = ""  #: face of the label, which tells what the sign of a bullet is
    look: Any = None  #: the `rPr` of the label
    para: Props = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Num:
    """A list: `abstract` is what it shares counters with; `starts` restart a level once."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Lists by number. `list_of` resolves the name of a numbering style; set when styles are known."""

    def __init__(self, root: Any = None) -> None:
        self._abstracts: dict[str, Any] = {}
        self._nums: dict[int, Any] = {}
        self._made: dict[int, Num | None] = {}
        self.list_of: Callable[[str], int | None] = lambda _: None
        for child in () if root is None else root:
            if child.tag == f"{W}abstractNum":
                self._abstracts.setdefault(str(child.get(f"{W}abstractNumId")), child)
            elif child.tag == f"{W}num":
                number = values.whole(child.get(f"{W}numId"))
                if number is not None:
                    self._nums.setdefault(number, child)

    def num(self, number: int) -> Num | None:
        """The list of that number; None when there is none (0 means: no list)."""
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def level(self, number: int, level: int) -> Level | None:
        """A level of a list."""
        num = self.num(number)
        return num.levels.get(level) if num else None

    def level_for(self, number: int, level: int | None, style: str) -> int:
        """The level of a list that a style names: the one that names the style in return, else 0."""
        if level is not None:
            return level
        num = self.num(number)
        named = (i for i, found in num.levels.items() if found.style == style) if num else iter(())
        return next(named, 0)

    def indents(self, number: int, level: int) -> Props:
        """Paragraph properties that a level of a list gives."""
        found = self.level(number, level)
        return found.para if found else {}

    def _make(self, number: int) -> Num | None:
        num = self._nums.get(number)
        if num is None:
            return None
        abstract_id = _value(num, "abstractNumId")
        abstract = self._followed(abstract_id)
        levels = {} if abstract is None else _levels(abstract)
        starts = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            index = values.whole(override.get(f"{W}ilvl"))
            if index is None:
                continue
            for level in override.iterchildren(f"{W}lvl"):
                levels[index] = _level(level)
            start = values.whole(_value(override, "startOverride"))
            if start is not None:
                starts[index] = start
        return Num(abstract_id, levels, starts)

    def _followed(self, abstract_id: str) -> Any:
        """The definition with levels: a link to a numbering style is followed, cycles end."""
        seen: set[str] = set()
        while abstract_id not in seen:
            seen.add(abstract_id)
            abstract = self._abstracts.get(abstract_id)
            if abstract is None or not (link := _value(abstract, "numStyleLink")):
                return abstract
            num = self._nums.get(self.list_of(link) or 0)
            abstract_id = "" if num is None else _value(num, "abstractNumId")
        return None


def _levels(abstract: Any) -> dict[int, Level]:
    found = {}
    for element in abstract.iterchildren(f"{W}lvl"):
        index = values.whole(element.get(f"{W}ilvl"))
        if index is not None and 0 <= index < _DEPTH:
            found[index] = _level(element)
    return found


def _level(element: Any) -> Level:
    start, legal = values.whole(_value(element, "start")), element.find(f"{W}isLgl")
    fonts = element.find(f"{RPR}/{W}rFonts")
    para = paraprops.read(element.find(PPR))
    return Level(
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        start=1 if start is None else start,
        restart=values.whole(_value(element, "lvlRestart")),
        legal=legal is not None and values.on_off(legal) is not False,
        style=_value(element, "pStyle"),
        face="" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""),
        look=element.find(RPR),
        para={key: para[key] for key in para if key not in {"style", "num", "level"}},
    )


def _value(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else str(child.get(VAL) or "")
