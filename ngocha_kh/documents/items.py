"""Papers of one item of a session: their ids, and the item that an id names.

"PH-2026-01-SK-2026-003" is the item, "PH-2026-01-SK-2026-003-le-van-c" a member's paper on it.
"""

import re

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.sitting import Line, Sitting, sitting_of

_ID = re.compile(r"(PH-[0-9]{4}-[0-9]+)-(SK-[0-9]{4}-[0-9]+)(?:-(.+))?")


def item_id(sitting: Sitting, line: Line, member: str = "") -> str:
    return "-".join(filter(None, (sitting.session.id, line.initiative.id, member)))


def item_of(office: Office, document_id: str) -> tuple[Sitting, Line, str]:
    """Session, item and member ("" for none). Raises `UserError` when the id names none."""
    found = _ID.fullmatch(document_id)
    if found is None:
        raise UserError(
            f"mã «{document_id}» phải gồm mã phiên họp và mã sáng kiến, ví dụ PH-2026-01-SK-2026-001"
        )
    sitting = sitting_of(office, found[1])
    for line in sitting.lines:
        if line.initiative.id == found[2]:
            return sitting, line, found[3] or ""
    raise UserError(f"phiên họp {found[1]} không xét {found[2]}")
