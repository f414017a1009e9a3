"""Lines and text boxes, in both drawing languages, each counted once."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import document, first, p, r

from ngocha_kh.nd30.judge.model import Line

MM = 36000


def wsp(width: float, height: float = 0, *, prst: str = "line", ln: str = "", rot: int = 0) -> str:
    size = f'<a:ext cx="{width * MM:.0f}" cy="{height * MM:.0f}"/>'
    return (
        f'<wps:wsp><wps:spPr><a:xfrm rot="{rot}">{size}</a:xfrm><a:prstGeom prst="{prst}"/>{ln}'
        "</wps:spPr></wps:wsp>"
    )


def anchor(inner: str, width: float, height: float = 0, name: str = "anchor") -> str:
    extent = f'<wp:extent cx="{width * MM:.0f}" cy="{height * MM:.0f}"/>'
    graphic = f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:{name}>{extent}{graphic}</wp:{name}></w:drawing>"


def pict(inner: str) -> str:
    return f"<w:pict>{inner}</w:pict>"


def both(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


_V_LINE = '<v:line from="10pt,5pt" to="38.346pt,5pt"/>'


@pytest.mark.parametrize(
    "drawing",
    [
        anchor(wsp(20, 10, prst="rect"), 20, 10),
        anchor(wsp(0, 20), 0, 20),
        anchor(wsp(20, 15), 20, 15),
        pytest.param(anchor(wsp(20, 0, rot=5_400_000), 20), id="turned upright"),
        pytest.param(anchor(wsp(20, 0, ln="<a:ln><a:noFill/></a:ln>"), 20), id="not drawn"),
        anchor('<pic:pic><pic:spPr/></pic:pic>', 30, 20),
        pict('<v:line from="0,0" to="0,50pt"/>'),
        pict('<v:line from="0,0"/>'),
        pict('<v:rect style="width:50pt;height:20pt"/>'),
        pict('<v:line from="0,0" to="50pt,0" stroked="f"/>'),
        anchor("<wps:wsp/>", 20),
        "<w:drawing/>",
    ],
)  # fmt: skip
def test_other_shapes_are_no_lines(drawing: str) -> None:
    assert first(p(r(drawing))).lines == ()


@pytest.mark.parametrize(
    ("drawing", "width", "solid"),
    [
        (anchor(wsp(60), 60), 60, True),
        (anchor(wsp(60, prst="straightConnector1"), 60, name="inline"), 60, True),
        pytest.param(anchor(wsp(60, 0.3, prst="rect"), 60, 0.3), 60, True, id="a thin rectangle"),
        pytest.param(anchor("<pic:pic><pic:spPr/></pic:pic>", 40), 40, True, id="a flat picture"),
        (anchor(wsp(60, ln='<a:ln><a:prstDash val="dash"/></a:ln>'), 60), 60, False),
        (pict(_V_LINE), 10, True),
        pytest.param(pict('<v:line from="0,5" to="96,5"/>'), 25.4, True, id="pixels"),
        (pict('<v:line from="0,1mm" to="2cm,1mm"><v:stroke dashstyle="1 1"/></v:line>'), 20, False),
        (pict('<v:shape type="#_x0000_t32" style="position:absolute;width:56.69pt;height:0"/>'), 20, True),
        (pict('<v:shape o:connectortype="straight" style="width:20mm;height:0"/>'), 20, True),
        (pict('<v:rect style="width:0;height:1.5pt" o:hr="t"/>'), 165.01, True),
        (pict('<v:rect style="width:0;height:1.5pt" o:hrpct="500" o:hr="t" stroked="f"/>'), 82.5, True),
        pytest.param(both(anchor(wsp(60), 60), pict(_V_LINE)), 60, True, id="counted once"),
        pytest.param(both("<w:drawing/>", pict(_V_LINE)), 10, True, id="the other alternative"),
    ],
)  # fmt: skip
def test_lines_have_a_length(drawing: str, width: float, solid: bool) -> None:
    lines = first(p(r(drawing))).lines
    assert [(line.solid, line.kind) for line in lines] == [(solid, "shape")]
    assert lines[0].width_mm == pytest.approx(width, abs=0.02)


def test_lines_of_a_group_are_scaled() -> None:
    place = f'<a:ext cx="{100 * MM}" cy="{MM}"/><a:chOff/><a:chExt cx="1000" cy="10"/>'
    inner = wsp(0).replace('cx="0"', 'cx="250"')
    group = f"<wpg:wgp><wpg:grpSpPr><a:xfrm>{place}</a:xfrm></wpg:grpSpPr>{inner}</wpg:wgp>"
    assert first(p(r(anchor(group, 100, 1)))).lines == (Line(25.0),)
    vml = '<v:group style="width:100mm;height:1mm" coordsize="1000,10"><v:line from="0,5" to="250,5"/></v:group>'
    assert [round(line.width_mm, 1) for line in first(p(r(pict(vml)))).lines] == [25.0]


def _box(inner: str) -> str:
    text = f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
    return anchor(f"<wps:wsp><wps:spPr/>{text}</wps:wsp>", 55.08, 20)


def _v_box(inner: str) -> str:
    text = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return pict(f'<v:shape style="width:55.08mm;height:20mm">{text}</v:shape>')


@pytest.mark.parametrize("make", [_box, _v_box, lambda text: both(_box(text), _v_box(text))])
def test_text_boxes_stand_apart_and_know_their_anchor(make: object) -> None:
    assert callable(make)
    seen = document(p("một") + p(r("hai") + r(make(p("KHẨN") + p("trong")))) + p("ba"))
    assert [one.text for one in seen.paragraphs] == ["một", "hai", "ba"]
    assert [one.text for one in seen.boxes] == ["KHẨN", "trong"]
    assert [one.place.number for one in seen.boxes] == [1, 2]
    assert {(one.place.part, one.place.anchor) for one in seen.boxes} == {("textbox", 2)}
    assert seen.boxes[0].width_mm == pytest.approx(50, abs=0.01)


def test_the_text_of_an_alternative_is_read_once() -> None:
    seen = document(p(r(both(_box(p("mới")), _v_box(p("cũ"))))))
    assert [one.text for one in seen.boxes] == ["mới"]


def test_a_box_in_a_cell_keeps_the_cell_and_its_tables_are_flat() -> None:
    cell = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    seen = document(cell.format(p(r(_box(cell.format(p("trong")))))))
    assert [(one.text, one.place.cell) for one in seen.boxes] == [("trong", (1, 1, 1))]


def test_a_line_in_a_box_belongs_to_the_paragraph_of_the_box() -> None:
    seen = document(p(r(_box(p(r("Hạnh phúc") + r(anchor(wsp(40), 40)))))))
    assert seen.paragraphs[0].lines == ()
    assert seen.boxes[0].lines == (Line(40.0),)
