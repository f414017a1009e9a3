"""Điều and what stands above them: Phần, Chương, Mục (Phụ lục I, Phần I, II.6đ)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .model import Block, Heading, Paragraph, Run, Runs, plain

#: "Điều 5." at the start of a paragraph or heading; the number is group 1.
ARTICLE = re.compile(r"Điều (\d+[a-zđ]?)\.")
_DIVISION = re.compile(r"(Phần|Chương) [IVXLC]+|(Mục|Tiểu mục) \d+")


def is_division(runs: Runs) -> bool:
    """Whether a heading is the label of a part ("Chương I"), whose title stands below it."""
    return _DIVISION.fullmatch(plain(runs).strip()) is not None


def is_article(runs: Runs) -> bool:
    """Whether a paragraph or heading opens a Điều."""
    return ARTICLE.match(plain(runs)) is not None


def is_titled(block: Paragraph) -> bool:
    """Whether the paragraph is the title of a Điều, all of it bold, with its text below."""
    return is_article(block.runs) and all(run.bold for run in block.runs if run.text.strip())


def last_article(blocks: Iterable[Block]) -> str:
    """Number of the last Điều, "" when there is none."""
    number = ""
    for block in blocks:
        if isinstance(block, Paragraph | Heading) and (found := ARTICLE.match(plain(block.runs))):
            number = found[1]
    return number


def with_articles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with "Điều N." bold at the start of each paragraph that opens a Điều."""
    return [
        Paragraph(_marked(block.runs), block.marker)
        if isinstance(block, Paragraph) and not block.marker
        else block
        for block in blocks
    ]


def _marked(runs: Runs) -> Runs:
    found = ARTICLE.match(plain(runs))
    left = found.end() if found else 0
    out: list[Run] = []
    for run in runs:
        head, tail = run.text[:left], run.text[left:]
        left -= len(head)
        if head:
            out.append(Run(head, True, run.italic))
        if tail:
            out.append(Run(tail, run.bold, run.italic))
    return tuple(out)
