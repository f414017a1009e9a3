"""Inline tokens → runs: bold, italic, line breaks; of a link or an image only the text."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from .model import Run, Runs
from .placeholders import Placeholders
from .xmltext import one_line

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def inline_runs(tokens: Sequence[Token], values: Placeholders) -> Runs:
    """The runs of one line of markup; a newline inside a value is a space.

    Raises:
        ValueError: a table's token stands inside the line.
    """
    runs: list[Run] = []
    bold = italic = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open" | "link_close":
                pass
            case _:
                text = _BREAKS.get(token.type) or one_line(values.text(token.content))
                _add(runs, Run(text, bold > 0, italic > 0))
    return tuple(runs)


def _add(runs: list[Run], new: Run) -> None:
    """Append `new`, joined to the run before it when they look alike."""
    if runs and (runs[-1].bold, runs[-1].italic) == (new.bold, new.italic):
        runs[-1] = Run(runs[-1].text + new.text, new.bold, new.italic)
    elif new.text:
        runs.append(new)
