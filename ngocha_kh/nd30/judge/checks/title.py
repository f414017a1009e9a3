"""Zones 5a and 5b: type name and trích yếu (Phụ lục I, Phần I, Mục II.5; Mục V.5; Điều 7)."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..kinds import ABBREVIATIONS, LETTER, is_type, type_of
from ..looks import Style, between, gap, judge, judge_all
from ..paper import Paper
from ..registry import check
from ..words import excerpt, points

_TYPE, _SUMMARY = "tên loại văn bản", "trích yếu nội dung văn bản"
_LONG = 300  #: characters: beyond three lines a trích yếu is no longer short
# Mẫu 1.8 and 1.10 draw none; of the types without a template of their own nobody knows.
_WITH_SUMMARY = ABBREVIATIONS - {"GGT", "GNP", "GUQ", "HĐ", "BGN", "BTT", "PG", "PC", "PB"}
_LETTER_GAP, _SLACK = 6.0, 0.5


@check("ND30-TYPE-STYLE", "type_name")
def type_style(paper: Paper) -> Iterator[Finding]:
    """Capitals, upright, bold, centred, 13 to 14 points."""
    assert paper.parts.type_name
    style = Style(low=13, high=14, bold=True, italic=False, upper=True, centred=True)
    yield from judge(paper.parts.type_name, style, _TYPE)


@check("ND30-TYPE-LIST", "type_name")
def type_list(paper: Paper) -> Iterator[Finding]:
    """One of the 29 types of Điều 7."""
    name = paper.parts.type_name
    assert name
    if not type_of(name.shown):
        yield at(name, _TYPE, f"«{name.shown}»", "một trong 29 loại văn bản hành chính")


@check("ND30-TY-STYLE", "type_name", "summary")
def summary_style(paper: Paper) -> Iterator[Finding]:
    """Right under the type name, lower case, upright, bold, centred, 13 to 14 points."""
    name, summary = paper.parts.type_name, paper.parts.summary
    assert name
    style = Style(low=13, high=14, bold=True, italic=False, upper=False, centred=True)
    yield from judge_all(summary, style, _SUMMARY)
    empties = [p for p in between(paper.document, name, summary[0]) if p.is_empty]
    if empties:
        measured = f"cách tên loại {len(empties)} dòng trống"
        yield at(summary[0], _SUMMARY, measured, "ngay dưới tên loại văn bản")


@check("ND30-TY-TEXT", "type_name")
def summary_text(paper: Paper) -> Iterator[Finding]:
    """A short phrase; the templates end it with no full stop. Named types have one."""
    summary = paper.parts.summary
    if not summary:
        yield from _no_summary(paper)
        return
    text = " ".join(line.shown for line in summary)
    if text.endswith((".", ";", ",")) and not text.endswith("..."):
        measured = f"kết thúc bằng dấu «{text[-1]}»"
        yield at(summary[-1], _SUMMARY, measured, "không có dấu cuối", Severity.INFO)
    if len(text) > _LONG:
        measured = f"dài {len(text)} ký tự"
        yield at(summary[0], _SUMMARY, measured, "câu ngắn gọn hoặc cụm từ", Severity.INFO)


def _no_summary(paper: Paper) -> Iterator[Finding]:
    name = paper.parts.type_name
    assert name
    if paper.parts.type not in _WITH_SUMMARY:
        return
    if is_type(name.shown):
        allowed = "trích yếu ngay dưới tên loại văn bản"
        yield at(name, _SUMMARY, "không thấy trích yếu", allowed)
    else:
        allowed = "trích yếu ở dòng dưới, chữ in thường"
        yield at(name, _SUMMARY, "trích yếu viết liền tên loại", allowed)


@check("ND30-CV-TY", "number")
def letter_summary(paper: Paper) -> Iterator[Finding]:
    """Công văn: "V/v" and the matter, lower case, upright, not bold, centred, 12 to 13 points."""
    if paper.parts.type != LETTER:
        return
    subject = paper.parts.subject
    if not subject:
        number = paper.parts.number
        assert number
        yield at(number, _SUMMARY, "công văn không có trích yếu", "«V/v ...» dưới số, ký hiệu")
        return
    first = subject[0].shown
    if not first.startswith("V/v "):
        yield at(
            subject[0], _SUMMARY, f"bắt đầu bằng «{excerpt(first, 20)}»", "bắt đầu bằng «V/v »"
        )
    style = Style(low=12, high=13, bold=False, italic=False, upper=False, centred=True)
    yield from judge_all(subject, style, _SUMMARY)


@check("ND30-CV-GAP", "number", "subject")
def letter_gap(paper: Paper) -> Iterator[Finding]:
    """6 points between the number and "V/v"."""
    number, subject = paper.parts.number, paper.parts.subject[0]
    assert number
    if number.place.part != subject.place.part or number.place.part == "textbox":
        return
    empties = [p for p in between(paper.document, number, subject) if p.is_empty]
    if number.place.cell != subject.place.cell:
        # Across cells or below a table both gaps count, and what else stands in the other column
        # tells nothing.
        measured, empties = number.after + subject.before, []
    else:
        measured = gap(paper.document, number, subject)
    if empties or abs(measured - _LETTER_GAP) > _SLACK:
        shown = f"cách {len(empties)} dòng trống" if empties else f"cách {points(measured)}"
        yield at(subject, _SUMMARY, shown, f"cách dòng số, ký hiệu {points(_LETTER_GAP)}")
