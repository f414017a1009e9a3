"""Zone 1: Quốc hiệu and Tiêu ngữ (Phụ lục I, Phần I, Mục II.1; Mục V.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..looks import Style, judge, single_spacing
from ..paper import Paper
from ..registry import check
from ..words import decimal, tone_folded

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SETS = ((13.0, 14.0, 14.0), (12.0, 13.0, 13.0))


@check("ND30-QH-TEXT", "state")
def state_text(paper: Paper) -> Iterator[Finding]:
    """Quốc hiệu has one wording; where the tone stands is free. Letter case is a matter of style."""
    state = paper.parts.state
    assert state
    if tone_folded(state.shown.upper()) != STATE:
        yield at(state, "Quốc hiệu", f"ghi «{state.shown}»", f"«{STATE}»")


@check("ND30-QH-STYLE", "state")
def state_style(paper: Paper) -> Iterator[Finding]:
    """Capitals, upright, bold, 12 to 13 points, in the middle of its column."""
    assert paper.parts.state
    style = Style(low=12, high=13, bold=True, italic=False, upper=True, centred=True)
    yield from judge(paper.parts.state, style, "Quốc hiệu")


@check("ND30-TN-TEXT", "motto")
def motto_text(paper: Paper) -> Iterator[Finding]:
    """Three phrases with capitals at their beginnings, hyphens with a space on each side.

    Another dash of the same look is but a warning.
    """
    motto = paper.parts.motto
    assert motto
    text = tone_folded(motto.shown)
    if text in {MOTTO, MOTTO.upper()}:  # capitals throughout are a matter of style
        return
    hyphened = _DASHES.sub(" - ", text)
    spaced = re.sub(r"[\u2010-\u2015\u2212]", "-", text) == MOTTO
    dash_only = hyphened == MOTTO and spaced
    severity = Severity.WARNING if dash_only else None
    allowed = f"«{MOTTO}», dấu gạch nối có cách chữ"
    yield at(motto, "Tiêu ngữ", f"ghi «{motto.shown}»", allowed, severity)


@check("ND30-TN-STYLE", "motto")
def motto_style(paper: Paper) -> Iterator[Finding]:
    """Lower case, upright, bold, 13 to 14 points, centred under Quốc hiệu."""
    assert paper.parts.motto
    style = Style(low=13, high=14, bold=True, italic=False, upper=False, centred=True)
    yield from judge(paper.parts.motto, style, "Tiêu ngữ")


@check("ND30-QHTN-GAP", "state", "motto")
def gap(paper: Paper) -> Iterator[Finding]:
    """Quốc hiệu and Tiêu ngữ follow each other at single spacing."""
    assert paper.parts.state
    assert paper.parts.motto
    yield from single_spacing(paper.document, paper.parts.state, paper.parts.motto, "Tiêu ngữ")


@check("ND30-SIZESET", "state", "motto")
def size_set(paper: Paper) -> Iterator[Finding]:
    """Sizes rise and fall together: 13, 14, 14 or 12, 13, 13 (Mục V, note 1).

    A size out of its own range is left to the rule of that zone.
    """
    parts = paper.parts
    zones = [p for p in (parts.state, parts.motto, parts.date) if p]
    sizes = [{run.look.size for run in zone.written()} for zone in zones]
    if any(len(size) != 1 for size in sizes):
        return
    found = [size.pop() for size in sizes]
    ranges = ((12, 13), (13, 14), (13, 14))
    if any(not low <= size <= high for size, (low, high) in zip(found, ranges, strict=False)):
        return
    if not any(all(a == b for a, b in zip(found, known, strict=False)) for known in _SETS):
        names = ("Quốc hiệu", "Tiêu ngữ", "địa danh và thời gian")
        shown = (f"{n} cỡ {decimal(s)}" for n, s in zip(names, found, strict=False))
        allowed = "13, 14, 14 hoặc 12, 13, 13 (tăng, giảm thống nhất)"
        yield at(zones[0], "Quốc hiệu, Tiêu ngữ, địa danh", ", ".join(shown), allowed)
