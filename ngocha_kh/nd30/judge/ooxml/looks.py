"""Levels of run properties → the look that a reader sees (ISO/IEC 29500-1, 17.7.2 and 17.7.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model import Look
from .runprops import TOGGLES, Props

DEFAULT_FACE = "Times New Roman"
DEFAULT_SIZE = 10.0  # when no level says (17.3.2.38)
#: Which slot of `w:rFonts` a character takes (17.3.2.26): text in pieces of one slot.
_ASCII = re.compile(r"[\x00-\x7f]+")
_EAST = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]+")
#: Taken from the East Asian face when the hint says so.
_HINTED = re.compile(
    "[\xa1\xa4\xa7-\xa8\xaa\xad\xaf-\xb4\xb6-\xba\xbc-\xbf\xd7\xf7\u02b0-\u04ff\u2000-\u27bf]+"
)
#: The same, only in a Chinese text; Vietnamese letters are among them.
_HINTED_CHINESE = re.compile(
    "[\xe0\xe1\xe8-\xea\xec\xed\xf2\xf3\xf9\xfa\xfc\u0100-\u02af\u1e00-\u1eff]+"
)


@dataclass(frozen=True, slots=True)
class Faces:
    """Looks of one run whose slots name different faces: each character takes its own."""

    ascii: Look
    other: Look
    east: Look
    hint: bool = False
    chinese: bool = False

    def split(self, text: str) -> list[tuple[str, Look]]:
        """The text in pieces of one look."""
        pieces: list[tuple[str, Look]] = []
        for char in text:
            look = self._look(char)
            if pieces and (pieces[-1][1] == look or char == " "):
                pieces[-1] = (pieces[-1][0] + char, pieces[-1][1])
            else:
                pieces.append((char, look))
        return pieces

    def _look(self, char: str) -> Look:
        if _ASCII.match(char):
            return self.ascii
        if _EAST.match(char) or (self.hint and _HINTED.match(char)):
            return self.east
        return self.east if self.chinese and _HINTED_CHINESE.match(char) else self.other


def resolve(defaults: Props, table: Props, para: Props, char: Props, direct: Props) -> Look | Faces:
    """The look of text after document defaults, table, paragraph and character style, and itself.

    A toggle property that document defaults turn on stays on; else it is on when an odd number of
    style levels turn it on; what the run itself says is absolute (17.7.3).
    """
    merged = {**defaults, **table, **para, **char, **direct}
    on = {
        key: direct[key]
        if key in direct
        else bool(defaults.get(key))
        or bool(table.get(key)) ^ bool(para.get(key)) ^ bool(char.get(key))
        for key in TOGGLES.values()
    }
    cs = "_cs" if merged.get("complex") else ""
    look = Look(
        font=merged.get("cs" if cs else "ascii", DEFAULT_FACE),
        size=merged.get(f"size{cs}", DEFAULT_SIZE),
        bold=on[f"bold{cs}"],
        italic=on[f"italic{cs}"],
        underline=merged.get("underline", False),
        strike=on["strike"] or merged.get("dstrike", False),
        caps=on["caps"],
        small_caps=on["small_caps"],
        hidden=on["hidden"],
        color=merged.get("color", "auto"),
        raised=merged.get("raised", False),
    )
    return look if cs else _faces(look, merged)


def _faces(look: Look, merged: Props) -> Look | Faces:
    other = merged.get("hAnsi", DEFAULT_FACE)
    east = merged.get("eastAsia", DEFAULT_FACE)
    hint = merged.get("hint") == "eastAsia"
    if look.font == other and (east == other or not hint):
        return look
    return Faces(
        ascii=look,
        other=replace(look, font=other),
        east=replace(look, font=east),
        hint=hint,
        chinese=hint and str(merged.get("lang", "")).startswith("zh"),
    )
