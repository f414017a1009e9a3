"""Sentences beside tables: wrapped between words on a terminal, one line each on a pipe."""

import shutil
import sys
import textwrap

from ngocha_kh.cli.shell import say

#: From this width on a terminal has room for every column.
_ROOMY = 130


def is_roomy() -> bool:
    """Whether every column has room: on a pipe always, on a terminal when it is wide."""
    return not sys.stdout.isatty() or shutil.get_terminal_size().columns >= _ROOMY


def paragraph(text: str, indent: str = "") -> None:
    """Print one sentence or item; its later lines are indented by `indent`."""
    if sys.stdout.isatty():
        width = max(20, shutil.get_terminal_size().columns)
        lines = [
            textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False)
            for line in text.splitlines()
        ]
        text = "\n".join(lines)
    say(text)
