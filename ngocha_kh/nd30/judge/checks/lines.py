"""The rules under Tiêu ngữ, the issuer and the trích yếu (Phụ lục I, Phần I, II.1b, 2b, 5b).

The decree asks for a solid line of a length and names no tool. What is found decides which rule
speaks, so that one fault is told once: nothing or a wrong length, the rule of the zone; dashes,
RULE-SOLID; an underlined text, RULE-UNDERLINE; a row of characters, RULE-CHARS, and RULE-LEN when
its length is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..drawn import (
    SLACK,
    SLACK_CHARACTERS,
    Zone,
    hangs_elsewhere,
    is_underlined,
    lines_near,
    scores,
    zones,
)
from ..finding import Finding, Severity, at
from ..measure import text_width
from ..model import Paragraph
from ..paper import Paper
from ..parts_address import first_footer
from ..registry import check
from ..words import mm


def _zone_finding(paper: Paper, rule: str) -> Iterator[Finding]:
    """The zone's own rule: no line at all, or one of a wrong length."""
    for zone in zones(paper):
        if zone.rule != rule:
            continue
        lines = lines_near(zone)
        low, high = zone.bounds(SLACK)
        if lines and not low <= lines[0].width_mm <= high and not hangs_elsewhere(paper, zone):
            measured = f"dài {mm(lines[0].width_mm)}"
            yield at(zone.text[-1], zone.where, measured, zone.allowed)
        elif not (lines or scores(zone) or is_underlined(zone) or hangs_elsewhere(paper, zone)):
            yield at(zone.text[-1], zone.where, "không có đường kẻ", zone.allowed)


@check("ND30-TN-RULE", "motto")
def motto_rule(paper: Paper) -> Iterator[Finding]:
    """A solid line under Tiêu ngữ, as long as its text."""
    yield from _zone_finding(paper, "ND30-TN-RULE")


@check("ND30-ORG-RULE", "issuer")
def issuer_rule(paper: Paper) -> Iterator[Finding]:
    """A solid line under the issuer's name, a third to a half of the text's longest line."""
    yield from _zone_finding(paper, "ND30-ORG-RULE")


@check("ND30-TY-RULE", "summary")
def summary_rule(paper: Paper) -> Iterator[Finding]:
    """A solid line under the trích yếu, a third to a half of the text's longest line."""
    yield from _zone_finding(paper, "ND30-TY-RULE")


@check("ND30-RULE-SOLID", "motto")
def solid(paper: Paper) -> Iterator[Finding]:
    """Lines that are drawn are solid."""
    for zone in zones(paper):
        lines = lines_near(zone)
        if lines and not lines[0].solid:
            yield at(zone.text[-1], zone.where, "nét đứt", "nét liền")


@check("ND30-RULE-UNDERLINE", "motto")
def underline(paper: Paper) -> Iterator[Finding]:
    """An underlined text is no separate line under it (our reading)."""
    for zone in zones(paper):
        if is_underlined(zone) and not lines_near(zone):
            allowed = "đường kẻ riêng, " + zone.allowed
            yield at(zone.text[-1], zone.where, "gạch chân chữ", allowed, zone.underline)


def _drawn_with_characters(paper: Paper) -> Iterator[tuple[Zone, Paragraph]]:
    for zone in zones(paper):
        rows = scores(zone)
        if rows and not lines_near(zone):
            yield zone, rows[0]


@check("ND30-RULE-CHARS", "motto")
def characters(paper: Paper) -> Iterator[Finding]:
    """Rows of underscores or dashes do as lines, but break easily (our reading)."""
    for zone, score in _drawn_with_characters(paper):
        measured = f"kẻ bằng ký tự «{score.shown[:3]}»"
        yield at(score, zone.where, measured, "đường vẽ hoặc viền của đoạn", Severity.INFO)


@check("ND30-RULE-LEN", "motto")
def length(paper: Paper) -> Iterator[Finding]:
    """A line of characters has the length the zone asks; the line over the address is full width."""
    for zone, score in _drawn_with_characters(paper):
        low, high = zone.bounds(SLACK_CHARACTERS)
        measured = text_width(score)
        if not low <= measured <= high:
            yield at(score, zone.where, f"dài {mm(measured)}", zone.allowed)
    yield from _address_line(paper)


def _address_line(paper: Paper) -> Iterator[Finding]:
    address = paper.parts.address
    lines = [line for paragraph in address_lines(paper) for line in paragraph.lines]
    if address and lines:
        section = paper.document.sections[0]
        full = section.width - section.left - section.right
        widest = max(line.width_mm for line in lines)
        if abs(widest - full) > full * SLACK:
            where = "đường kẻ trên địa chỉ cơ quan"
            yield at(address[0], where, f"dài {mm(widest)}", f"hết chiều ngang ({mm(full)})")


def address_lines(paper: Paper) -> Sequence[Paragraph]:
    """Paragraphs of the first page's footer: the line over the address hangs in one of them."""
    return first_footer(paper.document.sections[0]) if paper.document.sections else ()
