"""Indents, gaps, alignment and borders of paragraphs (17.3.1)."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import document, first, p, r, style

from ngocha_kh.nd30.judge.model import Line

_SIZE_14 = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='28'/></w:rPr></w:rPrDefault></w:docDefaults>"
)


@pytest.mark.parametrize(
    ("ind", "left", "right", "first_line"),
    [
        ("", 0, 0, 0),
        ('w:left="không"', 0, 0, 0),
        ('w:left="567" w:right="284"', 10, 5.01, 0),
        pytest.param('w:start="567" w:end="284"', 10, 5.01, 0, id="strict names"),
        pytest.param('w:left="1cm"', 10, 0, 0, id="with a unit"),
        ('w:firstLine="720"', 0, 0, 12.7),
        ('w:hanging="720"', 0, 0, -12.7),
        pytest.param('w:hanging="720" w:firstLine="100"', 0, 0, -12.7, id="hanging wins"),
        pytest.param('w:firstLine="720" w:firstLineChars="200"', 0, 0, 9.88, id="characters win"),
        pytest.param('w:firstLine="720" w:firstLineChars="0"', 0, 0, 12.7, id="none of them"),
        ('w:leftChars="100" w:left="0"', 4.94, 0, 0),
    ],
)
def test_indents_are_mm(ind: str, left: float, right: float, first_line: float) -> None:
    seen = first(p("x", f"<w:ind {ind}/>"), styles=_SIZE_14)
    assert (seen.left, seen.right, seen.first) == pytest.approx((left, right, first_line), abs=0.01)


def test_characters_of_a_style_outrank_twips_of_the_paragraph() -> None:
    styles = _SIZE_14 + style("paragraph", "A", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>')
    body = p("x", '<w:pStyle w:val="A"/><w:ind w:firstLine="720"/>')
    assert first(body, styles=styles).first == pytest.approx(9.88, abs=0.01)


@pytest.mark.parametrize(
    ("spacing", "before", "after", "line", "rule"),
    [
        ("", 0, 0, 240, "auto"),
        ('w:before="120" w:after="60"', 6, 3, 240, "auto"),
        ('w:line="360" w:lineRule="auto"', 0, 0, 360, "auto"),
        ('w:line="340" w:lineRule="exact"', 0, 0, 340, "exact"),
        ('w:line="340" w:lineRule="atLeast"', 0, 0, 340, "atLeast"),
        ('w:line="17pt" w:lineRule="exact"', 0, 0, 340, "exact"),
        ('w:beforeAutospacing="1" w:before="10"', 14, 0, 240, "auto"),
        ('w:beforeAutospacing="0" w:before="120"', 6, 0, 240, "auto"),
        ('w:afterLines="50" w:after="999"', 0, 6, 240, "auto"),
        ('w:before="rộng" w:lineRule="đôi"', 0, 0, 240, "auto"),
    ],
)
def test_gaps_are_points(spacing: str, before: float, after: float, line: float, rule: str) -> None:
    seen = first(p("x", f"<w:spacing {spacing}/>"))
    assert (seen.before, seen.after, seen.line, seen.line_rule) == (before, after, line, rule)


@pytest.mark.parametrize(
    ("jc", "align"),
    [("start", "left"), ("end", "right"), ("both", "both"), ("distribute", "both"),
     ("center", "center"), ("giữa", "left")],
)  # fmt: skip
def test_alignment_knows_all_its_names(jc: str, align: str) -> None:
    assert first(p("x", f'<w:jc w:val="{jc}"/>')).align == align


@pytest.mark.parametrize(
    ("body", "align"),
    [
        (p(r("<w:tab/>") + r("2")), "left"),
        (p(r("<w:tab/>") + r("2"), '<w:tabs><w:tab w:val="left" w:pos="4680"/></w:tabs>'), "left"),
        (p(r("<w:tab/>") + r("2"), '<w:tabs><w:tab w:val="center" w:pos="2000"/></w:tabs>'), "left"),
        (p(r("a") + r("<w:tab/>"), '<w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs>'), "left"),
        (p(r("<w:tab/>") + r("2"), '<w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs>'), "center"),
        (p(r('<w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/>') + r("2")), "center"),
        (p("2", '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center"/>'), "center"),
        (p("2", '<w:framePr w:w="2000" w:hAnchor="margin" w:xAlign="center"/>'), "left"),
    ],
)  # fmt: skip
def test_text_is_centred_by_stops_and_frames_too(body: str, align: str) -> None:
    assert first(body).align == align


_SIDE = '<w:{} w:val="single" w:sz="4" w:space="1" w:color="auto"/>'


def _borders(*sides: str) -> str:
    return f"<w:pBdr>{''.join(_SIDE.format(side) for side in sides)}</w:pBdr>"


def test_a_bottom_border_is_a_line_between_the_indents() -> None:
    seen = first(p("", f'{_borders("bottom")}<w:ind w:left="2000" w:right="2000"/>'))
    assert seen.lines == (Line(94.456, True, "border"),)
    assert not seen.boxed


def test_a_top_border_stands_over_the_text() -> None:
    assert [line.kind for line in first(p("x", _borders("top"))).lines] == ["over"]


def test_four_borders_are_a_box_and_no_line() -> None:
    seen = first(p("KHẨN", _borders("top", "left", "bottom", "right")))
    assert (seen.boxed, seen.lines) == (True, ())


@pytest.mark.parametrize("value", ["none", "nil"])
def test_no_border_is_no_line(value: str) -> None:
    assert first(p("x", f'<w:pBdr><w:bottom w:val="{value}"/></w:pBdr>')).lines == ()


@pytest.mark.parametrize(
    ("value", "solid"), [("thick", True), ("dotted", False), ("dashSmallGap", False)]
)
def test_a_broken_line_is_not_solid(value: str, solid: bool) -> None:
    assert first(p("x", f'<w:pBdr><w:bottom w:val="{value}"/></w:pBdr>')).lines[0].solid is solid


def test_neighbours_with_the_same_borders_share_the_last_line() -> None:
    both = _borders("top", "bottom")
    found = document(p("a", both) + p("b", both) + p("c")).paragraphs
    assert [[line.kind for line in one.lines] for one in found] == [["over"], ["border"], []]


def test_switches_of_paragraphs() -> None:
    seen = first(p("x", '<w:keepNext/><w:pageBreakBefore w:val="1"/><w:contextualSpacing/>'))
    assert (seen.keep_next, seen.page_break_before, seen.contextual) == (True, True, True)
