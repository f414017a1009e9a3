"""The head of the document: zones 1 to 4, 5b and 10b (Phụ lục I, Phần I, Mục II.1 to II.5)."""

from __future__ import annotations

from . import styles, wording
from .centred import centred_block, frame, name_lines, name_width, rule
from .frontmatter import FrontMatter
from .lengths import SHORT_RULE, longest
from .metrics import MM_PER_POINT, mm, twips
from .reference import Reference
from .xmltext import indent, paragraph, run

_SLACK_MM = 3.0  # another Times face may be a little wider: Quốc hiệu must not wrap
_LEAST_LEFT_MM = 45.0
_BEFORE_SUBJECT = 120  # 6 pt (II.5b)
_URGENCY_MM = {"KHẨN": 20.0, "THƯỢNG KHẨN": 40.0, "HỎA TỐC": 30.0}  # III.2b
_BOX_SIDE_MM = 3.5 * MM_PER_POINT  # 3 pt of air and half a line of 1 pt, as the style has them


def header_table(front: FrontMatter, ref: Reference) -> str:
    """Zones 2 and 1 in the first row, 3 and 4 in the second, 10b in the third."""
    widths = _widths(front, ref)
    left = mm(widths[0])
    number = paragraph(ref.ids[styles.SYMBOL], run(_symbol(front)))
    if front.form.is_letter:
        number += _subject(front, ref, left)
    rows = [_names_and_state(front, ref, widths), (number, _dated(front, ref))]
    if front.urgency:
        rows.append((_urgency(front, ref, left), paragraph(ref.ids[styles.PLACE_DATE], "")))
    return frame(widths, rows, ref)


def attached_header(front: FrontMatter, ref: Reference) -> str:
    """The head of an attached document: no number, no place, no date (Phụ lục III, mẫu 1.3)."""
    widths = _widths(front, ref)
    return frame(widths, [_names_and_state(front, ref, widths)], ref)


def _widths(front: FrontMatter, ref: Reference) -> tuple[int, int]:
    state = ref.font(styles.STATE, bold=True)
    place_date = ref.font(styles.PLACE_DATE, italic=True)
    total = mm(ref.page.text_width)
    needed = max(state.width(wording.STATE), place_date.width(_day(front)))
    right = min(needed + _SLACK_MM, total - _LEAST_LEFT_MM)
    return ref.page.text_width - twips(right), twips(right)


def _symbol(front: FrontMatter) -> str:
    return f"Số: {wording.number(front.number)}/{front.symbol}"


def _day(front: FrontMatter) -> str:
    """Place and date; minutes have none, for they say it in the text (Phụ lục III, mẫu 1.9)."""
    if front.form.foot == "minutes":
        return ""
    return f"{front.place}, {wording.day_in_words(front.day, front.year)}"


def _dated(front: FrontMatter, ref: Reference) -> str:
    text = _day(front)
    return paragraph(ref.ids[styles.PLACE_DATE], run(text) if text else "")


def _names_and_state(
    front: FrontMatter, ref: Reference, widths: tuple[int, int]
) -> tuple[str, str]:
    """Zone 2 and zone 1, each with its rule."""
    left, right = map(mm, widths)
    issuer = [line.upper() for line in front.issuer]
    parent = [line.upper() for line in front.parent]
    font = ref.font(styles.ISSUER, bold=True)
    names = name_lines(parent, styles.PARENT, ref.font(styles.PARENT), ref, left)
    names += name_lines(issuer, styles.ISSUER, font, ref, left)
    widest = max(longest([line], name_width(line, font, left), font) for line in issuer)
    names += rule(SHORT_RULE * widest, left, ref)
    state = _lines(ref, styles.STATE, [wording.STATE]) + _lines(ref, styles.MOTTO, [wording.MOTTO])
    state += rule(ref.font(styles.MOTTO, bold=True).width(wording.MOTTO), right, ref)
    return names, state


def _lines(ref: Reference, style: str, texts: list[str]) -> str:
    return "".join(paragraph(ref.ids[style], run(text)) for text in texts)


def _subject(front: FrontMatter, ref: Reference, width: float) -> str:
    """Zone 5b, 6 pt below the number."""
    font = ref.font(styles.SUBJECT)
    text = wording.subject(front.subject)
    xml, _ = centred_block((text,), styles.SUBJECT, font, ref, width, before=_BEFORE_SUBJECT)
    return xml


def _urgency(front: FrontMatter, ref: Reference, width: float) -> str:
    """Zone 10b: the word in a box whose length the decree gives; Word draws boxes around the
    text area.
    """
    side = twips((width - _URGENCY_MM[front.urgency]) / 2 + _BOX_SIDE_MM)
    box = indent(left=side, right=side, first=0)
    return paragraph(ref.ids[styles.URGENCY], run(front.urgency), indent=box)
