"""Rules under the zones of the head: where one belongs, and what stands there in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .finding import Severity
from .measure import longest
from .model import Line, Paragraph
from .paper import Paper
from .words import is_rule_text, mm

SLACK = 0.10  # on the signed scan a rule is 64.5 mm for about 60 mm of text
SLACK_CHARACTERS = 0.15  # how far raised letters shrink differs between programs
_WHOLE, _SHORT = (1.0, 1.0), (1 / 3, 1 / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Where a rule belongs: its text, the paragraphs it may hang in, its share of the text."""

    rule: str
    where: str
    text: tuple[Paragraph, ...]
    near: tuple[Paragraph, ...]
    share: tuple[float, float]
    underline: Severity

    @property
    def width(self) -> float:
        """The longest line of the text, in mm."""
        return longest(self.text)

    def bounds(self, slack: float) -> tuple[float, float]:
        low, high = self.share
        return low * self.width * (1 - slack), high * self.width * (1 + slack)

    @property
    def allowed(self) -> str:
        low, high = (share * self.width for share in self.share)
        if low == high:
            return f"nét liền, dài bằng dòng chữ ({mm(low)})"
        return f"nét liền, dài từ 1/3 đến 1/2 dòng chữ ({mm(low)} đến {mm(high)})"


def zones(paper: Paper) -> list[Zone]:
    """The zones of this document that a rule belongs under."""
    parts = paper.parts
    motto = (parts.motto,) if parts.motto else ()
    found = [
        Zone(
            rule="ND30-TN-RULE",
            where="đường kẻ dưới Tiêu ngữ",
            text=motto,
            near=parts.motto_rule,
            share=_WHOLE,
            underline=Severity.WARNING,
        ),
        Zone(
            rule="ND30-ORG-RULE",
            where="đường kẻ dưới tên cơ quan ban hành",
            text=parts.issuer,
            near=parts.issuer_rule,
            share=_SHORT,
            underline=Severity.ERROR,
        ),
        Zone(
            rule="ND30-TY-RULE",
            where="đường kẻ dưới trích yếu",
            text=parts.summary,
            near=parts.summary_rule,
            share=_SHORT,
            underline=Severity.ERROR,
        ),
    ]
    return [zone for zone in found if zone.text]


def lines_near(zone: Zone) -> list[Line]:
    """Lines drawn near the text, the one of the best length first."""
    low, high = zone.bounds(0)
    lines = {
        id(line): line
        for paragraph in zone.near
        for line in paragraph.lines
        if line.kind != "over" or paragraph not in zone.text  # a line over the text is not under it
    }
    return sorted(lines.values(), key=lambda line: max(low - line.width_mm, line.width_mm - high))


def scores(zone: Zone) -> list[Paragraph]:
    """Rows of underscores or dashes near the text."""
    return [p for p in zone.near if is_rule_text(p.shown)]


def is_underlined(zone: Zone) -> bool:
    return any(run.look.underline for p in zone.text for run in p.written())


def hangs_elsewhere(paper: Paper, zone: Zone) -> bool:
    """Whether a line of the right length hangs in another paragraph of the head: a shape may be
    anchored far from where it is drawn.
    """
    claimed = {id(line) for other in zones(paper) for line in lines_near(other)[:1]}
    low, high = zone.bounds(SLACK)
    return any(
        line.kind == "shape" and id(line) not in claimed and low <= line.width_mm <= high
        for paragraph in _head(paper)
        for line in paragraph.lines
    )


def _head(paper: Paper) -> Iterator[Paragraph]:
    """Paragraphs above the body: rows of the head, boxes, and what surrounds the title."""
    parts = paper.parts
    for row in parts.header_rows:
        yield from row.paragraphs()
    yield from paper.document.boxes
    yield from paper.document.paragraphs[:12]
    yield from (*parts.summary_rule, *parts.motto_rule, *parts.issuer_rule)
