"""Figures as bars: what templates call `chart`."""

from collections.abc import Mapping, Sequence
from typing import Any

from ngocha_kh.documents.figure import Figure
from ngocha_kh.nd30 import Chart, Column, Row


def chart(
    title: str, rows: Sequence[Mapping[str, Any]], label: str, *specs: str, after: str
) -> Chart:
    """Bars for a template: each spec is "part|key" of a count, `label` and `after` are the keys of
    what stands before and behind a bar. A part that is nothing in every row is left out.

    A chart only draws: its figures must be printed elsewhere, and are traced from there. Raises
    `ValueError` when a part is no figure.
    """
    parts = [(name, key) for name, key in (spec.split("|") for spec in specs)]
    counts = [[_count(row, key) for _, key in parts] for row in rows]
    shown = [place for place in range(len(parts)) if any(row[place].value for row in counts)]
    kept = [[row[place] for place in shown] for row in counts]
    columns = ("", *(parts[place][0] for place in shown), "")
    return Chart(
        title=title,
        columns=tuple(Column(title=name) for name in columns),
        rows=[
            Row(cells=(str(row[label]), *map(str, figures), str(row[after])))
            for row, figures in zip(rows, kept, strict=True)
        ],
        values=[tuple(figure.value for figure in figures) for figures in kept],
    )


def _count(row: Mapping[str, Any], key: str) -> Figure:
    cell = row[key]
    if not isinstance(cell, Figure):
        raise ValueError(f"phần «{key}» của biểu đồ không phải số liệu")
    return cell
