"""A chart as a table: each bar is a row of shaded cells, so that every program shows it alike.

No picture and no chart part: the numbers are text that a reader copies and `nkh verify` reads back.
The shades are greys apart enough for a copying machine, and light enough for black numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from . import styles
from .metrics import text_width_mm, twips
from .model import Chart
from .reference import Page, Reference
from .xmltext import lines, run

#: Fill and edge (kind, eighths of a point) of the parts of a bar, in order. Patterns would tell more
#: apart, but LibreOffice shows them as greys.
LOOKS = (
    ("8C8C8C", "single", 4),
    ("B8B8B8", "single", 4),
    ("DEDEDE", "single", 4),
    ("FFFFFF", "single", 12),
    ("FFFFFF", "dashed", 4),
)
_STEPS = 56  #: columns of the scale; Word knows 63 in a table
_MOST_LABEL = 0.42  # of the width of the text
_PADDING_MM = 1.2  # on either side of a label or number
_HIGH = 300  # of a bar, in twips
_GAP = 130  # between bars; below 120 a row counts as hidden (see `readback_blocks`)
_EDGES = ("top", "left", "bottom", "right")


def chart_xml(chart: Chart, ref: Reference, page: Page) -> str:
    """The bars with their scale in common, the key of the shades, and the title below.

    All rows stay on one page. Raises `ValueError` when there are more parts than shades.
    """
    parts = len(chart.columns) - 2
    if parts > len(LOOKS):
        raise ValueError(f"biểu đồ chỉ vẽ được {len(LOOKS)} phần của một thanh, không phải {parts}")
    size = ref.sizes[styles.SMALL_CELL]
    grid = _grid(chart, size, page.text_width)
    style = ref.ids[styles.SMALL_CELL]
    middle = ref.ids[styles.SMALL_CELL + styles.CELL_KINDS["center"]]
    title = ref.ids[styles.CELL + styles.CELL_KINDS["center"]]
    rows = [
        _row(_bar(row.cells, values, chart, grid, (style, middle, size)), _HIGH)
        + _row([_whole(grid, style, "")], _GAP, "exact")
        for row, values in zip(chart.rows, chart.values, strict=True)
    ]
    name = run(lines(chart.title), "<w:b/>")
    rows.append(_row([_whole(grid, middle, _key(chart))]))
    rows.append(_row([_whole(grid, title, name, keep=False, before=_GAP)]))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ref.ids[styles.FRAME]}"/>'
        f'<w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def steps_of(values: Sequence[int], most: int, steps: int = _STEPS) -> list[int]:
    """How many steps of the scale each part of a bar takes; `most` is the sum of the longest bar.

    A part that is not zero takes at least one; a whole bar never takes more than `steps`.
    """
    ends, total = [0], 0
    for value in values:
        total += value
        end = round(total * steps / most) if most else 0
        ends.append(max(end, ends[-1] + (value > 0)))
    found = [end - start for start, end in pairwise(ends)]
    while sum(found) > steps:
        found[found.index(max(found))] -= 1
    return found


def _grid(chart: Chart, size: float, total: int) -> list[int]:
    """Widths in twips: the labels, the steps of the scale, the numbers behind the bars."""
    label = _widest((row.cells[0] for row in chart.rows), size)
    after = _widest((row.cells[-1] for row in chart.rows), size)
    first = min(label, round(_MOST_LABEL * total))
    step = (total - first - after) // _STEPS
    return [total - after - step * _STEPS, *[step] * _STEPS, after]


def _widest(texts: Iterable[str], size: float) -> int:
    return twips(max((text_width_mm(text, size) for text in texts), default=0) + 2 * _PADDING_MM)


def _bar(
    cells: Sequence[str],
    values: Sequence[int],
    chart: Chart,
    grid: Sequence[int],
    looks: tuple[str, str, float],
) -> list[str]:
    """The cells of one bar; its last cell reaches from the end of the bar to the margin."""
    style, middle, size = looks
    most = max((sum(row) for row in chart.values), default=0)
    steps, step = steps_of(values, most), grid[1]
    out = [_cell(grid[0], 1, style, run(lines(cells[0])), margin=True)]
    for part, count in enumerate(steps):
        if count:
            text = cells[part + 1]
            fits = twips(text_width_mm(text, size) + 0.4) <= count * step
            out.append(_cell(count * step, count, middle, run(text) if fits else "", _look(part)))
    rest = _STEPS - sum(steps)
    return [*out, _cell(rest * step + grid[-1], rest + 1, style, run(cells[-1]), margin=True)]


def _key(chart: Chart) -> str:
    """Which shade is which part, in the order of the bars."""
    return "".join(_keys([column.title for column in chart.columns[1:-1]]))


def _keys(titles: Sequence[str]) -> Iterator[str]:
    for place, title in enumerate(titles):
        fill, kind, thick = LOOKS[place]
        box = _line("bdr", kind, thick, ' w:space="0"')
        yield run("\u2003\u2002", f"{box}{_fill(fill)}")
        after = "" if place == len(titles) - 1 else "  "
        yield run("\u00a0" + title.replace(" ", "\u00a0") + after)


def _look(part: int) -> str:
    fill, kind, thick = LOOKS[part]
    edges = "".join(_line(edge, kind, thick) for edge in _EDGES)
    return f"<w:tcBorders>{edges}</w:tcBorders>{_fill(fill)}"


def _line(name: str, kind: str, thick: int, more: str = "") -> str:
    return f'<w:{name} w:val="{kind}" w:sz="{thick}"{more} w:color="auto"/>'


def _fill(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _whole(
    grid: Sequence[int], style: str, content: str, *, keep: bool = True, before: int = 0
) -> str:
    """A row of one cell over all columns."""
    return _cell(sum(grid), len(grid), style, content, margin=True, keep=keep, before=before)


def _cell(
    width: int,
    span: int,
    style: str,
    content: str,
    drawn: str = "",
    *,
    margin: bool = False,
    keep: bool = True,
    before: int = 0,
) -> str:
    """A cell with one paragraph; without `margin` its text may touch its edges."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    side = twips(_PADDING_MM) if margin else 0
    inside = "".join(f'<w:{edge} w:w="{side}" w:type="dxa"/>' for edge in ("left", "right"))
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{drawn}'
        f'<w:tcMar>{inside}</w:tcMar><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}<w:spacing w:before="{before}" w:after="0"/></w:pPr>'
        f"{content}</w:p></w:tc>"
    )


def _row(cells: Sequence[str], height: int = 0, rule: str = "atLeast") -> str:
    high = f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}</w:trPr>{''.join(cells)}</w:tr>"
