"""`chart` of a template: its parts are figures, and those that are nothing everywhere are left out."""

import pytest

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.templating import Rendered, render_template
from ngocha_kh.nd30.writer.model import Chart

CALL = '{{ chart("Biểu đồ 1", rows, "label", "Xong|done", "Chậm|late", after="total") }}'


def row(label: str, done: int, late: int) -> dict[str, str | Figure]:
    counts = {"done": done, "late": late, "total": done + late}
    return {"label": label, **{k: count(k, ["NV"] * n, "x") for k, n in counts.items()}}


def drawn(*rows: dict[str, str | Figure]) -> tuple[Chart, Rendered]:
    rendered = render_template(CALL, "mau", {"rows": list(rows)})
    (value,) = rendered.values.values
    assert isinstance(value, Chart)
    return value, rendered


def test_a_part_without_any_figure_is_left_out() -> None:
    value, _ = drawn(row("A", 2, 0), row("B", 3, 0))
    assert [column.title for column in value.columns] == ["", "Xong", ""]
    assert list(value.values) == [(2,), (3,)]
    assert [r.cells for r in value.rows] == [("A", "02", "02"), ("B", "03", "03")]


def test_what_is_only_drawn_does_not_count_as_printed() -> None:
    _, rendered = drawn(row("A", 2, 1))
    assert rendered.figures == []


def test_a_part_that_is_text_is_refused() -> None:
    with pytest.raises(UserError, match="«done» của biểu đồ không phải số liệu"):
        drawn({**row("A", 1, 1), "done": "1"})


def test_no_chart_stands_inside_a_line() -> None:
    value, rendered = drawn(row("A", 1, 1))
    with pytest.raises(ValueError, match="bảng phải đứng riêng"):
        rendered.values.text(f"chữ {rendered.markup}")
    assert rendered.values.table(rendered.markup) is value
