"""Small faults that people make, as functions on a draft.

`at("Kính gửi", size(16))` changes the paragraph that begins so; the rest changes pages and parts.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from nd30.judge.strangers.draft import (
    Draft,
    W,
    properties,
    put,
    runs,
    snippet,
    texts,
    words,
)
from nd30.judge.strangers.package import MAIN
from nd30.judge.strangers.wml import twips

Change = Callable[[Draft], None]
Touch = Callable[[Any], None]


def at(start: str, *touches: Touch, part: str = MAIN, nth: int = 0) -> Change:
    def change(draft: Draft) -> None:
        paragraph = draft.paragraph(start, part, nth)
        for touch in touches:
            touch(paragraph)

    return change


def everywhere(starts: tuple[str, ...], *touches: Touch) -> Change:
    """The same on every paragraph that begins in one of these ways."""

    def change(draft: Draft) -> None:
        for paragraph in [p for p in draft.paragraphs() if words(p).startswith(starts)]:
            for touch in touches:
                touch(paragraph)

    return change


def both(*changes: Change) -> Change:
    def change(draft: Draft) -> None:
        for each in changes:
            each(draft)

    return change


def look(name: str, **attributes: str) -> Touch:
    """Direct formatting of every run; a w:`name` without attributes is a toggle that is on."""

    def touch(paragraph: Any) -> None:
        for run in runs(paragraph):
            put(properties(run, "rPr"), name, **attributes)

    return touch


def size(points: float) -> Touch:
    return look("sz", val=f"{round(points * 2)}")


def off(name: str) -> Touch:
    return look(name, val="0")


def face(font: str) -> Touch:
    return look("rFonts", ascii=font, hAnsi=font, cs=font)


def form(name: str, **attributes: str) -> Touch:
    return lambda paragraph: put(properties(paragraph, "pPr"), name, **attributes)


def align(value: str) -> Touch:
    return form("jc", val=value)


def gaps(before: float, after: float, line: int = 240, rule: str = "auto") -> Touch:
    return form(
        "spacing",
        before=f"{round(before * 20)}",
        after=f"{round(after * 20)}",
        line=f"{line}",
        lineRule=rule,
    )


def first(mm: float, left: float = 0) -> Touch:
    return form("ind", left=f"{twips(left)}", firstLine=f"{twips(mm)}")


def says(new: str) -> Touch:
    """Other words in the look of the first run."""

    def touch(paragraph: Any) -> None:
        first_text, *rest = texts(paragraph)
        first_text.text = new
        first_text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for text in rest:
            text.text = ""

    return touch


def swap(old: str, new: str) -> Touch:
    """`old` becomes `new`, within its run where it stands in one."""

    def touch(paragraph: Any) -> None:
        for text in texts(paragraph):
            if old in (text.text or ""):
                text.text = text.text.replace(old, new)
                return
        whole = words(paragraph)
        assert old in whole
        says(whole.replace(old, new))(paragraph)

    return touch


def drop(paragraph: Any) -> None:
    paragraph.getparent().remove(paragraph)


def empty_after(paragraph: Any) -> None:
    twin = deepcopy(paragraph)
    for child in twin:
        if child.tag != f"{W}pPr":
            twin.remove(child)
    paragraph.addnext(twin)


def copied(new: str, where: str = "after") -> Touch:
    """A paragraph of the same looks with other words, next to this one."""

    def touch(paragraph: Any) -> None:
        twin = deepcopy(paragraph)
        says(new)(twin)
        (paragraph.addnext if where == "after" else paragraph.addprevious)(twin)

    return touch


def followed_by(xml: str) -> Touch:
    def touch(paragraph: Any) -> None:
        for element in reversed(snippet(xml)):
            paragraph.addnext(element)

    return touch


def with_run(xml: str) -> Touch:
    def touch(paragraph: Any) -> None:
        paragraph.extend(snippet(xml))

    return touch


def next_line(runs_: str = "") -> Touch:
    """The rule in the paragraph after this one becomes `runs_`, or goes with its paragraph."""

    def touch(paragraph: Any) -> None:
        holder = paragraph.getnext()
        if not runs_:
            drop(holder)
            return
        for run in holder.findall(f"{W}r"):
            holder.remove(run)
        holder.extend(snippet(runs_))

    return touch
