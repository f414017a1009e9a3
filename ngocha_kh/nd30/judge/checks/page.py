"""The sheet and its margins (Phụ lục I, Phần I, Mục I, khoản 1 to 3)."""

from __future__ import annotations

from collections.abc import Iterator

from ...rulebook import rules
from ..finding import Finding, Severity
from ..model import Section, Table
from ..paper import Paper
from ..reach import section_name
from ..registry import check
from ..words import decimal, mm

_A4 = (210.0, 297.0)
_SLACK_MM = 0.3  # the government's own files are off by a twip or two
_EDGES = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}


def _lies(section: Section) -> bool:
    return section.width > section.height


@check("ND30-PAGE-SIZE")
def size(paper: Paper) -> Iterator[Finding]:
    """A4, standing or lying."""
    for index, section in enumerate(paper.document.sections):
        short, long = sorted((section.width, section.height))
        if max(abs(short - _A4[0]), abs(long - _A4[1])) > _SLACK_MM:
            yield Finding(
                measured=f"khổ giấy {decimal(section.width)} x {mm(section.height)}",
                allowed="A4, 210 x 297 mm",
                where=section_name(paper.document, index),
            )


@check("ND30-PAGE-ORIENT")
def orientation(paper: Paper) -> Iterator[Finding]:
    """Lying only where a table needs it; the text does not say how wide, so never an error.

    The tables that hold header and signature are no tables to a reader.
    """
    added = (block for a in paper.parts.attachments for block in a.blocks)
    with_table = {b.section for b in (*paper.parts.body, *added) if isinstance(b, Table)}
    for index, section in enumerate(paper.document.sections):
        if _lies(section) and index not in with_table:
            yield Finding(
                measured="trang xoay ngang không có bảng, biểu",
                allowed="trang dọc",
                where=section_name(paper.document, index),
                severity=Severity.WARNING,
            )


@check("ND30-MARGIN-TOP")
def top(paper: Paper) -> Iterator[Finding]:
    """20 to 25 mm."""
    return _margin(paper, "top")


@check("ND30-MARGIN-BOTTOM")
def bottom(paper: Paper) -> Iterator[Finding]:
    """20 to 25 mm."""
    return _margin(paper, "bottom")


@check("ND30-MARGIN-LEFT")
def left(paper: Paper) -> Iterator[Finding]:
    """30 to 35 mm, with the gutter."""
    return _margin(paper, "left")


@check("ND30-MARGIN-RIGHT")
def right(paper: Paper) -> Iterator[Finding]:
    """15 to 20 mm."""
    return _margin(paper, "right")


@check("ND30-MARGIN-LANDSCAPE")
def landscape(paper: Paper) -> Iterator[Finding]:
    """The ranges as displayed; the decree gives no figures for turned pages (our reading)."""
    for edge in _EDGES:
        yield from _margin(paper, edge, lying=True)


def _margin(paper: Paper, edge: str, *, lying: bool = False) -> Iterator[Finding]:
    rule = rules()[f"ND30-MARGIN-{edge.upper()}"]
    assert rule.low is not None
    assert rule.high is not None
    for index, section in enumerate(paper.document.sections):
        value = getattr(section, edge)
        if _lies(section) is not lying or rule.low - 0.25 <= value <= rule.high + 0.25:
            continue
        yield Finding(
            measured=f"{_EDGES[edge]} {mm(value)}",
            allowed=f"{decimal(rule.low)} đến {mm(rule.high)}",
            where=section_name(paper.document, index),
            severity=Severity.WARNING if lying else None,
        )
