"""Where a paragraph or a row stands, as a person would look for it in the document."""

import re
from collections.abc import Mapping, Sequence

from ngocha_kh.nd30 import Block

_PART = re.compile(r"([IVX]+)\. |(Điều [0-9]+)\. ")
_APPENDIX = re.compile(r"Phụ lục(?: [IVX]+)?$")
ATTACHED = "văn bản kèm theo"


class Places:
    """The place of each block of a document: "phần II, đoạn 3", "Phụ lục I, bảng 1, dòng 4"."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._heads = _heads(blocks)
        self._sections: dict[int, str] = {}
        self._names: list[str] = []
        part, paragraphs, section = "", 0, 0
        tables: dict[int, int] = {}
        for block in blocks:
            if block.section != section:
                section, paragraphs, tables = block.section, 0, {}
                part = _section_name(block) if section > 1 else ""
                self._sections[section] = part or "văn bản chính"
            if block.table in self._heads:
                number = tables.setdefault(block.table, len(tables) + 1)
                self._names.append(_join(part, f"bảng {number}", _row(block)))
                continue
            if block.table:
                opening = not paragraphs and not tables
                self._names.append(_join(*_layout(part, opening)))
                continue
            if found := _PART.match(block.text) if section == 1 else None:
                part, paragraphs = found[2] or f"phần {found[1]}", 0
            paragraphs += 1
            self._names.append(_join(part, f"đoạn {paragraphs}"))

    def __getitem__(self, index: int) -> str:
        """The place of the block of that index; the end of the document beyond the last."""
        return self._names[index] if index < len(self._names) else "cuối văn bản"

    def column(self, block: Block, cell: int) -> str:
        """The heading of the column of a cell, "" when its row is not divided like the heading."""
        heads = self._heads.get(block.table, ())
        return heads[cell] if not block.is_head and len(heads) == len(block.cells) else ""

    def section(self, number: int) -> str:
        """What a section is called: "văn bản chính", "Phụ lục I"."""
        return self._sections.get(number, f"phần in thứ {number}")

    @property
    def sections(self) -> Sequence[int]:
        return list(self._sections)


def _heads(blocks: Sequence[Block]) -> Mapping[int, tuple[str, ...]]:
    """Table → the headings of its columns; those that only lay out a page have none."""
    found: dict[int, tuple[str, ...]] = {}
    for block in blocks:
        if block.is_head:
            found.setdefault(block.table, block.cells)
    return found


def _section_name(first: Block) -> str:
    return first.text if _APPENDIX.fullmatch(first.text) else ATTACHED


def _row(block: Block) -> str:
    return "dòng tiêu đề" if block.is_head else f"dòng {block.row - 1}"


def _layout(part: str, opening: bool) -> tuple[str, str]:
    if opening:
        return (
            (part, "phần đầu (cơ quan, số, ngày)")
            if part
            else ("", "đầu văn bản (cơ quan, số, ngày)")
        )
    return "", "phần chữ ký, nơi nhận"


def _join(*parts: str) -> str:
    return ", ".join(filter(None, parts))
