"""The number on each page (Phụ lục I, Phần I, Mục I, khoản 7; Mục V, hàng 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ..extent import pages
from ..finding import Finding, Severity, at
from ..model import Paragraph
from ..paper import Paper
from ..reach import distinct, page_fields, section_name
from ..registry import check
from ..words import decimal

_WHERE = "số trang"


@check("ND30-PAGENO-START")
def start(paper: Paper) -> Iterator[Finding]:
    """From 1, in Arabic digits."""
    for index, section in enumerate(paper.document.sections):
        place = section_name(paper.document, index)
        if section.number_format != "decimal":
            yield Finding(
                measured=f"kiểu số trang «{section.number_format}»",
                allowed="chữ số Ả Rập (1, 2, 3)",
                where=f"{_WHERE}, {place}",
            )
        if section.number_start not in (None, 1):
            yield Finding(
                measured=f"số trang bắt đầu từ {section.number_start}",
                allowed="bắt đầu từ 1",
                where=f"{_WHERE}, {place}",
                severity=None if index == 0 else Severity.WARNING,
            )


@check("ND30-PAGENO-POS")
def position(paper: Paper) -> Iterator[Finding]:
    """In the middle of the top margin. A document of one page needs none."""
    allowed = "giữa lề trên của trang"
    sections = paper.document.sections
    above = [p for _, blocks in distinct(sections, "headers") for p in page_fields(blocks)]
    below = [p for _, blocks in distinct(sections, "footers") for p in page_fields(blocks)]
    for paragraph in below:
        yield at(paragraph, f"{_WHERE}, chân trang", "số trang ở chân trang", allowed)
    for paragraph in above:
        yield from _off_centre(paragraph, allowed)
    if not above and not below and (length := pages(paper.document)) > 1.2:
        yield Finding(
            measured=f"không có số trang, văn bản dài khoảng {decimal(length)} trang",
            allowed=allowed,
            where=_WHERE,
        )


def _off_centre(paragraph: Paragraph, allowed: str) -> Iterator[Finding]:
    where = f"{_WHERE}, đầu trang"
    if paragraph.align == "center":
        return
    # Word's own header has a tab stop in the middle of the line: what it shows cannot be told here.
    before = paragraph.text.partition(next(r.text for r in paragraph.runs if r.field == "PAGE"))[0]
    if before.count("\t") == 1:
        yield at(paragraph, where, "canh giữa bằng phím Tab", allowed, Severity.WARNING)
    else:
        side = "phải" if paragraph.align == "right" or "\t" in before else "trái"
        yield at(paragraph, where, f"số trang canh {side}", allowed)


@check("ND30-PAGENO-STYLE")
def style(paper: Paper) -> Iterator[Finding]:
    """Upright, not bold, 13 to 14 points; nothing but digits (our reading)."""
    found = chain(distinct(paper.document.sections, "headers"), distinct(paper.document.sections, "footers"))  # fmt: skip
    for paragraph in (p for _, blocks in found for p in page_fields(blocks)):
        looks = [run.look for run in paragraph.runs if run.field == "PAGE"]
        faults = [
            *(
                f"cỡ chữ {decimal(size)}"
                for size in {k.size for k in looks}
                if not 13 <= size <= 14
            ),
            *(["đậm"] if any(look.bold for look in looks) else []),
            *(["nghiêng"] if any(look.italic for look in looks) else []),
        ]
        if faults:
            yield at(paragraph, _WHERE, ", ".join(faults), "cỡ chữ 13 đến 14, đứng, không đậm")
        around = "".join(run.text for run in paragraph.runs if run.field != "PAGE").strip()
        if re.search(r"[^\s\d]", around) or any(run.field == "NUMPAGES" for run in paragraph.runs):
            yield at(paragraph, _WHERE, f"ghi «{paragraph.shown}»", "chỉ ghi chữ số", Severity.INFO)


@check("ND30-PAGENO-FIRST")
def first(paper: Paper) -> Iterator[Finding]:
    """Not shown on the first page."""
    if not paper.document.sections:
        return
    section = paper.document.sections[0]
    kind = "first" if section.title_page else "default"
    shown = [*section.headers.get(kind, ()), *section.footers.get(kind, ())]
    for paragraph in page_fields(tuple(shown)):
        yield at(paragraph, f"{_WHERE}, trang đầu", "hiển thị số trang", "không hiển thị")
