"""Toggle properties, faces, colours and sizes (ISO/IEC 29500-1, 17.7.2, 17.7.3, 17.3.2)."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import first, look, p, r, style

_BOLD = "<w:rPr><w:b/></w:rPr>"
_STYLES = (
    style("paragraph", "Dam", _BOLD)
    + style("paragraph", "ConDam", "<w:rPr><w:i/></w:rPr>", based_on="Dam")
    + style("paragraph", "ConThuong", '<w:rPr><w:b w:val="0"/></w:rPr>', based_on="Dam")
    + style("character", "Manh", _BOLD)
)
_HEAVY = '<w:rStyle w:val="Manh"/>'


@pytest.mark.parametrize(
    ("ppr", "rpr", "bold"),
    [
        ("", "", False),
        ("", '<w:b w:val="0"/>', False),
        ("", '<w:b w:val="không"/>', False),
        ("", "<w:bCs/>", False),
        ("", '<w:b w:val="off"/>', False),
        ('<w:pStyle w:val="Dam"/>', '<w:b w:val="false"/>', False),
        pytest.param('<w:pStyle w:val="Dam"/>', _HEAVY, False, id="two style levels flip"),
        ('<w:pStyle w:val="ConThuong"/>', "", False),
        ("", "<w:b/>", True),
        ("", '<w:b w:val="on"/>', True),
        ("", '<w:b w:val="1"/>', True),
        ('<w:pStyle w:val="Dam"/>', "", True),
        pytest.param('<w:pStyle w:val="ConDam"/>', "", True, id="one chain is one level"),
        ('<w:pStyle w:val="Dam"/>', "<w:b/>", True),
        ("", _HEAVY, True),
        ('<w:pStyle w:val="ConThuong"/>', _HEAVY, True),
        pytest.param('<w:pStyle w:val="Dam"/>', f"{_HEAVY}<w:b/>", True, id="direct is absolute"),
    ],
)
def test_bold_is_what_levels_make_of_it(ppr: str, rpr: str, bold: bool) -> None:
    assert look(p(r("x", rpr), ppr), styles=_STYLES).bold is bold


def test_a_toggle_that_document_defaults_turn_on_stays_on_through_styles() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault>{_BOLD}</w:rPrDefault></w:docDefaults>"
    body = p(r("x"), '<w:pStyle w:val="Dam"/>')
    assert look(body, styles=defaults + _STYLES).bold
    assert not look(p(r("x", '<w:b w:val="0"/>')), styles=defaults + _STYLES).bold


_THEME = (
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Arial"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/></a:minorFont></a:fontScheme>'
)
_TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
_MINOR = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


@pytest.mark.parametrize(
    ("rpr", "face"),
    [
        ("", "Times New Roman"),
        (_TIMES, "Times New Roman"),
        ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "Arial"),
        pytest.param(_MINOR, "Calibri", id="the theme beats the name beside it"),
        ('<w:rFonts w:asciiTheme="majorAscii" w:hAnsiTheme="majorHAnsi"/>', "Arial"),
        ('<w:rFonts w:asciiTheme="minorEastAsia" w:ascii="Arial" w:hAnsi="Arial"/>', "Arial"),
        ('<w:rFonts w:cs="Tahoma"/>', "Times New Roman"),
        ('<w:rFonts w:cs="Tahoma"/><w:cs/>', "Tahoma"),
    ],
)
def test_the_face_follows_the_theme(rpr: str, face: str) -> None:
    assert look(p(r("x", rpr)), theme=_THEME).font == face


def test_a_face_named_nearer_beats_the_theme_face_of_the_defaults() -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{_MINOR}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert look(p("x"), styles=styles, theme=_THEME).font == "Calibri"
    assert look(p("x"), styles=styles).font == "Times New Roman"  # no theme part
    named = styles + style("paragraph", "Goc", f"<w:rPr>{_TIMES}</w:rPr>", default=True)
    assert look(p("x"), styles=named, theme=_THEME).font == "Times New Roman"


def test_letters_take_the_face_of_their_slot() -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>'
    runs = first(p(r("Số mới", fonts))).runs
    assert [(run.text, run.look.font) for run in runs] == [
        ("S", "Times New Roman"), ("ố ", "Arial"), ("m", "Times New Roman"), ("ớ", "Arial"),
        ("i", "Times New Roman"),
    ]  # fmt: skip


def test_an_east_asian_hint_moves_quotes_and_only_in_chinese_vietnamese_letters() -> None:
    fonts = '<w:rFonts w:hint="eastAsia" w:ascii="T" w:hAnsi="T" w:eastAsia="SimSun"/>'
    plain = first(p(r("“Số”", fonts))).runs
    assert [run.look.font for run in plain] == ["SimSun", "T", "SimSun"]
    chinese = first(p(r("Số", f'{fonts}<w:lang w:eastAsia="zh-CN"/>'))).runs
    assert [run.look.font for run in chinese] == ["T", "SimSun"]


@pytest.mark.parametrize(
    ("color", "seen"),
    [
        ("", "auto"),
        ('<w:color w:val="auto"/>', "auto"),
        ('<w:color w:val="xanh"/>', "auto"),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="FF0000" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="FF0000" w:themeColor="accent9"/>', "FF0000"),
        ('<w:color w:val="auto" w:themeColor="accent1"/>', "4472C4"),
        ('<w:color w:val="auto" w:themeColor="text1" w:themeTint="80"/>', "7F7F7F"),
        ('<w:color w:val="auto" w:themeColor="accent1" w:themeShade="00"/>', "000000"),
    ],
)
def test_colours_are_resolved(color: str, seen: str) -> None:
    assert look(p(r("x", color)), theme=_THEME).color == seen


@pytest.mark.parametrize(
    ("size", "points"),
    [("", 10), ("26", 13), ("27", 13.5), ("13pt", 13), ("-4", 10), ("0", 10), ("lớn", 10)],
)
def test_sizes_are_points(size: str, points: float) -> None:
    props = f'<w:sz w:val="{size}"/><w:szCs w:val="80"/>' if size else ""
    assert look(p(r("x", props))).size == points


def test_the_rest_of_a_look() -> None:
    seen = look(
        p(r("x", '<w:caps/><w:smallCaps/><w:dstrike/><w:vanish/><w:u w:val="single"/>'
                 '<w:vertAlign w:val="superscript"/>'))
    )  # fmt: skip
    assert (seen.caps, seen.small_caps, seen.strike, seen.hidden) == (True,) * 4
    assert (seen.underline, seen.raised) == (True, True)
    assert not look(p(r("x", '<w:u w:val="none"/>'))).underline
