"""Changes that were tracked and neither accepted nor refused."""

from __future__ import annotations

from typing import Any

from ...xmlread import W

_MARKS = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
    "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns",
    "cellDel", "cellMerge",
)  # fmt: skip
_TAGS = tuple(f"{W}{name}" for name in _MARKS)
#: Every mark must name its author: a quick look at the bytes before a slow one at the tree.
_HINTS = (b"author", b"\x00")


def count(root: Any, data: bytes) -> int:
    """How many marks of tracked changes a part holds; `data` are its bytes."""
    if not any(hint in data for hint in _HINTS):
        return 0
    return sum(1 for _ in root.iter(*_TAGS))
