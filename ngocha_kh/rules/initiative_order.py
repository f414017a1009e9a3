"""What V-SK-021 compares beside the chain of dates: the first application, and the log with sessions."""

from collections.abc import Iterator, Mapping
from typing import Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative, Step
from ngocha_kh.records.session import Session
from ngocha_kh.vietnamese import short_date

#: Step of the council → what its session must have concluded.
_CONCLUDED: Final = {"M11": "pass", "M12": "fail", "M13": "defer"}
_LABELS: Final = {"pass": "thông qua", "fail": "không thông qua", "defer": "để lại"}


def applied_in_order(record: Initiative) -> Iterator[tuple[Route, str]]:
    """Begun before it ended; begun, and a trial ended, when the review began (M08, M09)."""
    first = record.first_applied
    if first is None:
        return
    if first.finished_on is not None and first.finished_on < first.date:
        yield (
            ("first_applied", "finished_on"),
            f"kết thúc áp dụng lần đầu {short_date(first.finished_on)} trước ngày bắt đầu {short_date(first.date)}",
        )
    reviewed = next((step for step in record.log if step.event in ("M08", "M09")), None)
    if reviewed is None:
        return
    after = f"sau bước {reviewed.event} ngày {short_date(reviewed.on)}"
    if first.date > reviewed.on:
        yield ("first_applied", "date"), f"áp dụng lần đầu ngày {short_date(first.date)}, {after}"
    # What is applied for good may go on after M09; a trial has ended by then.
    ended = first.kind == "trial" or reviewed.event == "M08"
    if ended and first.finished_on is not None and first.finished_on > reviewed.on:
        yield (
            ("first_applied", "finished_on"),
            f"kết thúc áp dụng lần đầu ngày {short_date(first.finished_on)}, {after}",
        )


def steps_fit_sessions(
    record: Initiative, sessions: Mapping[str, Session]
) -> Iterator[tuple[Route, str]]:
    """Each M10 opens the next session of the list; the conclusion that follows is of that one."""
    names = iter(record.sessions)
    session: Session | None = None
    for number, step in enumerate(record.log):
        if step.event == "M10":
            session = sessions.get(next(names, ""))
        if session is not None and (message := _misfit(record, step, session)):
            yield ("log", number, "on"), message


def _misfit(record: Initiative, step: Step, session: Session) -> str | None:
    """Why a step of the log does not fit the session that it speaks of; None when it does."""
    held = f"phiên họp {session.id} họp ngày {short_date(session.on)}"
    if step.event == "M10" and step.on > session.on:
        return f"bước M10 ngày {short_date(step.on)}, sau khi {held}"
    if step.event not in _CONCLUDED:
        return None
    if step.on < session.on:
        return f"bước {step.event} ngày {short_date(step.on)}, trước khi {held}"
    for item in session.items:
        if item.initiative == record.id and item.outcome not in (None, _CONCLUDED[step.event]):
            noted = _LABELS.get(item.outcome or "", item.outcome)
            return f"bước {step.event} trái với kết luận «{noted}» của phiên họp {session.id}"
    return None
