"""Face, colour and character set (Phụ lục I, Phần I, Mục I, khoản 4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..model import Look, Paragraph
from ..paper import Paper
from ..reach import where
from ..registry import check

_FACE = "timesnewroman"  # PostScript names of the face (TimesNewRomanPSMT) are the face
# Faces of TCVN3 and VNI, whose letters are not Unicode.
_LEGACY = re.compile(r"\.vn|vni[- ]|vn(time|arial)", re.IGNORECASE)
# Ticks, arrows and boxes are in no text face.
_SIGNS = re.compile(r"symbol|wingdings|webdings|ms gothic|dingbats", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NEARLY_BLACK = 0x26


def _is_right(font: str) -> bool:
    return font.replace(" ", "").casefold().startswith(_FACE)


@check("ND30-FONT-FACE")
def face(paper: Paper) -> Iterator[Finding]:
    """Times New Roman in the whole document; old faces are the matter of ND30-CHARSET."""
    fonts = {look.font for look in paper.looks}
    wrong = {font for font in fonts if not _is_right(font) and not _LEGACY.match(font)}
    for paragraph in paper.everywhere if wrong else ():
        texts = [(r.text, r.look) for r in paragraph.runs]
        if paragraph.number_look:
            texts.insert(0, (paragraph.number, paragraph.number_look))
        found = [look.font for t, look in texts if look.font in wrong and _is_printed(t, look)]
        if found:
            shown = ", ".join(dict.fromkeys(found))
            yield at(paragraph, where(paragraph.place), f"phông chữ {shown}", "Times New Roman")


def _is_printed(text: str, look: Look) -> bool:
    if look.hidden or not text.strip():
        return False
    return not _SIGNS.search(look.font) or any(c.isalnum() for c in text)


@check("ND30-FONT-COLOR")
def color(paper: Paper) -> Iterator[Finding]:
    """Black; the urgency mark is red. What looks black on paper is but a warning."""
    coloured = any(look.color not in ("auto", "000000") for look in paper.looks)
    for paragraph in paper.everywhere if coloured else ():
        if paragraph is paper.parts.urgency:
            continue
        found = {
            run.look.color
            for run in paragraph.runs
            if run.look.color not in ("auto", "000000") and run.text.strip() and not run.look.hidden
        }
        if found:
            severity = Severity.WARNING if all(map(_is_nearly_black, found)) else None
            shown = ", ".join(sorted(found))
            yield at(paragraph, where(paragraph.place), f"màu {shown}", "màu đen", severity)


def _is_nearly_black(color: str) -> bool:
    try:
        return all(part <= _NEARLY_BLACK for part in bytes.fromhex(color))
    except ValueError:
        return False


@check("ND30-CHARSET")
def charset(paper: Paper) -> Iterator[Finding]:
    """Unicode. The standard knows decomposed letters too, so they are but a warning."""
    fonts = {look.font for look in paper.looks if _LEGACY.match(look.font)}
    whole = "".join(run.text for paragraph in paper.everywhere for run in paragraph.runs)
    if not fonts and not _PRIVATE.search(whole) and unicodedata.is_normalized("NFC", whole):
        return
    for paragraph in paper.everywhere:
        place = where(paragraph.place)
        legacy = {r.look.font for r in paragraph.runs if r.look.font in fonts and r.text.strip()}
        if legacy:
            yield at(paragraph, place, f"phông chữ {', '.join(sorted(legacy))}", "chữ Unicode")
        else:
            yield from _characters(paragraph, paragraph.text, place)


def _characters(paragraph: Paragraph, text: str, place: str) -> Iterator[Finding]:
    if _PRIVATE.search(text) and any(
        _PRIVATE.search(run.text) and not _SIGNS.search(run.look.font) for run in paragraph.runs
    ):
        yield at(paragraph, place, "ký tự dùng riêng, không có trong bảng mã", "chữ Unicode")
    if not unicodedata.is_normalized("NFC", text):
        yield at(
            paragraph, place, "chữ tổ hợp (dấu tách rời)", "chữ dựng sẵn (NFC)", Severity.WARNING
        )
