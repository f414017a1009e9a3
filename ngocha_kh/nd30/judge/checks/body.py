"""How the text stands on the page (Phụ lục I, Phần I, Mục II, khoản 6, điểm e; Mục V, row 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..looks import SIDES, lines_of
from ..model import Paragraph
from ..outline import DASH, Item, Role, all_italic, main_size
from ..paper import Paper
from ..reach import where
from ..registry import check
from ..words import decimal, mm, points

INDENTS = (10.0, 12.7)
_SLACK_MM = 0.25
_SLACK_PT = 0.5
_SLACK_LINES = 0.03
#: Their lines are a form to fill in; the templates draw them at the margin (III-1.7 to 1.10).
_FORMS = {"BB", "GM", "GGT", "GNP", "CĐ"}
_TYPED = re.compile(r"\t|[ \u00a0]{2,}")


def _where(paragraph: Paragraph) -> str:
    return f"nội dung, {where(paragraph.place)}"


def _text(paper: Paper) -> list[Item]:
    return [item for item in paper.outline if item.role is Role.TEXT]


@check("ND30-BODY-STYLE", "body_text")
def style(paper: Paper) -> Iterator[Finding]:
    """Lower case, upright, 13 to 14 points, one size throughout (a mixture is but a warning)."""
    items = _text(paper)
    usual = main_size(items)
    for item in items:
        paragraph = item.paragraph
        sizes = {r.look.size for r in paragraph.written() if not r.look.raised and len(r.text) > 1}
        if wrong := sorted(size for size in sizes if not 13 <= size <= 14):
            shown = " và ".join(map(decimal, wrong))
            yield at(paragraph, _where(paragraph), f"cỡ chữ {shown}", "cỡ chữ 13 đến 14")
        elif usual is not None and sizes - {usual} and 13 <= usual <= 14:
            other = " và ".join(decimal(size) for size in sorted(sizes - {usual}))
            measured = f"cỡ chữ {other}, phần lớn văn bản là {decimal(usual)}"
            yield at(paragraph, _where(paragraph), measured, "một cỡ chữ", Severity.WARNING)
        if not item.is_one_line and item.text[0] != "(":
            yield from _letters(paragraph, item.text)


def _letters(paragraph: Paragraph, text: str) -> Iterator[Finding]:
    if all_italic(paragraph):
        yield at(paragraph, _where(paragraph), "chữ nghiêng", "chữ đứng")
    if text.isupper():
        yield at(paragraph, _where(paragraph), "chữ in hoa", "chữ in thường")


@check("ND30-BODY-JC", "body_text")
def justified(paper: Paper) -> Iterator[Finding]:
    """Both sides. One short line looks the same aligned left, so nothing is said of it."""
    for item in _text(paper):
        paragraph = item.paragraph
        if paragraph.align == "both" or (item.is_one_line and paragraph.align == "left"):
            continue
        measured = f"canh {SIDES[paragraph.align]}"
        yield at(paragraph, _where(paragraph), measured, "canh đều cả hai lề")


@check("ND30-BODY-INDENT", "body_text")
def indent(paper: Paper) -> Iterator[Finding]:
    """1 cm or 1,27 cm: two values, no range; one of them in a document (our reading)."""
    used: dict[float, list[Paragraph]] = {}
    for item in _text(paper):
        if paper.parts.type in _FORMS and item.is_one_line:
            continue
        paragraph = item.paragraph
        begins = paragraph.left + paragraph.first
        right = next((value for value in INDENTS if abs(begins - value) <= _SLACK_MM), None)
        if right is None:
            yield _indented(item, begins)
        else:
            used.setdefault(right, []).append(paragraph)
    if len(used) > 1:
        few = min(used.values(), key=len)
        for paragraph in few:
            begins = paragraph.left + paragraph.first
            yield at(
                paragraph, _where(paragraph), f"lùi {mm(begins)}, khác các đoạn khác",
                "một mức lùi đầu dòng", Severity.WARNING,
            )  # fmt: skip


def _indented(item: Item, begins: float) -> Finding:
    paragraph = item.paragraph
    low, high = INDENTS
    typed = abs(begins) <= _SLACK_MM and _TYPED.match(paragraph.text)
    deeper = begins > high and DASH.match(item.text)
    mild = typed or deeper or low < begins < high
    measured = "lùi đầu dòng bằng phím Tab hoặc dấu cách" if typed else f"lùi {mm(begins)}"
    return at(
        paragraph, _where(paragraph), measured, "lùi đầu dòng 10 mm hoặc 12,7 mm",
        Severity.WARNING if mild else None,
    )  # fmt: skip


@check("ND30-BODY-PGAP", "body_text")
def gaps(paper: Paper) -> Iterator[Finding]:
    """At least 6 points; of two neighbours the larger gap counts, an empty paragraph is none."""
    above: Item | None = None
    stands = {id(block): index for index, block in enumerate(paper.parts.body)}
    for item in paper.outline:
        if above is not None and _are_text(above, item) and _follows(paper, stands, above, item):
            space = _gap(above.paragraph, item.paragraph)
            if space < 6 - _SLACK_PT:
                place = item.paragraph
                yield at(place, _where(place), f"cách đoạn trên {points(space)}", "ít nhất 6 pt")
        above = item


def _are_text(above: Item, below: Item) -> bool:
    """Labels and titles belong together; captions stand where they must."""
    apart = (Role.LABEL, Role.TITLE, Role.APART, Role.END)
    return above.role not in apart and below.role not in apart


def _follows(paper: Paper, stands: dict[int, int], above: Item, below: Item) -> bool:
    """Whether no table stands between the two."""
    first, last = stands[id(above.paragraph)], stands[id(below.paragraph)]
    return all(isinstance(block, Paragraph) for block in paper.parts.body[first:last])


def _gap(above: Paragraph, below: Paragraph) -> float:
    if above.style == below.style and above.contextual and below.contextual:
        return 0.0
    same = above.style == below.style
    after = 0.0 if same and above.contextual else above.after
    before = 0.0 if same and below.contextual else below.before
    return max(after, before)


@check("ND30-BODY-LINE", "body_text")
def lines(paper: Paper) -> Iterator[Finding]:
    """Single to 1,5 lines; an exact height is held against a Times line of 1,15 times the size."""
    for item in _text(paper):
        count = lines_of(item.paragraph)
        if count is None or 1 - _SLACK_LINES <= count <= 1.5 + _SLACK_LINES:
            continue
        measured = f"cách dòng {decimal(count, 2)} dòng"
        yield at(item.paragraph, _where(item.paragraph), measured, "1 đến 1,5 dòng")


@check("ND30-END", "body_text")
def end(paper: Paper) -> Iterator[Finding]:
    """The templates close the text with "./."; the text of the decree does not ask for it."""
    if paper.parts.end is None:
        last = paper.parts.body_text[-1]
        yield at(last, _where(last), "không có dấu «./.»", "kết thúc bằng «./.»")
