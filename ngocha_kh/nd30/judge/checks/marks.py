"""Marks of urgency, circulation and secrecy, and the address (Phụ lục I, Phần I, III.2, III.4)."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding, at
from ..looks import Style, judge, judge_all
from ..model import Paragraph, Table, paragraphs
from ..paper import Paper
from ..parts_address import first_footer, is_address
from ..registry import check
from ..words import fold, is_rule_text, tone_folded

_URGENCY = frozenset({"HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "HỎA TỐC HẸN GIỜ"})
_CIRCULATION = frozenset({"XEM XONG TRA LAI", "LUU HANH NOI BO"})
_SECRECY = frozenset({"TUYET MAT", "TOI MAT", "MAT"})
_MARK = Style(low=13, high=14, bold=True, italic=False, upper=True)
_HEAD = 40


@check("ND30-URGENT", "urgency")
def urgency(paper: Paper) -> Iterator[Finding]:
    """HỎA TỐC, THƯỢNG KHẨN, KHẨN: capitals, upright, bold, 13 to 14 points, in a single box."""
    mark = paper.parts.urgency
    assert mark
    where = "dấu chỉ mức độ khẩn"
    if tone_folded(mark.shown.upper()) not in _URGENCY:
        yield at(mark, where, f"ghi «{mark.shown}»", "HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN")
    yield from _boxed(mark, where, paper)


def _boxed(mark: Paragraph, where: str, paper: Paper) -> Iterator[Finding]:
    """The looks that marks share; a text box has its own border, which is not seen here."""
    yield from judge(mark, _MARK, where)
    if not (mark.boxed or mark.place.part == "textbox" or _in_bordered_table(mark, paper)):
        yield at(mark, where, "không có khung viền", "trong khung viền đơn")


def _in_bordered_table(mark: Paragraph, paper: Paper) -> bool:
    if mark.place.cell is None:
        return False
    tables = (b for b in paper.document.blocks if isinstance(b, Table))
    return any(t.bordered for t in tables if t.number == mark.place.cell[0])


def _marks(paper: Paper, words: frozenset[str]) -> Iterator[Paragraph]:
    """Lines at the top of the document, in its headers and boxes, that say one of `words`."""
    document = paper.document
    tops = [*document.boxes, *document.paragraphs[:_HEAD]]
    for section in document.sections[:1]:
        tops += [p for blocks in section.headers.values() for p in paragraphs(blocks)]
    return (p for p in tops if 2 < len(p.text) < 40 and fold(p.shown).strip(" .") in words)


@check("ND30-CIRC")
def circulation(paper: Paper) -> Iterator[Finding]:
    """XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ: looks as those of the urgency mark."""
    for mark in _marks(paper, _CIRCULATION):
        yield from _boxed(mark, "chỉ dẫn phạm vi lưu hành", paper)


@check("ND30-SECRET")
def secrecy(paper: Paper) -> Iterator[Finding]:
    """A State secret falls under a law of its own and is not to be processed here."""
    for mark in _marks(paper, _SECRECY):
        allowed = (
            "văn bản mật theo pháp luật về bảo vệ bí mật nhà nước, không xử lý bằng công cụ này"
        )
        yield at(mark, "dấu chỉ độ mật", f"có dấu «{mark.shown}»", allowed)


@check("ND30-ADDR", "address")
def address(paper: Paper) -> Iterator[Finding]:
    """Page 1 only, lower case, upright, 11 to 12 points, under a line as wide as the text."""
    where = "địa chỉ cơ quan, tổ chức"
    lines = [p for p in paper.parts.address if not is_rule_text(p.shown)]
    yield from judge_all(lines, Style(low=11, high=12, italic=False, upper=False), where)
    section = paper.document.sections[0]
    if not any(p.lines or is_rule_text(p.shown) for p in first_footer(section)):
        yield at(lines[0], where, "không có đường kẻ phía trên", "dưới một đường kẻ nét liền")
    if any(is_address(p) for p in paragraphs(section.footers.get("default", ()))):
        yield at(lines[0], where, "ở chân mọi trang", "chỉ ở trang thứ nhất")
