"""Capitals in names of places, bodies and holidays (Phụ lục II, Mục III, IV, V.5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from ..finding import Finding, Severity, at
from ..paper import Paper
from ..prose import MID, UPPER, Hit
from ..provinces import PROVINCES
from ..registry import check
from ..words import same, tone_folded

_WHERE = "nội dung"
_PERSONS = (
    "Điện Biên Phủ", "Trần Hưng Đạo", "Trần Phú", "Lê Hồng Phong", "Nguyễn Trãi", "Nguyễn Du",
    "Phan Đình Phùng", "Lý Thường Kiệt", "Võ Thị Sáu", "Hoàng Văn Thụ", "Ngô Quyền", "Lê Lợi",
)  # fmt: skip
# "mỗi phường 5 triệu" counts; a number that names a unit is followed by a sign or a larger unit.
_NUMBERED = re.compile(
    rf"{MID}(?<!mỗi )(?<!các )(?<!từng )(quận|phường|huyện) (\d{{1,2}})(?=[,;)]|\.\s|\n|$| (?:thành phố|quận|Thành phố) )"
)
_NAMED_AFTER = re.compile(rf"{MID}(phường|xã|quận) ({'|'.join(_PERSONS)})\b")
_SPECIAL = re.compile(r"\b(thủ đô (?=Hà Nội\b)|thành phố (?=Hồ Chí Minh\b))(Hà Nội|Hồ Chí Minh)")
_FIELDS = (
    "Tài chính", "Nội vụ", "Tư pháp", "Công Thương", "Xây dựng", "Y tế", "Du lịch", "Ngoại giao",
    "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo",
    "Văn hóa và Thể thao", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo",
)  # fmt: skip
_BODIES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh",
    "Hội Nông dân", "Tòa án nhân dân", "Viện kiểm sát nhân dân",
    *(f"Sở {name}" for name in _FIELDS), *(f"Bộ {name}" for name in _FIELDS),
)  # fmt: skip
_HOLIDAYS = ("Quốc khánh", "Quốc tế Lao động", "Quốc tế Phụ nữ", "Quốc tế Thiếu nhi")


def _any_of(names: Sequence[str]) -> str:
    """An alternative of all names, longest first; the tone of uy, oa may stand on either vowel."""
    ordered = sorted(names, key=len, reverse=True)
    joined = "|".join(re.escape(name) for name in ordered)
    return joined.replace("Ủy", "(?:Ủy|Uỷ)").replace("óa", "(?:óa|oá)").replace("òa", "(?:òa|oà)")


# A capital begins it: "các ủy ban nhân dân cấp xã" speaks of no certain body. Most are right: passed
# over before anything else is asked.
_BODY = re.compile(rf"(?=[{UPPER}])\b(?!(?:{_any_of(_BODIES)})\b)(?i:{_any_of(_BODIES)})\b")
_BODY_HEADS = (
    "ủy ban ", "uỷ ban ", "hội ", "sở ", "bộ ", "đoàn thanh ", "tòa án ", "toà án ", "viện kiểm ",
)  # fmt: skip
_RIGHT_BODY = {tone_folded(name.casefold()): name for name in _BODIES}
_HOLIDAY = re.compile(rf"\bngày ({_any_of(_HOLIDAYS)})\b", re.IGNORECASE)


def _said(hit: Hit, written: str, right: str, severity: Severity | None = None) -> Finding:
    return at(hit.paragraph, _WHERE, f"viết «{written}»", f"«{right}»", severity)


@check("ND30-CAP-UNIT", "body_text")
def units(paper: Paper) -> Iterator[Finding]:
    """phường Ngọc Hà: the common noun small in the middle of a sentence, the name in capitals."""
    for noun, names in _known(paper.profile.units).items():
        pattern = re.compile(rf"(?<![.?!] )\b({noun}) ({_any_of(names)})\b", re.IGNORECASE)
        for hit in paper.prose.near((f"{noun} ",), pattern):
            written_noun, written = hit.match[1], hit.match[2]
            right = next((name for name in names if same(name.casefold(), written.casefold())), "")
            is_name_wrong = not same(written, right) and not written.isupper()
            if is_name_wrong or (written_noun == noun.capitalize() and _in_sentence(hit)):
                yield _said(hit, hit.match[0], f"{noun} {right}", Severity.WARNING)


def _known(own: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    nouns = dict.fromkeys((*PROVINCES, *own))
    return {
        noun: tuple(
            unicodedata.normalize("NFC", name)
            for name in (*PROVINCES.get(noun, ()), *own.get(noun, ()))
        )
        for noun in nouns
    }


def _in_sentence(hit: Hit) -> bool:
    """Whether a small letter or a comma stands before it."""
    before = hit.match.string[: hit.match.start()][-2:]
    return len(before) == 2 and before[1] == " " and (before[0] == "," or before[0].islower())


@check("ND30-CAP-UNITNUM", "body_text")
def numbered_units(paper: Paper) -> Iterator[Finding]:
    """Quận 1, Phường Điện Biên Phủ: with a number, a person or an event the noun is a name too."""
    numbered, named = ("quận ", "phường ", "huyện "), ("phường ", "xã ", "quận ")
    for words, pattern in ((numbered, _NUMBERED), (named, _NAMED_AFTER)):
        for hit in paper.prose.near(words, pattern):
            right = f"{hit.match[1].capitalize()} {hit.match[2]}"
            yield _said(hit, hit.match[0], right, Severity.WARNING)


@check("ND30-CAP-SPECIAL", "body_text")
def special(paper: Paper) -> Iterator[Finding]:
    """Thủ đô Hà Nội, Thành phố Hồ Chí Minh."""
    for hit in paper.prose.near(("thủ đô hà nội", "thành phố hồ chí minh"), _SPECIAL):
        yield _said(hit, hit.match[0], hit.match[0].capitalize()[:1] + hit.match[0][1:])


@check("ND30-CAP-ORG", "body_text")
def bodies(paper: Paper) -> Iterator[Finding]:
    """Ủy ban nhân dân, Sở Tài chính: capitals on the words of kind and field, on no others."""
    for hit in paper.prose.near(_BODY_HEADS, _BODY):
        written = hit.match[0]
        right = _RIGHT_BODY.get(tone_folded(written.casefold()), written)
        if not written.isupper() and not same(written, right):
            yield _said(hit, written, right)


@check("ND30-CAP-HOLIDAY", "body_text")
def holidays(paper: Paper) -> Iterator[Finding]:
    """ngày Quốc khánh 2-9, ngày Quốc tế Lao động 1-5."""
    for hit in paper.prose.near(("ngày qu",), _HOLIDAY):
        written = hit.match[1]
        right = next(name for name in _HOLIDAYS if name.casefold() == written.casefold())
        if written not in (right, right.upper()):
            yield _said(hit, f"ngày {written}", f"ngày {right}")
