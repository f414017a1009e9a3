"""Markup → blocks: CommonMark with tables and `::: appendix` containers, values put back after
parsing.

What an official document has no use for (raw HTML, code, quotations, rules) stays text as it was
typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from .errors import MarkupError
from .inline import inline_runs
from .model import Appendix, Block, Heading, Paragraph, Run, TableBlock, plain
from .pipes import pipe_table
from .placeholders import Placeholders

_OFF = ("code", "fence", "blockquote", "hr", "lheading", "html_block", "reference",
        "backticks", "autolink", "html_inline")  # fmt: skip
_FENCE = ":::"
APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the document and, after them, its appendices."""

    blocks: tuple[Block, ...]
    appendices: tuple[Appendix, ...]


def parse(text: str, values: Placeholders, *, lines_before: int = 0) -> Body:
    """The blocks of `text`; `lines_before` is added to the line numbers of errors.

    Raises:
        MarkupError: an unknown or open container, text after an appendix, a table inside a line.
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
        appendices: list[Appendix] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "container_zone_open":
                appendices.append(self.appendix())
                continue
            if appendices:
                raise self.error(token, "sau phụ lục chỉ được có phụ lục khác")
            blocks.extend(self.block(0))
        return Body(tuple(blocks), tuple(appendices))

    def appendix(self) -> Appendix:
        opening = self.tokens[self.at]
        words = opening.info.split()
        if words not in ([APPENDIX], [APPENDIX, "landscape"]):
            raise self.error(opening, f"không có khối {opening.info.strip()!r}")
        first, end = opening.map or [0, 0]
        if end <= first or end > len(self.rows) or not self._closed(end):
            raise self.error(opening, "khối phụ lục chưa có dòng ::: kết thúc")
        self.at += 1
        blocks: list[Block] = []
        while self.tokens[self.at].type != "container_zone_close":
            if self.tokens[self.at].type == "container_zone_open":
                raise self.error(self.tokens[self.at], "phụ lục không nằm trong phụ lục")
            blocks.extend(self.block(0))
        self.at += 1
        match blocks:
            case [Heading(1, title), *rest]:
                return Appendix(title=title, blocks=tuple(rest), landscape=len(words) == 2)
        raise self.error(opening, "phụ lục phải mở đầu bằng tên phụ lục (dòng '# ')")

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

    def heading(self, token: Token) -> Heading:
        runs = self.runs(self.tokens[self.at + 1])
        self.at += 3
        match token.tag:
            case "h1":
                return Heading(1, runs)
            case "h2":
                return Heading(2, runs)
            case "h3":
                return Heading(3, runs)
        raise self.error(token, "chỉ có ba cấp đề mục (#, ##, ###)")

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

    def runs(self, inline: Token) -> tuple[Run, ...]:
        try:
            return inline_runs(inline.children or (), self.values)
        except ValueError as error:
            raise self.error(inline, str(error)) from error

    def error(self, token: Token, message: str) -> MarkupError:
        line = token.map[0] if token.map else 0
        return MarkupError(self.lines_before + line + 1, message)
