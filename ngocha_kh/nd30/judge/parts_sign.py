"""Zones 7 and 9b: the signature block and Nơi nhận, in a table, by tabs, or one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .model import Block, Document, Paragraph, Row, Run
from .parts_head import is_date
from .parts_pieces import BOXED, LEFT, RIGHT, WHOLE, Piece, is_small
from .words import fold, is_rule_text, is_upper

LABEL = re.compile(r"NOI NHAN( ?:|$)")
AUTHORITY = re.compile(r"(T\.?M|K\.?T|T\.?L|T\.?U\.?Q|Q|T/M|K/T|T/L|T/UQ|TU/Q)\b ?[./ ]")
_POST = re.compile(
    r"(QUYEN |PHO )?(CHU TICH|CHANH|TRUONG|GIAM DOC|TONG GIAM DOC|BO TRUONG|THU TRUONG|THU TUONG"
    r"|HIEU TRUONG|HIEU PHO|VIEN TRUONG|VU TRUONG|CUC TRUONG|CHI CUC TRUONG|TONG CUC TRUONG"
    r"|CHU NHIEM|CHU TOA|CHU TRI|THU KY|TONG THU KY|NGUOI GHI|NGUOI LAP|DAI DIEN|BI THU|DOI TRUONG"
    r"|TRAM TRUONG|TO TRUONG|THU TRUONG CO QUAN|XAC NHAN|PHO CHANH|THANH VIEN|UY VIEN)\b"
)
_ORDER_WORDS = re.compile(r"(THAY MAT|KY THAY|THUA LENH|THUA UY QUYEN|THUA UY NHIEM)\b")
_NOTE = re.compile(r"\(.*\)$")  # "(Đã ký)", "(Chữ ký, dấu)"
_DRAFTER = re.compile(r"[A-ZĐa-zđ]{1,6}\.? ?\(?\d*\)?\.?$")
_NEAR = 30
_LABEL_BEGINS = frozenset({"nơi", "noi", "no\u031b"})  # the last is decomposed


@dataclass(slots=True, eq=False)
class Sign:
    """What was found; `first` and `last` bound its blocks, None when there is no such block."""

    label: Piece | None = None
    recipients: list[Piece] = field(default_factory=list)
    signing: list[Piece] = field(default_factory=list)
    signer: Piece | None = None
    row: Row | None = None
    first: int | None = None
    last: int | None = None


def sign_window(document: Document, start: int) -> range:
    """The blocks among which the signature stands: around "Nơi nhận", else around the first line of
    authority, from block `start` on.
    """
    blocks = document.blocks
    shown = range(start, len(blocks))
    label = next((i for i in shown if any(_may_be_label(p) for p in _lines(blocks[i]))), None)
    if label is not None:
        return range(max(start, label - _NEAR), min(len(blocks), label + _NEAR))
    capitals = next((i for i in shown if any(_is_capital(p) for p in _lines(blocks[i]))), None)
    return shown if capitals is None else range(capitals, len(blocks))


def _lines(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif is_small(block):
        yield from block.paragraphs()


def _may_be_label(paragraph: Paragraph) -> bool:
    """A cheap look: most paragraphs of a long body begin with another letter."""
    text = paragraph.text.lstrip()
    if text[:3].lower() not in _LABEL_BEGINS and "\t" not in text:
        return False
    return any(LABEL.match(fold(part)) for part in re.split(r"[\t\n]", text[:400]))


def _is_capital(paragraph: Paragraph) -> bool:
    return paragraph.text.isupper() or any(run.look.caps for run in paragraph.runs)


def is_authority(piece: Piece) -> bool:
    """Whether a line names a right to sign or a post: capitals, "TM. ...", "CHỦ TỊCH"."""
    key = piece.key
    return is_upper(piece.text) and bool(
        AUTHORITY.match(key) or _POST.match(key) or _ORDER_WORDS.match(key)
    )


def find_sign(pieces: Sequence[Piece]) -> Sign:
    """The first block of the pieces after the title."""
    sign = Sign()
    shown = [p for p in pieces if not p.is_empty and not is_rule_text(p.text)]
    label = next((i for i, p in enumerate(shown) if LABEL.match(p.key)), None)
    if label is not None:
        sign.label = shown[label]
        _recipients(sign, shown, label)
    lines = _signing(sign, shown, label)
    _split(sign, lines)
    rows = [p.row for p in (*lines, sign.label) if p is not None and p.row]
    sign.row = rows[0] if rows else None
    blocks = [p.block for p in (*lines, *sign.recipients, sign.label) if p and p.block != BOXED]
    if blocks:
        sign.first, sign.last = min(blocks), max(blocks)
    return sign


def _recipients(sign: Sign, shown: Sequence[Piece], label: int) -> None:
    """Items below the label in its column; a line without hyphen goes on with the one above."""
    start = shown[label]
    for piece in shown[label + 1 :]:
        if piece.table != start.table or (not start.table and piece.block > _next(sign, start) + 1):
            break
        if piece.lane != start.lane and (start.table or piece.lane == RIGHT):
            continue
        item = piece.text.startswith(("-", "–", "+", "•")) or piece.paragraph.number
        if not start.table and not item and not _goes_on(sign, piece):
            break
        if item or not sign.recipients or _is_closed(sign.recipients[-1]):
            sign.recipients.append(piece)
        else:
            sign.recipients[-1] = _joined(sign.recipients[-1], piece)


def _next(sign: Sign, start: Piece) -> int:
    """Block of the last item so far: items outside tables follow one another."""
    return sign.recipients[-1].block if sign.recipients else start.block


def _goes_on(sign: Sign, piece: Piece) -> bool:
    if is_authority(piece):
        return False
    last = sign.recipients[-1] if sign.recipients else None
    return last is None or not _is_closed(last) or bool(_DRAFTER.match(piece.text))


def _is_closed(piece: Piece) -> bool:
    return piece.text.endswith((";", ".", ","))


def _joined(above: Piece, piece: Piece) -> Piece:
    runs = (*above.paragraph.runs, Run(" "), *piece.paragraph.runs)
    return replace(above, paragraph=replace(above.paragraph, runs=runs))


def _signing(sign: Sign, shown: Sequence[Piece], label: int | None) -> list[Piece]:
    """Lines of the signature, the signer's name last."""
    start = sign.label
    if start is not None and start.table:
        beside = [p for p in shown if p.table == start.table and p.lane != start.lane]
        row = next((i for i, p in enumerate(beside) if p.row is start.row), None)
        lines = [p for p in beside[row:] if not is_date(p.key)] if row is not None else []
        if lines and not LABEL.match(lines[0].key):
            return lines
    anchor = _anchor(shown, label)
    if anchor is None:
        return []
    first = shown[anchor]
    if first.table:
        return _of_table(first, shown)
    taken = {id(p) for p in sign.recipients} | {id(start)}
    lines = []
    for piece in shown[anchor:]:
        if piece.lane == LEFT or id(piece) in taken or LABEL.match(piece.key):
            continue
        if piece.table or (piece.lane == WHOLE and lines and not _is_line(piece)):
            break
        lines.append(piece)
        if not is_upper(piece.text) and not _NOTE.match(piece.text):
            break
    return lines


def _of_table(first: Piece, shown: Sequence[Piece]) -> list[Piece]:
    """A table without Nơi nhận: of two signers' columns (biên bản) the right one ends with the name
    that counts, the titles of the left one come first.
    """
    cells = [p for p in shown if p.table == first.table]
    right = [p for p in cells if p.lane != LEFT and not is_date(p.key)]
    left = [p for p in cells if p.lane == LEFT and is_authority(p)]
    return [*left, *right] if right else [p for p in cells if p.lane == first.lane]


def _is_line(piece: Piece) -> bool:
    """A title, a note for the signature or a name."""
    words = piece.text.split()
    named = 1 < len(words) <= 7 and all(w[:1].isupper() for w in words)
    return is_upper(piece.text) or named or bool(_NOTE.match(piece.text))


def _anchor(shown: Sequence[Piece], label: int | None) -> int | None:
    """The first line of authority: near Nơi nhận, else the first that stands as a signature does."""
    found = [i for i, p in enumerate(shown) if is_authority(p)]
    if label is not None:
        near = [i for i in found if abs(i - label) <= _NEAR]
        # Titles before the label belong to it only when they touch it.
        before = [i for i in near if i < label and label - i <= 8]
        return min(before) if before else next(iter(near), None)
    placed = (i for i in found if AUTHORITY.match(shown[i].key) or _stands_apart(shown[i]))
    return next(placed, None)


def _stands_apart(piece: Piece) -> bool:
    paragraph = piece.paragraph
    return (
        piece.lane == RIGHT
        or paragraph.align == "center"
        or paragraph.align == "right"
        or (paragraph.left > 60)
    )


def _split(sign: Sign, lines: list[Piece]) -> None:
    """The last line is the name, unless it is a title or a note."""
    lines = [_untabbed(p) for p in lines if not _NOTE.match(p.text)]
    if len(lines) > 1 and not (is_authority(lines[-1]) and not _is_name_like(lines[-1])):
        sign.signer = lines.pop()
    sign.signing = lines


def _untabbed(piece: Piece) -> Piece:
    """A line that a tab has moved counts as centred."""
    if not piece.paragraph.text.startswith("\t"):
        return piece
    return replace(piece, paragraph=replace(piece.paragraph, align="center"))


def _is_name_like(piece: Piece) -> bool:
    return not is_upper(piece.text)
