"""A trích yếu that looks like the body is told by its place and by how it reads."""

from __future__ import annotations

import pytest
from nd30.judge.parts import build
from nd30.judge.parts.build import Zone, line, made, paper
from nd30.judge.parts.naming import name, rules

from ngocha_kh.nd30.judge.finding import Finding
from ngocha_kh.nd30.judge.model import Document
from ngocha_kh.nd30.judge.registry import checks

PLAIN = {"summary_rule": ()}


def found(rule: str, document: Document) -> list[Finding]:
    on = paper(document)
    return [f for c in checks() if c.rule == rule and c.applies(on) for f in c.judge(on)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2025, Ủy ban nhân dân phường đã hoàn thành các nhiệm vụ.",
        "Kính gửi: Ủy ban nhân dân thành phố Hà Nội",
        "Căn cứ Kế hoạch số 12/KH-UBND;",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Kết quả thực hiện",
        "Thời gian: 8 giờ 00, ngày 05 tháng 8 năm 2026",
        "Thực hiện Kế hoạch số 12/KH-UBND, phường báo cáo như sau:",
        "Hôm nay, ngày 05 tháng 8 năm 2026, tại Hội trường",
    ],
)
def test_what_is_plainly_body_is_no_summary(text: str) -> None:
    document = made(PLAIN, summary=line(text, align="both"))
    assert paper(document).parts.summary == ()
    [told] = found("ND30-TY-TEXT", document)
    assert (told.measured, told.quote) == ("không thấy trích yếu", "BÁO CÁO")


@pytest.mark.parametrize(
    "text",
    [
        "Về việc nghỉ lễ Quốc khánh",
        "Kết quả công tác cải cách hành chính năm 2025",
        "Về việc: nghỉ lễ",
    ],
)
def test_a_plain_line_below_the_type_is_the_summary(text: str) -> None:
    on = paper(made(PLAIN, summary=line(text)))
    assert [p.text for p in on.parts.summary] == [text]
    assert all(p.shown != text for p in on.parts.body_text)
    [style] = found("ND30-TY-STYLE", made(PLAIN, summary=line(text)))
    assert style.measured == "không đậm, canh trái"
    assert style.allowed == "đậm, canh giữa"
    assert set(rules(on)) == {"ND30-TY-STYLE", "ND30-TY-RULE"}


def test_about_begins_a_summary_whatever_mark_ends_it() -> None:
    on = paper(made(PLAIN, summary=line("Về việc nghỉ lễ Quốc khánh.")))
    assert set(rules(on)) == {"ND30-TY-STYLE", "ND30-TY-RULE", "ND30-TY-TEXT"}


def test_a_centred_line_may_begin_like_a_body() -> None:
    summary = build.mid("Thực hiện Nghị quyết số 57-NQ/TW năm 2026", bold=True)
    on = paper(made(summary=summary, summary_rule=build.drawn(45)))
    assert [p.text for p in on.parts.summary] == [summary.text]
    assert rules(on) == {}


def test_the_authority_line_of_a_decision_is_no_summary() -> None:
    [told] = found("ND30-TY-TEXT", made(build.DECISION, summary=(), summary_rule=()))
    assert told.measured == "không thấy trích yếu"


def test_a_summary_on_the_line_of_the_type_is_told() -> None:
    title = build.mid("BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH", bold=True)
    [told] = found("ND30-TY-TEXT", made(PLAIN, type_name=title, summary=()))
    assert told.measured == "trích yếu viết liền tên loại"


@pytest.mark.parametrize("title", ["GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP", "HỢP ĐỒNG"])
def test_types_without_a_summary_have_none_to_miss(title: str) -> None:
    zones: dict[str, Zone] = {"type_name": build.mid(title, bold=True), "summary": ()}
    body = (line("Năm 2025, phường đã hoàn thành nhiệm vụ./.", align="both"),)
    assert found("ND30-TY-TEXT", made(PLAIN | zones, body=body)) == []


def test_a_degree_and_capitals_are_two_faults_of_one_name() -> None:
    named = rules(paper(made(name("ThS. NGUYỄN VĂN AN"))))
    assert named == {"ND30-SIG-NAME": None, "ND30-SIG-NOTITLE": None}
