"""Vietnamese text as the judge compares it, and numbers as it prints them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
_MARKS = dict.fromkeys(range(0x300, 0x370))  # combining marks: tones, breve, horn ...
# Where the tone of "oa", "oe", "uy" stands is free: HÒA or HOÀ, ỦY or UỶ (TCVN 6909:2001 is silent).
_TONE_PLACE = re.compile(rf"([ou])([aey])([{_TONES}])", re.IGNORECASE)
_RULE_TEXT = re.compile(r"[_\-\u2010-\u2015\u2500\u2501=*.…]{3,}|[\u2014\u2015\u2500]{2,}")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Capitals without accents, spaces folded: "Ủy  ban" → "UY BAN"."""
    plain = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return " ".join(plain.translate(_MARKS).split())


@lru_cache(maxsize=4096)
def tone_folded(text: str) -> str:
    """`text` with the tone of oa, oe, uy always on the first vowel; NFC."""
    return unicodedata.normalize(
        "NFC", _TONE_PLACE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    )


def same(text: str, other: str) -> bool:
    """Whether two texts are equal but for the place of tones."""
    return tone_folded(text) == tone_folded(other)


def excerpt(text: str, most: int) -> str:
    """The first whole words of `text`, "…" for the rest: at most `most` characters."""
    if len(text) <= most:
        return text
    cut = text[:most]
    whole = cut if text[most - 1].isspace() else cut.rpartition(" ")[0]
    return (whole.rstrip(" ,;:.-–") or cut[:-1]) + "…"


def ending(text: str, most: int) -> str:
    """The last whole words of `text`, "…" for what stands before: at most `most` characters."""
    if len(text) <= most:
        return text
    cut = text[-most:]
    whole = cut if text[-most].isspace() else cut.partition(" ")[2]
    return "…" + (whole.lstrip() or cut[1:])


def is_upper(text: str) -> bool:
    """Whether every letter is a capital, and there is one."""
    return text.isupper()


def is_rule_text(text: str) -> bool:
    """Whether `text` draws a line with characters: "______", "-----"."""
    return bool(_RULE_TEXT.fullmatch(re.sub(r"\s", "", text))) and "./." not in text


def is_blank(text: str) -> bool:
    """Whether `text` is room to write by hand: spaces, dots, underscores."""
    return not text.strip(" \u00a0._…\t")


def decimal(value: float, places: int = 1) -> str:
    """At most `places` decimals, with a comma: 12,5."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".").replace(".", ",")


def mm(value: float) -> str:
    """A length as printed: "12,5 mm"."""
    return f"{decimal(value)} mm"


def points(value: float) -> str:
    """A gap as printed: "6 pt"."""
    return f"{decimal(value)} pt"
