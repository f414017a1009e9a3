"""What a command of a session says when it cannot do what was asked."""

from collections.abc import Iterator
from typing import Final

from ngocha_kh.cli.loading import unknown
from ngocha_kh.diagnostics import UsageError
from ngocha_kh.documents.base import Office
from ngocha_kh.records.session import Session
from ngocha_kh.vietnamese import short_date

#: The document that needs a session to be over.
_MINUTES: Final = "bien-ban-hoi-dong"


def check_item(office: Office, session_id: str, initiative_id: str) -> None:
    """Raises `UsageError` for an initiative that does not exist or is not on the agenda."""
    fact = office.validated.index.by_id.get(initiative_id)
    if fact is None or fact.kind != "initiative":
        raise unknown("sáng kiến", initiative_id, [one.id for one in office.records("initiative")])
    session: Session = office.record("session", session_id)
    agenda = [item.initiative for item in session.items]
    if initiative_id not in agenda:
        raise UsageError(
            f"{initiative_id} không có trong chương trình phiên họp {session_id} "
            f"(các sáng kiến: {', '.join(agenda)})"
        )


def nothing_to_make(office: Office, name: str, session_id: str) -> str:
    """Why the session has no such document yet, with the fields that are still empty."""
    session: Session = office.record("session", session_id)
    head = f"phiên họp {session_id} họp ngày {short_date(session.on)}"
    lacking = ", ".join(_lacking(session)) if name == _MINUTES else ""
    if lacking:
        return f"{head}, chưa lập được biên bản: còn thiếu {lacking}"
    return f"{head}, hiện không có gì để lập {name}"


def _lacking(session: Session) -> Iterator[str]:
    if not session.present:
        yield "present (thành viên có mặt)"
    if session.ended is None:
        yield "ended (giờ kết thúc)"
    if not all(item.outcome for item in session.items):
        yield "outcome (kết luận của từng sáng kiến)"
