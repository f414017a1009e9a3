"""Tables on a terminal. Cells are text, never markup."""

import sys
from collections.abc import Iterable, Sequence

from ngocha_kh.cli.text import clean

_WIDE = 220


def print_table(
    title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]
) -> None:
    """Print rows under headings; a column is its heading and "left" or "right".

    On a pipe the table is wide enough that nothing is wrapped, without colour.
    """
    from rich.box import ASCII, ROUNDED
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(highlight=False, markup=False, emoji=False, width=None if terminal else _WIDE)
    unicode_box = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    table = Table(
        title=Text(clean(title), style="bold"),
        title_justify="left",
        box=ROUNDED if unicode_box else ASCII,
    )
    for heading, side in columns:
        table.add_column(Text(heading), justify="right" if side == "right" else "left")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    console.print(table)
