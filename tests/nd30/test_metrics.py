import pytest

from ngocha_kh.nd30.writer.metrics import text_width_mm

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("text", "look", "at_12", "at_13", "at_14"),
    [
        (STATE, "b", 88.3, 95.7, None),
        ("Độc lập - Tự do - Hạnh phúc", "b", None, 56.1, 60.5),
        ("ỦY BAN NHÂN DÂN", "b", 39.9, 43.2, None),
        ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "b", 79.7, 86.4, None),
        ("VĂN PHÒNG HĐND VÀ UBND", "b", 59.5, 64.5, None),
        ("Ngọc Hà, ngày 05 tháng 01 năm 2026", "i", None, 70.1, 75.5),
    ],
)
def test_widths_are_those_measured_from_the_governments_files(
    text: str, look: str, at_12: float | None, at_13: float | None, at_14: float | None
) -> None:
    for size, wanted in ((12, at_12), (13, at_13), (14, at_14)):
        if wanted is not None:
            width = text_width_mm(text, size, bold=look == "b", italic=look == "i")
            assert width == pytest.approx(wanted, rel=0.01)


def test_combining_marks_do_not_widen_a_text() -> None:
    assert text_width_mm("Thu\u031b\u0309", 14) == text_width_mm("Thử", 14)


def test_a_letter_outside_the_table_still_has_a_width() -> None:
    assert 0 < text_width_mm("Ж", 12) < text_width_mm("漢", 12)
