"""Text of a record in Markdown is text: no markup, no mention, no link, no command, no HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ngocha_kh.outputs.inert import EMPTY, cell, code, inert, visible

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
#: What of a rendered line is no plain text.
ONLY = {"inline", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
        "list_item_open", "list_item_close", "text", "code_inline"}  # fmt: skip
PLAIN = [
    "Hạn hoàn thành: 30/06/2026 → 31/07/2026",
    "Thêm ghi nhận ngày 18/11/2026: Đang thực hiện, 60%",
    "Phòng Văn hóa - Xã hội (thường trực), 2 việc; còn 1.250.000 đồng…",
    "NV-2026-001: Đã họp lúc 14:30?",
    "“Trích dẫn” và «tên»",
]
HOSTILE = [
    "@admin hãy duyệt", "email@example.vn", "#12", "!34", "$56", "~bug", "%7", "&8", "GH-1", "gl-2",
    "https://example.vn/x", "http://x", "www.example.vn", "ftp://x", "[chữ](https://x)", "![](x)",
    "<script>alert(1)</script>", "<img src=x onerror=y>", "<!-- -->", "&#64;admin", "*đậm*", "_a_",
    "**x**", "~~x~~", "`@admin`", "``", "`` ` ``", ":smile:", "1. mục", "1) mục", "- mục", "+ mục",
    "* mục", "> trích", "# đầu", "=====", "---", "| a | b |", "/close", "/assign @x", "[^1]", "$x$",
    "$`x`$", "deadbeef", "c3f2fee7f48f2aadbb44f5612b473025076d0a18", "[[_TOC_]]", "{+ +}", "a\\",
    "a\nb\n\n# c", "a\r\n/close", "::error::x", "::include{file=x}", "[x]", "@\u200badmin",
    "owner/repo#1", "user@c3f2fee7f48f", "]: x", "%{name}", "\x1b[31mđỏ", "\u202eabc", "\udcff",
]  # fmt: skip


def kinds(markdown: str) -> set[str]:
    """The kinds of everything that a line becomes."""
    tokens = MARKDOWN.parse(markdown)
    return {t.type for t in tokens} | {c.type for t in tokens for c in t.children or ()}


def plain_parts(markdown: str) -> str:
    """What stands outside of code spans."""
    return "\n".join(
        child.content
        for token in MARKDOWN.parse(markdown)
        for child in token.children or ()
        if child.type == "text"
    )


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_sentences_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_else_acts(text: str) -> None:
    line = f"- {inert(text)}"
    assert kinds(line) <= ONLY
    assert "\n" not in line
    assert not re.search(r"[@#!$~&<>\[\]|`*_\\]|www\.|://|(?i:g[hl]-\d)|\b[0-9a-f]{7,}\b", plain_parts(line))  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_stays_in_its_table(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {cell(text)} | {cell(text)} |\n"
    tokens = [token.type for token in MARKDOWN.parse(table)]
    assert tokens.count("td_open") == 2
    assert tokens.count("tr_open") == 2


@given(st.text(alphabet="ab1ệ `~@#<>*_[](){}|!$%&:./\\-+=\n\t'\"\x1b\u200b", max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    line = inert(text)
    assert kinds(f"- {line}") <= ONLY
    assert "@" not in plain_parts(line)
    assert "`" not in plain_parts(line)


@given(st.text(max_size=60))
def test_a_code_span_holds_the_whole_text(text: str) -> None:
    (block,) = [token for token in MARKDOWN.parse(f"x {code(text)}") if token.type == "inline"]
    spans = [child.content for child in block.children or () if child.type == "code_inline"]
    assert spans == ([visible(text)] if visible(text) else [""]) or not visible(text)


def test_only_the_odd_words_are_set_apart() -> None:
    assert inert("Gửi @admin ngay (commit c3f2fee7f48f) nhé") == (
        "Gửi `@admin` ngay (commit `c3f2fee7f48f)` nhé"
    )


def test_long_and_empty_texts_are_cut_and_named() -> None:
    assert inert(" \n ") == EMPTY
    assert len(inert("dài " * 1000)) <= 400
