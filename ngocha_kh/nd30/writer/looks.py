"""How text looks to a reader: what styles and direct settings together make of a run.

A look is a short text of tokens joined by ";", the same for the same appearance however a program
wrote it: half-points and face first, then what is out of the ordinary ("28;Times New Roman;b").
Resolution follows ISO/IEC 29500-1, 17.7.2 (nearest wins) and 17.7.3 (toggles of styles cancel).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..xmlread import parse_xml

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
_DEPTH: Final = 20  # styles based on one another
Own = Mapping[str, str]
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


def local(element: Any) -> str:
    """The tag without its namespace, which differs in the strict form of the format."""
    tag = element.tag
    found = NAMES.get(tag)
    if found is not None:
        return found
    if not isinstance(tag, str):  # a comment has no such tag
        return ""
    found = tag.rpartition("}")[2]
    if len(NAMES) < 1000:  # of the format; a stranger's tags may be any number
        NAMES[tag] = found
    return found


#: Tag → `local` of those seen so far; what reads every cell of a table looks here without a call.
NAMES: dict[str, str] = {}


def attribute(element: Any, wanted: str) -> str | None:
    """An attribute by its name without namespace."""
    tag = element.tag
    found = element.get(f"{tag[: tag.rindex('}') + 1]}{wanted}" if "}" in tag else wanted)
    if found is None:  # of another namespace, as r:id and the twins of Word's extensions
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == wanted:
                return str(value)
    return found if found is None else str(found)


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
                self._text = _settings(_under(child, "rPrDefault", "rPr"))
                self._lines = _line_settings(_under(child, "pPrDefault", "pPr"))
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
            own = _line_settings(properties)
            named = _under(properties, "pStyle") if properties is not None else None
            style = (attribute(named, "val") if named is not None else None) or self._default
            look = _line_look({**self._lines, **self._chain(style, 2), **own})
            ends = properties is not None and _under(properties, "sectPr") is not None
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
        own = _settings(properties)
        levels = [self._chain(name, 1) for name in (table, style, own.get("rStyle", ""))]
        merged = dict(self._text)
        for level in levels:
            merged.update(level)
        for toggle in frozenset(TOGGLES) & merged.keys():
            on = sum(level.get(toggle) == "1" for level in levels) % 2
            merged[toggle] = "1" if on or self._text.get(toggle) == "1" else "0"
        return _look({**merged, **own})

    def _style(self, name: str) -> tuple[str, Own, Own] | None:
        """What a style is based on, its settings of text and of lines; read when first asked for,
        since a sheet has many more styles than a document uses.
        """
        found = self._read.get(name)
        if found is None and name in self._styles:
            style = self._styles[name]
            parent = _under(style, "basedOn")
            above = (attribute(parent, "val") if parent is not None else None) or ""
            text, lines = _settings(_under(style, "rPr")), _line_settings(_under(style, "pPr"))
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


def _under(parent: Any, *names: str) -> Any:
    """The element reached by child names; None when one is missing."""
    for name in names:
        parent = next((child for child in parent if local(child) == name), None)
        if parent is None:
            return None
    return parent


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


def _settings(properties: Any) -> dict[str, str]:
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


def _look(settings: Own) -> str:
    size = settings.get("sz", "20").partition(".")[0]
    tokens = {token for name, token in TOGGLES.items() if settings.get(name) == "1"}
    for name, plain in _PLAIN.items():
        value = settings.get(name)
        if value is not None and value not in plain:
            tokens.add(f"{name}={value}")
    return ";".join([size, settings.get("face", ""), *sorted(tokens)])


def _line_settings(properties: Any) -> dict[str, str]:
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
                number = _under(child, "numId")
                found["num"] = (attribute(number, "val") or "0") if number is not None else "0"
            case "spacing":
                line, rule = attribute(child, "line"), attribute(child, "lineRule")
                if line is not None:
                    thin = rule == "exact" and line.lstrip("-").isdecimal() and int(line) < _THIN
                    found["thin"] = "1" if thin else "0"
    return found


def _line_look(settings: Own) -> str:
    tokens = [settings.get("jc", "left")]
    if settings.get("fill", "auto") not in _PLAIN["fill"]:
        tokens.append(f"fill={settings['fill']}")
    tokens += ["num"] if settings.get("num", "0") != "0" else []
    tokens += ["thin"] if settings.get("thin") == "1" else []
    return ";".join(tokens)
