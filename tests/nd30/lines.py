"""A .docx file as lines of text, for golden files and tests."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn


def body(data: bytes) -> Any:
    """The `w:body` element."""
    return docx.Document(BytesIO(data)).element.body


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style name and text of every paragraph in order, in tables too."""
    document = docx.Document(BytesIO(data))
    names = {style.style_id: str(style.name) for style in document.styles}
    return [(names[style_of(p)], text_of(p)) for p in document.element.body.iter(qn("w:p"))]


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style."""
    return str(paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val")))


def text_of(element: Any) -> str:
    """The text inside an element; a line break is a newline."""
    parts = (
        "\n" if node.tag == qn("w:br") else node.text or ""
        for node in element.iter(qn("w:t"), qn("w:br"))
    )
    return "".join(parts)


def docx_lines(data: bytes) -> Iterator[str]:
    """One line a paragraph (`style | text`), one a table row, one a section."""
    document = docx.Document(BytesIO(data))
    names = {style.style_id: str(style.name).removeprefix("ND30 ") for style in document.styles}
    for child in document.element.body:
        if child.tag == qn("w:tbl"):
            for row in child.iter(qn("w:tr")):
                cells = ["\n".join(map(text_of, c.iter(qn("w:p")))) for c in row.iter(qn("w:tc"))]
                yield "table | " + " ¦ ".join(cell.replace("\n", " ⏎ ") for cell in cells)
        elif child.tag == qn("w:p"):
            yield f"{names[style_of(child)]} | {text_of(child)}".replace("\n", " ⏎ ")
        for section in child.iter(qn("w:sectPr")):
            turned = section.find(qn("w:pgSz")).get(qn("w:orient"), "portrait")
            yield f"section | {turned}"
