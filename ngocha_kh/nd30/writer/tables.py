"""Tables as XML text, in time linear in the number of cells; column widths from font metrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from . import styles
from .columns import Demand, fit
from .metrics import text_width_mm, twips
from .model import Column, RichTable, Runs, Table, plain
from .reference import Page, Reference
from .xmltext import lines, run, runs_xml

CELL_MARGIN = 70  #: left and right of a cell's text, in twips; the table style says the same
_HEAD_AIR_MM = 3.0
_MANY_COLUMNS = 9  # from here on a landscape table takes the smaller face
Cell = str | Runs
_BOLD = "<w:b/>"


def table_xml(
    table: Table | RichTable, ref: Reference, page: Page, *, keep_last: bool = False
) -> str:
    """The whole table; `keep_last` keeps its last row on the page of the paragraph that follows.

    Raises:
        ValueError: a row does not have one cell for each column.
    """
    small = page.is_landscape and len(table.columns) >= _MANY_COLUMNS
    base = styles.SMALL_CELL if small else styles.CELL
    rows = list(_rows(table))
    demands = _demands(table.columns, rows, ref.sizes[base])
    widths = fit(demands, page.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _head(table.columns, widths, ref, base)
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ref.ids[styles.TABLE]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}"
    ]
    kinds = [ref.ids[base + styles.CELL_KINDS[column.align]] for column in table.columns]
    starts = [_start(width, style) for width, style in zip(widths, kinds, strict=True)]
    keeping = [_start(width, style, keep=True) for width, style in zip(widths, kinds, strict=True)]
    kept = _kept([bold for bold, _ in rows], keep_last)
    out += [
        _row(keeping if keep else starts, _contents(bold, cells))
        for keep, (bold, cells) in zip(kept, rows, strict=True)
    ]
    if not rows and isinstance(table, Table) and table.empty:
        out.append(
            _empty_row(table.empty, sum(widths), len(widths), ref.ids[base + " giua"], keep_last)
        )
    return "".join([*out, "</w:tbl>"])


def _head(columns: Sequence[Column], widths: Sequence[int], ref: Reference, base: str) -> str:
    """The row of titles, repeated on every page; vertical ones make it as high as they are long."""
    style = ref.ids[base + styles.CELL_KINDS["head"]]
    starts = [
        _start(width, style, vertical=column.vertical)
        for width, column in zip(widths, columns, strict=True)
    ]
    long = [
        text_width_mm(column.title, ref.sizes[base], bold=True)
        for column in columns
        if column.vertical
    ]
    high = f'<w:trHeight w:val="{twips(max(long) + _HEAD_AIR_MM)}"/>' if long else ""
    return _row(starts, [run(lines(column.title)) for column in columns], f"{high}<w:tblHeader/>")


def _kept(bold: Sequence[bool], keep_last: bool) -> list[bool]:
    """Which rows stay with the next: a heading with its first row, the last row with its sum."""
    last = len(bold) - 1
    return [
        (keep_last and index == last)
        or (index < last and (heavy or (index + 1 == last and bold[last])))
        for index, heavy in enumerate(bold)
    ]


def _rows(table: Table | RichTable) -> Iterator[tuple[bool, Sequence[Cell]]]:
    if isinstance(table, RichTable):
        for cells in table.rows:
            yield False, cells
        return
    count = len(table.columns)
    for number, row in enumerate(table.rows, start=1):
        if len(row.cells) != count:
            raise ValueError(f"row {number} has {len(row.cells)} cells for {count} columns")
        yield row.bold, [lines(cell) for cell in row.cells]


def _contents(bold: bool, cells: Iterable[Cell]) -> list[str]:
    look = _BOLD if bold else ""
    return [run(cell, look) if isinstance(cell, str) else runs_xml(cell) for cell in cells]


def _start(
    width: int, style: str, *, span: int = 0, keep: bool = False, vertical: bool = False
) -> str:
    """A cell up to its text; `</w:p></w:tc>` closes it."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    kept = "<w:keepNext/>" if keep else ""
    turned = '<w:textDirection w:val="btLr"/>' if vertical else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{turned}'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>'
    )


def _row(starts: Sequence[str], contents: Sequence[str], properties: str = "") -> str:
    cells = "".join(
        f"{start}{content}</w:p></w:tc>" for start, content in zip(starts, contents, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


def _empty_row(text: str, width: int, span: int, style: str, keep: bool) -> str:
    return _row([_start(width, style, span=span, keep=keep)], [run(lines(text), "<w:i/>")])


def _demands(
    columns: Sequence[Column], rows: Sequence[tuple[bool, Sequence[Cell]]], size_pt: float
) -> list[Demand]:
    demands = []
    for index, column in enumerate(columns):
        demand = Demand(size_pt, 2 * CELL_MARGIN + 30, twips(column.min_mm))
        demand.head("" if column.vertical else column.title)
        for bold, cells in rows:
            cell = cells[index]
            demand.cell(cell if isinstance(cell, str) else plain(cell), bold)
        demands.append(demand)
    return demands
