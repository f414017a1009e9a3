"""Where things stand in the text of a record: nodes, dashes, colons, lines, indentation.

PyYAML gives each node the place where it begins; where a block *ends* it tells only after the
comments and blank lines that follow, so ends are taken from the last leaf.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ngocha_kh.yamlio.nodes import compose
from ngocha_kh.yamlio.write import EditError, Style

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace the characters from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Layout:
    """The text of one sound record and everything that an edit asks about its places."""

    text: str
    root: Node = field(init=False)
    _lines: list[str] = field(init=False)
    _starts: list[int] = field(init=False)
    _dashes: list[int] = field(init=False, default_factory=list)
    _colons: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        root = compose(self.text)
        assert root is not None  # the caller has read the text before
        self.root = root
        *whole, rest = self.text.split("\n")
        self._lines = [line + "\n" for line in whole] + [rest] * bool(rest or not whole)
        self._starts = [0, *accumulate(map(len, self._lines))]
        for token in yaml.scan(self.text, Loader=_LOADER):
            if isinstance(token, yaml.BlockEntryToken):
                self._dashes.append(token.start_mark.index)
            elif isinstance(token, yaml.ValueToken):
                self._colons.append(token.start_mark.index)
            elif isinstance(token, yaml.AliasToken):
                raise EditError(
                    "hồ sơ dùng tham chiếu «*», một nội dung ở hai nơi; hãy sửa bằng tay"
                )

    def dash(self, item: Node) -> int:
        """Index of the dash of a list item."""
        return _last_before(self._dashes, item.start_mark.index)

    def colon(self, value: Node) -> int:
        """Index of the colon before the value of a key."""
        return _last_before(self._colons, value.start_mark.index)

    def line_of(self, index: int) -> int:
        """Number, from 0, of the line that holds the character at `index`."""
        return min(bisect_right(self._starts, index), len(self._lines)) - 1

    def start(self, line: int) -> int:
        """Index of the first character of a line."""
        return self._starts[line]

    def end(self, line: int) -> int:
        """Index behind the last character of a line, its line end not counted."""
        return self._starts[line] + len(self._lines[line].rstrip("\r\n"))

    def head(self, index: int) -> str:
        """What stands on its line before the character at `index`."""
        return self.text[self.start(self.line_of(index)) : index]

    def last_line(self, node: Node) -> int:
        """Number of the last line that belongs to a node, without comments and blank lines."""
        leaf = _last_leaf(node)
        mark = leaf.end_mark
        if not (isinstance(leaf, ScalarNode) and leaf.style in ("|", ">")):
            return self.line_of(mark.index)
        header = self.line_of(leaf.start_mark.index)
        last = self.line_of(mark.index - (mark.column == 0))
        if "+" in self.header(leaf):  # its blank lines are part of the text
            return max(header, last)
        while last > header and not self._lines[last].strip():
            last -= 1
        return last

    def stop(self, node: Node) -> int:
        """Index behind the last character of a node."""
        leaf = _last_leaf(node)
        if isinstance(leaf, ScalarNode) and leaf.style in ("|", ">"):
            return self.end(self.last_line(leaf))
        index: int = leaf.end_mark.index
        return index

    def header(self, scalar: ScalarNode) -> str:
        """The `|-` or `>` of a block of text."""
        found = _HEADER.match(self.text, scalar.start_mark.index)
        return found.group() if found else ""

    def past_comments(self, line: int, indent: int) -> int:
        """The last of the comment lines below `line` that are indented by `indent` or more."""
        last = line
        for number in range(line + 1, len(self._lines)):
            content = self._lines[number].strip()
            if content and not (content[0] == "#" and self._indent(number) >= indent):
                break
            last = number if content else last
        return last

    def insert_after(self, line: int, lines: list[str]) -> Splice:
        """Puts new lines below `line`, with its kind of line end; the last one gets one too.

        Without it a block of text at the end of the file would lose its own last line end.
        """
        eol = "\r\n" if self._lines[line].endswith("\r\n") else "\n"
        if not self._lines[line].endswith("\n") and line:
            eol = "\r\n" if self._lines[line - 1].endswith("\r\n") else "\n"
        at = self._starts[line + 1]
        if self._lines[line].endswith("\n"):
            return Splice(at, at, "".join(new + eol for new in lines))
        return Splice(at, at, "".join(eol + new for new in lines) + eol)

    def delete_lines(self, first: int, last: int) -> Splice:
        """Takes out whole lines."""
        return Splice(self._starts[first], self._starts[last + 1], "")

    def style(self) -> Style:
        """How this file indents, judged by the first places that tell."""
        indents: list[int] = []
        dashes: list[int] = []
        for key, value in _pairs(self.root):
            offset = value.start_mark.column - key.start_mark.column
            if value.start_mark.line == key.start_mark.line or getattr(value, "flow_style", True):
                continue
            (indents if isinstance(value, MappingNode) else dashes).append(offset)
        return Style(indents[0] if indents else 2, dashes[0] if dashes else 2)

    def _indent(self, line: int) -> int:
        return len(self._lines[line]) - len(self._lines[line].lstrip(" "))


def apply(text: str, splices: list[Splice]) -> str:
    """The text with all splices done; they do not overlap."""
    for splice in sorted(splices, key=lambda s: (s.start, s.end), reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def children(node: Node) -> list[Node]:
    """The values of a mapping or a list, in file order."""
    if isinstance(node, MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _last_leaf(node: Node) -> Node:
    while not getattr(node, "flow_style", True) and children(node):
        node = children(node)[-1]
    return node


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, MappingNode):
        yield from node.value
    for child in children(node):
        yield from _pairs(child)


def _last_before(indexes: list[int], limit: int) -> int:
    found = bisect_right(indexes, limit - 1)
    return indexes[found - 1] if found else -1
