"""What each paragraph of the body is: text, a heading of one of the two schemes, or neither.

Two schemes divide a text (Phụ lục I, Phần I, Mục II.6đ and Mục V, rows 6a and 6b): Phần, Chương,
Mục, Điều, khoản, điểm; and, in reports and plans, "I. TÊN MỤC", "1. Tên tiểu mục", "a)".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .model import Paragraph
from .prose import UPPER

PHAN = re.compile(r"(phần|chương) (?:(?:thứ )?([ivxlc]+|\d{1,3}))\b", re.IGNORECASE)
MUC = re.compile(r"(mục|tiểu mục) ([ivxlc]+|\d{1,3})\b", re.IGNORECASE)
DIEU = re.compile(r"(điều) ([ivxlc]+|\d{1,3}) ?([.:)/\-]|$)", re.IGNORECASE)
ROMAN = re.compile(r"([IVXLC]{1,6})( ?[./)\-:]) ?(?=\S)")
KHOAN = re.compile(r"(\d{1,2}) ?([./)\-]) (?=\S)")
DECIMAL = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}})+[.)]? (?=[{UPPER}])")
DIEM = re.compile(r"(\(?)([a-zđ](?= ?[)./])|[A-ZĐ](?= ?\)))( ?[)./])(?: |$)")
DASH = re.compile(r"[-–—+•*]\s")
_CAPTION = re.compile(r"(bảng|biểu|hình|đơn vị|nguồn|ghi chú)\b|\(", re.IGNORECASE)
_SHORT = 200  #: characters; a heading is not longer
_FILL = 0.85  #: a line that fills less of its room looks the same aligned left and justified


class Role(StrEnum):
    """`LABEL` is "Chương I" on a line of its own, `TITLE` what stands right below it; `SECTION`
    "I. TÊN MỤC"; `NUMBERED` a bold line "1. Tên tiểu mục"; `APART` centred captions and the like.
    """

    TEXT = "text"
    LABEL = "label"
    TITLE = "title"
    DIEU = "article"
    SECTION = "section"
    NUMBERED = "numbered"
    APART = "apart"
    END = "end"


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph with its role; `text` has the list number in front, as a reader sees it."""

    paragraph: Paragraph
    role: Role
    text: str

    @property
    def is_one_line(self) -> bool:
        """Whether it surely fits on one line with room left."""
        return fits(self.paragraph, self.text)


def main_size(items: Iterable[Item]) -> float | None:
    """The size that most characters of the text have."""
    sizes: Counter[float] = Counter()
    for item in items:
        if item.role in (Role.TEXT, Role.DIEU):
            for run in item.paragraph.runs:
                if not run.look.raised:
                    sizes[run.look.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None


def fits(paragraph: Paragraph, text: str) -> bool:
    """Whether `text` fills at most most of one line of the paragraph; a guess by its length."""
    size = next((run.look.size for run in paragraph.runs), 13.0)
    room = (paragraph.width_mm - max(0.0, paragraph.left) - max(0.0, paragraph.right)) / 25.4 * 72
    return len(text) * size * 0.45 < room * _FILL


def all_bold(paragraph: Paragraph) -> bool:
    """Whether everything printed is bold."""
    return all(run.look.bold for run in paragraph.written())


def all_italic(paragraph: Paragraph) -> bool:
    """Whether everything printed is slanted."""
    return all(run.look.italic for run in paragraph.written())


def labelled(paragraph: Paragraph) -> str:
    """The text with the number that Word puts before it."""
    shown = paragraph.shown
    return f"{paragraph.number} {shown}" if paragraph.number else shown


def outlined(found: Iterable[Paragraph]) -> list[Item]:
    """Paragraphs that print something, with their roles, in the same order."""
    items: list[Item] = []
    for paragraph in found:
        text = labelled(paragraph)
        after_label = bool(items) and items[-1].role is Role.LABEL
        items.append(Item(paragraph, _role(paragraph, text, after_label=after_label), text))
    return items


def _role(paragraph: Paragraph, text: str, *, after_label: bool) -> Role:
    if text in ("./.", "/."):
        return Role.END
    if len(text) > _SHORT:
        return Role.DIEU if DIEU.match(text) else Role.TEXT
    if _is_label(paragraph, text):
        return Role.LABEL
    if after_label and (all_bold(paragraph) or text.isupper() or paragraph.align == "center"):
        return Role.TITLE
    if DIEU.match(text):
        return Role.DIEU
    if ROMAN.match(text) and (all_bold(paragraph) or _is_headline(paragraph, text)):
        return Role.SECTION
    if KHOAN.match(text) and all_bold(paragraph):
        return Role.NUMBERED
    if paragraph.align in ("center", "right") and (fits(paragraph, text) or _CAPTION.match(text)):
        return Role.APART
    return Role.APART if _is_apart(paragraph, text) else Role.TEXT


def _is_label(paragraph: Paragraph, text: str) -> bool:
    """ "Phần I của Kế hoạch" opens a sentence; a label stands alone, or in bold before its title."""
    match = PHAN.match(text) or MUC.match(text)
    if match is None:
        return False
    rest = text[match.end() :].strip(" .:-–")
    return not rest or (all_bold(paragraph) and rest[0].isupper())


def _is_headline(paragraph: Paragraph, text: str) -> bool:
    """Whether it reads like a heading whatever it looks like."""
    return text.isupper() or (fits(paragraph, text) and text[-1] not in ".;:,/")


def _is_apart(paragraph: Paragraph, text: str) -> bool:
    """Lines in bold or capitals that carry no number, and notes in brackets."""
    if not fits(paragraph, text):
        return False
    return text.isupper() or all_bold(paragraph) or (text[0] == "(" and all_italic(paragraph))
