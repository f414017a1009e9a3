import time
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from nd30.lines import body
from nd30.sample import FRONT, REFERENCE, render, wide_table

from ngocha_kh.nd30 import Column, Placeholders, Row, Table
from ngocha_kh.nd30.writer import reference
from ngocha_kh.nd30.writer.columns import Demand, fit
from ngocha_kh.nd30.writer.tables import table_xml

PACKAGE = Path(reference.__file__).parent
REF = reference.read(REFERENCE.read_bytes(), "13")


def demand(*cells: str, least: int = 0) -> Demand:
    """A column with these cells."""
    made = Demand(12, 100, least)
    for cell in cells:
        made.cell(cell, bold=False)
    return made


@given(
    st.lists(
        st.lists(st.text("ab ăộ\n1", max_size=60), min_size=1, max_size=4), min_size=1, max_size=12
    )
)
def test_widths_add_up_and_hold_the_longest_word_where_possible(columns: list[list[str]]) -> None:
    demands = [demand(*cells) for cells in columns]
    widths = fit(demands, 9354)
    assert sum(widths) == 9354
    assert min(widths) > 0
    if sum(d.least for d in demands) <= 9354:
        assert all(w >= d.least - 1 for w, d in zip(widths, demands, strict=True))


def test_longer_content_gets_the_wider_column() -> None:
    short, long = fit([demand("vài chữ " * 10), demand("rất nhiều chữ ở đây " * 20)], 9354)
    assert short < long


def test_a_least_width_is_kept() -> None:
    assert fit([demand("a", least=2000), demand("chữ " * 200)], 9354)[0] >= 2000


def test_header_row_repeats_and_rows_do_not_break() -> None:
    values = Placeholders()
    found = body(render(f"{FRONT}{values.put(wide_table(3))}\n", values))
    rows = list(list(found.iter(qn("w:tbl")))[1].iter(qn("w:tr")))
    assert [r.find(f".//{qn('w:tblHeader')}") is not None for r in rows] == [True, *[False] * 3]
    assert all(r.find(f".//{qn('w:cantSplit')}") is not None for r in rows)


def test_no_rows_show_one_row_that_says_so() -> None:
    columns = (Column(title="A"), Column(title="B"))
    xml = table_xml(Table(columns=columns, rows=[], empty="Không có"), REF, REF.page)
    assert xml.count("<w:tr>") == 2
    assert '<w:gridSpan w:val="2"/>' in xml


def test_a_row_of_the_wrong_length_is_refused() -> None:
    table = Table(columns=(Column(title="A"),), rows=[Row(cells=("a", "b"))])
    with pytest.raises(ValueError, match="row 1 has 2 cells for 1 columns"):
        table_xml(table, REF, REF.page)


def test_time_grows_with_rows_and_not_faster() -> None:
    def best(rows: int) -> float:
        table = wide_table(rows)
        times = []
        for _ in range(5):
            start = time.process_time()
            table_xml(table, REF, REF.page)
            times.append(time.process_time() - start)
        return min(times)

    best(100)  # warm the table of widths
    assert best(2000) <= 3.2 * best(1000)


def test_a_document_of_ten_times_the_rows_takes_at_most_twelve_times_as_long() -> None:
    def best(rows: int) -> float:
        times = []
        for _ in range(3):
            values = Placeholders()
            markup = f"{FRONT}{values.put(wide_table(rows))}\n"
            start = time.process_time()
            render(markup, values)
            times.append(time.process_time() - start)
        return min(times)

    best(100)
    assert best(5_000) <= 12 * best(500)


def test_ten_thousand_rows_render_in_seconds() -> None:
    values = Placeholders()
    table = values.put(wide_table(10_000))
    start = time.process_time()
    render(f"{FRONT}{table}\n", values)
    assert time.process_time() - start < 15


def test_no_module_addresses_cells_one_by_one() -> None:
    for path in PACKAGE.glob("*.py"):
        assert "table.cell(" not in path.read_text("utf-8"), path.name


def kept(*bold: bool) -> list[bool]:
    """For each row below the head whether it stays on the page of the next."""
    rows = [Row(cells=("a",), bold=heavy) for heavy in bold]
    xml = table_xml(Table(columns=(Column(title="A"),), rows=rows), REF, REF.page)
    return ["<w:keepNext/>" in row for row in xml.split("<w:tr>")[2:]]


def test_a_heading_row_and_a_sum_do_not_stand_alone() -> None:
    assert kept(False, False, False) == [False, False, False]
    assert kept(True, False, False) == [True, False, False]
    assert kept(False, False, True) == [False, True, False]


def test_a_vertical_title_asks_for_height_and_not_for_width() -> None:
    def table(vertical: bool) -> str:
        columns = (Column(title="Nhiệm vụ"), Column(title="Trungtâmvănhóa", vertical=vertical))
        return table_xml(Table(columns=columns, rows=[Row(cells=("a" * 200, "C"))]), REF, REF.page)

    def last_width(xml: str) -> int:
        return int(xml.split("</w:tblGrid>")[0].split('w:w="')[-1].split('"')[0])

    upright, turned = table(False), table(True)
    assert "btLr" not in upright
    assert turned.count('<w:textDirection w:val="btLr"/>') == 1
    assert "<w:trHeight" in turned
    assert last_width(turned) < last_width(upright)
