"""Looks of a paragraph held against what the specimen table asks (Phụ lục I, Mục V)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from .finding import Finding, at
from .model import Document, Paragraph
from .words import decimal, is_upper, points

_SLACK_PT = 0.5
_EDGE_MM = 0.5
#: How an alignment is called after "canh", the decree's word.
SIDES = {"left": "trái", "right": "phải", "center": "giữa", "both": "đều cả hai lề"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Sizes in points; None: the decree does not ask."""

    low: float
    high: float
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    centred: bool = False


def judge(paragraph: Paragraph, style: Style, where: str) -> Iterator[Finding]:
    """At most one finding, which names everything that departs."""
    faults = [*_faults(paragraph, style)]
    if faults:
        yield at(
            paragraph,
            where,
            ", ".join(measured for measured, _ in faults),
            ", ".join(allowed for _, allowed in faults),
        )


def judge_all(paragraphs: Sequence[Paragraph], style: Style, where: str) -> Iterator[Finding]:
    """`judge` for each."""
    for paragraph in paragraphs:
        yield from judge(paragraph, style, where)


def _faults(paragraph: Paragraph, style: Style) -> Iterator[tuple[str, str]]:
    looks = [run.look for run in paragraph.written() if not _is_sign(run.text)]
    if not looks:
        return
    sizes = sorted({look.size for look in looks})
    if not all(style.low <= size <= style.high for size in sizes):
        shown = " và ".join(decimal(size) for size in sizes)
        yield f"cỡ chữ {shown}", f"cỡ chữ {_range(style)}"
    weights = {look.bold for look in looks}
    if style.bold is not None and weights != {style.bold}:
        yield _mixed(weights, "đậm", "không đậm"), "đậm" if style.bold else "không đậm"
    slants = {look.italic for look in looks}
    if style.italic is not None and slants != {style.italic}:
        yield (
            _mixed(slants, "nghiêng", "kiểu chữ đứng"),
            ("nghiêng" if style.italic else "kiểu chữ đứng"),
        )
    if style.upper is not None and is_upper(paragraph.shown) != style.upper:
        yield ("chữ in thường", "chữ in hoa") if style.upper else ("chữ in hoa", "chữ in thường")
    if style.centred and paragraph.align != "center":
        yield f"canh {SIDES[paragraph.align]}", "canh giữa"


def _is_sign(text: str) -> bool:
    """Whether a run holds only spaces and blanks to fill in, whose looks nobody sees."""
    return not text.strip(" \u00a0\t.…_")


def _range(style: Style) -> str:
    if style.low == style.high:
        return decimal(style.low)
    return f"{decimal(style.low)} đến {decimal(style.high)}"


def _mixed(found: set[bool], yes: str, no: str) -> str:
    if len(found) > 1:
        return f"chỗ {yes}, chỗ {no}"
    return yes if found == {True} else no


def between(document: Document, above: Paragraph, below: Paragraph) -> list[Paragraph]:
    """Paragraphs that stand between two of the body, in reading order; [] when told apart by no
    place.
    """
    if above.place.part != "body" or below.place.part != "body":
        return []
    first, last = above.place.number, below.place.number
    before = takewhile(lambda p: p.place.number < last, document.paragraphs)
    return [p for p in before if p.place.number > first]


def gap(document: Document, above: Paragraph, below: Paragraph) -> float:
    """Space in points between two neighbours: the larger of the two gaps (ISO/IEC 29500-1,
    17.3.1.33), none when a style keeps its own together.
    """
    if above.place == below.place:
        return 0.0
    together = above.contextual and below.contextual and above.style == below.style
    return 0.0 if together else max(above.after, below.before)


def single_spacing(
    document: Document, above: Paragraph, below: Paragraph, where: str
) -> Iterator[Finding]:
    """Two lines that must follow each other at single spacing: one finding at most."""
    empties = [p for p in between(document, above, below) if p.is_empty and _same_cell(p, below)]
    space = gap(document, above, below)
    if empties:
        yield at(below, where, f"cách {len(empties)} dòng trống", "không có dòng trống")
    elif space > _SLACK_PT:
        yield at(below, where, f"cách {points(space)}", "cách 0 pt, dòng đơn")
    elif (line := lines_of(below)) and abs(line - 1) > 0.05:
        yield at(below, where, f"cách dòng {decimal(line, 2)}", "dòng đơn")


def _same_cell(paragraph: Paragraph, other: Paragraph) -> bool:
    return paragraph.place.cell == other.place.cell


def lines_of(paragraph: Paragraph) -> float | None:
    """Line spacing in lines; None when it is at least something that single lines meet."""
    if paragraph.line_rule == "auto":
        return paragraph.line / 240
    size = max((run.look.size for run in paragraph.written()), default=13.0)
    ratio = paragraph.line / 20 / (size * 1.15)
    if paragraph.line_rule == "atLeast":
        return ratio if ratio > 1 else None
    # An exact height is set by eye: a tenth more or less is still single.
    return 1.0 if abs(ratio - 1) <= 0.12 else ratio


def at_left(paragraph: Paragraph) -> bool:
    """Whether the first line begins at the left edge of its column."""
    return paragraph.align in {"left", "both"} and abs(paragraph.left + paragraph.first) <= _EDGE_MM
