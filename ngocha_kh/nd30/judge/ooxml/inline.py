"""What stands in a paragraph → runs, lines drawn in it, texts of boxes anchored in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ...xmlread import W
from ..model import Line, Look, Run
from . import records, shapes, signs
from .fields import Fields, name_of
from .layout import Cell, Layout, Layouts
from .looks import Faces
from .names import (
    ALTERNATE,
    CONTROL,
    CONTROL_TEXT,
    FALLBACK,
    PPR,
    RPR,
    RUN,
    TEXT,
    WRAPPERS,
    M,
)
from .shapes import Box

_BREAK, _FIELD_MARK, _INSTRUCTION = f"{W}br", f"{W}fldChar", f"{W}instrText"
_SIMPLE_FIELD, _SYMBOL, _TAB_TO = f"{W}fldSimple", f"{W}sym", f"{W}ptab"
_RUBY, _RUBY_BASE, _MATH = f"{W}ruby", f"{W}rubyBase", (f"{M}oMath", f"{M}oMathPara")
_CHARS = {
    f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
    f"{W}dayShort": "", f"{W}pgNum": "",
}  # fmt: skip
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object", ALTERNATE})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_MIDDLE = 6.0  # mm: how far from the middle a centring stop may stand (styles serve many pages)
#: Fields that show a number even when the file holds no last result.
_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


class Inline:
    """The content of one paragraph after another; fields go on from one to the next."""

    __slots__ = (
        "_field", "_fields", "_layout", "_layouts", "_look", "_parts", "_room", "boxes",
        "breaks_after", "breaks_before", "centred", "gone", "lines", "runs",
    )  # fmt: skip

    def __init__(self, layouts: Layouts) -> None:
        self._layouts = layouts
        self._fields = Fields()
        self._look: Look | None = None  # of the text in _parts
        self._parts: list[str] = []

    def read(self, paragraph: Any, room: float, cell: Cell) -> Layout:
        """Read a paragraph in a column of `room` mm; `runs` and the rest tell of it afterwards."""
        self._room, self._field, self._look, self._parts = room, "", None, []
        self.runs: list[Run] = []
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.breaks_before = self.breaks_after = False  #: a page break before or after its text
        self.centred = False  #: begins with a tab to the middle
        self.gone = False  #: some of its text was deleted with changes tracked
        children = iter(paragraph)
        first = next(children, None)
        has_properties = first is not None and first.tag == PPR
        self._layout = layout = self._layouts.of(first if has_properties else None, cell)
        if first is not None and not has_properties:
            self._content((first,))
        self._content(children)
        if self._parts:
            self._flush()
        if self.runs and self.runs[0].text[:1] == "\t":
            self.centred = self.centred or self._reaches_middle()
        return layout

    def _reaches_middle(self) -> bool:
        """Whether the first tab leads to a centring stop in the middle of the column."""
        layout = self._layout
        start = max(layout.left + layout.first, 0.0)
        kind, place = next((s for s in layout.tabs if s[1] > start), ("", 0.0))
        return kind == "center" and abs(place - self._room / 2) <= _MIDDLE

    def _content(self, children: Iterable[Any]) -> None:
        for child in children:
            tag = child.tag
            if tag == RUN:
                self._run(child, self._layout.look)
            elif tag in WRAPPERS:
                self._content(child)
            else:
                self._other(child, tag)

    def _other(self, child: Any, tag: str) -> None:
        if tag == CONTROL:
            for content in child.iterchildren(CONTROL_TEXT):
                self._content(content)
        elif tag == _SIMPLE_FIELD:
            self._simple_field(child)
        elif tag in _GONE:
            self.gone = True
        elif tag in _MATH:
            self._add("".join(t.text or "" for t in child.iter(f"{M}t")), self._layout.look)
        elif tag in _DRAWINGS and not self._drawing(child):
            for branch in _shown_branch(child):
                self._content(branch)

    def _run(self, run: Any, look: Look | Faces) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                text = child.text
                if text and look is self._look and not self._fields.is_open and not self._field:
                    self._parts.append(text)
                elif text and self._fields.printing:
                    self._add(text, look)
            elif tag == RPR:
                look = self._layouts.look(child, self._layout)
            elif (char := _CHARS.get(tag)) is not None:
                if self._fields.printing and char:
                    self._add(char, look)
            else:
                self._rare(child, tag, look)

    def _rare(self, child: Any, tag: str, look: Look | Faces) -> None:
        if tag == _FIELD_MARK:
            self._field_mark(child.get(f"{W}fldCharType"), look)
        elif tag == _INSTRUCTION:
            self._fields.instruct(child.text or "")
        elif tag == _BREAK:
            self._break(child.get(f"{W}type"), look)
        elif tag in _DRAWINGS:
            if not self._drawing(child):
                for branch in _shown_branch(child):
                    self._run(branch, look)
        elif tag == _SYMBOL:
            self._symbol(child, look)
        elif tag == _TAB_TO:
            self.centred = child.get(f"{W}alignment") == "center" and not self._has_text()
            self._add("\t", look)
        elif tag == _RUBY:
            for base in child.iterchildren(_RUBY_BASE):
                self._content(base)

    def _add(self, text: str, look: Look | Faces) -> None:
        if isinstance(look, Faces):
            for piece, own in look.split(text):
                self._add(piece, own)
            return
        if look is not self._look or self._fields.name != self._field:
            if self._parts:
                self._flush()
            self._look, self._field = look, self._fields.name
        if self._field:
            self._fields.show()
        self._parts.append(text)

    def _flush(self) -> None:
        text = "".join(self._parts)
        self.runs.append(records.run(text, self._look or Look(), self._field))
        self._parts = []

    def _has_text(self) -> bool:
        return bool(self.runs or self._parts)

    def _field_mark(self, kind: str | None, look: Look | Faces) -> None:
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._empty_field(self._fields.end(), look)

    def _simple_field(self, element: Any) -> None:
        """`w:fldSimple`, read as the complex field that it abbreviates."""
        instruction = element.get(f"{W}instr") or ""
        self._fields.begin()
        self._fields.instruct(instruction)
        self._fields.separate()
        self._content(element)
        self._empty_field(self._fields.end() and name_of(instruction), self._layout.look)

    def _empty_field(self, name: str, look: Look | Faces) -> None:
        """A field without a last result still shows when it numbers pages."""
        if name in _NUMBERS:
            if self._parts:
                self._flush()
            own = look.ascii if isinstance(look, Faces) else look
            self.runs.append(Run("1", own, name))

    def _break(self, kind: str | None, look: Look | Faces) -> None:
        if kind == "page":
            if self._has_text():
                self.breaks_after = True
            else:
                self.breaks_before = True
        elif self._fields.printing:
            self._add("\n", look)

    def _symbol(self, symbol: Any, look: Look | Faces) -> None:
        code, face = symbol.get(f"{W}char") or "", (symbol.get(f"{W}font") or "").strip()
        if len(code) > 6 or any(c not in "0123456789abcdefABCDEF" for c in code) or not code:
            return
        own = look.ascii if isinstance(look, Faces) else look
        if self._fields.printing:
            self._add(signs.sign(int(code, 16), face), replace(own, font=face or own.font))

    def _drawing(self, element: Any) -> bool:
        """Whether there is something in a drawing that we understand; it is kept."""
        found = shapes.find(element, self._room)
        self.lines += found.lines
        self.boxes += found.boxes
        return bool(found.lines or found.boxes)


def _shown_branch(element: Any) -> Iterator[Any]:
    """Of an alternative without drawings, the branch for programs that know only the standard."""
    if element.tag == ALTERNATE:
        yield from element.iterchildren(FALLBACK)
