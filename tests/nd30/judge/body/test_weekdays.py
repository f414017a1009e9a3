"""Days of the week in small letters, and ordinals that look like them (Phụ lục II, V.8c)."""

from __future__ import annotations

import pytest
from nd30.judge.body.papers import found, paper, para


@pytest.mark.parametrize(
    "text",
    [
        "Lần thứ hai tổ chức trong tháng năm vừa qua.",
        "Chiều thứ hai mươi thành viên có mặt.",
        "Đợt thứ hai, ngày 05 tháng 6; đợt thứ hai hằng tuần báo cáo.",
        "Thứ nhất, rà soát; thứ hai, tổng hợp; thứ ba, báo cáo.",
        "Các nguyên nhân thứ nhất, thứ hai và thứ ba.",
        "Gồm: thứ hai, tổng hợp số liệu; thứ ba, báo cáo.",
        "Cách mạng công nghiệp lần thứ tư.",
        "Ngày thứ hai của đợt kiểm tra.",
        "Cuộc họp thứ hai, ngày 12 tháng 5 năm 2026.",
        "Trong năm thứ ba, ngày 05 tháng 6 năm 2026 công bố.",
        "Đứng thứ ba toàn thành phố, xếp thứ năm cả nước.",
        "Các tổ thứ hai, thứ ba thực hiện; phiên thứ năm đến phiên thứ bảy.",
        "Tuần thứ hai hằng tháng, tuần thứ tư của quý.",
        "Bên thứ ba, hàng tuần báo cáo.",
        "Thứ hai, tổng hợp số liệu. Thứ tư là tăng cường kiểm tra.",
        "Người chủ nhật ký ghi lại.",
        "Họp thứ Hai hằng tuần, Chủ nhật nghỉ; từ thứ Hai đến thứ Sáu.",
        "Biển ghi “tiếp dân thứ hai hằng tuần” ở cổng.",
    ],
)
def test_ordinals_and_right_days_are_silent(text: str) -> None:
    assert found("CAP-DAY", paper(para(text))) == []


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("Họp giao ban vào thứ hai hằng tuần.", "thứ hai", "thứ Hai"),
        ("Họp giao ban thứ hai hàng tuần.", "thứ hai", "thứ Hai"),
        ("Thứ hai hằng tuần, các đơn vị báo cáo.", "Thứ hai", "Thứ Hai"),
        ("Thời gian: 14 giờ 00, thứ tư, ngày 18 tháng 11 năm 2026.", "thứ tư", "thứ Tư"),
        ("Họp lúc 14 giờ 00 phút thứ tư ngày 18 tháng 11.", "thứ tư", "thứ Tư"),
        ("Họp vào lúc 8h30 thứ bảy, ngày 7/3/2026.", "thứ bảy", "thứ Bảy"),
        ("Họp chiều thứ sáu tuần này.", "thứ sáu", "thứ Sáu"),
        ("Sáng thứ hai, các đơn vị báo cáo.", "thứ hai", "thứ Hai"),
        ("Tiếp dân vào thứ ba và thứ năm.", "thứ ba và thứ năm", "thứ Ba và thứ Năm"),
        ("Tiếp dân thứ ba, thứ năm hằng tuần.", "thứ ba, thứ năm", "thứ Ba, thứ Năm"),
        ("Làm việc từ thứ hai đến thứ sáu.", "thứ hai đến thứ sáu", "thứ Hai đến thứ Sáu"),
        ("Làm việc từ thứ Hai đến thứ sáu.", "thứ sáu", "thứ Sáu"),
        ("Làm việc cả ngày chủ nhật.", "chủ nhật", "Chủ nhật"),
        ("Nghỉ thứ bảy và chủ nhật.", "thứ bảy và chủ nhật", "thứ Bảy và Chủ nhật"),
    ],
)
def test_a_day_in_small_letters_is_named(text: str, written: str, right: str) -> None:
    findings = found("CAP-DAY", paper(para(text)))
    assert [(f.measured, f.allowed) for f in findings] == [(f"viết «{written}»", f"«{right}»")]
