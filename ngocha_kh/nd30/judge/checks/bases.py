"""The căn cứ (Phụ lục I, Phần I, Mục II.6a; Phụ lục III, Mẫu 1.1 to 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ..finding import Finding, Severity, at
from ..kinds import DECISIONS
from ..looks import Style, judge_all
from ..model import Paragraph
from ..paper import Paper
from ..registry import check
from ..words import excerpt, fold

_WHERE = "căn cứ ban hành văn bản"
_LAW = re.compile(r"Căn cứ (Bộ luật|Luật|Pháp lệnh)\b.*?\b(số \d\S*)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"Căn cứ (Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Công văn|Thông báo)\b",
    re.IGNORECASE,
)
_CLOSING = ("THEO DE NGHI", "XET ")


@check("ND30-CC-STYLE", "bases")
def style(paper: Paper) -> Iterator[Finding]:
    """Lower case, italic throughout, 13 to 14 points."""
    looks = Style(low=13, high=14, italic=True, upper=False)
    yield from judge_all(paper.parts.bases, looks, _WHERE)


@check("ND30-CC-LINE", "bases")
def one_a_line(paper: Paper) -> Iterator[Finding]:
    """Each on its own line, ended by a semicolon, the last by a full stop.

    The end of a closing "Theo đề nghị ..." is judged by ND30-CC-LAST.
    """
    *others, last = paper.parts.bases
    for base in paper.parts.bases:
        if re.search(r"[;,.]\s*(Căn cứ|Theo đề nghị)\b", base.shown):
            yield at(base, _WHERE, "nhiều căn cứ trên một dòng", "mỗi căn cứ một dòng")
    for base in others:
        if not base.shown.endswith(";"):
            yield at(base, _WHERE, _ending(base.shown), "kết thúc bằng dấu chấm phẩy (;)")
    if not fold(last.shown).startswith(_CLOSING) and not last.shown.endswith("."):
        yield at(last, _WHERE, _ending(last.shown), "dòng cuối kết thúc bằng dấu chấm (.)")


@check("ND30-CC-LAST", "bases")
def last_line(paper: Paper) -> Iterator[Finding]:
    """The closing line of a decision, "Theo đề nghị của ...", ends with a full stop."""
    last = paper.parts.bases[-1]
    if fold(last.shown).startswith(_CLOSING) and not last.shown.endswith("."):
        allowed = "dòng cuối kết thúc bằng dấu chấm (.)"
        yield at(last, _WHERE, _ending(last.shown), allowed, Severity.ERROR)


def _ending(text: str) -> str:
    mark = text[-1:]
    return "không có dấu cuối" if mark.isalnum() else f"kết thúc bằng dấu «{mark}»"


@check("ND30-CC-POS", "bases", "type_name")
def position(paper: Paper) -> Iterator[Finding]:
    """Under type name and trích yếu; in decisions under the issuing authority's line."""
    parts = paper.parts
    first = parts.bases[0]
    above = [p for p in (parts.type_name, *parts.summary, *parts.authority) if p]
    late = [
        p for p in above if p.place.part == first.place.part and p.place.number > first.place.number
    ]
    for line in _after_decides(paper):
        yield at(line, _WHERE, "đứng dưới dòng «QUYẾT ĐỊNH:»", "trên dòng «QUYẾT ĐỊNH:»")
    if late:
        yield at(first, _WHERE, f"đứng trước dòng «{excerpt(late[0].shown, 40)}»", "sau dòng đó")


def _after_decides(paper: Paper) -> list[Paragraph]:
    """Căn cứ at the top of a decision's body, above its first Điều."""
    top = takewhile(lambda p: not fold(p.shown).startswith("DIEU "), paper.parts.body_text[:10])
    return [p for p in top if paper.parts.decides and fold(p.shown).startswith("CAN CU ")]


@check("ND30-CC-FULL", "bases")
def full(paper: Paper) -> Iterator[Finding]:
    """Type, number, day, issuer and matter; for Luật and Pháp lệnh no number (a warning)."""
    for base in paper.parts.bases:
        text = base.shown
        if law := _LAW.match(text):
            allowed = f"không ghi số, ký hiệu và cơ quan ban hành của {law[1]}"
            yield at(base, _WHERE, f"ghi «{law[2]}»", allowed, Severity.WARNING)
        elif _NUMBERED.match(text):
            missing = [name for name, words in _ASKED if not re.search(words, text)]
            if missing:
                allowed = "đủ số, ký hiệu, thời gian ban hành, tên cơ quan ban hành"
                measured = "thiếu " + ", ".join(missing)
                yield at(base, _WHERE, measured, allowed, Severity.WARNING)


_ASKED = (
    ("số, ký hiệu", r"\bsố\b.*/"),
    ("thời gian ban hành", r"\bngày\b"),
    ("cơ quan ban hành", r"\bcủa\b"),
)


@check("ND30-CC-NEED", "type_name")
def needed(paper: Paper) -> Iterator[Finding]:
    """Decisions and resolutions have căn cứ (our reading: not every type needs them)."""
    name = paper.parts.type_name
    assert name
    if paper.parts.type in DECISIONS and not paper.parts.bases:
        yield at(name, _WHERE, "không có căn cứ", "có căn cứ ban hành", Severity.WARNING)
