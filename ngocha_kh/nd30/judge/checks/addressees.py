"""Zone 9a: Kính gửi (Phụ lục I, Phần I, Mục II.9; Mục V.8a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..kinds import LETTER, NAMES_BY_ABBREVIATION
from ..looks import Style, judge_all
from ..model import Paragraph
from ..paper import Paper
from ..parts_opening import addressee_items
from ..registry import check
from ..words import ending, excerpt, mm

_WHERE = "phần «Kính gửi»"
# Types that are never sent "Kính gửi": only công văn, and tờ trình and báo cáo sent upwards, are.
_WITHOUT = frozenset(
    {"QĐ", "NQ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BB"}
)
_NEEDED = frozenset({LETTER, "TTr"})
_MOST_SHIFT_MM = 1.0
_ITEM = re.compile(r"- \S")


def _items(paper: Paper) -> list[Paragraph]:
    assert paper.parts.addressed
    return addressee_items(paper.parts.addressed, paper.parts.addressees)


def _shown(item: Paragraph) -> str:
    """The text with the hyphen that a list gives."""
    return f"{item.number} {item.shown}".strip()


@check("ND30-KG-WHEN", "number")
def when(paper: Paper) -> Iterator[Finding]:
    """For công văn and tờ trình; for báo cáo sent upwards; elsewhere a warning."""
    parts = paper.parts
    if parts.addressed is None and parts.type in _NEEDED:
        place = parts.type_name or parts.number
        assert place
        kind = "công văn" if parts.type == LETTER else "tờ trình"
        yield at(place, _WHERE, f"{kind} không có «Kính gửi»", "có «Kính gửi»")
    elif parts.addressed and parts.type in _WITHOUT:
        name = NAMES_BY_ABBREVIATION[parts.type].lower()
        allowed = "chỉ công văn; tờ trình, báo cáo gửi cấp trên có «Kính gửi»"
        yield at(parts.addressed, _WHERE, f"{name} có «Kính gửi»", allowed, Severity.WARNING)


@check("ND30-KG-STYLE", "addressed")
def style(paper: Paper) -> Iterator[Finding]:
    """Lower case, upright, not bold, 13 to 14 points, a colon after "Kính gửi"."""
    label = paper.parts.addressed
    assert label
    if not label.shown.startswith("Kính gửi:"):
        yield at(label, _WHERE, f"ghi «{excerpt(label.shown, 20)}»", "«Kính gửi:»")
    looks = Style(low=13, high=14, bold=False, italic=False, upper=False)
    yield from judge_all((label, *paper.parts.addressees), looks, _WHERE)


@check("ND30-KG-ONE", "addressed")
def one(paper: Paper) -> Iterator[Finding]:
    """One addressee: on the line of the label, no mark at its end."""
    items = _items(paper)
    if len(items) != 1 or _lists_several(items[0]):
        return
    item, text = items[0], _shown(items[0])
    if paper.parts.addressees:
        yield at(item, _WHERE, "nơi gửi duy nhất ở dòng dưới", "cùng dòng với «Kính gửi:»")
    elif text.startswith(("-", "–")):
        yield at(item, _WHERE, "có gạch đầu dòng khi gửi một nơi", "không có gạch đầu dòng")
    if text.endswith((".", ";", ",")) and not text.endswith("..."):
        yield at(item, _WHERE, f"kết thúc bằng dấu «{text[-1]}»", "không có dấu cuối")


def _lists_several(item: Paragraph) -> bool:
    return ";" in item.shown.rstrip("; ")


@check("ND30-KG-MANY", "addressed")
def many(paper: Paper) -> Iterator[Finding]:
    """Several: each on its own line behind a hyphen, ended by ";", the last by "."; hyphens in one
    column under the colon.
    """
    items = _items(paper)
    if len(items) == 1 and _lists_several(items[0]):
        yield at(items[0], _WHERE, "nhiều nơi gửi trên một dòng", "mỗi nơi một dòng")
    if len(items) < 2:
        return
    for item in items:
        text = _shown(item)
        mark = "." if item is items[-1] else ";"
        if not _ITEM.match(text):
            yield at(item, _WHERE, f"ghi «{excerpt(text, 30)}»", "bắt đầu bằng «- »")
        elif not text.endswith(mark):
            yield at(item, _WHERE, f"kết thúc «{ending(text, 20)}»", f"kết thúc bằng dấu «{mark}»")
    starts = [item.left + item.first for item in paper.parts.addressees]
    if _set_alike(paper.parts.addressees) and max(starts) - min(starts) > _MOST_SHIFT_MM:
        shift = mm(max(starts) - min(starts))
        allowed = "các gạch đầu dòng thẳng hàng"
        yield at(items[-1], _WHERE, f"gạch đầu dòng lệch nhau {shift}", allowed)


def _set_alike(items: tuple[Paragraph, ...]) -> bool:
    """Whether indents tell where the hyphens stand: no tabs, not centred, no list numbers."""
    alike = {(item.align == "center", bool(item.number), "\t" in item.text) for item in items}
    return alike <= {(False, False, False)} and bool(items)
