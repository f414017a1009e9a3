"""Text of records inside Markdown, where it may be nothing but text (GitHub, GitLab, CommonMark).

Escaping does not do: a host looks for @names, #numbers, commits and addresses in what escapes have
become. Inside a code span nothing is looked for. So ordinary words stand as they are, and whatever
has anything else in it becomes a code span.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Final

EMPTY: Final = "(trống)"
_MOST: Final = 400
_WORD: Final = r"[^\W_]+"
#: A word, a number, a date, an id with hyphens, with brackets, quotes and the marks of a sentence.
_TOKEN: Final = re.compile(
    rf"[(“«\"]{{0,2}}{_WORD}(?:[-–/.,]{_WORD}|(?<=[0-9]):(?=[0-9]){_WORD})*%?[)”»\"]{{0,2}}[,;:.?!…]{{0,3}}"
    r"|[-+=/→–—›·]"
)
#: Words that a host may take for an address, an issue (GH-12) or a commit.
_ACTS: Final = re.compile(r"(?i)(?<!\w)(?:www\.|g[hl]-[0-9]|[0-9a-f]{7,64}(?!\w))")
#: At the start of a line: a list, a line below a heading.
_STARTS: Final = re.compile(r"[-+=]|[0-9]{1,9}[.)]")
_TICKS: Final = re.compile("`+")


def inert(text: str, most: int = _MOST) -> str:
    """The text for a line of Markdown: one line, at most `most` characters, without any effect."""
    shown = visible(text, most)
    if not shown:
        return EMPTY
    tokens = shown.split(" ")
    plain = [_is_plain(token) for token in tokens]
    plain[0] = plain[0] and not _STARTS.match(tokens[0])
    runs = groupby(zip(plain, tokens, strict=True), key=lambda pair: pair[0])
    return " ".join(_run(is_plain, [token for _, token in run]) for is_plain, run in runs)


def _run(is_plain: bool, tokens: Sequence[str]) -> str:
    text = " ".join(tokens)
    return text if is_plain else code(text)


def _is_plain(token: str) -> bool:
    return _TOKEN.fullmatch(token) is not None and not _ACTS.search(token)


def code(text: str, most: int = _MOST) -> str:
    """The text as a code span, whatever is in it."""
    shown = visible(text, most)
    fence = "`" * (1 + max(map(len, _TICKS.findall(shown)), default=0))
    space = " " if shown.startswith("`") or shown.endswith("`") or not shown else ""
    return f"{fence}{space}{shown}{space}{fence}"


def cell(text: str) -> str:
    """A cell of a table: as `inert`, and no line of the table is cut by it."""
    return inert(text).replace("|", "\\|")


def visible(text: str, most: int = _MOST) -> str:
    """One line; characters that nobody sees (controls, directions, halves) as their codes."""
    line = " ".join(text[: 4 * most].split())
    line = "".join(f"\\u{ord(c):04x}" if unicodedata.category(c)[0] == "C" else c for c in line)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
