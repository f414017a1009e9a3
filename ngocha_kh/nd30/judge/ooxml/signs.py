"""Numerals and bullets as they are shown."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
#: Signs of the faces that hold pictures instead of letters, by the last byte of their code.
_SYMBOL = {0xB7: "•", 0x2D: "-", 0xA8: "♦", 0xDE: "⇒", 0xAE: "→", 0xD7: "⋅", 0xB0: "°"}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑", 0x2D: "•",
}  # fmt: skip
_PICTURE_FACES = ("symbol", "wingdings", "webdings")


def numeral(value: int, form: str) -> str:
    """A number in one of the formats of ST_NumberFormat; unknown ones as 1, 2, 3."""
    if form in {"upperRoman", "lowerRoman"} and 0 < value < 4000:
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    if form in {"upperLetter", "lowerLetter"} and 0 < value <= 780:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02}"
    return "" if form in {"none", "bullet"} else str(value)


def _roman(value: int) -> str:
    shown = ""
    for worth, sign in _ROMAN:
        shown += sign * (value // worth)
        value %= worth
    return shown


def bullet(text: str, face: str) -> str:
    """A bullet: the sign that a picture face shows for a code, else the text itself."""
    return "".join(sign(ord(char), face) for char in text)


def sign(code: int, face: str) -> str:
    """One character of a face; codes of the private area are those of picture faces."""
    if face.lower() == "courier new" and code == ord("o"):
        return "◦"
    pictures = face.lower().startswith(_PICTURE_FACES)
    if not pictures and not 0xF000 <= code <= 0xF0FF:
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 and code > 31 else ""
    table = _SYMBOL if face.lower().startswith("symbol") or not pictures else _WINGDINGS
    return table.get(code & 0xFF, "•")
