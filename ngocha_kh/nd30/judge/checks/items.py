"""Khoản, điểm, and the headings of reports (Phụ lục I, Phần I, Mục II.6đ; Mục V, rows 6a, 6b)."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..looks import Style, judge
from ..outline import DASH, DECIMAL, DIEM, KHOAN, ROMAN, Item, Role, main_size
from ..paper import Paper
from ..registry import check
from ..words import decimal
from .headings import all_outlines

#: The Vietnamese letters that number points; the decree's own lists leave out ă, â, ê, ô, ơ, ư.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_SECTION = Style(low=13, high=14, bold=True, italic=False, upper=True)
_NUMBERED = Style(low=13, high=14, bold=True, italic=False)


@check("ND30-H-KHOAN")
def clauses(paper: Paper) -> Iterator[Finding]:
    """ "1. …": a full stop after the number, upright, as large as the text.

    Whether "1)" or "1/" is meant as khoản cannot be known: but a warning.
    """
    for items in all_outlines(paper):
        size = main_size(items)
        for item in items:
            match = KHOAN.match(item.text)
            if match is None or item.role not in (Role.TEXT, Role.NUMBERED):
                continue
            if match[2] != ".":
                yield at(
                    item.paragraph, "đề mục khoản", f"ghi «{match[0].strip()}»", f"«{match[1]}.»",
                    Severity.WARNING,
                )  # fmt: skip
            yield from _clause_looks(item, size)


def _clause_looks(item: Item, size: float | None) -> Iterator[Finding]:
    """A text of another size, or a heading that slants, is the matter of other rules."""
    look = next((run.look for run in item.paragraph.written()), None)
    if look is None:
        return
    if item.role is Role.TEXT and look.italic:
        yield at(item.paragraph, "đề mục khoản", "chữ nghiêng", "chữ đứng")
    if item.role is Role.NUMBERED and size not in (None, look.size) and 13 <= look.size <= 14:
        measured = f"cỡ chữ {decimal(look.size)}"
        yield at(
            item.paragraph, "đề mục khoản", measured, f"cỡ chữ {decimal(size or 0)} như nội dung"
        )


@check("ND30-H-DIEM")
def points(paper: Paper) -> Iterator[Finding]:
    """ "a) …" in the order a b c d đ e g h i k l m n o p q r s t u v x y."""
    for items in all_outlines(paper):
        previous = ""
        for item in items:
            match = DIEM.match(item.text)
            if item.role in (Role.TEXT, Role.NUMBERED) and match and not ROMAN.match(item.text):
                yield from _point(item, match[0].strip(), match[2], previous)
                previous = match[2].lower()
            elif item.role is not Role.TEXT or KHOAN.match(item.text):
                previous = ""


def _point(item: Item, written: str, letter: str, previous: str) -> Iterator[Finding]:
    small = letter.lower()
    where = "đề mục điểm"
    if written != f"{small})":
        yield at(item.paragraph, where, f"ghi «{written}»", f"«{small})»")
    if small not in LETTERS:
        yield at(item.paragraph, where, f"chữ cái «{small}»", "chữ cái tiếng Việt")
    elif small != "a" and previous in LETTERS and previous:
        due = (LETTERS + "…")[LETTERS.index(previous) + 1]
        if small != due:
            yield at(item.paragraph, where, f"sau «{previous})» là «{small})»", f"«{due})»")


@check("ND30-H-REPORT")
def report_headings(paper: Paper) -> Iterator[Finding]:
    """ "I. TÊN MỤC" in bold capitals, "1. Tên tiểu mục" in bold; 13 to 14 points."""
    for items in all_outlines(paper):
        for item in items:
            match = ROMAN.match(item.text)
            if item.role is Role.SECTION and match:
                where = f"đề mục {match[1]}"
                if match[2] != ".":
                    written = match[0].strip()
                    yield at(item.paragraph, where, f"ghi «{written}»", f"«{match[1]}.»")
                yield from judge(item.paragraph, _SECTION, where)
            elif item.role is Role.NUMBERED:
                yield from judge(item.paragraph, _NUMBERED, "đề mục")


@check("ND30-H-DECIMAL")
def decimals(paper: Paper) -> Iterator[Finding]:
    """ "1.1." is in neither scheme, and in wide use (our reading)."""
    for items in all_outlines(paper):
        for item in items:
            if DECIMAL.match(item.text):
                yield at(item.paragraph, "đề mục", "đề mục kiểu 1.1", "khoản 1., điểm a)")


@check("ND30-H-DASH")
def dashes(paper: Paper) -> Iterator[Finding]:
    """Items with a dash are in neither scheme, and in wide use (our reading)."""
    for items in all_outlines(paper):
        for item in items:
            if DASH.match(item.text):
                yield at(item.paragraph, "nội dung", "gạch đầu dòng", "khoản 1., điểm a)")
