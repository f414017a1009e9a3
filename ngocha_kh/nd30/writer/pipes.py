"""A pipe table of the markup → rows of runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from .model import Align, Column, RichTable, Runs, plain

# 1.234.567 and 98,5%, also plain digits, a sign, or a dash for "none".
NUMBER = re.compile(r"[+−-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?\s*%?|[-–—]")
_COUNTING = ("STT", "TT", "Số TT")
_ALIGN: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


def pipe_table(
    tokens: Sequence[Token], at: int, runs: Callable[[Token], Runs]
) -> tuple[RichTable, int]:
    """The table whose `table_open` is `tokens[at]`, and the index behind its end."""
    rows: list[list[Runs]] = []
    aligns: list[Align | None] = []
    while tokens[at].type != "table_close":
        match tokens[at].type:
            case "tr_open":
                rows.append([])
            case "th_open":
                aligns.append(_ALIGN.get(str(tokens[at].attrGet("style") or "")))
            case "inline":
                rows[-1].append(runs(tokens[at]))
        at += 1
    head, *body = rows
    columns = tuple(
        Column(title=plain(title), align=align or _guess(plain(title), [row[i] for row in body]))
        for i, (title, align) in enumerate(zip(head, aligns, strict=True))
    )
    return RichTable(columns=columns, rows=tuple(map(tuple, body))), at + 1


def _guess(title: str, cells: Sequence[Runs]) -> Align:
    """Numbers stand right, but those that only count the rows stand in the middle."""
    if title.strip() in _COUNTING:
        return "center"
    texts = [text for text in (plain(cell).strip() for cell in cells) if text]
    return "right" if texts and all(NUMBER.fullmatch(text) for text in texts) else "left"
