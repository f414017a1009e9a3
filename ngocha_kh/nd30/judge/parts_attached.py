"""Appendices, and documents issued by another one (Phụ lục I, Mục III.1; Phụ lục III, 1.3, 2.1)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .model import Document, Paragraph, Run
from .paper import Attachment
from .parts_head import is_state
from .parts_pieces import WHOLE, Piece, is_small, pieces
from .words import fold, is_rule_text, is_upper

_LABEL = re.compile(r"PHU LUC( SO)?( ?[0-9IVXLC]+| [A-Z])?\s*[.:]?$")
_LABEL_AND_TITLE = re.compile(r"PHU LUC( SO)?( [0-9IVXLC]+)?\s*[.:\-–] *\S")
_ATTACHED = re.compile(r"\(?\s*(BAN HANH )?KEM THEO\b")
_HEAD = 12  #: pieces with text in which the head of an attachment lies


def find_attachments(document: Document, start: int, *, after_sign: bool) -> list[Attachment]:
    """What begins at block `start` or later, in order."""
    starts = _starts(document, start, after_sign=after_sign)
    return [_attachment(document, a, b) for a, b in pairwise([*starts, len(document.blocks)])]


def _starts(document: Document, start: int, *, after_sign: bool) -> list[int]:
    found: list[int] = []
    before: deque[tuple[int, bool]] = deque(
        maxlen=_HEAD
    )  # blocks with text, and whether they may belong to a head
    for index in range(start, len(document.blocks)):
        block = document.blocks[index]
        if isinstance(block, Paragraph):
            if block.is_empty:
                continue
            word = block.text.lstrip()[:4].upper()
            head = block.align == "center"
            if word in {"PHỤ ", "PHU "} and _is_label(block, alone=after_sign):
                found.append(index)
                before.clear()
                continue
            if word.startswith(("(", "KÈM", "BAN")) and _ATTACHED.match(fold(block.shown)):
                _add_head(document, found, [*before], index)
                before.clear()
                continue
        else:
            head = is_small(block) and not block.bordered
            first = next((p for p in block.paragraphs() if not p.is_empty), None) if head else None
            if first is not None and _is_label(first, alone=after_sign):
                found.append(index)
                before.clear()
                continue
        before.append((index, head))
    return found


def _add_head(
    document: Document, found: list[int], before: Sequence[tuple[int, bool]], index: int
) -> None:
    """An attached document: it begins with the centred lines and the table above "(Kèm theo".

    Under the label of an appendix the line belongs to that appendix.
    """
    begins = index
    for block, head in reversed(before):
        if not head:
            break
        begins = block
    if found and all(head for _, head in before) and not _is_break(document, begins):
        return
    if begins < index:
        found.append(begins)


def _is_break(document: Document, index: int) -> bool:
    """Whether a block begins with a header of its own, a new section or a new page."""
    block = document.blocks[index]
    if isinstance(block, Paragraph):
        return block.page_break_before
    return any(is_state(fold(p.shown)) for p in block.paragraphs())


def _is_label(paragraph: Paragraph, *, alone: bool) -> bool:
    """A line "Phụ lục ..."; where no signature stands before it, it must be centred and bold."""
    key = fold(paragraph.shown)
    lines = paragraph.text.strip().split("\n")
    full = bool(_LABEL.match(fold(lines[0])))
    if not full and not (_LABEL_AND_TITLE.match(key) and len(key) < 160):
        return False
    bold = any(run.look.bold for run in paragraph.written())
    if not alone:
        return paragraph.align == "center" and bold
    return full or paragraph.align == "center" or bold


def _attachment(document: Document, start: int, end: int) -> Attachment:
    shown = _head_pieces(document, start, end)
    first = next((p for p in shown if not p.is_empty), None)
    label = first if first and first.key.startswith("PHU LUC") else None
    position = next((i for i, p in enumerate(shown) if _ATTACHED.match(p.key)), None)
    title = _title(shown, label, position)
    blocks = document.blocks[start:end]
    return Attachment(
        label=label.paragraph if label else None,
        title=tuple(p.paragraph for p in title),
        attached=_joined(shown, position) if position is not None else None,
        rule_at=tuple(p.paragraph for p in _rule_at(shown, title, position)),
        blocks=blocks,
        section=_section(document, start),
    )


def _joined(shown: Sequence[Piece], position: int) -> Paragraph:
    """The line "(Kèm theo ...)" with what a line break has put below it."""
    first = shown[position].paragraph
    runs = first.runs
    for piece in shown[position + 1 :]:
        if piece.paragraph.place != first.place:
            break
        runs += (Run(" "), *piece.paragraph.runs)
    return replace(first, runs=runs)


def _head_pieces(document: Document, start: int, end: int) -> list[Piece]:
    found: list[Piece] = []
    count = 0
    for piece in pieces(document, range(start, min(end, start + 40))):
        found.append(piece)
        count += not piece.is_empty
        if count > _HEAD + 6:
            break
    return found


def _title(shown: Sequence[Piece], label: Piece | None, position: int | None) -> list[Piece]:
    """Centred lines between the label and "(Kèm theo ...)"; without that line, those at the top."""
    title: list[Piece] = []
    for piece in shown[: position if position is not None else _HEAD]:
        if piece is label or piece.is_empty or is_rule_text(piece.text):
            continue
        if piece.lane != WHOLE or (piece.table and not label):
            continue
        plain = not piece.is_centred and not is_upper(piece.text)
        if plain and position is None:
            break
        title.append(piece)
    return title


def _rule_at(shown: Sequence[Piece], title: Sequence[Piece], position: int | None) -> list[Piece]:
    start = position
    if start is None:
        start = shown.index(title[-1]) if title else None
    if start is None:
        return []
    found = [shown[start]]
    for piece in shown[start + 1 :]:
        if piece.paragraph.place == found[0].paragraph.place:
            found.append(piece)
            continue
        if not (piece.is_empty or is_rule_text(piece.text)):
            if any(line.kind == "shape" for line in piece.paragraph.lines):
                found.append(piece)
            break
        found.append(piece)
    return found


def _section(document: Document, index: int) -> int:
    block = document.blocks[index]
    return block.place.section if isinstance(block, Paragraph) else block.section
