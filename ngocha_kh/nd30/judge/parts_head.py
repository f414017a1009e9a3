"""Zones 1 to 4: Quốc hiệu and Tiêu ngữ, the issuer, the number, the place and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from .kinds import type_of
from .model import Paragraph, Row
from .parts_issuer import names
from .parts_pieces import BOXED, LEFT, RIGHT, WHOLE, Piece
from .words import is_rule_text, is_upper

_STATE = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_MOTTO = "DOC LAP - TU DO - HANH PHUC"
_ALIKE = 0.8
NUMBER = re.compile(
    r"SO\s*[:.]|SO\s*/|SO\s*[\d.…_][\d.…_ ]*\w{0,8}\s*[/\\-]|[\d.…_ ]*/[A-Z]{2,5}-[A-Z]"
)
_WRITTEN_DATE = re.compile(r"\bNGAY\b.*\bTHANG\b.*\bNAM\b")
_SHORT_DATE = re.compile(r"(,|\bNGAY)\s*(NGAY\s*)?[\d.…_ ]+[/.-][\d.…_ ]+[/.-][\d.…_ ]{2,}$")
URGENCY = frozenset({"HOA TOC", "THUONG KHAN", "KHAN", "HOA TOC HEN GIO"})
MARKS = frozenset({"TUYET MAT", "TOI MAT", "MAT", "XEM XONG TRA LAI", "LUU HANH NOI BO", "DU THAO"})
_MOST = 40  #: pieces with text among which the head is looked for


@dataclass(slots=True, eq=False)
class Head:
    """What was found; `rest` is the index of the first piece after it."""

    state: Piece | None = None
    motto: Piece | None = None
    motto_rule: list[Piece] = field(default_factory=list)
    parent: list[Piece] = field(default_factory=list)
    issuer: list[Piece] = field(default_factory=list)
    issuer_rule: list[Piece] = field(default_factory=list)
    number: Piece | None = None
    date: Piece | None = None
    urgency: Piece | None = None
    rest: int = 0

    def rows(self) -> tuple[Row, ...]:
        """Rows of tables that hold the zones, in order."""
        found: list[Row] = []
        anchors = (self.state, *self.issuer, self.number, self.date)
        for piece in sorted((p for p in anchors if p and p.row), key=lambda p: p.block):
            if piece.row is not None and all(piece.row is not row for row in found):
                found.append(piece.row)
        return tuple(found)


def is_state(key: str) -> bool:
    """Whether a folded line is Quốc hiệu, well or badly written."""
    return key.startswith("CONG HOA XA HOI") or _alike(key, _STATE)


def _alike(key: str, model: str) -> bool:
    if not len(model) * 0.6 < len(key) < len(model) * 1.6:
        return False
    return SequenceMatcher(None, key, model, autojunk=False).ratio() >= _ALIKE


def is_date(key: str) -> bool:
    """Whether a folded line is a place with a date, well or badly written."""
    if len(key) > 80 or key.startswith(("(", "V/V", "CAN CU", "SO:", "VE VIEC")):
        return False
    return bool(_WRITTEN_DATE.search(key) or _SHORT_DATE.search(key))


def find_head(pieces: Sequence[Piece]) -> Head:
    """The head among the first pieces of the document."""
    head = Head()
    window = _window(pieces)
    head.state = next((p for p in window if is_state(p.key)), None)
    head.motto = next((p for p in window if _alike(p.key, _MOTTO)), None)
    if head.motto is None and head.state:
        head.motto = _below(head.state, window)
    head.number = next((p for p in window if NUMBER.match(p.key)), None)
    head.date = next((p for p in window if is_date(p.key)), None)
    head.urgency = next((p for p in pieces[:60] if p.key in URGENCY), None)
    _issuer(head, pieces, window)
    _rules(head, pieces)
    head.rest = _rest(head, pieces)
    _centre_tabbed(head)
    return head


def _window(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with text, up to the line that ends the head: a type name, "Kính gửi", căn cứ."""
    window: list[Piece] = []
    for piece in pieces:
        if piece.is_empty:
            continue
        if len(window) == _MOST or (window and piece.block != BOXED and _ends(piece)):
            break
        window.append(piece)
    return window


def _ends(piece: Piece) -> bool:
    key = piece.key
    if key.startswith(("KINH GUI", "CAN CU ", "DIEU 1", "PHU LUC")):
        return True
    return piece.lane == WHOLE and is_upper(piece.text) and bool(type_of(piece.text))


def _below(above: Piece, window: Sequence[Piece]) -> Piece | None:
    """The line under Quốc hiệu in its column, whatever it says; not a zone with a text of its own."""
    after = window[window.index(above) + 1 :]
    column = (p for p in after if p.lane == above.lane and p.table == above.table)
    piece = next(column, None)
    if piece is None or NUMBER.match(piece.key) or is_date(piece.key) or is_rule_text(piece.text):
        return None
    return piece if above.lane == RIGHT or "-" in piece.text else None


def _issuer(head: Head, pieces: Sequence[Piece], window: Sequence[Piece]) -> None:
    taken = {id(p) for p in (head.state, head.motto, head.number, head.date, head.urgency) if p}
    stop = window.index(head.number) if head.number else len(window)
    if not head.number and not head.state:
        return
    right = head.state.lane if head.state else RIGHT
    lines = [
        p
        for p in window[:stop]
        if id(p) not in taken
        and not (p.lane == right and right != WHOLE and p.table)
        and not is_rule_text(p.text)
        and p.key not in MARKS | URGENCY
        and not p.key.startswith(("V/V", "DU THAO"))
    ]
    if head.number is None:  # without the number only the left column tells
        lines = [p for p in lines if p.lane == LEFT]
    head.parent, head.issuer = names(lines)


def _rules(head: Head, pieces: Sequence[Piece]) -> None:
    """Where the lines under Tiêu ngữ and under the issuer may hang: the text and what is below it.

    A line is often anchored in the paragraph after it, or in the number's.
    """
    if head.motto:
        head.motto_rule = [head.motto, *_trail(head.motto, pieces)]
    if head.issuer:
        last = head.issuer[-1]
        head.issuer_rule = [*head.issuer, *_trail(last, pieces)]
        if head.number:
            head.issuer_rule.append(head.number)


def _trail(piece: Piece, pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Empty pieces and lines of characters below a piece in its column."""
    for other in pieces[pieces.index(piece) + 1 :]:
        if other.table != piece.table:
            break
        if other.lane != piece.lane:
            if piece.lane == WHOLE or other.row is piece.row or not other.table:
                continue
            break
        if not (other.is_empty or is_rule_text(other.text)):
            break
        yield other


def _rest(head: Head, pieces: Sequence[Piece]) -> int:
    anchors = (head.state, head.motto, head.number, head.date, *head.issuer)
    return max((pieces.index(p) + 1 for p in anchors if p), default=0)


def _centre_tabbed(head: Head) -> None:
    """A line that a tab has moved counts as centred."""
    for name in ("state", "motto", "number", "date"):
        piece = getattr(head, name)
        if piece and piece.paragraph.text.startswith("\t"):
            setattr(head, name, replace(piece, paragraph=_centred(piece.paragraph)))


def _centred(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, align="center")
