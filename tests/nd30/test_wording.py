from datetime import date

import pytest

from ngocha_kh.nd30.writer import wording


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (None, "ngày      tháng      năm 2026"),
    ],
)
def test_only_months_one_and_two_take_a_zero(day: date | None, text: str) -> None:
    assert wording.day_in_words(day, "2026") == text


@pytest.mark.parametrize(
    ("given", "written"),
    [("10", "10"), ("123", "123"), ("7", "07"), ("007", "07"), ("12a", "12a"), ("", " " * 6)],
)
def test_a_number_below_ten_takes_a_zero(given: str, written: str) -> None:
    assert wording.number(given) == written


def test_list_items_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    assert wording.listed(["A;", "B", "Lưu: VT."]) == ["- A;", "- B;", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("value", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL")]
)
def test_roman_numerals(value: int, text: str) -> None:
    assert wording.roman(value) == text


@pytest.mark.parametrize("text", ["hết./.", "hết.", "hết", "hết; "])
def test_a_text_is_closed_once(text: str) -> None:
    assert wording.ended(text) == "hết./."
