"""Looks: what styles and direct settings together make of a run, as a reader sees it."""

from typing import Final

import pytest
from lxml import etree  # type: ignore[import-untyped]
from nd30.sample import sample
from nd30.test_manifest import W, members, with_body

from ngocha_kh.nd30 import archive, contents
from ngocha_kh.nd30.writer.looks import Looks

SHEET: Final = f"""
<w:styles xmlns:w="{W}">
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="F"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="N"/>
  <w:style w:type="paragraph" w:styleId="B"><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="L"/></w:style>
  <w:style w:type="character" w:styleId="S"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>
  <w:style w:type="table" w:styleId="T"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>""".strip()


def look(paragraph: str, run: str, table: str = "") -> tuple[str, str]:
    """The look of a run and that of its paragraph, from the insides of their properties."""
    looks = Looks(SHEET.encode())
    ppr, rpr = (etree.fromstring(f'<x xmlns:w="{W}">{inside}</x>') for inside in (paragraph, run))
    around = looks.paragraph(table, ppr)
    return looks.run(around, rpr), around.look


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


@pytest.mark.parametrize(
    ("paragraph", "run"),
    [
        ("", ""),
        (style("N"), ""),
        (style("unknown"), ""),
        (style("L"), ""),
        ("<w:keepNext/>", '<w:lang w:val="vi-VN"/>'),
        ('<w:jc w:val="start"/>', '<w:b w:val="false"/>'),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', '<w:color w:val="auto"/>'),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', '<w:u w:val="none"/>'),
        ('<w:spacing w:line="20" w:lineRule="auto"/>', '<w:vertAlign w:val="baseline"/>'),
    ],
)
def test_what_is_not_seen_is_not_told(paragraph: str, run: str) -> None:
    assert look(paragraph, run) == ("28;F", "left")


@pytest.mark.parametrize(
    ("paragraph", "run", "wanted"),
    [
        (style("B"), "", ("28;F;b", "both")),
        (style("C"), "", ("24;F;b", "both")),
        (style("C"), '<w:b w:val="0"/>', ("24;F", "both")),
        ("", '<w:rStyle w:val="S"/>', ("28;F;b;color=FF0000", "left")),
        pytest.param(style("B"), '<w:rStyle w:val="S"/>', ("28;F;color=FF0000", "both"), id="toggles cancel"),
        ("", '<w:rFonts w:ascii="G"/><w:sz w:val="2"/>', ("2;G", "left")),
        ("", '<w:rFonts w:asciiTheme="minorHAnsi"/>', ("28;+minorHAnsi", "left")),
        ("", "<w:vanish/><w:dstrike/>", ("28;F;hidden;strike", "left")),
        ("", '<w:shd w:val="clear" w:fill="000000"/>', ("28;F;fill=000000", "left")),
        ('<w:numPr><w:numId w:val="4"/></w:numPr>', "", ("28;F", "left;num")),
        ('<w:spacing w:line="20" w:lineRule="exact"/>', "", ("28;F", "left;thin")),
    ],
)  # fmt: skip
def test_what_is_seen_is_told(paragraph: str, run: str, wanted: tuple[str, str]) -> None:
    assert look(paragraph, run) == wanted


def test_a_style_of_tables_counts_for_the_text_in_them() -> None:
    assert look(style("B"), "", table="T")[0] == "28;F;b;hidden"


def test_runs_of_one_look_are_one_however_they_are_cut() -> None:
    one = contents(with_body("<w:p><w:r><w:t>một hai</w:t></w:r></w:p>"))
    two = contents(with_body("<w:p><w:r><w:t>một</w:t></w:r><w:r><w:t> hai</w:t></w:r></w:p>"))
    assert one == two


def test_a_row_says_how_its_cells_look_and_where_it_stands() -> None:
    bold = "<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p></w:tc>"
    plain = "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{bold}{plain}</w:tr>"
    body = f"<w:tbl>{head}<w:tr>{plain}{plain}</w:tr></w:tbl>"
    first, second = contents(with_body(body)).blocks
    assert (first.table, first.row, first.is_head, first.cells) == (1, 1, True, ("a", "b"))
    assert (second.table, second.row, second.is_head, second.text) == (1, 2, False, "b | b")
    assert ";b|" in first.look
    assert "|" not in second.look


def test_footers_are_inherited_and_shown_only_where_a_page_has_them() -> None:
    """The sample has a number from page two on, and nothing on the first page."""
    running = contents(sample(rows=1)).running
    headers = {(r.section, r.pages) for r in running if r.kind == "header"}
    assert {pages for _, pages in headers} == {"default", "even"}
    parts = members(sample(rows=1))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:titlePg/>", b"")
    shown = contents(archive.write(parts)).running
    assert {r.pages for r in shown if r.kind == "header"} == {"default", "even", "first"}


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>', "{PAGE}"),
        ('<w:fldSimple w:instr=" REF x "><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>page</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/>'
            "<w:t>/5</w:t></w:r>",
            "{PAGE}/5",
        ),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:t>kín</w:t></w:r>', "kín"),
        ('<w:r><w:fldChar w:fldCharType="end"/><w:t>hở</w:t></w:r>', "hở"),
    ],
)
def test_a_page_number_reads_as_its_code(field: str, wanted: str) -> None:
    assert contents(with_body(f"<w:p>{field}</w:p>")).texts == [wanted]


def test_a_picture_alone_is_a_block() -> None:
    (block,) = contents(with_body("<w:p><w:r><w:drawing/></w:r></w:p>")).blocks
    assert block.text == "[hình]"
