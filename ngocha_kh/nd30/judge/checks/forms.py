"""What the templates of three types draw (Phụ lục III): only drawn there, so always a warning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..finding import Finding, at
from ..model import paragraphs
from ..outline import DIEU, Role
from ..paper import Paper
from ..registry import check
from ..words import excerpt, fold, is_upper

_WHERE = "bố cục văn bản"
_MEETING = re.compile(r"\b(HOP|HOI NGHI|HOI THAO|TOA DAM|DAI HOI|SINH HOAT)\b")
_MINUTES: Mapping[str, str] = {
    "thời gian bắt đầu": r"\b(THOI GIAN|BAT DAU|VAO HOI|VAO LUC|HOI \d|LUC \d)",
    "địa điểm": r"\b(DIA DIEM|TAI)\b",
    "thành phần tham dự": r"\b(THANH PHAN|THAM DU|DU HOP|CO MAT|THANH VIEN)\b",
    "chủ trì (chủ tọa)": r"\b(CHU TRI|CHU TOA)\b",
    "thư ký (người ghi biên bản)": r"\b(THU KY|NGUOI GHI)\b",
    "thời gian kết thúc": (
        r"\b(KET THUC|BE MAC|LAP XONG|HOAN THANH|DUOC LAP)\b.{0,60}(\bGIO\b|\dH|\d:\d|\d GIO)"
    ),
}
_INVITATION: Mapping[str, str] = {
    "lời kính mời": r"\bKINH MOI\b",
    "thời gian": r"\bTHOI GIAN\b",
    "địa điểm": r"\bDIA DIEM\b",
}
_ON_BEHALF = re.compile(r"(T\.?M|K\.?T|T\.?L|T\.?U\.?Q|T/M|K/T|T/L|T/UQ|TU/Q)[./ ]")
_SECRETARY = re.compile(r"\b(THU KY|NGUOI GHI|NGUOI LAP)\b")
_PARTIES = re.compile(r"\b(BEN|DAI DIEN)\b")  # minutes of a handover have two parties


def _texts(paper: Paper) -> list[str]:
    """Folded lines of the text, with what may stand before it."""
    parts = paper.parts
    before = (parts.addressed,) if parts.addressed else ()
    found = (*before, *parts.addressees, *parts.bases, *paragraphs(parts.body))
    return [fold(paragraph.shown) for paragraph in found]


def _missing(texts: Iterable[str], asked: Mapping[str, str]) -> str:
    whole = "\n".join(texts)
    return ", ".join(name for name, words in asked.items() if not re.search(words, whole))


@check("ND30-FORM-BB", "minutes")
def minutes(paper: Paper) -> Iterator[Finding]:
    """Mẫu 1.9: no place and date in the head; begin, place, persons, end; two who sign."""
    parts = paper.parts
    assert parts.minutes
    if parts.date:
        allowed = "biên bản ghi thời gian, địa điểm trong nội dung"
        yield at(parts.date, _WHERE, "có địa danh và thời gian ở đầu biên bản", allowed)
    texts = _texts(paper)
    if not _is_meeting(paper, texts):
        return  # the rest of the template is for meetings
    if missing := _missing(texts, _MINUTES):
        allowed = "thời gian bắt đầu, địa điểm, thành phần, chủ trì, thư ký, thời gian kết thúc"
        yield at(parts.minutes, _WHERE, f"thiếu {missing}", allowed)
    yield from _signers(paper)


def _is_meeting(paper: Paper, texts: list[str]) -> bool:
    title = fold(" ".join(line.shown for line in paper.parts.summary))
    return bool(_MEETING.search(title)) or any("CUOC HOP" in text for text in texts)


def _signers(paper: Paper) -> Iterator[Finding]:
    parts = paper.parts
    lines = [(line, fold(line.shown)) for line in parts.signing]
    if not lines or any(_PARTIES.search(key) for _, key in lines):
        return
    allowed = "bên trái «THƯ KÝ», bên phải «CHỦ TỌA», mỗi bên có họ và tên"
    behalf = next((line for line, key in lines if _ON_BEHALF.match(key)), None)
    if behalf:
        yield at(behalf, "phần chữ ký", f"biên bản ký «{excerpt(behalf.shown, 40)}»", allowed)
    elif not any(_SECRETARY.search(key) for _, key in lines):
        yield at(lines[0][0], "phần chữ ký", "không có chữ ký của thư ký", allowed)
    elif all(_SECRETARY.search(key) for _, key in lines):
        yield at(lines[0][0], "phần chữ ký", "không có chữ ký của chủ tọa", allowed)


@check("ND30-FORM-QD", "decision")
def decision(paper: Paper) -> Iterator[Finding]:
    """Mẫu 1.1 to 1.3: the issuing authority, "QUYẾT ĐỊNH:" (or "QUYẾT NGHỊ:"), điều."""
    parts = paper.parts
    name = parts.decision
    assert name
    word = "QUYẾT NGHỊ:" if parts.type == "NQ" else "QUYẾT ĐỊNH:"
    if parts.decides is None:
        allowed = f"dòng «{word}» in hoa, đậm, canh giữa, sau phần căn cứ"
        yield at(name, _WHERE, f"không có dòng «{word}»", allowed)
    elif not parts.decides.shown.endswith(":"):
        yield at(parts.decides, _WHERE, f"ghi «{parts.decides.shown}»", f"«{word}»")
    if not parts.authority and not any(is_upper(p.shown) for p in parts.body_text[:3]):
        allowed = "dòng tên cơ quan hoặc chức vụ có thẩm quyền ban hành, in hoa, đậm, canh giữa"
        yield at(name, _WHERE, "không có dòng thẩm quyền ban hành", allowed)
    if not any(item.role is Role.DIEU or DIEU.match(item.text) for item in paper.outline):
        yield at(name, _WHERE, "nội dung không chia thành điều", "«Điều 1.», «Điều 2.», …")


@check("ND30-FORM-GM", "invitation")
def invitation(paper: Paper) -> Iterator[Finding]:
    """Mẫu 1.7: who is invited, when and where."""
    assert paper.parts.invitation
    if missing := _missing(_texts(paper), _INVITATION):
        allowed = "«… trân trọng kính mời: …», «Thời gian: …», «Địa điểm: …»"
        yield at(paper.parts.invitation, _WHERE, f"thiếu {missing}", allowed)
