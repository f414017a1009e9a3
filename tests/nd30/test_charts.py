"""Charts: bars of shaded cells on one scale, read back as text."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from nd30.lines import body
from nd30.sample import FRONT, REFERENCE, render

from ngocha_kh.nd30 import Chart, Column, Placeholders, Row, blocks
from ngocha_kh.nd30.judge.verdict import judge
from ngocha_kh.nd30.writer import reference
from ngocha_kh.nd30.writer.charts import LOOKS, chart_xml, steps_of

REF = reference.read(REFERENCE.read_bytes(), "13")
TITLE = "Biểu đồ 1. Tiến độ theo đơn vị"
NAMES = ("Hoàn thành", "Trong hạn", "Quá hạn")


def chart(*values: Sequence[int], names: Sequence[str] = NAMES, label: str = "Phòng A") -> Chart:
    return Chart(
        title=TITLE,
        columns=tuple(Column(title=name) for name in ("", *names, "")),
        rows=[Row(cells=(label, *map(str, row), str(sum(row)))) for row in values],
        values=values,
    )


def document(*values: Sequence[int]) -> bytes:
    kept = Placeholders()
    text = f"{FRONT}# I. KẾT QUẢ\n\nNhư Biểu đồ 1.\n\n{kept.put(chart(*values))}\n\nHết.\n"
    return render(text, kept)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5), st.integers(0, 10_000))
def test_no_part_is_lost_and_no_bar_is_longer_than_the_scale(values: list[int], more: int) -> None:
    steps = steps_of(values, sum(values) + more)
    assert [step > 0 for step in steps] == [value > 0 for value in values]
    assert sum(steps) <= 56


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=5))
def test_a_longer_bar_is_never_drawn_shorter(lengths: list[int]) -> None:
    drawn = [steps_of([length], max(lengths))[0] for length in sorted(lengths)]
    assert drawn == sorted(drawn)
    assert drawn[-1] == 56


def test_bars_are_proportional() -> None:
    assert steps_of([7, 7, 14], 28) == [14, 14, 28]
    assert steps_of([0, 0, 0], 0) == [0, 0, 0]


def test_every_row_fills_the_grid() -> None:
    table = list(body(document((3, 4, 1), (0, 0, 0), (20, 1, 9))).iter(qn("w:tbl")))[1]
    columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    assert columns <= 63
    for row in table.iter(qn("w:tr")):
        spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.iter(qn("w:tc"))]
        assert sum(1 if s is None else int(s.get(qn("w:val"))) for s in spans) == columns


def test_a_reader_and_a_machine_read_the_numbers() -> None:
    found = blocks(document((3, 4, 1), (20, 0, 9)))
    assert "Phòng A | 20 | 9 | 29" in found
    assert "Phòng A | 3 | 4 | 1 | 8" in found
    assert TITLE in found
    key = next(text for text in found if "Trong" in text)
    assert key.replace("\u00a0", " ").split() == " ".join(NAMES).split()


def test_a_number_that_does_not_fit_is_left_out_of_its_part() -> None:
    assert "Phòng A | 1000 |  | 1010" in blocks(document((1000, 10, 0)))


def test_parts_are_told_apart_without_colours() -> None:
    assert len(set(LOOKS)) == len(LOOKS)
    for fill, _, _ in LOOKS:
        red, green, blue = bytes.fromhex(fill)
        assert red == green == blue
        assert red >= 0x80  # black numbers stay readable


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert document((3, 4, 1)) == document((3, 4, 1))


def test_all_rows_but_the_title_stay_with_the_next() -> None:
    table = list(body(document((3, 4, 1), (1, 1, 1))).iter(qn("w:tbl")))[1]
    *bars, title = [row.findall(f".//{qn('w:keepNext')}") for row in table.iter(qn("w:tr"))]
    assert all(bars)
    assert not title


def test_the_judge_has_nothing_against_a_chart() -> None:
    found = judge(document((3, 4, 1), (20, 0, 9)))
    assert [f for f in found.findings if f.severity != "info"] == []


def test_no_part_but_the_document_knows_of_it() -> None:
    with zipfile.ZipFile(io.BytesIO(document((3, 4, 1)))) as file:
        assert not [name for name in file.namelist() if "chart" in name or "media" in name]


def test_more_parts_than_shades_are_refused() -> None:
    wide = chart((1,) * 6, names=("a", "b", "c", "d", "e", "f"))
    with pytest.raises(ValueError, match="5 phần"):
        chart_xml(wide, REF, REF.page)


def test_no_value_is_read_as_markup() -> None:
    text = chart_xml(chart((1, 0, 0), label="<w:b/> & **đậm**"), REF, REF.page)
    assert "&lt;w:b/&gt; &amp; **đậm**" in text
