"""The line "Lưu": what offices really write is right; what is wrong is told in so many words."""

from __future__ import annotations

import pytest
from nd30.judge.parts.build import line, made, paper

from ngocha_kh.nd30.judge.registry import checks


def said(text: str) -> list[str]:
    on = paper(made(recipients=(line("- Đảng ủy;", 11), line(text, 11))))
    [check] = [check for check in checks() if check.rule == "ND30-NN-LUU"]
    return [finding.measured for finding in check.judge(on)]


@pytest.mark.parametrize(
    "text",
    [
        "- Lưu: VT.",
        "- Lưu: VT, VHXH.",
        "- Lưu: VT, VHXH (02b).",
        "- Lưu: VT, QLKH (3b).",
        "- Lưu: VT, HC (2).",
        "- Lưu: VT, VH-XH (02 bản).",
        "- Lưu: VT, Hồ sơ.",
        "- Lưu: VT, VHXH. NVA.(12)",
    ],
)
def test_a_right_line_is_silent(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("- Lưu: VT; VHXH.", "dấu chấm phẩy ở chỗ phải là dấu phẩy"),
        ("- Lưu: VT, VHXH", "không có dấu chấm cuối"),
        ("- Lưu: VT, VHXH;", "kết thúc bằng dấu chấm phẩy thay cho dấu chấm"),
        ("- Lưu: VT, VHXH (02b)", "không có dấu chấm cuối"),
        ("- Lưu VT, VHXH.", "không có dấu hai chấm sau «Lưu»"),
        ("- Lưu : VT, VHXH.", "có dấu cách trước dấu hai chấm"),
        ("- Lưu:VT, VHXH.", "không có dấu cách sau dấu hai chấm"),
        ("- Lưu: VHXH.", "không có «VT» ngay sau «Lưu:»"),
        ("- Lưu: VT VHXH.", "không có dấu phẩy sau «VT»"),
        ("- Lưu: VT,VHXH.", "không có dấu cách sau dấu phẩy"),
        ("- Lưu: VT, VHXH, H.Anh.", "«H.Anh» không phải chữ viết tắt in hoa"),
        ("- lưu: VT.", "chữ «Lưu» không viết hoa"),
        ("- Lưu VT", "không có dấu hai chấm sau «Lưu», không có dấu chấm cuối"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(text: str, measured: str) -> None:
    assert said(text) == [measured]
