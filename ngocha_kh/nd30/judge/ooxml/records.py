"""Paragraphs, runs and places, made without the generated `__init__` of frozen classes.

That one sets every field through `object.__setattr__`, which took a quarter of the time in which a
document of many small cells is read. Only the reader makes so many of them.
"""

from __future__ import annotations

from typing import Any

from ..model import Line, Look, Paragraph, Place, Run
from .layout import Layout


def _setters(cls: type, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(cls, name).__set__ for name in names)


_new: Any = object.__new__
(
    _runs, _number, _number_look, _align, _left, _right, _first, _before, _after, _contextual, _line,
    _line_rule, _keep_next, _page_break_before, _boxed, _lines, _style, _width_mm, _place,
) = _setters(
    Paragraph, "runs", "number", "number_look", "align", "left", "right", "first", "before", "after",
    "contextual", "line", "line_rule", "keep_next", "page_break_before", "boxed", "lines", "style",
    "width_mm", "place",
)  # fmt: skip
_text, _look, _field = _setters(Run, "text", "look", "field")
_part, _section, _count, _cell, _anchor = _setters(
    Place, "part", "section", "number", "cell", "anchor"
)


def paragraph(
    layout: Layout,
    runs: tuple[Run, ...],
    number: str,
    number_look: Look | None,
    lines: tuple[Line, ...],
    room: float,
    place: Place,
) -> Paragraph:
    """A paragraph that stands as the layout says."""
    made: Paragraph = _new(Paragraph)
    _runs(made, runs)
    _number(made, number)
    _number_look(made, number_look)
    _align(made, layout.align)
    _left(made, layout.left)
    _right(made, layout.right)
    _first(made, layout.first)
    _before(made, layout.before)
    _after(made, layout.after)
    _contextual(made, layout.contextual)
    _line(made, layout.line)
    _line_rule(made, layout.line_rule)
    _keep_next(made, layout.keep_next)
    _page_break_before(made, layout.page_break)
    _boxed(made, layout.boxed)
    _lines(made, lines)
    _style(made, layout.style)
    _width_mm(made, room)
    _place(made, place)
    return made


def run(text: str, look: Look, field: str) -> Run:
    """A run."""
    made: Run = _new(Run)
    _text(made, text)
    _look(made, look)
    _field(made, field)
    return made


def place(
    part: str, section: int, number: int, cell: tuple[int, int, int] | None, anchor: int
) -> Place:
    """A place."""
    made: Place = _new(Place)
    _part(made, part)
    _section(made, section)
    _count(made, number)
    _cell(made, cell)
    _anchor(made, anchor)
    return made
