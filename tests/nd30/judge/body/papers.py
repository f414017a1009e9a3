"""Papers made by hand, right in everything but what a test changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from ngocha_kh.nd30.judge.finding import Finding
from ngocha_kh.nd30.judge.model import (
    Block,
    Cell,
    Document,
    Look,
    Paragraph,
    Place,
    Row,
    Run,
    Section,
    Table,
)
from ngocha_kh.nd30.judge.paper import Paper, Parts, Profile
from ngocha_kh.nd30.judge.registry import checks

LONG = (
    "Ủy ban nhân dân phường đã triển khai các nhiệm vụ khoa học, công nghệ, đổi mới sáng tạo và "
    "chuyển đổi số theo kế hoạch, bảo đảm tiến độ và chất lượng, đúng quy định của pháp luật."
)
NUMBER = Run("2", field="PAGE")


def para(text: str = LONG, *, look: Look | None = None, **changes: Any) -> Paragraph:
    """A paragraph of the body as the decree asks; `text` in one run."""
    right: dict[str, Any] = {
        "align": "both", "first": 12.7, "after": 6.0, "runs": (Run(text, look or Look()),),
    }  # fmt: skip
    return Paragraph(**{**right, **changes})


def bold(text: str, **changes: Any) -> Paragraph:
    return para(text, look=Look(bold=True), **changes)


def centred(text: str, **changes: Any) -> Paragraph:
    return bold(text, align="center", first=0.0, **changes)


def table(*rows: Sequence[Paragraph]) -> Table:
    """A table of one paragraph a cell."""
    return Table(rows=tuple(Row(tuple(Cell((p,)) for p in row)) for row in rows), number=1)


def header(*, align: str = "center", text: str = "", look: Look | None = None) -> tuple[Block, ...]:
    """A header with the page number; `text` stands before it."""
    number = replace(NUMBER, look=look or Look(size=13.0))
    runs = (Run(text), number) if text else (number,)
    return (Paragraph(runs=runs, align=align, place=Place("header")),)  # type: ignore[arg-type]


def section(**changes: Any) -> Section:
    """A page as the decree asks, with its number on every page but the first."""
    right: dict[str, Any] = {
        "headers": {"default": header(), "first": (Paragraph(place=Place("header")),)},
        "title_page": True,
    }
    return Section(**{**right, **changes})


def paper(
    *blocks: Block,
    sections: Sequence[Section] = (),
    profile: Profile | None = None,
    parts: dict[str, Any] | None = None,
    **document: Any,
) -> Paper:
    """A paper whose body is `blocks`, numbered in reading order."""
    numbers = count(1)
    body = tuple(
        replace(b, place=Place(number=next(numbers))) if isinstance(b, Paragraph) else b
        for b in blocks
    )
    held = Document(blocks=body, sections=tuple(sections) or (section(),), **document)
    given: dict[str, Any] = {"type": "BC", "body": body, **(parts or {})}
    return Paper(document=held, parts=Parts(**given), profile=profile or Profile())


def found(rule: str, on: Paper) -> list[Finding]:
    """What the check of ND30-`rule` finds."""
    check = next(check for check in checks() if check.rule == f"ND30-{rule}")
    return list(check.judge(on)) if check.applies(on) else []


def measured(rule: str, on: Paper) -> list[str]:
    """The measures alone."""
    return [finding.measured for finding in found(rule, on)]
