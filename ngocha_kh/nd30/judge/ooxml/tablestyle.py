"""Table styles: what they say of the text in cells, by the place of the cell, and of borders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ...xmlread import W
from . import paraprops, runprops, values
from .names import PPR, RPR, TBL_BORDERS, TBLPR, TC_BORDERS, TCPR, VAL
from .theme import Theme

Props = dict[str, Any]

#: Conditional formats, the weakest first (ISO/IEC 29500-1, 17.7.6).
ORDER = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol",
    "firstRow", "lastRow", "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip
_SIDES = {"start": "left", "end": "right"}
_FLAGS = {
    "firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080, "lastColumn": 0x0100,
    "noHBand": 0x0200, "noVBand": 0x0400,
}  # fmt: skip
#: 0.08 inch: the margin at the sides of a cell when nothing says otherwise (17.4.42).
DEFAULT_MARGIN = 115.0


@dataclass(frozen=True, slots=True)
class Part:
    """What a style says of the cells of one condition."""

    para: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    borders: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class TableStyle:
    """A chain of table styles, put together; `borders`: side → whether a line is drawn."""

    id: str
    parts: dict[str, Part]
    borders: dict[str, bool]
    margins: dict[str, float]

    @classmethod
    def of(cls, id_: str, chain: Iterable[Any], theme: Theme) -> TableStyle:
        """From elements, the farthest ancestor first."""
        parts: dict[str, Part] = {}
        borders: dict[str, bool] = {}
        margins: dict[str, float] = {}
        for style in chain:
            _add(parts, "wholeTable", style, theme)
            for part in style.iterchildren(f"{W}tblStylePr"):
                _add(parts, str(part.get(f"{W}type")), part, theme)
                if part.get(f"{W}type") == "wholeTable":
                    borders.update(drawn_sides(part.find(f"{TCPR}/{TC_BORDERS}")))
            borders.update(drawn_sides(style.find(f"{TBLPR}/{TBL_BORDERS}")))
            borders.update(drawn_sides(style.find(f"{TCPR}/{TC_BORDERS}")))
            margins.update(side_margins(style.find(f"{TBLPR}/{W}tblCellMar")))
        return cls(id_, parts, borders, margins)

    def levels(self, conditions: tuple[str, ...]) -> tuple[Props, Props]:
        """Paragraph and run properties for a cell for which the conditions hold."""
        para: Props = {}
        run: Props = {}
        for name in ORDER:
            if name in self.parts and (name == "wholeTable" or name in conditions):
                para = paraprops.merge(para, self.parts[name].para)
                run.update(self.parts[name].run)
        return para, run

    @cached_property
    def is_conditional(self) -> bool:
        """Whether cells differ by their place."""
        return len(self.parts) > 1


def conditions(
    on: frozenset[str], at: tuple[int, int], *, last_row: bool, last_cell: bool
) -> tuple[str, ...]:
    """Which conditional formats hold for a cell at (row, column), counted from 0 (17.7.6)."""
    row, column = at
    top, left = row == 0 and "firstRow" in on, column == 0 and "firstColumn" in on
    low, right = last_row and "lastRow" in on, last_cell and "lastColumn" in on
    names = {"firstRow": top, "lastRow": low, "firstCol": left, "lastCol": right,
             "nwCell": top and left, "neCell": top and right, "swCell": low and left,
             "seCell": low and right}  # fmt: skip
    if "noHBand" not in on and not top and not low:
        names[f"band{1 + (row - ('firstRow' in on)) % 2}Horz"] = True
    if "noVBand" not in on and not left and not right:
        names[f"band{1 + (column - ('firstColumn' in on)) % 2}Vert"] = True
    return tuple(name for name, holds in names.items() if holds)


def _add(parts: dict[str, Part], name: str, element: Any, theme: Theme) -> None:
    part = parts.setdefault(name, Part())
    part.para.update(paraprops.read(element.find(PPR)))
    part.run.update(runprops.read(element.find(RPR), theme))
    part.borders.update(drawn_sides(element.find(f"{TCPR}/{TC_BORDERS}")))


def drawn_sides(borders: Any) -> dict[str, bool]:
    """Side ("top", "left", "insideH" ...) → drawn, for the sides that an element names."""
    found = {}
    for border in () if borders is None else borders:
        side = str(border.tag).rpartition("}")[2]
        found[_SIDES.get(side, side)] = values.is_drawn(border)
    return found


def side_margins(margins: Any) -> dict[str, float]:
    """ "left" and "right" of a `tblCellMar` or `tcMar` in twips."""
    found = {}
    for margin in () if margins is None else margins:
        side = str(margin.tag).rpartition("}")[2]
        width = values.twips(margin.get(f"{W}w"))
        if width is not None and margin.get(f"{W}type") in {None, "dxa", "nil"}:
            found[_SIDES.get(side, side)] = width
    return found


def flags(look: Any) -> frozenset[str]:
    """What `w:tblLook` turns on, in either of its two spellings."""
    if look is None:
        return frozenset({"noVBand"})
    bits = look.get(VAL)
    mask = int(bits, 16) if bits and len(bits) <= 4 and bits.isalnum() and _is_hex(bits) else 0
    on = {name for name, bit in _FLAGS.items() if mask & bit}
    for name in _FLAGS:
        said = values.truth(look.get(f"{W}{name}"))
        if said is not None:
            (on.add if said else on.discard)(name)
    return frozenset(on)


def _is_hex(text: str) -> bool:
    return all(char in "0123456789abcdefABCDEF" for char in text)
