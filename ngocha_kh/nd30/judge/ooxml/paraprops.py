"""`w:pPr` → a partial dictionary: only what that level says, in our words; lengths in twips.

Keys: style, align, left, right, first (hanging is negative) and the same with `_chars` (hundredths
of a character), before, after, and the same with `_lines` (hundredths of a line) and `_auto`, line,
line_rule, contextual, keep_next, page_break, num, level, tabs, frame, and the borders border_top,
border_bottom, border_left, border_right (the style of the line, "" for none).
"""

from __future__ import annotations

from typing import Any

from ...xmlread import W
from . import values
from .names import NUMPR, VAL

Props = dict[str, Any]

_ALIGNS = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center",
    "both": "both", "distribute": "both", "thaiDistribute": "both", "lowKashida": "both",
    "mediumKashida": "both", "highKashida": "both", "numTab": "left",
}  # fmt: skip
_SWITCHES = {
    f"{W}contextualSpacing": "contextual", f"{W}keepNext": "keep_next",
    f"{W}pageBreakBefore": "page_break",
}  # fmt: skip
_SPACING, _INDENT, _ALIGN = f"{W}spacing", f"{W}ind", f"{W}jc"
_BORDERS, _TABS, _FRAME, _STYLE = f"{W}pBdr", f"{W}tabs", f"{W}framePr", f"{W}pStyle"
_RULES = {"auto": "auto", "exact": "exact", "atLeast": "atLeast"}
_SIDES = {"top": "top", "bottom": "bottom", "left": "left", "right": "right", "start": "left",
          "end": "right"}  # fmt: skip
#: Elements of which nothing but `w:val` is read.
VALUED = frozenset({*_SWITCHES, _ALIGN, _STYLE})


def read(ppr: Any) -> Props:
    """The properties that a `pPr` element states; invalid values count as absent."""
    props: Props = {}
    for child in () if ppr is None else ppr:
        tag = child.tag
        if tag == _STYLE:
            props["style"] = child.get(VAL)
        elif (key := _SWITCHES.get(tag)) is not None:
            _put(props, key, values.on_off(child))
        elif tag == _SPACING:
            _spacing(props, child)
        elif tag == _INDENT:
            indents(props, child)
        elif tag == _ALIGN:
            _put(props, "align", _ALIGNS.get(child.get(VAL)))
        elif tag == NUMPR:
            _numbering(props, child)
        elif tag == _BORDERS:
            _borders(props, child)
        elif tag == _TABS:
            _put(props, "tabs", _tabs(child) or None)
        elif tag == _FRAME:
            props["frame"] = (child.get(f"{W}xAlign"), values.twips(child.get(f"{W}w")))
    return props


def _put(props: Props, key: str, value: Any) -> None:
    if value is not None:
        props[key] = value


def indents(props: Props, ind: Any) -> None:
    """`w:ind`; start and end are the strict names of left and right; hanging beats firstLine."""
    for side, other in (("left", "start"), ("right", "end")):
        for suffix, key in (("", side), ("Chars", f"{side}_chars")):
            value = ind.get(f"{W}{side}{suffix}")
            value = ind.get(f"{W}{other}{suffix}") if value is None else value
            _put(props, key, values.twips(value))
    for suffix, key in (("", "first"), ("Chars", "first_chars")):
        _put(props, key, values.twips(ind.get(f"{W}firstLine{suffix}")))
        hanging = values.twips(ind.get(f"{W}hanging{suffix}"))
        _put(props, key, None if hanging is None else -hanging)


def _spacing(props: Props, spacing: Any) -> None:
    for side in ("before", "after"):
        _put(props, side, values.twips(spacing.get(f"{W}{side}")))
        _put(props, f"{side}_lines", values.twips(spacing.get(f"{W}{side}Lines")))
        _put(props, f"{side}_auto", values.truth(spacing.get(f"{W}{side}Autospacing")))
    line = values.twips(spacing.get(f"{W}line"))
    if line is not None:
        props["line"] = abs(line)
        props["line_rule"] = "exact" if line < 0 else "auto"
    _put(props, "line_rule", _RULES.get(spacing.get(f"{W}lineRule")))


def _numbering(props: Props, numpr: Any) -> None:
    for child in numpr:
        if child.tag == f"{W}numId":
            _put(props, "num", values.whole(child.get(VAL)))
        elif child.tag == f"{W}ilvl":
            _put(props, "level", values.whole(child.get(VAL)))


def _borders(props: Props, borders: Any) -> None:
    for border in borders:
        side = _SIDES.get(str(border.tag).rpartition("}")[2])
        if side is not None:
            drawn = values.is_drawn(border)
            props[f"border_{side}"] = str(border.get(VAL)) if drawn else ""


def _tabs(tabs: Any) -> tuple[tuple[str, float], ...]:
    """Tab stops of this level: kind ("clear" takes one away) and place in twips."""
    found = ((tab.get(VAL), values.twips(tab.get(f"{W}pos"))) for tab in tabs)
    return tuple((kind, place) for kind, place in found if kind and place is not None)


def merge(base: Props, own: Props) -> Props:
    """What holds after a nearer level has spoken; tab stops add up, the rest is replaced."""
    merged = {**base, **own}
    if "tabs" in base and "tabs" in own:
        merged["tabs"] = base["tabs"] + own["tabs"]
    return merged
