"""The lines of zone 2 told apart: the parent's name, the issuer's name (Phụ lục I, II.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .parts_pieces import Piece

# A line that begins so goes on with the name above it.
_UNIT = re.compile(
    r"(PHUONG|XA|TINH|THANH PHO|TP|QUAN|HUYEN|THI XA|THI TRAN|DAC KHU|VA|CUA|NUOC|QUOC GIA)\b"
)
_UNFINISHED = re.compile(r"(,|\bVA|\bCUA|-|–)$")
# A line that begins so begins a name.
_BODY = re.compile(
    r"(UBND|UY BAN|HDND|TT\.? ?HDND|THUONG TRUC|HOI DONG|HOI|BO|SO|BAN|PHONG|VAN PHONG|CUC|CHI CUC"
    r"|TONG CUC|VU|TRUNG TAM|TRUONG|VIEN|TOA AN|CONG AN|BENH VIEN|TRAM|DOAN|DOI|TO|CONG TY|TAP DOAN"
    r"|TONG CONG TY|NGAN HANG|KHO BAC|THANH TRA|DAI HOC|HOC VIEN|MAT TRAN|LIEN DOAN|LIEN HIEP"
    r"|CHINH PHU|QUY|BAO HIEM|CHI NHANH|KHOA|NHA|THU VIEN|BAO TANG)\b"
)
_OFFICE = re.compile(r"(CHU TICH|THU TUONG|BO TRUONG|GIAM DOC|TRUONG PHONG)$")


def names(lines: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The lines of the parent (often none) and those of the issuer."""
    if not lines:
        return [], []
    start = 0
    for index in range(1, len(lines)):
        if _begins_name(lines[index - 1], lines[index]):
            start = index
    return list(lines[:start]), list(lines[start:])


def _begins_name(above: Piece, line: Piece) -> bool:
    key = line.key
    if _UNIT.match(key) or _UNFINISHED.search(above.key) or _OFFICE.search(above.key):
        return False
    # An agency with a name of another kind: the bold line is the issuer (II.2b).
    return bool(_BODY.match(key)) or (_is_bold(line) and not _is_bold(above))


def _is_bold(piece: Piece) -> bool:
    return all(run.look.bold for run in piece.paragraph.written())
