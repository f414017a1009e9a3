"""The place of the date: the ward's own name; its city's is a warning, another's an error."""

from __future__ import annotations

import pytest
from nd30.judge.parts.build import made, mid, paper
from nd30.judge.parts.naming import ERROR, INFO, WARN, rules

from ngocha_kh.nd30.judge.finding import Severity

WARD = {"places": ("Ngọc Hà",), "units": {"phường": ("Ngọc Hà",)}, "regions": ("Hà Nội",)}


@pytest.mark.parametrize(
    ("place", "severity"),
    [
        ("Ngọc Hà", None),
        ("Phường Ngọc Hà", INFO),
        ("Hà Nội", WARN),
        ("Thành phố Hà Nội", WARN),
        ("Hải Phòng", ERROR),
        ("Ba Đình", ERROR),
    ],
)
def test_which_place_weighs_how_much(place: str, severity: Severity | None) -> None:
    date = mid(f"{place}, ngày 05 tháng 01 năm 2026", 14, italic=True)
    named = rules(paper(made(date=date), **WARD))
    told = {rule: given or ERROR for rule, given in named.items()}
    assert told == ({"ND30-DD-NAME": severity} if severity else {})


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("Số: 15/BC-UBND", False), ("Số:15/BC-UBND", False), ("Số : 15/BC-UBND", True)],
)
def test_no_space_stands_before_the_colon_of_the_number(text: str, is_found: bool) -> None:
    assert ("ND30-SO-LABEL" in rules(paper(made(number=mid(text, 13))))) is is_found
