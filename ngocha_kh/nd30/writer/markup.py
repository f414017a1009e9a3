"""Markup → blocks: CommonMark with tables and `:::` containers, values put back after parsing.

What an official document has no use for (raw HTML, code, quotations, rules) stays text as it was
typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from .articles import is_article, is_division
from .attachments import attachment, is_known
from .errors import MarkupError
from .inline import inline_runs
from .model import Attachment, Block, Division, Heading, Paragraph, Runs, TableBlock, plain
from .pipes import pipe_table
from .placeholders import Placeholders

_OFF = ("code", "fence", "blockquote", "hr", "lheading", "html_block", "reference",
        "backticks", "autolink", "html_inline")  # fmt: skip
_FENCE = ":::"
_LEVELS: dict[str, Literal[1, 2, 3]] = {"h1": 1, "h2": 2, "h3": 3}


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the document and, after them, what is attached to it."""

    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...]


def parse(text: str, values: Placeholders, *, lines_before: int = 0) -> Body:
    """The blocks of `text`; `lines_before` is added to the line numbers of errors.

    Raises:
        MarkupError: an unknown or open container, text after a container, a table inside a line.
    """
    return _Reader(text, values, lines_before).body()


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(_OFF))
    parser.use(container_plugin, name="zone", validate=lambda *_: True)
    return parser


class _Reader:
    """Walks the flat list of tokens once; every method leaves `self.at` behind what it read."""

    def __init__(self, text: str, values: Placeholders, lines_before: int) -> None:
        self.rows = text.split("\n")
        self.tokens = _parser().parse(text)
        self.values = values
        self.lines_before = lines_before
        self.at = 0

    def body(self) -> Body:
        blocks: list[Block] = []
        attachments: list[Attachment] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "container_zone_open":
                attachments.append(self.attachment(token))
                continue
            if attachments:
                raise self.error(token, "sau phụ lục, văn bản kèm theo chỉ được có khối khác")
            blocks.extend(self.block(0))
        return Body(tuple(blocks), tuple(attachments))

    def attachment(self, opening: Token) -> Attachment:
        words = opening.info.split()
        if not is_known(words):
            raise self.error(opening, f"không có khối {opening.info.strip()!r}")
        first, end = opening.map or [0, 0]
        if end <= first or end > len(self.rows) or not self._closed(end):
            raise self.error(opening, f"khối {words[0]!r} chưa có dòng ::: kết thúc")
        self.at += 1
        blocks: list[Block] = []
        while self.tokens[self.at].type != "container_zone_close":
            if self.tokens[self.at].type == "container_zone_open":
                raise self.error(self.tokens[self.at], "khối ::: không nằm trong khối khác")
            blocks.extend(self.block(0))
        self.at += 1
        try:
            return attachment(words, blocks)
        except ValueError as error:
            raise self.error(opening, str(error)) from error

    def _closed(self, end: int) -> bool:
        # The container's map ends on its closing fence or just behind it, by version of the plugin.

        return any(
            row.strip().startswith(_FENCE) and not row.strip(" :")
            for row in self.rows[end - 1 : end + 1]
        )

    def block(self, depth: int) -> Iterator[Block]:
        token = self.tokens[self.at]
        match token.type:
            case "heading_open":
                yield self.heading(token)
            case "paragraph_open":
                yield from self.paragraph()
            case "bullet_list_open" | "ordered_list_open":
                yield from self.items(token, depth + 1)
            case "table_open":
                table, self.at = pipe_table(self.tokens, self.at, self.runs)
                yield TableBlock(table)
            case _:
                raise self.error(token, f"không dùng được {token.type!r} ở đây")

    def heading(self, token: Token) -> Heading | Division:
        level = _LEVELS.get(token.tag)
        if level is None:
            raise self.error(token, "chỉ có ba cấp đề mục (#, ##, ###)")
        runs = self.runs(self.tokens[self.at + 1])
        self.at += 3
        return (
            Division(runs, self.title_of(token, runs))
            if is_division(runs)
            else Heading(level, runs)
        )

    def title_of(self, label: Token, name: Runs) -> Runs:
        """The heading below the label of a chapter: its title (required, Phụ lục I, II.6d)."""
        if self.at < len(self.tokens) and self.tokens[self.at].type == "heading_open":
            runs = self.runs(self.tokens[self.at + 1])
            if not is_division(runs) and not is_article(runs):
                self.at += 3
                return runs
        message = f"dưới {plain(name)!r} phải có tên của nó, là dòng đề mục tiếp theo"
        raise self.error(label, message)

    def paragraph(self, marker: str = "") -> Iterator[Block]:
        inline = self.tokens[self.at + 1]
        self.at += 3
        table = self.values.table(inline.content)
        if table is not None and not marker:
            yield TableBlock(table)
            return
        runs = self.runs(inline)
        if plain(runs).strip():  # a paragraph whose values are empty prints nothing
            yield Paragraph(runs, marker)

    def items(self, opening: Token, depth: int) -> Iterator[Block]:
        self.at += 1
        close = opening.type.replace("open", "close")
        while (token := self.tokens[self.at]).type != close:
            marker = self.marker(token, depth) if token.type == "list_item_open" else ""
            if token.type in {"list_item_open", "list_item_close"}:
                self.at += 1
                if marker and self.tokens[self.at].type == "paragraph_open":
                    yield from self.paragraph(marker)
                continue
            yield from self.block(depth)
        self.at += 1

    @staticmethod
    def marker(item: Token, depth: int) -> str:
        if item.info:  # an ordered item: its own number, as typed
            return f"{item.info}{item.markup} "
        return "+ " if item.markup == "+" or depth > 1 else "- "

    def runs(self, inline: Token) -> Runs:
        try:
            return inline_runs(inline.children or (), self.values)
        except ValueError as error:
            raise self.error(inline, str(error)) from error

    def error(self, token: Token, message: str) -> MarkupError:
        line = token.map[0] if token.map else 0
        return MarkupError(self.lines_before + line + 1, message)
