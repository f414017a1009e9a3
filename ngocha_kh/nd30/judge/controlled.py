"""Controlled documents of a quality system: procedures, manuals. They carry no Quốc hiệu and no
number; a block at the head of every page names document, code, issue and page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Document, Paragraph, Table

_CODE = re.compile(r"(Mã hiệu|Mã số|Ký hiệu) ?: ?\S", re.IGNORECASE)
_ISSUE = re.compile(r"(Lần|Ngày) (ban hành|soát xét|sửa đổi)", re.IGNORECASE)


def is_controlled(document: Document) -> bool:
    """Whether a table above the text of some page tells a code and an issue."""
    texts = [paragraph.shown for paragraph in _heads(document)]
    return any(_CODE.match(text) for text in texts) and any(_ISSUE.match(text) for text in texts)


def _heads(document: Document) -> Iterator[Paragraph]:
    for section in document.sections[:1]:
        for blocks in section.headers.values():
            for block in blocks:
                if isinstance(block, Table):
                    yield from block.paragraphs()
