"""Appendices and attached documents (Phụ lục I, Phần I, Mục III.1; Phụ lục III, Mẫu 2.1, 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ..finding import Finding, Severity, at
from ..looks import Style, judge, judge_all
from ..model import Block, Paragraph, Table, paragraphs
from ..ooxml.signs import numeral
from ..paper import Attachment, Paper
from ..registry import check
from ..words import excerpt, fold, is_rule_text, mm

_WHERE = "phụ lục"
_NUMBERED = re.compile(r"phụ lục(?: số)?\s*([0-9]+|[ivxlc]+)\b", re.IGNORECASE)
_FORM = re.compile(r"\((Ban hành )?[Kk]èm theo .*\bsố\b.*\bngày\b.*\btháng\b.*\bnăm\b.*\)$")
_OVER_MM = 3.0


def _labels(paper: Paper) -> list[tuple[Attachment, Paragraph]]:
    return [(a, a.label) for a in paper.parts.appendices if a.label is not None]


@check("ND30-PL-REF", "appendices")
def referred(paper: Paper) -> Iterator[Finding]:
    """The main text points to the appendix."""
    label = _labels(paper)[0][1]
    if not any("PHU LUC" in fold(p.shown) for p in paragraphs(paper.parts.body)):
        allowed = "nội dung có chỉ dẫn về phụ lục"
        yield at(label, _WHERE, "nội dung văn bản không nhắc đến phụ lục", allowed)


@check("ND30-PL-ROMAN", "appendices")
def numbered(paper: Paper) -> Iterator[Finding]:
    """Two or more carry Roman numbers in order; a single one carries none (our reading)."""
    labels = _labels(paper)
    for order, (_, label) in enumerate(labels, start=1):
        match = _NUMBERED.match(label.shown)
        written = match[1] if match else ""
        wanted = numeral(order, "upperRoman")
        if len(labels) > 1 and written != wanted:
            measured = f"số «{written}»" if written else "không có số"
            yield at(label, _WHERE, measured, f"«Phụ lục {wanted}»")
        elif len(labels) == 1 and written:
            allowed = "chỉ có một phụ lục: không ghi số"
            yield at(label, _WHERE, f"số «{written}»", allowed, Severity.INFO)


@check("ND30-PL-LABEL", "appendices")
def label_style(paper: Paper) -> Iterator[Finding]:
    """ "Phụ lục" on a line of its own, lower case, upright, bold, centred, 14 points."""
    style = Style(low=14, high=14, bold=True, italic=False, centred=True)
    for _, label in _labels(paper):
        words = re.match(r"\S+\s+\S+", label.shown)
        if words is None or words[0].rstrip(".:") != "Phụ lục":
            yield at(label, _WHERE, f"ghi «{excerpt(label.shown, 30)}»", "«Phụ lục», chữ in thường")
        elif not re.fullmatch(r"Phụ lục( số)?( \w+)?", label.shown):
            yield at(
                label,
                _WHERE,
                f"ghi «{excerpt(label.shown, 40)}»",
                "«Phụ lục» và số trên dòng riêng",
            )
        yield from judge(label, style, _WHERE)


@check("ND30-PL-TITLE", "appendices")
def title_style(paper: Paper) -> Iterator[Finding]:
    """Capitals, upright, bold, centred, 13 to 14 points."""
    style = Style(low=13, high=14, bold=True, italic=False, upper=True, centred=True)
    for attachment, _ in _labels(paper):
        yield from judge_all(attachment.title, style, "tên phụ lục")


@check("ND30-PL-KEMTHEO", "attachments")
def attached(paper: Paper) -> Iterator[Finding]:
    """ "(Kèm theo Văn bản số ... ngày ... tháng ... năm ... của ...)", italic, centred."""
    style = Style(low=13, high=14, bold=False, italic=True, upper=False, centred=True)
    allowed = "«(Kèm theo ... số ... ngày ... tháng ... năm ... của ...)»"
    for attachment in paper.parts.attachments:
        line, place = attachment.attached, attachment.label or next(iter(attachment.title), None)
        if line is None:
            if place:
                yield at(place, _WHERE, "không có dòng «(Kèm theo ...)»", allowed)
            continue
        if not _FORM.match(line.shown):
            yield at(line, _WHERE, f"ghi «{excerpt(line.shown, 40)}»", allowed)
        yield from judge(line, style, "dòng «Kèm theo»")


@check("ND30-PL-PAGENO", "appendices")
def restarted(paper: Paper) -> Iterator[Finding]:
    """Pages are numbered from 1 in each appendix: it has a section of its own."""
    allowed = "phần (section) riêng, số trang bắt đầu từ 1"
    before = _main_section(paper)
    for attachment, label in _labels(paper):
        if attachment.section == before:
            yield at(label, "số trang của phụ lục", "đánh số tiếp theo phần trước", allowed)
        elif attachment.section < len(paper.document.sections):
            start = paper.document.sections[attachment.section].number_start
            if start != 1:
                measured = f"bắt đầu từ trang {start}" if start else "đánh số tiếp theo phần trước"
                yield at(label, "số trang của phụ lục", measured, allowed)
        before = attachment.section


def _main_section(paper: Paper) -> int:
    """The section in which what stands before the first appendix ends."""
    first = paper.parts.attachments[0].blocks[0]
    before = [*takewhile(lambda block: block is not first, paper.document.blocks)]
    shown = (block for block in reversed(before) if not _is_empty(block))
    last = next(shown, None)
    if last is None:
        return -1
    return last.place.section if isinstance(last, Paragraph) else last.section


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_empty


@check("ND30-PL-LAND", "appendices")
def wide(paper: Paper) -> Iterator[Finding]:
    """A table too wide for an upright page asks for a landscape section (our reading)."""
    for attachment, label in _labels(paper):
        for block in attachment.blocks:
            if not isinstance(block, Table) or block.section >= len(paper.document.sections):
                continue
            section = paper.document.sections[block.section]
            room = section.width - section.left - section.right
            if not section.landscape and block.width_mm > room + _OVER_MM:
                measured = f"bảng rộng {mm(block.width_mm)}"
                yield at(label, _WHERE, measured, f"vùng chữ {mm(room)}, hoặc trang nằm ngang")
                break


@check("ND30-PL-END", "attachments")
def ended(paper: Paper) -> Iterator[Finding]:
    """ "./." at the end, and a line under "(Kèm theo ...)" (templates)."""
    for attachment in paper.parts.attachments:
        last = _last_line(attachment)
        place = attachment.attached or attachment.label
        if last and not last.shown.replace(" ", "").endswith("./."):
            yield at(last, _WHERE, "không có dấu «./.» ở cuối", "kết thúc bằng «./.»")
        if attachment.attached and place and not _has_line(attachment):
            yield at(place, _WHERE, "không có đường kẻ dưới dòng «Kèm theo»", "có đường kẻ")


def _last_line(attachment: Attachment) -> Paragraph | None:
    """The last paragraph that prints something, of a last table's last cell too."""
    for block in reversed(attachment.blocks):
        shown = [p for p in paragraphs((block,)) if not p.is_empty]
        if shown:
            return shown[-1]
    return None


def _has_line(attachment: Attachment) -> bool:
    return any(p.lines or is_rule_text(p.shown) for p in attachment.rule_at)
