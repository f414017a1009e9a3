"""Tables on a terminal. Cells are text, never markup."""

import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from ngocha_kh.cli.text import clean

#: No table is as wide as this, so nothing is wrapped.
_WIDE = 100_000


def print_table(
    title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]
) -> None:
    """Print rows under headings; a column is its heading and "left", "right" or "whole".

    On a pipe nothing is wrapped or coloured. On a narrow terminal text goes on in the next line and
    nothing is cut off; a "whole" column (an id, which people copy) stays on one line.
    """
    from rich.box import ASCII, ROUNDED
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(highlight=False, markup=False, emoji=False, width=None if terminal else _WIDE)
    unicode_box = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    table = Table(box=ROUNDED if unicode_box else ASCII)
    for heading, side in columns:
        justify: Literal["left", "right"] = "right" if side == "right" else "left"
        table.add_column(Text(heading), justify=justify, overflow="fold", no_wrap=side == "whole")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    if title:
        console.print(Text(clean(title), style="bold"))
    console.print(table)
