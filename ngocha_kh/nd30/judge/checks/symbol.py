"""Zone 3: number and symbol (Phụ lục I, Phần I, Mục II.3; Mục V.3; Phụ lục III, Mục I)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..finding import Finding, Severity, at
from ..kinds import ABBREVIATIONS, LETTER, NAMES_BY_ABBREVIATION, abbreviation
from ..looks import Style, judge
from ..model import Paragraph
from ..paper import Paper
from ..registry import check
from ..words import is_blank

_WHERE = "số, ký hiệu văn bản"
_DASH = r"[-\u2010-\u2015\u2212]"
_GROUP = re.compile(r"[^\W_]+(&[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Symbol:
    """The line "Số: 05/2026/BC-UBND" taken apart; `year` is "" where none is written."""

    label: str
    digits: str
    slash: str  #: with the spaces around it; "" when there is none
    year: str
    symbol: str

    @property
    def groups(self) -> list[str]:
        """Groups of the symbol, whatever dash parts them."""
        return [group.strip() for group in re.split(_DASH, self.symbol)]


def symbol(paragraph: Paragraph) -> Symbol:
    """The parts of the number's line; always something."""
    text = paragraph.shown
    label = re.match(r"(?:[Ss][ốỐôÔ]\s*[:.]?|)", text)
    head = label[0] if label else ""
    rest = text[len(head) :]
    digits, slash, tail = rest.partition("/")
    around = (
        digits[len(digits.rstrip()) :] + slash + tail[: len(tail) - len(tail.lstrip())]
        if slash
        else ""
    )
    if is_blank(digits):  # room for the number: its spaces are no fault
        around = around.lstrip()
    year = re.match(r"\s*((?:19|20)\d\d)\s*/\s*", tail)
    return Symbol(
        head,
        digits.strip(),
        around,
        year[1] if year else "",
        tail[year.end() if year else 0 :].strip(),
    )


@check("ND30-SO-LABEL", "number")
def label(paper: Paper) -> Iterator[Finding]:
    """ "Số:", upright, 13 points, not bold, centred under the issuer."""
    number = paper.parts.number
    assert number
    head = symbol(number).label.strip()
    if re.fullmatch(r"Số\s+:", head):
        yield at(number, _WHERE, "có dấu cách trước dấu hai chấm", "«Số:»")
    elif head != "Số:":
        yield at(number, _WHERE, f"ghi «{head}»" if head else "không có từ «Số:»", "«Số:»")
    style = Style(low=13, high=13, bold=False, italic=False, centred=True)
    yield from judge(number, style, _WHERE)


@check("ND30-SO-DIGITS", "number")
def digits(paper: Paper) -> Iterator[Finding]:
    """Arabic digits, a zero before 1 to 9; blanks of a draft are no fault."""
    number = paper.parts.number
    assert number
    found = symbol(number).digits
    if is_blank(found) or re.fullmatch(r"0[1-9]|[1-9]\d+", found):
        return
    if re.fullmatch(r"0+[1-9]\d*", found):
        yield at(number, _WHERE, f"số «{found}»", "chỉ thêm một số 0 trước số dưới 10", _WARN)
    elif re.fullmatch(r"\d", found):
        yield at(number, _WHERE, f"số «{found}»", f"«0{found}»")
    elif symbol(number).slash:
        yield at(number, _WHERE, f"số «{found}»", "chữ số Ả Rập, từ 01")


_WARN = Severity.WARNING


@check("ND30-SO-SLASH", "number")
def slash(paper: Paper) -> Iterator[Finding]:
    """A slash between number and symbol, no space around it."""
    number = paper.parts.number
    assert number
    parts = symbol(number)
    if not parts.slash:
        yield at(number, _WHERE, "không có dấu gạch chéo", "số/ký hiệu, ví dụ 05/BC-UBND")
    elif parts.slash != "/":
        yield at(number, _WHERE, "có cách chữ ở dấu gạch chéo", "không cách chữ")


@check("ND30-SO-HYPHEN", "number")
def hyphen(paper: Paper) -> Iterator[Finding]:
    """Hyphens between groups of letters, no space around them, no longer dash."""
    number = paper.parts.number
    assert number
    found = symbol(number).symbol
    if re.search(r"[\u2010-\u2015\u2212]", found):
        yield at(number, _WHERE, "dùng dấu gạch dài", "dấu gạch nối (-)")
    elif re.search(r"\s-|-\s", found):
        yield at(number, _WHERE, "có cách chữ ở dấu gạch nối", "không cách chữ")


@check("ND30-SO-CASE", "number")
def case(paper: Paper) -> Iterator[Finding]:
    """Capitals, but for QyĐ, CTr, TTr and TrS, which Phụ lục III writes so."""
    number = paper.parts.number
    assert number
    first, *others = symbol(number).groups
    right = abbreviation(first) or first.upper()
    wrong = [g for g in others if g != g.upper()] + ([first] if first != right else [])
    if wrong:
        allowed = "-".join([right, *(g.upper() for g in others)])
        yield at(number, _WHERE, f"ký hiệu «{symbol(number).symbol}»", f"«{allowed}»")


@check("ND30-SO-NAMED", "number", "type_name")
def named(paper: Paper) -> Iterator[Finding]:
    """The abbreviation of the type, then that of the issuer: "BC-UBND"."""
    number, kind = paper.parts.number, paper.parts.type
    assert number
    found = symbol(number)
    if kind not in ABBREVIATIONS or not found.symbol:
        return
    first, *others = found.groups
    if abbreviation(first) != kind:
        name = NAMES_BY_ABBREVIATION[kind].lower()
        yield at(number, _WHERE, f"ký hiệu «{found.symbol}»", f"bắt đầu bằng «{kind}-» ({name})")
    elif not others or not all(_GROUP.fullmatch(group) for group in others):
        allowed = f"{kind}-chữ viết tắt tên cơ quan ban hành"
        yield at(number, _WHERE, f"ký hiệu «{found.symbol}»", allowed)


@check("ND30-SO-CV", "number")
def letter(paper: Paper) -> Iterator[Finding]:
    """Công văn: issuer, then drafting unit or field; never "CV". One group alone is a warning."""
    number = paper.parts.number
    assert number
    found = symbol(number)
    if paper.parts.type != LETTER or not found.symbol:
        return
    allowed = "chữ viết tắt tên cơ quan-đơn vị soạn thảo hoặc lĩnh vực, ví dụ UBND-VHXH"
    measured = f"ký hiệu «{found.symbol}»"
    if "CV" in (group.upper() for group in found.groups):
        yield at(number, _WHERE, measured, f"{allowed}; không ghi «CV»")
    elif len(found.groups) < 2:
        yield at(number, _WHERE, measured, allowed, _WARN)
    elif not all(_GROUP.fullmatch(group) for group in found.groups):
        yield at(number, _WHERE, measured, allowed)


@check("ND30-SO-NOYEAR", "number")
def no_year(paper: Paper) -> Iterator[Finding]:
    """The year stands in the numbers of legal normative documents, not of administrative ones."""
    number = paper.parts.number
    assert number
    if year := symbol(number).year:
        yield at(number, _WHERE, f"có năm «{year}» trong số, ký hiệu", "không ghi năm")


@check("ND30-SO-ABBR", "number", "profile.abbreviations")
def abbreviations(paper: Paper) -> Iterator[Finding]:
    """Abbreviations in the symbol and in the line "Lưu" are those that the agency has fixed."""
    number = paper.parts.number
    assert number
    groups = symbol(number).groups
    own = groups if paper.parts.type == LETTER else groups[1:]
    yield from _strange(paper, number, own, _WHERE)
    for item in paper.parts.recipients:
        if kept := re.match(r"\W*Lưu:? VT((?:, ?[^\W\d_]+)*)", item.shown):
            yield from _strange(paper, item, re.split(r", ?", kept[1])[1:], "dòng «Lưu»")


def _strange(paper: Paper, line: Paragraph, groups: list[str], where: str) -> Iterator[Finding]:
    known = {name.upper() for name in paper.profile.abbreviations} | {"CV", "VT"}
    strange = [g for g in groups if g.isupper() and g not in known]
    if strange:
        allowed = "chữ viết tắt do cơ quan quy định: " + ", ".join(paper.profile.abbreviations)
        yield at(line, where, f"chữ viết tắt «{'», «'.join(strange)}»", allowed, _WARN)
