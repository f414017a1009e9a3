"""Phần, Chương, Mục, Điều, khoản, điểm, and the headings of reports."""

from dataclasses import replace

import pytest
from nd30.judge.body.papers import LONG, bold, centred, found, measured, paper, para

from ngocha_kh.nd30.judge.model import Look, Paragraph, Run
from ngocha_kh.nd30.judge.paper import Attachment

RULES = ("PHAN", "MUC", "DIEU", "KHOAN", "DIEM", "REPORT", "DECIMAL", "DASH")
TITLE = centred("QUY ĐỊNH CHUNG")


def article(text: str = "Điều 1.", rest: str = f" {LONG}", **look: bool) -> Paragraph:
    return para(runs=(Run(text, Look(**{"bold": True, **look})), Run(rest)))  # type: ignore[arg-type]


def points(*letters: str) -> list[Paragraph]:
    return [para(f"{letter} Nội dung thứ nhất;") for letter in letters]


@pytest.mark.parametrize(
    "blocks",
    [
        [centred("Phần I"), TITLE, para()],
        [centred("Chương IV"), TITLE, centred("Mục 1"), TITLE, article()],
        pytest.param([para(f"Phần I của kế hoạch nêu {LONG}")], id="a sentence about Phần I"),
        pytest.param([para("Mục 2 của Chương này quy định như sau.")], id="a sentence about Mục 2"),
        pytest.param([para(f"Điều 5 Nghị định này quy định {LONG}")], id="a sentence about Điều 5"),
        [article("Điều 1. Phạm vi điều chỉnh", ""), para("1. Nội dung thứ nhất.")],
        [bold("I. ĐẶC ĐIỂM TÌNH HÌNH", first=0.0), bold("1. Kết quả"), para("a) Nội dung;")],
        pytest.param([para("1. Nội dung."), *points("a)", "b)"), para("2. Ý."), *points("a)")], id="a) again"),
        points(*(f"{letter})" for letter in "abcdđeghiklmnopqrstuvxy")),
        pytest.param([bold("A. TÌNH HÌNH CHUNG"), para()], id="capital letters head parts"),
        pytest.param([para("1.234.567 đồng và 98,5% kế hoạch.")], id="a number"),
        pytest.param([para("2.5 tỷ đồng.")], id="no heading"),
        pytest.param([para("b) Nội dung;"), para("c) Nội dung;")], id="a quotation may begin at b"),
    ],
)  # fmt: skip
def test_right_headings_are_silent(blocks: list[Paragraph]) -> None:
    on = paper(*blocks)
    assert {rule: got for rule in RULES if (got := measured(f"H-{rule}", on))} == {}


@pytest.mark.parametrize(
    ("rule", "blocks", "said"),
    [
        ("PHAN", [centred("PHẦN I"), TITLE], "ghi «PHẦN»"),
        ("PHAN", [centred("Chương 1"), TITLE], "ghi «Chương 1»"),
        ("PHAN", [centred("Chương I. QUY ĐỊNH CHUNG")], "ghi «Chương I. QUY ĐỊNH CHUNG»"),
        ("PHAN", [centred("Chương I"), para()], "không có tiêu đề"),
        ("PHAN", [bold("Chương I"), TITLE], "đều cả hai lề"),
        ("PHAN", [centred("Chương I"), centred("Quy định chung")], "chữ in thường"),
        ("MUC", [centred("Mục II"), TITLE], "ghi «Mục II»"),
        ("DIEU", [article("ĐIỀU 1.")], "ghi «ĐIỀU»"),
        ("DIEU", [article("Điều 1:")], "sau số là «:»"),
        ("DIEU", [article("Điều I.")], "ghi «I»"),
        ("DIEU", [article(bold=False)], "không đậm"),
        ("DIEU", [article(italic=True)], "nghiêng"),
        ("DIEU", [replace(article(), first=0.0)], "lùi 0 mm"),
        ("KHOAN", [para("1) Nội dung thứ nhất.")], "ghi «1)»"),
        ("KHOAN", [para("1/ Nội dung thứ nhất.")], "ghi «1/»"),
        ("DIEM", points("a.", "b)"), "ghi «a.»"),
        ("DIEM", points("(a)", "b)"), "ghi «(a)»"),
        ("DIEM", points("A)", "b)"), "ghi «A)»"),
        ("DIEM", points("a)", "b)", "d)"), "sau «b)» là «d)»"),
        ("DIEM", points("d)", "e)"), "sau «d)» là «e)»"),
        ("DIEM", points("e)", "f)"), "chữ cái «f»"),
        ("REPORT", [bold("I/ ĐẶC ĐIỂM TÌNH HÌNH")], "ghi «I/»"),
        ("REPORT", [bold("I. Đặc điểm tình hình")], "chữ in thường"),
        ("REPORT", [para("I. ĐẶC ĐIỂM TÌNH HÌNH")], "không đậm"),
        ("DECIMAL", [para("1.1. Nội dung")], "đề mục kiểu 1.1"),
        ("DASH", [para("- Nội dung;")], "gạch đầu dòng"),
    ],
)
def test_a_departure_is_named(rule: str, blocks: list[Paragraph], said: str) -> None:
    [got] = measured(f"H-{rule}", paper(*blocks, para()))
    assert said in got


def test_the_number_of_a_word_list_counts_as_written() -> None:
    on = paper(para("Nội dung;", number="a)"), para("Nội dung;", number="c)"))
    assert measured("H-DIEM", on) == ["sau «a)» là «c)»"]


def test_an_attached_document_is_looked_at_too() -> None:
    attachment = Attachment(blocks=(centred("Chương 1"), TITLE, article("ĐIỀU 1.")))
    on = paper(para(), parts={"attachments": (attachment,)})
    assert measured("H-PHAN", on) == ["ghi «Chương 1»"]
    assert measured("H-DIEU", on) == ["ghi «ĐIỀU»"]


def test_each_article_is_named_once_with_all_its_faults() -> None:
    [finding] = found("H-DIEU", paper(replace(article("ĐIỀU 1:", bold=False), first=0.0), para()))
    assert finding.measured == "ghi «ĐIỀU», sau số là «:», không đậm, lùi 0 mm"
