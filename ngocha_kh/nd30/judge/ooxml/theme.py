"""The theme: the faces and colours that styles name instead of saying (ISO/IEC 29500-1, 20.1.6)."""

from __future__ import annotations

import colorsys
import re
from typing import Any

from ...xmlread import W
from .names import A

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
#: The script that the last word of a theme font's name stands for.
_SCRIPTS = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
_ALIASES = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1",
    "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
_MAPPED = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}


class Theme:
    """Faces and colours by the names that `w:asciiTheme` and `w:themeColor` use.

    `root` and `settings` are None when the package has no such part.
    """

    def __init__(self, root: Any = None, settings: Any = None) -> None:
        self._fonts = {} if root is None else _fonts(root)
        self._colors = {} if root is None else _colors(root)
        mapping = None if settings is None else settings.find(f"{W}clrSchemeMapping")
        self._mapping = {} if mapping is None else dict(mapping.items())

    def font(self, name: str | None) -> str | None:
        """The face of "minorHAnsi", "majorBidi" and so on; None when the theme does not say."""
        return self._fonts.get(name) if name else None

    def color(self, name: str, tint: str | None, shade: str | None) -> str | None:
        """RRGGBB of "accent1", "text1" and so on, made lighter or darker."""
        mapped = self._mapping.get(f"{W}{_MAPPED.get(name, name)}", name)
        rgb = self._colors.get(_ALIASES.get(mapped, mapped))
        if rgb is None:
            return None
        for part, lighter in ((tint, True), (shade, False)):
            if part and re.fullmatch(r"[0-9A-Fa-f]{1,2}", part):
                rgb = _scaled(rgb, int(part, 16) / 255, lighter)
        return rgb


def is_rgb(text: str | None) -> bool:
    """Whether a text is six hexadecimal digits."""
    return text is not None and _HEX.fullmatch(text) is not None


def _fonts(root: Any) -> dict[str, str]:
    found = {}
    for group in ("major", "minor"):
        for word, script in _SCRIPTS.items():
            face = root.find(f".//{A}fontScheme/{A}{group}Font/{A}{script}")
            if face is not None and face.get("typeface"):
                found[f"{group}{word}"] = str(face.get("typeface"))
    return found


def _colors(root: Any) -> dict[str, str]:
    scheme = root.find(f".//{A}clrScheme")
    found = {}
    for slot in () if scheme is None else scheme:
        for color in slot:
            rgb = color.get("lastClr") or color.get("val")
            if is_rgb(rgb):
                found[str(slot.tag).rpartition("}")[2]] = str(rgb).upper()
    return found


def _scaled(rgb: str, share: float, lighter: bool) -> str:
    red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * share + (1 - share if lighter else 0)
    parts = colorsys.hls_to_rgb(hue, min(light, 1.0), saturation)
    return "".join(f"{round(255 * part):02X}" for part in parts)
