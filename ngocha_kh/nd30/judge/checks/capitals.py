"""Capitals in sentences, names of persons, days and documents (Phụ lục II).

Only what can be told with confidence; quotations, headings in capitals and list items stay silent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..outline import Role
from ..paper import Paper
from ..prose import LOWER, MID, UPPER, Hit
from ..registry import check
from ..weekdays import SMALL_DAYS, in_capitals, is_weekday

_WHERE = "nội dung"
_SENTENCE = re.compile(rf"[.?!] ([{LOWER}]+)(?=[ ,;\n]|$)")
# A word of two letters or more before the full stop: initials (TM. KT. B.) and numbers are none.
_BEFORE = re.compile(rf"(?<![\w.@/])([{LOWER}]{{2,}})$")
_ABBREVIATED = {
    "vd",
    "tr",
    "gs",
    "ts",
    "ths",
    "pgs",
    "bs",
    "ks",
    "tp",
    "tt",
    "st",
    "vv",
    "đt",
    "đc",
}
_HEADS = (Role.TITLE, Role.SECTION, Role.NUMBERED)
_LABEL = re.compile(r"(?:[-–—+•*]|\(?\w\)|\d{1,2}[.)]) ")
_FIRST_WORD = re.compile(rf"[{LOWER}]{{2,}}(?= [{LOWER}{UPPER}])")
_WEEKDAY = re.compile(rf"(?<=[{LOWER}] )Thứ ([Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)\b(?! là\b)")
_MONTH = re.compile(rf"(?<=[{LOWER}] )Tháng (Một|Giêng|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười|Chạp)\b")
_STEMS = "Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Kỉ|Canh|Tân|Nhâm|Quý"
_BRANCHES = "Tý|Tí|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi"
_LUNAR = re.compile(
    rf"(?:năm|xuân|đán) (({_STEMS}) ({_BRANCHES}))\b(?= |[,.;)\n]|$)", re.IGNORECASE
)
_TET = re.compile(rf"{MID}tết (nguyên đán|trung thu|đoan ngọ|hàn thực)\b", re.IGNORECASE)
_KIND_WORDS = (
    "luật", "bộ luật", "pháp lệnh", "nghị định", "nghị quyết", "quyết định", "thông tư", "chỉ thị",
    "kế hoạch", "thông báo", "công văn", "hướng dẫn", "báo cáo", "tờ trình",
)  # fmt: skip
_KINDS = "|".join(_KIND_WORDS)
_DOCUMENT = re.compile(rf"({_KINDS}) (số \d+(?:/[\w/&-]+)?)")
_KIND_BEFORE = re.compile(rf"(?<![Cc]ác )(?<![Nn]hững )\b({_KINDS})$")
_LONGEST_KIND = max(map(len, _KIND_WORDS))
_CLAUSE = re.compile(rf"(?<=[{LOWER},;] )(Khoản \d{{1,2}}|Điểm [a-zđ])\b(?![/\w])")
_CITED = (
    "Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị định|Nghị quyết|Quyết định|Thông tư|Quy chế|Quy định"
)
_ARTICLE = re.compile(rf"\b(điều|chương|mục) (\d{{1,3}}|[IVXLC]+) (?=(?:của )?(?:{_CITED}) )")


def _said(hit: Hit, written: str, right: str, severity: Severity | None = None) -> Finding:
    return at(hit.paragraph, _WHERE, f"viết «{written}»", f"«{right}»", severity)


@check("ND30-CAP-SENT", "body_text")
def sentences(paper: Paper) -> Iterator[Finding]:
    """A small letter after the end of a sentence, or where a paragraph begins after one."""
    for hit in paper.prose.hits(_SENTENCE):
        place = hit.match.start()
        before, word = _BEFORE.search(hit.match.string[max(0, place - 20) : place]), hit.match[1]
        if before and before[1] not in _ABBREVIATED:
            yield _said(hit, f"{before[1]}. {word}", f"{before[1]}. {word.capitalize()}")
    ended = False
    for item in paper.outline:
        text = item.paragraph.shown
        bare = text[label.end() :] if (label := _LABEL.match(text)) else text
        word = _FIRST_WORD.match(bare)
        if ended and word and item.role is Role.TEXT:
            right = f"«{word[0].capitalize()}»"
            yield at(item.paragraph, _WHERE, f"mở đầu bằng «{word[0]}»", right)
        ended = item.role in _HEADS or (item.role is Role.TEXT and text.endswith((".", "?", "!")))


@check("ND30-CAP-NAME", "profile.names")
def names(paper: Paper) -> Iterator[Finding]:
    """Names of persons that the agency gave: a capital on every syllable."""
    for name in paper.profile.names:
        right = unicodedata.normalize("NFC", name)
        pattern = re.compile(rf"\b{re.escape(right)}\b", re.IGNORECASE)
        for hit in paper.prose.near((right.lower(),), pattern):
            if hit.match[0] not in (right, right.upper()):
                yield _said(hit, hit.match[0], right)


@check("ND30-CAP-LUNAR", "body_text")
def lunar_years(paper: Paper) -> Iterator[Finding]:
    """năm Kỷ Tỵ."""
    for hit in paper.prose.near(("năm ", "xuân ", "đán "), _LUNAR):
        right = f"{hit.match[2].capitalize()} {hit.match[3].capitalize()}"
        if hit.match[1] != right:
            yield _said(hit, hit.match[1], right)


@check("ND30-CAP-TET", "body_text")
def feasts(paper: Paper) -> Iterator[Finding]:
    """tết Nguyên đán, tết Trung thu: "Tết" alone stands for the first, and is no matter here."""
    for hit in paper.prose.near(("tết ",), _TET):
        right = f"tết {hit.match[1].capitalize()}"
        if hit.match[0] != right:
            yield _said(hit, hit.match[0], right, Severity.WARNING)


@check("ND30-CAP-DAY", "body_text")
def days(paper: Paper) -> Iterator[Finding]:
    """thứ Hai, Chủ nhật, tháng Tám. "thứ hai" is also an ordinal: only what is clearly a day."""
    for pattern, noun in ((_WEEKDAY, "thứ"), (_MONTH, "tháng")):
        for hit in paper.prose.near((f"{noun} ",), pattern):
            right = f"{noun} {hit.match[1].capitalize()}"
            yield _said(hit, hit.match[0], right, Severity.WARNING)
    for hit in paper.prose.near(("thứ ", "chủ nhật"), SMALL_DAYS):
        if is_weekday(hit.match):
            yield _said(hit, hit.match[0], in_capitals(hit.match[0]), Severity.WARNING)


@check("ND30-CAP-DOC", "body_text")
def documents(paper: Paper) -> Iterator[Finding]:
    """Nghị định số …: a certain document takes a capital."""
    for hit in paper.prose.before(" số ", _KIND_BEFORE, _DOCUMENT, _LONGEST_KIND):
        kind, rest = hit.match[1], hit.match[2]
        right = f"{kind.capitalize()} {rest}"
        yield _said(hit, hit.match[0], right, Severity.WARNING)


@check("ND30-CAP-REF", "body_text")
def references(paper: Paper) -> Iterator[Finding]:
    """điểm a khoản 2 Điều 103: khoản and điểm small, Điều, Chương, Mục with a capital."""
    for hit in paper.prose.near(("khoản ", "điểm "), _CLAUSE):
        written = hit.match[1]
        yield _said(hit, written, written[0].lower() + written[1:], Severity.WARNING)
    for hit in paper.prose.near(("điều ", "chương ", "mục "), _ARTICLE):
        written = hit.match[0].strip()
        yield _said(hit, written, written[0].upper() + written[1:], Severity.WARNING)
