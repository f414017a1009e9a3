"""Phần, Chương, Mục, Điều (Phụ lục I, Phần I, Mục II, khoản 6, điểm d and đ; Mục V, row 6a)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Finding, at
from ..looks import Style, judge
from ..outline import DIEU, MUC, PHAN, Item, Role, main_size
from ..paper import Paper
from ..registry import check
from ..words import decimal
from .body import INDENTS

_LABEL = Style(low=13, high=14, bold=True, italic=False, centred=True)
_TITLE = Style(low=13, high=14, bold=True, italic=False, upper=True, centred=True)
_SLACK_MM = 0.25


def all_outlines(paper: Paper) -> list[list[Item]]:
    """The body, then each attached document: each has its own headings."""
    return [paper.outline, *paper.attached]


@check("ND30-H-PHAN")
def parts(paper: Paper) -> Iterator[Finding]:
    """ "Phần I", "Chương I": Roman number, own line; title below it in capitals."""
    return _labels(paper, PHAN, "số La Mã", r"[IVXLC]+")


@check("ND30-H-MUC")
def divisions(paper: Paper) -> Iterator[Finding]:
    """ "Mục 1", "Tiểu mục 1": Arabic number, own line; title below it in capitals."""
    return _labels(paper, MUC, "số Ả Rập", r"\d+")


def _labels(paper: Paper, pattern: re.Pattern[str], number: str, digits: str) -> Iterator[Finding]:
    for items in all_outlines(paper):
        for index, item in enumerate(items):
            match = pattern.match(item.text) if item.role is Role.LABEL else None
            if match is not None:
                below = items[index + 1] if index + 1 < len(items) else None
                yield from _label(item, match, number, digits)
                yield from _title(item, match, below)


def _label(item: Item, match: re.Match[str], number: str, digits: str) -> Iterator[Finding]:
    word = match[1].capitalize()
    where = f"đề mục {word}"
    if match[1] != word:
        yield at(item.paragraph, where, f"ghi «{match[1]}»", f"«{word}», chữ in thường")
    if not re.fullmatch(digits, match[2].upper()):
        yield at(item.paragraph, where, f"ghi «{match[0]}»", number)
    if item.text[match.end() :].strip(" "):
        yield at(
            item.paragraph, where, f"ghi «{item.text}»", f"«{match[0]}» và tiêu đề mỗi thứ một dòng"
        )
    yield from judge(item.paragraph, _LABEL, where)


def _title(item: Item, match: re.Match[str], below: Item | None) -> Iterator[Finding]:
    where = f"tiêu đề của {match[0]}"
    if item.text[match.end() :].strip(" .:-–"):
        return  # the title stands on the line of the label, which was said
    if below is None or below.role is not Role.TITLE:
        yield at(item.paragraph, where, "không có tiêu đề", "có tiêu đề ngay dưới")
    else:
        yield from judge(below.paragraph, _TITLE, where)


@check("ND30-H-DIEU")
def articles(paper: Paper) -> Iterator[Finding]:
    """ "Điều 1. …": bold, upright, indented, as large as the text."""
    for items in all_outlines(paper):
        size = main_size(items)
        for item in items:
            if item.role is Role.DIEU and (match := DIEU.match(item.text)):
                faults = [*_article(item, match, size)]
                if faults:
                    measured, allowed = zip(*faults, strict=True)
                    where = f"đề mục {match[0].strip()}"
                    yield at(item.paragraph, where, ", ".join(measured), ", ".join(allowed))


def _article(item: Item, match: re.Match[str], size: float | None) -> Iterator[tuple[str, str]]:
    if match[1] != "Điều":
        yield f"ghi «{match[1]}»", "«Điều», chữ in thường"
    if not match[2].isdigit():
        yield f"ghi «{match[2]}»", "số Ả Rập"
    if match[3] != ".":
        yield f"sau số là «{match[3]}»" if match[3] else "sau số không có dấu chấm", "dấu chấm"
    looks = [run.look for run in item.paragraph.written()][:1]
    if any(not look.bold for look in looks):
        yield "không đậm", "đậm"
    if any(look.italic for look in looks):
        yield "nghiêng", "chữ đứng"
    if size is not None and any(look.size != size for look in looks):
        yield f"cỡ chữ {decimal(looks[0].size)}", f"cỡ chữ {decimal(size)} như nội dung"
    begins = item.paragraph.left + item.paragraph.first
    if item.paragraph.align != "center" and all(abs(begins - v) > _SLACK_MM for v in INDENTS):
        yield f"lùi {decimal(begins)} mm", "lùi 10 mm hoặc 12,7 mm"
    if item.paragraph.align == "center":
        yield "canh giữa", "lùi đầu dòng"
