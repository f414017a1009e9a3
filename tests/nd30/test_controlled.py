"""Controlled documents and tables of contents: block of codes, cover, pages, what is refused."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from nd30.lines import docx_lines
from nd30.sample import REFERENCE

from ngocha_kh.nd30 import MarkupError, Placeholders, render_docx
from ngocha_kh.nd30.judge.scope import Scope
from ngocha_kh.nd30.judge.verdict import judge
from ngocha_kh.nd30.writer.readback import contents

MANUAL = """---
layout: controlled
type: QUY TRÌNH
summary: Tiếp nhận hồ sơ
parent: [Ủy ban nhân dân, xã Tân Hòa]
issuer: [Văn phòng]
control: ["Mã hiệu: QT-01", "Lần ban hành: 01", "Ngày ban hành: 09/03/2026"]
approvals: ["Soạn thảo|Nguyễn Văn A|Chuyên viên", "Phê duyệt||"]
contents: "2"
---

# 1. MỤC ĐÍCH

Nội dung.

## 1.1. Chi tiết

Nội dung.

# 2. PHẠM VI

Nội dung.
"""
REPORT = """---
type: BÁO CÁO
summary: Kết quả công tác
issuer: [Văn phòng]
symbol: BC-VP
place: Tân Hòa
year: "2026"
recipients: ["Lưu: VT"]
signature: [CHÁNH VĂN PHÒNG]
signer: ""
---

# I. KẾT QUẢ

Nội dung.
"""


def _made(markup: str) -> bytes:
    return render_docx(
        markup, values=Placeholders(), reference=REFERENCE.read_bytes(),
        created=date(2026, 7, 1), properties={},
    )  # fmt: skip


def _part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def test_a_document_without_contents_has_neither_entry_nor_bookmark() -> None:
    body = _part(_made(REPORT), "word/document.xml")
    assert "PAGEREF" not in body
    assert "bookmark" not in body
    assert "MỤC LỤC" not in body


def test_the_cover_has_name_contents_and_who_answers_and_the_text_follows() -> None:
    assert list(docx_lines(_made(MANUAL))) == [
        "Cuoi phan | ",
        "Ten loai | QUY TRÌNH",
        "Trich yeu | Tiếp nhận hồ sơ",
        "Duong ke | ",
        "Ten loai | MỤC LỤC",
        "Than | 1. MỤC ĐÍCH…",
        "Than | 1.1. Chi tiết…",
        "Than | 2. PHẠM VI…",
        "Cuoi phan | ",
        "table | Trách nhiệm ¦ Soạn thảo ¦ Phê duyệt",
        "table | Họ và tên ¦ Nguyễn Văn A ¦ ",
        "table | Chữ ký ¦  ⏎  ⏎  ⏎  ⏎  ¦  ⏎  ⏎  ⏎  ⏎ ",
        "table | Chức vụ ¦ Chuyên viên ¦ ",
        "Cuoi phan |  ⏎ ",
        "Muc | 1. MỤC ĐÍCH",
        "Than | Nội dung.",
        "Khoan | 1.1. Chi tiết",
        "Than | Nội dung.",
        "Muc | 2. PHẠM VI",
        "Than | Nội dung.",
        "Cuoi phan | ",
        "section | portrait",
    ]


def test_every_page_tells_code_issue_and_page_of_how_many() -> None:
    shown = {runner.pages: runner.text for runner in contents(_made(MANUAL)).running}
    assert {"first", "default"} <= set(shown)
    for text in shown.values():
        assert "XÃ TÂN HÒA VĂN PHÒNG | QUY TRÌNH TIẾP NHẬN HỒ SƠ" in text
        assert "Mã hiệu: QT-01 Lần ban hành: 01" in text
        assert "Trang: {PAGE}/{NUMPAGES}" in text


def test_each_entry_points_at_its_heading() -> None:
    body = _part(_made(MANUAL), "word/document.xml")
    pointed = re.findall(r"PAGEREF (\S+) ", body)
    assert len(pointed) == 3
    for name in pointed:
        start = re.search(rf'<w:bookmarkStart w:id="(\d+)" w:name="{name}"/>', body)
        assert start is not None
        assert body.count(f'<w:bookmarkEnd w:id="{start[1]}"/>') == 1


def test_a_page_of_the_contents_that_a_program_filled_in_is_no_change() -> None:
    """Word writes the number over the dots when it saves: the text reads as before."""
    data = _made(MANUAL)
    entries = [block.text for block in contents(data).blocks if "PAGEREF" in block.text]
    assert entries[0] == "1. MỤC ĐÍCH {PAGEREF}"


def test_only_so_many_levels_stand_in_the_contents() -> None:
    lines = list(docx_lines(_made(MANUAL.replace('contents: "2"', 'contents: "1"'))))
    assert "Than | 1.1. Chi tiết…" not in lines
    assert "Than | 2. PHẠM VI…" in lines


def test_an_official_document_may_have_contents_behind_its_title() -> None:
    lines = list(docx_lines(_made(REPORT.replace("signer: ", 'contents: "1"\nsigner: '))))
    at = lines.index("Ten loai | MỤC LỤC")
    assert lines[at - 1] == "Duong ke | "
    assert lines[at + 1 : at + 3] == ["Than | I. KẾT QUẢ…", "Muc | I. KẾT QUẢ"]


def test_chapters_stand_in_the_contents_with_their_titles() -> None:
    chapter = MANUAL.replace("# 1. MỤC ĐÍCH\n", "# Chương I\n# Quy định chung\n")
    assert "Than | Chương I. Quy định chung…" in list(docx_lines(_made(chapter)))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'control: ["Mã hiệu: QT-01", "Lần ban hành: 01", "Ngày ban hành: 09/03/2026"]\n',
            "",
            "'control'",
        ),
        ("issuer: [Văn phòng]\n", "", "'issuer'"),
        ("approvals:", "signatories:", "'approvals'"),
        ('contents: "2"', 'contents: "7"', "chỉ nhận 1 hoặc 2 hoặc 3"),
        ('contents: "2"', 'signatories: ["A||"]', "người chịu trách nhiệm ghi ở 'approvals'"),
        ('contents: "2"', "symbol: QT-VP", "không có phần này"),
        ("layout: controlled", "layout: office", "chỉ tài liệu kiểm soát"),
    ],
)
def test_what_a_controlled_document_has_not_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        _made(MANUAL.replace(old, new))


def test_an_official_document_has_no_block_of_codes() -> None:
    with pytest.raises(MarkupError, match="không có khóa này"):
        _made(REPORT.replace("signer: ", 'control: ["Mã hiệu: 1"]\nsigner: '))


def test_the_decree_asks_nothing_of_its_page_numbers() -> None:
    verdict = judge(_made(MANUAL))
    assert verdict.scope is Scope.CONTROLLED
    assert not [item for item in verdict.findings if item.severity != "info"]
    reasons = {rule.id: reason for rule, reason in verdict.not_evaluated}
    assert reasons["ND30-PAGENO-POS"].startswith("Tài liệu kiểm soát")


def test_the_block_stays_the_same_bytes() -> None:
    assert _made(MANUAL) == _made(MANUAL)


def test_a_table_above_the_text_that_tells_no_code_makes_no_controlled_document() -> None:
    plain = _made(MANUAL.replace("Mã hiệu: QT-01", "Phòng họp số 1"))
    assert judge(plain).scope is Scope.UNRECOGNISED
