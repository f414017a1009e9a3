"""Two looks of one page: Markdown for a merge request, plain lines for a terminal."""

import re
from collections.abc import Sequence
from typing import Protocol

from ngocha_kh.outputs.inert import cell, code, inert, visible


class Page(Protocol):
    """Collects a page line by line. Texts of records only come in through `item`, `cells`, `place`."""

    def heading(self, level: int, text: str, of_record: str = "") -> None:
        """`text` is ours; `of_record` follows it as it may be shown."""
        ...

    def line(self, text: str) -> None:
        """A paragraph in words of ours."""
        ...

    def item(self, text: str, *, label: str = "", place: str = "") -> None:
        """An entry of a list: a label of ours, a place, a text of a record."""
        ...

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None: ...

    def text(self) -> str:
        """The whole page, ending with a line end."""
        ...


class Markdown:
    """What a code host shows; nothing of a record acts in it."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def heading(self, level: int, text: str, of_record: str = "") -> None:
        tail = f" {inert(of_record)}" if of_record else ""
        self._blocks.append(f"\n{'#' * level} {text}{tail}\n\n")

    def line(self, text: str) -> None:
        self._blocks.append(f"{text}\n\n")

    def item(self, text: str, *, label: str = "", place: str = "") -> None:
        head = (f"**{label}** " if label else "") + (f"{code(place)}: " if place else "")
        self._blocks.append(f"- {head}{inert(text)}\n")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        lines = [heads, ["---"] * len(heads), *([cell(text) for text in row] for row in rows)]
        self._blocks.append("".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n")

    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "".join(self._blocks)).strip("\n") + "\n"


class Plain:
    """What a terminal shows: one line each."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def heading(self, level: int, text: str, of_record: str = "") -> None:
        if level < 3 and self._lines:
            self._lines.append("")
        self._lines.append(" ".join(part for part in (text, visible(of_record)) if part))

    def line(self, text: str) -> None:
        self._lines.append(text)

    def item(self, text: str, *, label: str = "", place: str = "") -> None:
        head = (f"{label} " if label else "") + (f"{visible(place)}: " if place else "")
        self._lines.append(f"  {head}{visible(text)}")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            *named, before, after = map(visible, row)
            self._lines.append(f"  {': '.join(named)} {before} → {after}")

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)
