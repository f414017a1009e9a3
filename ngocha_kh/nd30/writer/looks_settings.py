"""Settings of one element: `w:rPr` and `w:pPr` → name and value; and settings → a look.

A look is a short text of tokens joined by ";": half-points and face first, then what is out of the
ordinary ("28;Times New Roman;b").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .tags import attribute, local

#: Name in the format → token. They are on or off, and add up over styles.
TOGGLES: Final = {
    "b": "b", "i": "i", "caps": "caps", "smallCaps": "caps", "strike": "strike", "dstrike": "strike",
    "vanish": "hidden", "specVanish": "hidden", "outline": "effect", "shadow": "effect",
    "emboss": "effect", "imprint": "effect",
}  # fmt: skip
_OFF: Final = frozenset({"0", "false", "off", "none"})
#: What a value must be so that nothing is to be seen of it.
_PLAIN: Final = {
    "color": ("000000", "auto"), "u": ("none",), "highlight": ("none",), "vertAlign": ("baseline",),
    "w": ("100",), "position": ("0",), "spacing": ("0",), "fill": ("auto", "FFFFFF"),
    "textFill": (),
}  # fmt: skip
_ALIGNED: Final = {"start": "left", "end": "right", "distribute": "both"}
_THIN: Final = 100  # twips; lines forced below 5 pt cannot be read
Own = Mapping[str, str]  #: name → value


def under(parent: Any, *names: str) -> Any:
    """The element reached by child names; None when one is missing."""
    for name in names:
        parent = next((child for child in parent if local(child) == name), None)
        if parent is None:
            return None
    return parent


def settings_of(properties: Any) -> dict[str, str]:
    """Name → value of a `w:rPr`; toggles are "1" or "0"."""
    return dict(_pairs(properties)) if properties is not None else {}


def _pairs(properties: Any) -> Iterator[tuple[str, str]]:
    for child in properties:
        name, value = local(child), attribute(child, "val")
        if name in TOGGLES:
            yield name, "0" if value in _OFF else "1"
        elif name == "rFonts":
            face = attribute(child, "ascii") or attribute(child, "hAnsi")
            theme = attribute(child, "asciiTheme") or attribute(child, "hAnsiTheme")
            if theme or face:
                yield "face", f"+{theme}" if theme else face or ""
        elif name == "shd":
            yield "fill", _fill(child)
        elif name in _PLAIN or name in ("sz", "rStyle"):
            yield name, value or ""


def _fill(shading: Any) -> str:
    pattern = attribute(shading, "val") or "clear"
    if pattern in ("clear", "nil"):
        return attribute(shading, "fill") or "auto"
    return f"{pattern}/{attribute(shading, 'color') or 'auto'}"


def look_of(settings: Own) -> str:
    size = settings.get("sz", "20").partition(".")[0]
    tokens = {token for name, token in TOGGLES.items() if settings.get(name) == "1"}
    for name, plain in _PLAIN.items():
        value = settings.get(name)
        if value is not None and value not in plain:
            tokens.add(f"{name}={value}")
    return ";".join([size, settings.get("face", ""), *sorted(tokens)])


def line_settings_of(properties: Any) -> dict[str, str]:
    """What of a `w:pPr` changes what is read: alignment, shading, numbering, crushed lines."""
    found: dict[str, str] = {}
    for child in properties if properties is not None else ():
        match local(child):
            case "jc":
                value = attribute(child, "val") or "left"
                found["jc"] = _ALIGNED.get(value, value)
            case "shd":
                found["fill"] = _fill(child)
            case "numPr":
                number = under(child, "numId")
                found["num"] = (attribute(number, "val") or "0") if number is not None else "0"
            case "spacing":
                line, rule = attribute(child, "line"), attribute(child, "lineRule")
                if line is not None:
                    thin = rule == "exact" and line.lstrip("-").isdecimal() and int(line) < _THIN
                    found["thin"] = "1" if thin else "0"
    return found


def line_look_of(settings: Own) -> str:
    tokens = [settings.get("jc", "left")]
    if settings.get("fill", "auto") not in _PLAIN["fill"]:
        tokens.append(f"fill={settings['fill']}")
    tokens += ["num"] if settings.get("num", "0") != "0" else []
    tokens += ["thin"] if settings.get("thin") == "1" else []
    return ";".join(tokens)
