"""Pages, and which header each of them shows."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import PAGE, document, p, r

from ngocha_kh.nd30.judge.model import Section, paragraphs


def sect(inner: str = PAGE) -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


def ref(kind: str, id_: str) -> str:
    return f'<w:{id_.rstrip("0123456789")}Reference w:type="{kind}" r:id="{id_}"/>'


def section(inner: str, **shared: str) -> Section:
    return document(p("x") + sect(inner), None, **shared).sections[0]


def shown(one: Section) -> dict[str, list[str]]:
    return {kind: [x.text for x in paragraphs(blocks)] for kind, blocks in one.headers.items()}


def test_a_page_is_measured_in_mm() -> None:
    one = section(PAGE)
    assert (one.width, one.height) == pytest.approx((210, 297), abs=0.01)
    assert (one.top, one.bottom, one.left, one.right) == pytest.approx((20, 20, 30, 15), abs=0.01)
    assert (one.landscape, one.columns, one.new_page, one.title_page) == (False, 1, True, False)


def _margins(**changed: int) -> str:
    values = {"top": 1134, "bottom": 1134, "left": 1701, "right": 850, "gutter": 0, **changed}
    given = " ".join(f'w:{key}="{value}"' for key, value in values.items())
    return f"<w:pgMar {given}/>"


@pytest.mark.parametrize(
    ("inner", "settings", "margins"),
    [
        (_margins(), "", (20, 30, 15)),
        pytest.param(_margins(top=-1134), "", (20, 30, 15), id="an exact margin"),
        (_margins(gutter=567), "", (20, 40, 15)),
        (_margins(gutter=567) + "<w:rtlGutter/>", "", (20, 30, 25)),
        (_margins(gutter=567), "<w:gutterAtTop/>", (30, 30, 15)),
    ],
)
def test_margins_hold_the_gutter(
    inner: str, settings: str, margins: tuple[float, float, float]
) -> None:
    one = section(inner, settings=settings)
    assert (one.top, one.left, one.right) == pytest.approx(margins, abs=0.02)


@pytest.mark.parametrize(
    "size",
    ['<w:pgSz w:w="16838" w:h="11906"/>', '<w:pgSz w:w="11906" w:h="16838" w:orient="landscape"/>'],
)
def test_a_page_lies_when_it_says_so_or_is_wide(size: str) -> None:
    assert section(size).landscape


@pytest.mark.parametrize(
    ("cols", "count", "room"),
    [
        ("", 1, 165.01),
        ('<w:cols w:num="2" w:space="720"/>', 2, 76.16),
        ('<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2835"/><w:col w:w="6000"/></w:cols>', 2, 50.01),
        ('<w:cols w:num="nhiều"/>', 1, 165.01),
    ],
)  # fmt: skip
def test_columns_share_the_width(cols: str, count: int, room: float) -> None:
    seen = document(p("x") + sect(PAGE + cols))
    assert seen.sections[0].columns == count
    assert seen.paragraphs[0].width_mm == pytest.approx(room, abs=0.01)


def test_a_paragraph_ends_the_section_that_it_names() -> None:
    wide = '<w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906"/>'
    numbered = '<w:pgNumType w:fmt="upperRoman" w:start="3"/>'
    seen = document(p("a") + p("b", sect()) + p("c", sect(wide)) + p("d") + sect(PAGE + numbered))
    assert [one.place.section for one in seen.paragraphs] == [0, 0, 1, 2]
    assert [one.landscape for one in seen.sections] == [False, True, False]
    assert [one.new_page for one in seen.sections] == [True, False, True]
    assert (seen.sections[2].number_format, seen.sections[2].number_start) == ("upperRoman", 3)
    assert (seen.sections[0].number_format, seen.sections[0].number_start) == ("decimal", None)


def test_former_states_of_a_section_are_no_sections() -> None:
    changed = f'{PAGE}<w:sectPrChange w:id="1" w:author="A">{sect()}</w:sectPrChange>'
    assert len(document(p("a") + sect(changed)).sections) == 1


def test_every_paragraph_has_a_section_even_without_the_last_one() -> None:
    seen = document(p("a", sect()) + p("b"))
    assert seen.section_of(seen.paragraphs[1]) is seen.sections[1]


_HEADERS = {"header1": p("thường"), "header2": p("đầu"), "header3": p("chẵn"), "header4": p("mới")}
_REFS = ref("default", "header1") + ref("first", "header2") + ref("even", "header3")


def test_only_the_headers_that_a_section_shows_are_there() -> None:
    plain = document(p("x") + sect(_REFS + PAGE), _HEADERS).sections[0]
    assert shown(plain) == {"default": ["thường"]}
    titled = document(p("x") + sect(_REFS + PAGE + "<w:titlePg/>"), _HEADERS).sections[0]
    assert shown(titled) == {"default": ["thường"], "first": ["đầu"]}
    even = document(p("x") + sect(_REFS), _HEADERS, settings="<w:evenAndOddHeaders/>").sections[0]
    assert shown(even) == {"default": ["thường"], "even": ["chẵn"]}


def test_a_section_inherits_each_kind_of_header_by_itself() -> None:
    body = (
        p("a", sect(_REFS + PAGE))
        + p("b", sect(PAGE + "<w:titlePg/>"))
        + p("c")
        + sect(ref("default", "header4") + PAGE + "<w:titlePg/>")
    )
    sections = document(body, _HEADERS).sections
    assert shown(sections[1]) == {"default": ["thường"], "first": ["đầu"]}
    assert shown(sections[2]) == {"default": ["mới"], "first": ["đầu"]}


def test_a_first_page_without_a_header_shows_an_empty_one() -> None:
    body = p("x") + sect(ref("default", "header1") + PAGE + "<w:titlePg/>")
    assert shown(document(body, _HEADERS).sections[0]) == {"default": ["thường"], "first": []}


def test_a_header_that_is_missing_or_none_is_empty() -> None:
    body = p("x") + sect(ref("default", "header9") + ref("even", "styles") + PAGE)
    assert shown(document(body, styles="").sections[0]) == {"default": []}


def test_a_page_number_in_a_text_box_of_a_header_is_found() -> None:
    box = (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>center</wp:align>'
        '</wp:positionH><wp:extent cx="720000" cy="360000"/><a:graphic><a:graphicData><wps:wsp>'
        "<wps:spPr/><wps:txbx><w:txbxContent>"
        + p(f'<w:fldSimple w:instr="PAGE">{r("2")}</w:fldSimple>')
        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    seen = document(p("x") + sect(_REFS + PAGE), {**_HEADERS, "header1": p(r(box))})
    number = [x for x in paragraphs(seen.sections[0].headers["default"]) if x.runs]
    assert [(x.text, x.runs[0].field, x.align) for x in number] == [("2", "PAGE", "center")]
    assert seen.boxes == ()


def test_lists_of_a_header_do_not_count_for_the_body() -> None:
    item = p("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = item + sect(ref("default", "header1") + PAGE)
    seen = document(body, {"header1": item}, numbering=lists)
    assert seen.paragraphs[0].number == "1."
