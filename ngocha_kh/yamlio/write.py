"""Plain data → YAML text that reads back as the same data, in the way a person would write it.

Only what is new is written here; what stands in a file already is never written again (see `edit`).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.yamlio.read import plain_value
from ngocha_kh.yamlio.text import INVISIBLE

_MODELINE: Final = "# yaml-language-server: $schema="
_WIDEST_KEY: Final = 128  # YAML itself gives up at 1024

#: Nothing can hold these, neither XML nor UTF-8 (REL-18).
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Raw, these are refused by the reader or change when YAML reads lines: only as escapes.
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"\\\\]')
_SHORT: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
#: Numbers for other readers of YAML 1.2 (editors) although ours keeps them as text.
_FOREIGN_NUMBER = re.compile(
    r"[-+]?([0-9]+|\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_NOT_PLAIN = re.compile(r": |:$| #|^(---|\.\.\.)")


class EditError(UserError):
    """The text cannot be changed without risk; nothing was written."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file indents: spaces for a mapping under its key, and for dashes under their key."""

    indent: int = 2
    dash: int = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a value: `head` follows the key on its line, `body` are the lines below."""

    head: str
    body: tuple[str, ...] = ()


def new_text(data: Mapping[str, object], *, schema_hint: str, key_order: Sequence[str]) -> bytes:
    """A new record: the line that tells editors the schema, then the keys in `key_order`.

    Keys that `key_order` does not name follow in their own order. UTF-8, NFC, LF.
    """
    order = {key: index for index, key in enumerate(key_order)}
    record = {key: data[key] for key in sorted(data, key=lambda key: order.get(key, len(order)))}
    if not record:
        raise EditError("hồ sơ mới phải có ít nhất một khóa")
    lines = [_MODELINE + schema_hint, *mapping_lines(normal(record), 0, Style())]
    return ("\n".join(lines) + "\n").encode()


def normal(value: Any) -> Any:
    """`value` as the reader would give it back: plain types, text in NFC.

    Raises `EditError` for what a record cannot hold.
    """
    if isinstance(value, str):
        if found := _IMPOSSIBLE.search(value):
            raise EditError(f"không ghi được ký tự điều khiển U+{ord(found.group()):04X}")
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_normal_key(key): normal(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [normal(item) for item in value]
    if value is None or type(value) in (bool, int, float):
        return value
    raise EditError(f"không ghi được giá trị kiểu {type(value).__name__}")


def mapping_lines(mapping: Mapping[str, Any], column: int, style: Style) -> list[str]:
    """Lines of a block mapping whose keys stand at `column`."""
    lines: list[str] = []
    for key, value in mapping.items():
        piece = piece_of(value, column, style)
        lines += [" " * column + key_text(key) + ":" + (piece.head and " " + piece.head)]
        lines += piece.body
    return lines


def list_lines(items: Sequence[Any], column: int, style: Style) -> list[str]:
    """Lines of a block list whose dashes stand at `column`."""
    lines: list[str] = []
    for item in items:
        if item and isinstance(item, dict):
            inner = mapping_lines(item, column + 2, style)
        elif item and isinstance(item, list):
            inner = list_lines(item, column + 2, style)
        else:
            piece = piece_of(item, column, style)
            inner = [" " * (column + 2) + piece.head, *piece.body]
        lines += [" " * column + "- " + inner[0][column + 2 :], *inner[1:]]
    return lines


def piece_of(value: Any, column: int, style: Style) -> Piece:
    """Text of the value of a key (or dash) that stands at `column`."""
    if value and isinstance(value, dict):
        return Piece("", tuple(mapping_lines(value, column + style.indent, style)))
    if value and isinstance(value, list):
        return Piece("", tuple(list_lines(value, column + style.dash, style)))
    if isinstance(value, str) and _reads_well_as_block(value):
        pad = " " * (column + style.indent)
        lines = value.removesuffix("\n").split("\n")
        return Piece("|" if value.endswith("\n") else "|-", tuple(pad * bool(x) + x for x in lines))
    return Piece(flow_text(value))


def flow_text(value: Any, *, quote: str | None = None, inside: bool = False) -> str:
    """Text of any value on one line; `quote` asks for a kind of quotes, `inside` brackets."""
    if isinstance(value, str):
        return _string(value, quote, inside)
    if isinstance(value, dict):
        pairs = (f"{key_text(k)}: {flow_text(v, inside=True)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item, inside=True) for item in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return _number(value)


def key_text(key: str) -> str:
    """A key; quoted where it would not be read as text."""
    return _string(key, None, True)


def _normal_key(key: object) -> str:
    if not isinstance(key, str) or key == "<<" or INVISIBLE.search(key) or len(key) > _WIDEST_KEY:
        raise EditError(f"«{str(key)[:60]}» không dùng làm khóa được")
    name: str = normal(key)
    return name


def _number(value: int | float) -> str:
    """Digits that the reader takes for this very number (it keeps long and code-like ones as text)."""
    short = str(value)
    for text in (short, short + "0" if "." in short and "e" not in short else short):
        back = plain_value(text)
        if type(back) is type(value) and back == value:
            return text
    raise EditError(f"không ghi được số {short}; số chỉ được dài tới 18 ký tự")


def _string(text: str, quote: str | None, inside: bool) -> str:
    if quote != '"' and not _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        if quote == "'":
            return "'" + text.replace("'", "''") + "'"
        if _is_plain(text, inside):
            return text
    return '"' + _ESCAPED.sub(lambda found: _escape(found.group()), text) + '"'


def _is_plain(text: str, inside: bool) -> bool:
    if text != text.strip() or not text or text[0] in _INDICATORS:
        return False
    if plain_value(text).__class__ is not str or _FOREIGN_NUMBER.fullmatch(text):
        return False
    if inside and (any(char in text for char in ",[]{}:") or "#" in text):
        return False
    return not (_NOT_PLAIN.search(text) or text == "<<")


def _escape(char: str) -> str:
    code = ord(char)
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _reads_well_as_block(text: str) -> bool:
    """Whether a person sees exactly what is there when the text is written under a `|`."""
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or any(line != line.rstrip() for line in lines):
        return False
    if not lines[-1] or not lines[0] or lines[0][0].isspace():
        return False
    return not _ESCAPED.search(re.sub('[\n"\\\\]', "", text))
