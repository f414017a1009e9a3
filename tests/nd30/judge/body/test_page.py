"""Sheet, margins, page number."""

from typing import Any

import pytest
from nd30.judge.body.papers import NUMBER, found, header, measured, paper, para, section, table

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.model import Look, Paragraph, Place, Run

LYING = {"width": 297.0, "height": 210.0, "landscape": True}


@pytest.mark.parametrize(
    "edges",
    [
        {},
        {"top": 25.0, "bottom": 25.0, "left": 35.0, "right": 20.0},
        pytest.param({"top": 25.01, "left": 35.02}, id="a twip over, as in the government's files"),
    ],
)
def test_margins_within_the_ranges_are_silent(edges: dict[str, float]) -> None:
    on = paper(para(), sections=[section(**edges)])
    assert [
        r for edge in ("TOP", "BOTTOM", "LEFT", "RIGHT") for r in found(f"MARGIN-{edge}", on)
    ] == []


@pytest.mark.parametrize(
    ("rule", "edges", "said", "allowed"),
    [
        ("TOP", {"top": 17.6}, "lề trên 17,6 mm", "20 đến 25 mm"),
        ("BOTTOM", {"bottom": 25.4}, "lề dưới 25,4 mm", "20 đến 25 mm"),
        ("LEFT", {"left": 20.0}, "lề trái 20 mm", "30 đến 35 mm"),
        ("RIGHT", {"right": 25.4}, "lề phải 25,4 mm", "15 đến 20 mm"),
    ],
)
def test_margins_outside_are_measured(
    rule: str, edges: dict[str, float], said: str, allowed: str
) -> None:
    [finding] = found(f"MARGIN-{rule}", paper(para(), sections=[section(**edges)]))
    assert (finding.measured, finding.allowed) == (said, allowed)
    assert finding.where == "mọi trang"


def test_each_section_is_measured_by_itself() -> None:
    on = paper(para(), sections=[section(), section(left=20.0)])
    assert [f.where for f in found("MARGIN-LEFT", on)] == ["phần trang thứ 2"]


def test_a_turned_page_is_a_matter_of_its_own_rule_and_but_a_warning() -> None:
    on = paper(para(), sections=[section(**LYING, bottom=15.0)])
    assert found("MARGIN-BOTTOM", on) == []
    assert [f.severity for f in found("MARGIN-LANDSCAPE", on)] == [Severity.WARNING]


def test_a4_lies_or_stands() -> None:
    assert found("PAGE-SIZE", paper(para(), sections=[section(), section(**LYING)])) == []
    letter = section(width=215.9, height=279.4)
    assert measured("PAGE-SIZE", paper(para(), sections=[letter])) == ["khổ giấy 215,9 x 279,4 mm"]


def test_a_page_lies_only_for_a_table() -> None:
    lying = [section(**LYING)]
    assert found("PAGE-ORIENT", paper(table([para("A")]), sections=lying)) == []
    assert len(found("PAGE-ORIENT", paper(para(), sections=lying))) == 1


RULES = ("PAGENO-START", "PAGENO-POS", "PAGENO-STYLE", "PAGENO-FIRST")


@pytest.mark.parametrize(
    "page",
    [
        section(),
        section(number_start=1),
        pytest.param(section(headers={}, title_page=False), id="one page needs no number"),
        section(headers={"default": header(look=Look(size=14.0))}),
    ],
)
def test_a_number_in_the_middle_of_the_head_is_silent(page: Any) -> None:
    on = paper(para(), sections=[page])
    assert [rule for rule in RULES if found(rule, on)] == []


FOOT = (Paragraph(runs=(NUMBER,), align="center", place=Place("footer")),)


@pytest.mark.parametrize(
    ("rule", "page", "said"),
    [
        ("PAGENO-START", section(number_format="lowerRoman"), "kiểu số trang «lowerRoman»"),
        ("PAGENO-START", section(number_start=3), "số trang bắt đầu từ 3"),
        ("PAGENO-POS", section(headers={}, footers={"default": FOOT}), "số trang ở chân trang"),
        ("PAGENO-POS", section(headers={"default": header(align="right")}), "số trang canh phải"),
        ("PAGENO-POS", section(headers={"default": header(align="left")}), "số trang canh trái"),
        ("PAGENO-STYLE", section(headers={"default": header(look=Look(size=11))}), "cỡ chữ 11"),
        (
            "PAGENO-STYLE",
            section(headers={"default": header(look=Look(bold=True, italic=True))}),
            "đậm, nghiêng",
        ),
        ("PAGENO-STYLE", section(headers={"default": header(text="Trang ")}), "ghi «Trang 2»"),
        ("PAGENO-FIRST", section(title_page=False), "hiển thị số trang"),
        ("PAGENO-FIRST", section(headers={"first": header()}), "hiển thị số trang"),
    ],
)
def test_numbers_elsewhere_are_named(rule: str, page: Any, said: str) -> None:
    assert measured(rule, paper(para(), sections=[page])) == [said]


def test_a_long_document_needs_numbers() -> None:
    on = paper(*[para() for _ in range(60)], sections=[section(headers={}, title_page=False)])
    [said] = measured("PAGENO-POS", on)
    assert said.startswith("không có số trang, văn bản dài khoảng ")


def test_a_tab_stop_in_the_middle_cannot_be_told() -> None:
    head = header(align="left", text="\t")
    [finding] = found("PAGENO-POS", paper(para(), sections=[section(headers={"default": head})]))
    assert finding.severity is Severity.WARNING


def test_a_header_that_is_inherited_is_named_once() -> None:
    head = header(align="right")
    pages = [section(headers={"default": head}), section(headers={"default": head})]
    assert len(found("PAGENO-POS", paper(para(), sections=pages))) == 1


def test_words_around_the_number_are_but_a_remark() -> None:
    page = section(headers={"default": (Paragraph(runs=(Run("- "), NUMBER), align="center"),)})
    assert [f.severity for f in found("PAGENO-STYLE", paper(para(), sections=[page]))] == [
        Severity.INFO
    ]
