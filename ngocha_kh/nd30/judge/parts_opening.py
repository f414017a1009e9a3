"""Zone 9a and the căn cứ: what stands between the title and the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .kinds import DECISIONS
from .model import Paragraph, Run
from .parts_pieces import WHOLE, Piece, cut
from .parts_title import Title
from .words import is_rule_text, is_upper

_BASIS = re.compile(r"(CAN CU|THEO DE NGHI|THEO TO TRINH|XET )")
_DECIDES = re.compile(r"QUYET (DINH|NGHI) ?:?$")
_ITEM = re.compile(r"[-–+•]")
_NEXT = re.compile(r"(CAN CU|THUC HIEN|THEO |XET |DIEU \d|[IVX]+\. |1\. )")


def find_opening(title: Title, pieces: Sequence[Piece]) -> None:
    """Complete `title` with what is below the trích yếu."""
    _addressees(title, pieces)
    _bases(title, pieces)


def _addressees(title: Title, pieces: Sequence[Piece]) -> None:
    """ "Kính gửi:" and the lines under it that are items or stand deep in the page."""
    window = range(title.rest, min(title.rest + 40, len(pieces)))
    first = next((i for i in window if pieces[i].key.startswith("KINH GUI")), None)
    if first is None:
        return
    title.addressed, first = _whole_line(pieces, first)
    bare = title.addressed.key.rstrip(" :") == "KINH GUI"
    title.rest = first + 1
    for index in range(first + 1, len(pieces)):
        piece = pieces[index]
        if piece.is_empty:
            if not bare or title.addressees:
                break
            continue
        if not (_is_item(piece) or (bare and _is_loose_item(piece, title))):
            break
        if _NEXT.match(piece.key):
            break
        title.addressees.append(piece)
        title.rest = index + 1


def _whole_line(pieces: Sequence[Piece], index: int) -> tuple[Piece, int]:
    """The label joined with what a tab has set beside it, and the index of its last piece."""
    piece = pieces[index]
    last = index
    while last + 1 < len(pieces) and _is_beside(pieces[last + 1], piece):
        last += 1
    runs: tuple[Run, ...] = piece.paragraph.runs
    for other in pieces[index + 1 : last + 1]:
        runs += (Run("\t"), *other.paragraph.runs)
    return replace(piece, paragraph=replace(piece.paragraph, runs=runs)), last


def _is_beside(piece: Piece, label: Piece) -> bool:
    return (
        not label.table and label.lane != WHOLE and piece.paragraph.place == label.paragraph.place
    )


def _is_item(piece: Piece) -> bool:
    return bool(_ITEM.match(piece.text) or _ITEM.match(piece.paragraph.number))


def _is_loose_item(piece: Piece, title: Title) -> bool:
    """An addressee without its hyphen: ended by a semicolon, or the last after such a one."""
    if title.addressees and title.addressees[-1].text.endswith("."):
        return False
    if piece.text.endswith(";"):
        return True
    if not title.addressees:
        return len(piece.text) < 80
    return title.addressees[-1].text.endswith((";", ",")) and len(piece.text) < 120


def _bases(title: Title, pieces: Sequence[Piece]) -> None:
    """Căn cứ; in decisions everything down to the line "QUYẾT ĐỊNH:"."""
    window = range(title.rest, min(title.rest + 60, len(pieces)))
    decision = title.type in DECISIONS
    end = next((i for i in window if decision and _DECIDES.match(pieces[i].key)), None)
    if end is not None:
        title.decides = pieces[end]
        _before_decides(title, [pieces[i] for i in range(title.rest, end)])
        title.rest = end + 1
        return
    for index in window:
        piece = pieces[index]
        if piece.is_empty or is_rule_text(piece.text):
            continue
        if not _is_basis(piece, title, decision):
            break
        title.bases.append(piece)
        title.rest = index + 1


def _is_basis(piece: Piece, title: Title, decision: bool) -> bool:
    """In other types a body may begin "Căn cứ ...": a basis ends with ";" or is set in italics."""
    italic = all(run.look.italic for run in piece.paragraph.written())
    if not _BASIS.match(piece.key):
        return italic and bool(title.bases) and title.bases[-1].text.endswith(";")
    return decision or italic or bool(title.bases) or piece.text.endswith(";")


def _before_decides(title: Title, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        if piece.is_empty or is_rule_text(piece.text) or piece.lane != WHOLE:
            continue
        if is_upper(piece.text) and not _BASIS.match(piece.key):
            title.authority.append(piece)
        elif title.bases or _BASIS.match(piece.key):
            title.bases.append(piece)


def addressee_items(addressed: Paragraph, addressees: Sequence[Paragraph]) -> list[Paragraph]:
    """Every addressee: what follows the colon on the label's line, then the lines below."""
    text = addressed.text
    colon = text.find(":")
    start = colon + 1 if colon >= 0 else len("Kính gửi")
    rest = cut(addressed, start, len(text))
    return [rest, *addressees] if rest.text.strip() else list(addressees)
