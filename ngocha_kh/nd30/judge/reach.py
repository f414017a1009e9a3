"""Every paragraph of a document, wherever it stands, and the words for its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .model import Block, Document, Paragraph, Place, Section, paragraphs

_PARTS = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnote": "chú thích",
    "textbox": "hộp chữ",
}


def everywhere(document: Document) -> Iterator[Paragraph]:
    """Body, text boxes, notes, headers and footers; each paragraph once."""
    yield from document.paragraphs
    yield from document.boxes
    yield from document.notes
    seen: set[int] = set()
    for section in document.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            if id(blocks) not in seen:  # inherited ones are the same object
                seen.add(id(blocks))
                yield from paragraphs(blocks)


def where(place: Place) -> str:
    """Where a paragraph stands: "bảng 2, hàng 3, cột 1", "đầu trang", "đoạn 12"."""
    if place.cell is not None:
        table, row, column = place.cell
        inside = f"bảng {table}, hàng {row}, cột {column}"
        return inside if place.part == "body" else f"{_PARTS[place.part]}, {inside}"
    return _PARTS.get(place.part) or f"đoạn {place.number}"


def section_name(document: Document, index: int) -> str:
    """How a person calls a section: nothing special when there is only one."""
    return "mọi trang" if len(document.sections) == 1 else f"phần trang thứ {index + 1}"


def page_fields(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """Paragraphs that print the page number."""
    return [
        paragraph
        for paragraph in paragraphs(blocks)
        if any(run.field == "PAGE" for run in paragraph.runs)
    ]


def distinct(sections: tuple[Section, ...], which: str) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Kind and blocks of all headers or footers (`which`), inherited ones once."""
    seen: set[int] = set()
    for section in sections:
        held: Mapping[str, tuple[Block, ...]] = getattr(section, which)
        for kind, blocks in held.items():
            if id(blocks) not in seen:
                seen.add(id(blocks))
                yield kind, blocks
