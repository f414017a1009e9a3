"""Fields: which text is a result (printed) and which an instruction (not printed); 17.16.18."""

from __future__ import annotations

import re

_NAME = re.compile(r"\s*([A-Za-z]+)")
_MAX_OPEN = 64


def name_of(instruction: str) -> str:
    """ "PAGE" of ' PAGE \\* MERGEFORMAT '; "" when there is none."""
    match = _NAME.match(instruction)
    return match[1].upper() if match else ""


class _Open:
    __slots__ = ("instruction", "name", "result", "shown")

    def __init__(self) -> None:
        self.instruction = ""
        self.name = ""
        self.result = False  #: past the separator
        self.shown = False  #: some text of the result was met


class Fields:
    """Complex fields open at a place of a story; they may reach over paragraphs.

    `name` is the innermost field whose result is being read, `printing` whether text shows,
    `is_open` whether any field is open.
    """

    __slots__ = ("_open", "is_open", "name", "printing")

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self.name = ""
        self.printing = True
        self.is_open = False

    def begin(self) -> None:
        """`fldCharType="begin"`."""
        if len(self._open) < _MAX_OPEN:
            self._open.append(_Open())
            self._update()

    def instruct(self, text: str) -> None:
        """`w:instrText` of the innermost field."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction += text[:1000]

    def separate(self) -> None:
        """`fldCharType="separate"`: the result follows."""
        if self._open:
            self._open[-1].result = True
            self._open[-1].name = name_of(self._open[-1].instruction)
            self._update()

    def end(self) -> str:
        """`fldCharType="end"`; gives the name of a field that showed no text, else ""."""
        if not self._open:
            return ""
        last = self._open.pop()
        self._update()
        if not self.printing or last.shown:
            return ""
        return last.name or name_of(last.instruction)

    def show(self) -> None:
        """Text was printed."""
        for one in self._open:
            one.shown = True

    def _update(self) -> None:
        self.is_open = bool(self._open)
        self.printing = all(one.result for one in self._open)
        self.name = self._open[-1].name if self._open and self.printing else ""
