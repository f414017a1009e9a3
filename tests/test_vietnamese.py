"""Numbers, dates and search as Vietnamese documents and their readers expect them."""

import datetime
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.vietnamese import folded, half_up, long_date, number, short_date

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
TEXTS = st.text(alphabet=LETTERS + LETTERS.upper() + " .-0123456789")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (7.0, "7"),  # a whole float is a whole number
        (1000, "1.000"),
        (1234567.5, "1.234.567,5"),
        (Decimal("1234567.50"), "1.234.567,50"),  # the decimals that were asked for stay
        (0.1, "0,1"),
        (2500000000, "2.500.000.000"),
        (-1234.5, "-1.234,5"),
        (Decimal("99.9"), "99,9"),
    ],
)
def test_a_number_has_a_decimal_comma_and_full_stops_between_thousands(
    value: int | float | Decimal, text: str
) -> None:
    assert number(value) == text


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_reads_back(value: int) -> None:
    assert int(number(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.04", 1, "0.0"),
        ("0.05", 1, "0.1"),
        ("0.25", 1, "0.3"),
        ("0.249999", 1, "0.2"),
        ("2.5", 0, "3"),
        ("-0.25", 1, "-0.3"),
        ("1.005", 2, "1.01"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, expected: str) -> None:
    assert str(half_up(Decimal(value), places)) == expected


def test_one_decimal_is_the_rule() -> None:
    assert half_up(Decimal("33.35")) == Decimal("33.4")


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (datetime.date(2026, 11, 24), "24/11/2026", "ngày 24 tháng 11 năm 2026"),
        (datetime.date(2026, 10, 10), "10/10/2026", "ngày 10 tháng 10 năm 2026"),
        (datetime.date(2026, 12, 1), "01/12/2026", "ngày 01 tháng 12 năm 2026"),
        (datetime.date(2026, 3, 10), "10/03/2026", "ngày 10 tháng 3 năm 2026"),
        (datetime.date(2026, 9, 9), "09/09/2026", "ngày 09 tháng 9 năm 2026"),
        (datetime.date(2026, 1, 31), "31/01/2026", "ngày 31 tháng 01 năm 2026"),
        (datetime.date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026"),
    ],
)
def test_a_long_date_has_a_zero_before_days_below_10_and_months_1_and_2_only(
    day: datetime.date, short: str, long: str
) -> None:
    assert short_date(day) == short
    assert long_date(day) == long


def test_no_date_is_no_text() -> None:
    assert short_date(None) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("tap huan 2026", "tap huan 2026"),
        ("NV-2026-001", "nv-2026-001"),
        ("tập huấn", "tap huan"),
        ("Đo lường", "do luong"),
        ("ĐƠN ĐỀ NGHỊ", "don de nghi"),
        ("Thước, người, nghiễm", "thuoc, nguoi, nghiem"),
        (unicodedata.normalize("NFD", "Ủy ban Đặc khu ở Sở"), "uy ban dac khu o so"),
    ],
)
def test_folded_text_has_no_diacritics_and_no_capitals(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(TEXTS)
def test_folding_needs_no_keyboard_with_diacritics_and_no_one_form_of_unicode(text: str) -> None:
    plain = folded(text)
    assert plain.isascii()
    assert plain == folded(unicodedata.normalize("NFD", text)) == folded(text.upper())
    assert folded(plain) == plain
