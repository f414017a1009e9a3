"""Zone 7: right to sign, post and name (Phụ lục I, Phần I, Mục II.7; Mục V.7; Điều 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..extent import pages
from ..finding import Finding, Severity, at
from ..looks import Style, judge, judge_all
from ..model import Paragraph
from ..paper import Paper
from ..registry import check
from ..words import excerpt, fold, is_upper

_WHERE, _NAME = "quyền hạn, chức vụ người ký", "họ tên người ký"
_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S")
_WRONG_PREFIX = re.compile(
    r"(T/M|K/T|T/L|T/UQ|TU/Q|T\.M|K\.T|T\.L|T\.U\.Q|(?:TM|KT|TL|TUQ|Q)(?=[./: ]))"
)
_SPELT = {
    "THAY MAT": "TM.",
    "KY THAY": "KT.",
    "THUA LENH": "TL.",
    "THUA UY QUYEN": "TUQ.",
    "QUYEN ": "Q.",
}
_POST = re.compile(
    r"(PHO |QUYEN )?(CHU TICH|TRUONG|GIAM DOC|TONG GIAM DOC|CHANH|BO TRUONG|HIEU TRUONG|VIEN TRUONG"
    r"|CUC TRUONG|CHI CUC TRUONG|VU TRUONG)\b"
)
_COLLECTIVE = re.compile(r"(UY BAN|UBND|HOI DONG|HDND|BAN CHAP HANH|CHINH PHU|SO |PHONG )")
_DEPUTY = re.compile(r"(PHO|THU TRUONG|HIEU PHO|CAP PHO)\b")
# Ranks, degrees and honours are not written before the name (II.7c); in the armed forces and in
# units of education, health and science their ministries provide otherwise.
_TITLE = re.compile(
    r"((GS|PGS|TS|ThS|Ths|THS|BS|KS|CN|LS|DS|CK1|CKI|CKII|NGƯT|NGND|NSND|NSƯT|TTND|TTƯT|AHLĐ)"
    r"(?=[. ])\.?|(Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Dược sĩ)\b)\s*"
)


@check("ND30-SIG-AUTH", "signing")
def authority(paper: Paper) -> Iterator[Finding]:
    """TM., Q., KT., TL., TUQ. with a full stop and a space; slashes belong to Party documents."""
    for line in paper.parts.signing:
        text, key = line.shown.upper(), fold(line.shown)
        spelt = next((short for words, short in _SPELT.items() if key.startswith(words)), None)
        wrong = _WRONG_PREFIX.match(text)
        if wrong and not _PREFIX.match(text):
            # Only the space is missing: easily overlooked.
            tight = re.match(r"(TM|KT|TL|TUQ|Q)\.\S", text)
            severity = Severity.WARNING if tight else None
            allowed = "TM., Q., KT., TL., TUQ. và một dấu cách"
            yield at(line, _WHERE, f"ghi «{excerpt(line.shown, 40)}»", allowed, severity)
        elif spelt:
            yield at(line, _WHERE, f"ghi «{line.shown}»", f"ghi tắt «{spelt}»")
        elif text.startswith("TM.") and _POST.match(key[3:].strip()):
            allowed = "«TM.» trước tên tập thể lãnh đạo hoặc cơ quan, tổ chức"
            yield at(line, _WHERE, f"ghi «{line.shown}»", allowed)
        elif text.startswith(("KT.", "TL.", "TUQ.")) and _COLLECTIVE.match(_rest(key)):
            allowed = "trước chức vụ của người đứng đầu"
            yield at(line, _WHERE, f"ghi «{line.shown}»", allowed)


def _rest(key: str) -> str:
    return key.partition(".")[2].strip() + " "


@check("ND30-SIG-STYLE", "signing")
def style(paper: Paper) -> Iterator[Finding]:
    """Capitals, upright, bold, centred, 13 to 14 points."""
    looks = Style(low=13, high=14, bold=True, italic=False, upper=True, centred=True)
    yield from judge_all(paper.parts.signing, looks, _WHERE)


@check("ND30-SIG-KT", "signing")
def deputy(paper: Paper) -> Iterator[Finding]:
    """ "KT. CHỦ TỊCH" has the deputy's own post under it; a deputy's post has KT. above it."""
    lines = paper.parts.signing
    for index, line in enumerate(lines):
        key = fold(line.shown)
        below = fold(lines[index + 1].shown) if index + 1 < len(lines) else ""
        if re.match(r"K[./]?T\b", key):
            if not _DEPUTY.match(below):
                measured = f"dưới «{line.shown}» là «{_next(lines, index)}»"
                yield at(line, _WHERE, measured, "chức vụ của cấp phó trực tiếp ký")
        elif _DEPUTY.match(key) and _POST.match(key) and not _signs_for(lines, index):
            allowed = "dòng «KT. ...» ở trên chức vụ cấp phó"
            yield at(line, _WHERE, f"«{line.shown}» không có «KT.»", allowed, Severity.WARNING)


def _next(lines: Sequence[Paragraph], index: int) -> str:
    return lines[index + 1].shown if index + 1 < len(lines) else "không có chức vụ"


def _signs_for(lines: Sequence[Paragraph], index: int) -> bool:
    """Whether a line above gives the deputy his right: KT., or TL. and TUQ. given to him alone."""
    above = [fold(line.shown) for line in lines[:index]]
    return any(re.match(r"(K[./]?T|TUQ|T/UQ)\b", key) for key in above)


@check("ND30-SIG-NAME", "signer")
def name(paper: Paper) -> Iterator[Finding]:
    """Lower case with a capital on each syllable, upright, bold, centred, 13 to 14 points."""
    signer = paper.parts.signer
    assert signer
    looks = Style(low=13, high=14, bold=True, italic=False, upper=False, centred=True)
    yield from judge(signer, looks, _NAME)
    bare = _TITLE.sub("", signer.shown)
    if is_upper(bare) and not is_upper(signer.shown):  # a title in front hides the capitals
        yield at(signer, _NAME, "chữ in hoa", "chữ in thường")
    lower = [word for word in bare.split() if word[:1].islower()]
    if lower and not is_upper(bare):
        yield at(signer, _NAME, f"ghi «{signer.shown}»", "viết hoa chữ cái đầu các âm tiết")


@check("ND30-SIG-NOTITLE", "signer")
def no_title(paper: Paper) -> Iterator[Finding]:
    """No rank, degree or honour before the name."""
    signer = paper.parts.signer
    assert signer
    if title := _TITLE.match(signer.shown):
        yield at(signer, _NAME, f"ghi «{title[0].strip()}» trước họ tên", "chỉ ghi họ và tên")


@check("ND30-SIG-KEEP", "sign_row")
def kept(paper: Paper) -> Iterator[Finding]:
    """The block does not break, and stays with the last lines of the body (our reading).

    Where everything stands on one page, nothing can be torn.
    """
    parts = paper.parts
    assert parts.sign_row
    place = next(iter(parts.signing), parts.signer or parts.recipients_label)
    if place is None:
        return
    loose = []
    if not parts.sign_row.cant_split:
        loose.append("hàng chứa chữ ký có thể bị ngắt trang")
    last = next((p for p in reversed(parts.body_text) if p is parts.body[-1]), None)
    if last is not None and not last.keep_next:
        loose.append("đoạn cuối nội dung không giữ với chữ ký")
    if loose and pages(paper.document, parts.sign_row) > 1:
        yield at(place, "phần chữ ký", "; ".join(loose), "phần chữ ký không đứng riêng một trang")
