"""Good documents of several hands are left alone."""

from __future__ import annotations

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import drawn, line, made, mid, paper
from nd30.judge.parts.naming import rules

from ngocha_kh.nd30.judge.model import Document, Line

SMALL = {
    "state": mid("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True),
    "motto": mid("Độc lập - Tự do - Hạnh phúc", 13, bold=True),
    "motto_rule": drawn(56),
    "date": mid("Thành phố Hồ Chí Minh, ngày 15 tháng 10 năm 2026", 13, italic=True),
}
BLANK = {
    "number": mid("Số:       /BC-UBND", 13),
    "date": mid("Ngọc Hà, ngày      tháng      năm 2026", 14, italic=True),
}
DOTS = {
    "number": mid("Số: ……/BC-UBND", 13),
    "date": mid("Ngọc Hà, ngày … tháng … năm 2026", 14, italic=True),
}
SEVERAL = build.SENT | {
    "addressed": line("Kính gửi:", left=20),
    "addressees": (line("- Ủy ban nhân dân thành phố;", left=40), line("- Sở Nội vụ.", left=40)),
}
BORDER = {"motto_rule": mid("", lines=(Line(60, kind="border"),))}
DRAFTED = {
    "recipients": (
        line("- Đảng ủy phường;", 11),
        line("- Lưu: VT, VHXH (2).", 11),
        line("PL.(300)", 11),
    )
}


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(made(), id="report"),
        pytest.param(made(build.SENT), id="report sent upwards"),
        pytest.param(made(build.LETTER), id="letter"),
        pytest.param(made(build.DECISION), id="decision"),
        pytest.param(build.minutes(), id="minutes"),
        pytest.param(made(SMALL), id="the smaller sizes, HOÀ"),
        pytest.param(made(build.DEPARTMENT), id="a department, a deputy signs"),
        pytest.param(made(BLANK), id="draft with blanks"),
        pytest.param(made(DOTS), id="draft with dots"),
        pytest.param(made(SEVERAL), id="several addressees"),
        pytest.param(made(BORDER), id="a border as the rule"),
        pytest.param(made(DRAFTED), id="the drafter's code"),
        pytest.param(made(urgency=mid("HỎA TỐC", bold=True, boxed=True)), id="urgent, boxed"),
    ],
)
def test_a_good_document_is_silent(document: Document) -> None:
    assert rules(paper(document)) == {}


def test_an_empty_document_is_silent() -> None:
    assert rules(paper(Document(blocks=(), sections=()))) == {}
