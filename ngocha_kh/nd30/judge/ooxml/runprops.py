"""`w:rPr` → a partial dictionary: only what that level says, in our words and units.

Keys: ascii, hAnsi, eastAsia, cs (faces), hint, lang, size, size_cs (points), color, raised,
underline, dstrike, complex, and the toggles of `TOGGLES`.
"""

from __future__ import annotations

from typing import Any

from ...xmlread import W
from . import values
from .names import VAL
from .theme import Theme, is_rgb

Props = dict[str, Any]

#: Toggle properties (ISO/IEC 29500-1, 17.7.3): element → key.
TOGGLES = {
    f"{W}b": "bold", f"{W}i": "italic", f"{W}bCs": "bold_cs", f"{W}iCs": "italic_cs",
    f"{W}caps": "caps", f"{W}smallCaps": "small_caps", f"{W}strike": "strike",
    f"{W}vanish": "hidden",
}  # fmt: skip
_SWITCHES = {f"{W}cs": "complex", f"{W}rtl": "complex", f"{W}dstrike": "dstrike"}
_SIZES = {f"{W}sz": "size", f"{W}szCs": "size_cs"}
_FACES = (
    ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"),
    ("cs", "cstheme"),
)  # fmt: skip
_FONTS, _COLOR, _LANG = f"{W}rFonts", f"{W}color", f"{W}lang"
_UNDERLINE, _RAISED = f"{W}u", f"{W}vertAlign"
#: Elements of which nothing but `w:val` is read.
VALUED = frozenset({*TOGGLES, *_SWITCHES, *_SIZES, _UNDERLINE, _RAISED, f"{W}rStyle"})


def read(rpr: Any, theme: Theme) -> Props:
    """The properties that an `rPr` element states; invalid values count as absent."""
    props: Props = {}
    for child in () if rpr is None else rpr:
        tag = child.tag
        if (key := TOGGLES.get(tag) or _SWITCHES.get(tag)) is not None:
            _put(props, key, values.on_off(child))
        elif (key := _SIZES.get(tag)) is not None:
            _put(props, key, values.points(child.get(VAL)))
        elif tag == _FONTS:
            _faces(props, child, theme)
        elif tag == _COLOR:
            _put(props, "color", _color(child, theme))
        elif tag == _UNDERLINE:
            props["underline"] = child.get(VAL) not in {None, "none"}
        elif tag == _RAISED:
            props["raised"] = child.get(VAL) in {"superscript", "subscript"}
        elif tag == _LANG:
            _put(props, "lang", child.get(f"{W}eastAsia"))
    return props


def _put(props: Props, key: str, value: Any) -> None:
    if value is not None:
        props[key] = value


def _faces(props: Props, fonts: Any, theme: Theme) -> None:
    """A face of the theme beats the one that stands beside it in the same element (17.3.2.26)."""
    for key, theme_key in _FACES:
        named = theme.font(fonts.get(f"{W}{theme_key}")) or fonts.get(f"{W}{key}")
        _put(props, key, named.strip() if named and named.strip() else None)
    _put(props, "hint", fonts.get(f"{W}hint"))


def _color(color: Any, theme: Theme) -> str | None:
    name = color.get(f"{W}themeColor")
    if name and name != "none":
        found = theme.color(name, color.get(f"{W}themeTint"), color.get(f"{W}themeShade"))
        if found is not None:
            return found
    value = color.get(VAL)
    if value == "auto":
        return "auto"
    return str(value).upper() if is_rgb(value) else None
