"""Is a line under the type name the trích yếu (zone 5a), or does the body begin?"""

from __future__ import annotations

import re

from .kinds import DECISIONS
from .parts_pieces import Piece
from .words import is_upper

BODY_START = re.compile(
    r"(KINH GUI|CAN CU |THUC HIEN |THEO DE NGHI|XET |DIEU \d|PHAN [IVX]|CHUONG [IVX]|[IVX]+\. |1\. |A\) |- |\()"
)
# So may a trích yếu begin too, when it looks like one: "Thực hiện Nghị quyết số ...".
_EITHER = re.compile(r"(THUC HIEN|THEO DE NGHI|XET) ")
_ABOUT = re.compile(r"(VE VIEC|V/V)\b")  # whatever mark ends it
# "Thời gian: 8 giờ" is a line of the body; a sentence ends or goes on.
_LABELLED = re.compile(r"[^:]{1,60}: ?\S")
_SENTENCE_END = re.compile(r"([.;:,]|\./\.)$|[.;] ")
_BEGUN = re.compile(
    r"(HOM NAY|VAO HOI|VAO LUC|UY BAN NHAN DAN .*(DE NGHI|THONG BAO|KINH MOI|TRAN TRONG))\b"
)
# The line of a decision that names who issues it.
_AUTHORITY = re.compile(
    r"(PHO )?(CHU TICH|UY BAN|HOI DONG|THUONG TRUC|GIAM DOC|TONG GIAM DOC|CHANH|TRUONG|BO TRUONG"
    r"|THU TUONG|HIEU TRUONG|VIEN TRUONG|CUC TRUONG|CHI CUC TRUONG|BAN (CHI DAO|QUAN LY|CHAP HANH))"
)
_LONG = 250  #: characters


def begins_summary(piece: Piece, kind: str) -> bool:
    """Whether the first line under the type name is the trích yếu of a document of the type `kind`:
    it looks so, or reads so.
    """
    if kind in DECISIONS and is_upper(piece.text) and _AUTHORITY.match(piece.key):
        return False
    likely = looks_like_summary(piece)
    if BODY_START.match(piece.key) and not (likely and _EITHER.match(piece.key)):
        return False
    return likely or not _is_plainly_body(piece)


def looks_like_summary(piece: Piece) -> bool:
    """Whether it is centred or bold."""
    return piece.is_centred or all(run.look.bold for run in piece.paragraph.written())


def _is_plainly_body(piece: Piece) -> bool:
    text = piece.text
    if _ABOUT.match(piece.key):
        return False
    return bool(
        piece.table
        or piece.paragraph.number
        or len(text) > _LONG
        or _SENTENCE_END.search(text)
        or _LABELLED.match(piece.key)
        or _BEGUN.match(piece.key)
    )
