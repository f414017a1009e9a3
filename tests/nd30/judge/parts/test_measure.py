"""Widths agree with those measured on a rendered page (a face metrically like Times New Roman)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nd30.judge.parts.build import line

from ngocha_kh.nd30.judge.measure import longest_line, text_width
from ngocha_kh.nd30.judge.model import Look, Paragraph, Run


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
        ("UBND PHƯỜNG NGỌC HÀ", 13, False, False, 55.4),
        ("PHÒNG VĂN HÓA - XÃ HỘI", 12, True, False, 55.4),
        ("Ngọc Hà, ngày 05 tháng 01 năm 2026", 14, False, True, 75.5),
    ],
)
def test_a_text_is_as_wide_as_on_the_page(
    text: str, size: float, bold: bool, italic: bool, mm: float
) -> None:
    measured = text_width(line(text, size, bold=bold, italic=italic))
    assert measured == pytest.approx(mm, abs=0.1)


def test_spaces_at_the_ends_and_hidden_text_take_no_room() -> None:
    plain = line("Báo cáo")
    hidden = Run("ẩn", Look(hidden=True))
    padded = Paragraph(runs=(Run("  Báo cáo "), hidden))
    assert text_width(padded) == pytest.approx(text_width(plain))


def test_a_raised_row_of_underscores_is_shorter() -> None:
    assert text_width(line("____", raised=True)) < text_width(line("____"))


def test_a_text_that_wraps_is_as_wide_as_its_longest_line() -> None:
    once = line("một hai", width_mm=160)
    twice = line("một hai một hai", width_mm=text_width(once) + 1)
    assert longest_line(twice) == pytest.approx(text_width(once))


@given(
    st.lists(st.sampled_from(["một", "hai", "ba bốn"]), min_size=1, max_size=30), st.floats(5, 200)
)
def test_no_line_is_wider_than_the_whole_text(words: list[str], room: float) -> None:
    paragraph = line(" ".join(words), width_mm=room)
    assert 0 < longest_line(paragraph) <= text_width(paragraph) + 0.001
