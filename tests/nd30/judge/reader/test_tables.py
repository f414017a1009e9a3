"""Tables: cells by the grid, their room, their styles, and whether a line is drawn."""

from __future__ import annotations

import pytest
from nd30.judge.reader.wordml import document, p, r, style

from ngocha_kh.nd30.judge.model import Table

_GRID = (
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="4000"/></w:tblGrid>'
)


def tbl(*rows: str, props: str = "", grid: str = _GRID) -> str:
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{grid}{''.join(rows)}</w:tbl>"


def tr(*cells: str, props: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{''.join(cells)}</w:tr>"


def tc(text: str = "x", props: str = "") -> str:
    inner = text if text.startswith("<") else p(r(text))
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def table(body: str, **shared: str) -> Table:
    found = document(body, None, **shared).blocks[0]
    assert isinstance(found, Table)
    return found


def cells(found: Table) -> list[tuple[tuple[int, int, int] | None, str]]:
    return [(one.place.cell, one.text) for one in found.paragraphs()]


def test_cells_know_their_place_in_the_grid() -> None:
    found = table(
        tbl(tr(tc("a", '<w:gridSpan w:val="2"/>'), tc("b")), tr(tc("c"), tc("d"), tc("e")))
    )
    assert cells(found) == [
        ((1, 1, 1), "a"), ((1, 1, 3), "b"), ((1, 2, 1), "c"), ((1, 2, 2), "d"), ((1, 2, 3), "e"),
    ]  # fmt: skip


def test_a_cell_that_goes_on_from_above_shows_nothing() -> None:
    found = table(tbl(
        tr(tc("a", '<w:vMerge w:val="restart"/>'), tc("b")), tr(tc("ẩn", "<w:vMerge/>"), tc("c"))
    ))  # fmt: skip
    assert [text for _, text in cells(found)] == ["a", "b", "c"]
    assert [len(row.cells) for row in found.rows] == [2, 2]


def test_a_table_in_a_cell_keeps_the_place_of_the_outer_one() -> None:
    inner = tbl(tr(tc("trong")))
    found = document(tbl(tr(tc("a"), tc(inner + p()))) + tbl(tr(tc("sau"))))
    outer, after = found.blocks
    assert isinstance(outer, Table)
    assert isinstance(after, Table)
    nested = outer.rows[0].cells[1].blocks[0]
    assert isinstance(nested, Table)
    assert (outer.number, nested.number, after.number) == (1, 0, 2)
    assert [one.place.cell for one in nested.paragraphs()] == [(1, 1, 2)]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    held = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    found = table(tbl(held.format(tr(tc("a"), held.format(tc("b"))))))
    assert [text for _, text in cells(found)] == ["a", "b"]


def test_rows_say_whether_they_split_and_repeat() -> None:
    rows = table(
        tbl(
            tr(tc(), props="<w:cantSplit/><w:tblHeader/>"),
            tr(tc(), props='<w:cantSplit w:val="0"/>'),
        )
    ).rows
    assert [(row.cant_split, row.header) for row in rows] == [(True, True), (False, False)]


@pytest.mark.parametrize(
    ("cell", "props", "room"),
    [
        pytest.param('<w:tcW w:w="2835" w:type="dxa"/>', "", 45.94, id="own width, default margins"),
        pytest.param("", "", 31.22, id="the width of the column"),
        pytest.param('<w:tcW w:w="0" w:type="auto"/><w:gridSpan w:val="2"/>', "", 84.14, id="columns"),
        pytest.param('<w:tcW w:w="2500" w:type="pct"/>', "", 78.45, id="fiftieths of a per cent"),
        pytest.param('<w:tcW w:w="50%" w:type="pct"/>', "", 78.45, id="per cent"),
        pytest.param('<w:tcW w:w="2835"/>',
                     '<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>', 50.01, id="no margins"),
        pytest.param('<w:tcW w:w="2835"/><w:tcMar><w:start w:w="567"/></w:tcMar>', "", 37.98, id="own margin"),
    ],
)  # fmt: skip
def test_a_cell_has_room_between_its_margins(cell: str, props: str, room: float) -> None:
    found = table(tbl(tr(tc("x", cell)), props=props))
    assert next(iter(found.paragraphs())).width_mm == pytest.approx(room, abs=0.02)


def test_without_a_grid_a_cell_is_as_wide_as_the_column_of_text() -> None:
    found = table(
        tbl(
            tr(tc()),
            grid="",
            props='<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>',
        )
    )
    assert next(iter(found.paragraphs())).width_mm == pytest.approx(165.01, abs=0.01)


def _borders(element: str, value: str, *sides: str) -> str:
    inner = "".join(f'<w:{side} w:val="{value}"/>' for side in sides)
    return f"<w:{element}>{inner}</w:{element}>"


_ALL = ("top", "left", "bottom", "right", "insideH", "insideV")
_GRID_STYLE = style(
    "table", "Luoi", f"<w:tblPr>{_borders('tblBorders', 'single', *_ALL)}</w:tblPr>"
)
_NAMED = '<w:tblStyle w:val="Luoi"/>'
_NO_SIDES = _borders("tcBorders", "nil", "top", "left", "bottom", "right")


@pytest.mark.parametrize(
    ("props", "cell", "bordered"),
    [
        ("", "", False),
        (_borders("tblBorders", "none", *_ALL), "", False),
        pytest.param(_borders("tblBorders", "single", "insideV"), "", False, id="one column"),
        pytest.param(_NAMED + _borders("tblBorders", "nil", *_ALL), "", False, id="style undone"),
        pytest.param(_NAMED, _NO_SIDES, False, id="style undone in every cell"),
        (_NAMED, "", True),
        (_borders("tblBorders", "single", "top"), "", True),
        pytest.param("", _borders("tcBorders", "dotted", "bottom"), True, id="one side of a cell"),
        (_NAMED, _borders("tcBorders", "nil", "top"), True),
    ],
)
def test_a_table_is_bordered_when_some_line_is_drawn(props: str, cell: str, bordered: bool) -> None:
    assert table(tbl(tr(tc("x", cell)), props=props), styles=_GRID_STYLE).bordered is bordered


_CONDITIONS = style(
    "table", "Bang",
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:rPr><w:strike/></w:rPr></w:tblStylePr>',
)  # fmt: skip


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        ('<w:tblLook w:val="0600"/>', ["", "", "", ""]),
        ('<w:tblLook w:val="0620"/>', ["b", "b", "", ""]),
        ('<w:tblLook w:val="06A0"/>', ["bi", "b", "i", ""]),
        ('<w:tblLook w:firstRow="1" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>', ["b", "b", "", ""]),
        ('<w:tblLook w:val="0400"/>', ["", "", "s", "s"]),
    ],
)  # fmt: skip
def test_a_table_style_speaks_by_the_place_of_the_cell(look: str, seen: list[str]) -> None:
    props = f'<w:tblStyle w:val="Bang"/>{look}'
    found = list(
        table(tbl(tr(tc(), tc()), tr(tc(), tc()), props=props), styles=_CONDITIONS).paragraphs()
    )
    looks = [one.runs[0].look for one in found]
    assert ["b" * x.bold + "i" * x.italic + "s" * x.strike for x in looks] == seen
    assert {(x.size, one.align) for x, one in zip(looks, found, strict=True)} == {(12, "center")}


def test_a_paragraph_style_beats_the_table_style() -> None:
    styles = _CONDITIONS + style(
        "paragraph", "A", '<w:pPr><w:jc w:val="end"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr>'
    )
    body = tbl(tr(tc(p(r("x"), '<w:pStyle w:val="A"/>'))), props='<w:tblStyle w:val="Bang"/>')
    one = next(iter(table(body, styles=styles).paragraphs()))
    assert (one.align, one.runs[0].look.size) == ("right", 13)
