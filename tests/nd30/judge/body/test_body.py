"""How paragraphs of the body stand: size, sides, indents, gaps, lines, end."""

from typing import Any

import pytest
from nd30.judge.body.papers import LONG, bold, centred, found, measured, paper, para, table

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.model import Look, Paragraph, Run

RULES = ("STYLE", "JC", "INDENT", "PGAP", "LINE")
SMALL = Look(size=12.0)
ITALIC = Look(italic=True)


@pytest.mark.parametrize(
    "blocks",
    [
        [para(), para()],
        pytest.param([para(first=10.0), para(first=10.0)], id="1 cm"),
        pytest.param([para(left=19.0, first=-6.3)], id="a hanging item begins at 12,7 mm"),
        pytest.param(
            [para(), para("Dòng ngắn.", align="left")], id="a short line has no right side"
        ),
        pytest.param([bold("I. ĐẶC ĐIỂM", first=0.0, align="left"), para()], id="a heading"),
        pytest.param(
            [centred("Chương I"), centred("QUY ĐỊNH CHUNG", after=0.0), para()], id="title"
        ),
        pytest.param([para(after=0.0), para(before=6.0)], id="the larger gap counts"),
        pytest.param([para(contextual=True), para(after=6.0, style="b")], id="two styles"),
        pytest.param([para(after=0.0), table([para("1")]), para()], id="a table between"),
        pytest.param([para(), para("(Đơn vị: triệu đồng)", look=ITALIC, align="right")], id="note"),
        pytest.param([table([para("x", look=SMALL, align="left", first=0.0)])], id="cells"),
        pytest.param([para(line=360.0)], id="1,5 lines"),
        pytest.param([para(line=360.0, line_rule="exact")], id="exactly 18 pt at 14 pt"),
        pytest.param([para(line=240.0, line_rule="atLeast")], id="at least 12 pt"),
        pytest.param([para(runs=(Run(LONG), Run("2", Look(size=9.0, raised=True))))], id="a note"),
        pytest.param([para(runs=(Run(LONG), Run("in vitro", ITALIC)))], id="words in italics"),
    ],
)
def test_what_the_decree_asks_is_silent(blocks: list[Paragraph]) -> None:
    on = paper(*blocks)
    assert {rule: got for rule in RULES if (got := measured(f"BODY-{rule}", on))} == {}


@pytest.mark.parametrize(
    ("rule", "block", "said", "severity"),
    [
        ("STYLE", para(look=SMALL), "cỡ chữ 12", None),
        ("STYLE", para(look=Look(size=13.5)), "cỡ chữ 13,5, phần lớn văn bản là 14", Severity.WARNING),
        ("STYLE", para(look=ITALIC), "chữ nghiêng", None),
        ("STYLE", para(LONG.upper()), "chữ in hoa", None),
        ("JC", para(align="left"), "canh trái", None),
        ("JC", para(align="center"), "canh giữa", None),
        ("JC", para("Dòng ngắn.", align="right", look=Look()), None, None),
        ("INDENT", para(first=0.0), "lùi 0 mm", None),
        ("INDENT", para(first=15.0), "lùi 15 mm", None),
        ("INDENT", para(first=11.0), "lùi 11 mm", Severity.WARNING),
        ("INDENT", para("\t" + LONG, first=0.0), "lùi đầu dòng bằng phím Tab hoặc dấu cách", Severity.WARNING),
        ("INDENT", para("   " + LONG, first=0.0), "lùi đầu dòng bằng phím Tab hoặc dấu cách", Severity.WARNING),
        ("INDENT", para("+ " + LONG, first=25.4), "lùi 25,4 mm", Severity.WARNING),
        ("LINE", para(line=400.0), "cách dòng 1,67 dòng", None),
        ("LINE", para(line=200.0), "cách dòng 0,83 dòng", None),
        ("LINE", para(line=520.0, line_rule="exact"), "cách dòng 1,61 dòng", None),
    ],
)  # fmt: skip
def test_a_departure_is_measured(
    rule: str, block: Paragraph, said: str | None, severity: Severity | None
) -> None:
    on = paper(para(), para(), block)
    assert [(f.measured, f.severity) for f in found(f"BODY-{rule}", on)] == (
        [(said, severity)] if said else []
    )


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        ({"after": 3.0}, {"before": 0.0}, "cách đoạn trên 3 pt"),
        ({"after": 0.0}, {}, "cách đoạn trên 0 pt"),
        ({"contextual": True}, {"contextual": True}, "cách đoạn trên 0 pt"),
    ],
)
def test_a_gap_below_6_points_is_measured(
    above: dict[str, Any], below: dict[str, Any], said: str
) -> None:
    assert measured("BODY-PGAP", paper(para(**above), para(**below))) == [said]


def test_an_empty_paragraph_is_no_gap() -> None:
    assert len(found("BODY-PGAP", paper(para(after=0.0), para("", after=0.0), para()))) == 1


def test_two_right_indents_in_one_document_are_a_warning_on_the_fewer() -> None:
    findings = found("BODY-INDENT", paper(para(), para(), para(first=10.0)))
    assert [(f.measured, f.severity) for f in findings] == [
        ("lùi 10 mm, khác các đoạn khác", Severity.WARNING)
    ]


def test_lines_of_a_form_begin_where_the_template_has_them() -> None:
    line = para("Thời gian bắt đầu: 8 giờ 00.", first=0.0)
    assert found("BODY-INDENT", paper(line, parts={"type": "BB"})) == []
    assert len(found("BODY-INDENT", paper(line))) == 1


def test_the_end_mark_is_looked_for_at_the_end() -> None:
    last = para("Trên đây là báo cáo./.")
    assert found("END", paper(last, parts={"end": last})) == []
    [finding] = found("END", paper(para(), para("Hết.")))
    assert finding.quote == "Hết."
    assert finding.place is not None
    assert finding.place.number == 2


def test_a_document_without_a_body_has_nothing_to_measure() -> None:
    assert [rule for rule in RULES if found(f"BODY-{rule}", paper())] == []
