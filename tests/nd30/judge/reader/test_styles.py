"""Chains of styles, whatever is wrong with them."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import first, look, p, r, style

_SIZE = '<w:rPr><w:sz w:val="{}"/></w:rPr>'


def _sized(id_: str, size: int, **more: str | bool) -> str:
    return style("paragraph", id_, _SIZE.format(size), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "size"),
    [
        pytest.param("", 14, id="the default style"),
        pytest.param("Lạ", 14, id="a style that is not there"),
        pytest.param("Chữ", 14, id="a character style does not style a paragraph"),
        ("Con", 13),
        ("Cháu", 13),
        pytest.param("Vòng1", 12, id="a ring"),
        pytest.param("MồCôi", 10, id="a parent that is not there"),
    ],
)
def test_a_paragraph_takes_its_chain(named: str, size: float) -> None:
    styles = (
        _sized("Gốc", 28, default=True)
        + _sized("Con", 26, based_on="Gốc")
        + style("paragraph", "Cháu", "", based_on="Con")
        + _sized("Vòng1", 24, based_on="Vòng2")
        + _sized("Vòng2", 22, based_on="Vòng1")
        + style("paragraph", "MồCôi", "", based_on="Ma")
        + style("character", "Chữ", _SIZE.format(60))
    )
    ppr = f'<w:pStyle w:val="{named}"/>' if named else ""
    assert look(p(r("x"), ppr), styles=styles).size == size


def test_the_default_character_style_holds_for_plain_runs() -> None:
    styles = style("character", "Nền", _SIZE.format(30), default=True)
    assert look(p("x"), styles=styles).size == 15


def test_a_run_that_names_a_linked_paragraph_style_takes_the_character_style() -> None:
    styles = style("paragraph", "Đề", '<w:link w:val="ĐềChữ"/>') + style(
        "character", "ĐềChữ", _SIZE.format(32)
    )
    assert look(p(r("x", '<w:rStyle w:val="Đề"/>')), styles=styles).size == 16


def test_document_defaults_are_the_first_level() -> None:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    seen = first(p("x", '<w:spacing w:after="0"/>'), styles=defaults)
    assert (seen.runs[0].look.size, seen.after, seen.line) == (14, 0, 259)


def test_two_thousand_styles_in_one_chain_are_followed() -> None:
    styles = _sized("s0", 26) + "".join(
        style("paragraph", f"s{i}", "", based_on=f"s{i - 1}") for i in range(1, 2000)
    )
    assert look(p(r("x"), '<w:pStyle w:val="s1999"/>'), styles=styles).size == 13
