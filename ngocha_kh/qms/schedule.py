"""What of the quality system falls due in a span of days, by kind, earliest first. Pure."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ngocha_kh.qms.cycle import Basis
from ngocha_kh.qms.legal import Answer
from ngocha_kh.qms.reviewing import reviews_due
from ngocha_kh.qms.states import AuditState, SlipState, audit_state, slip_state
from ngocha_kh.qms.system import System, completed_on


class Kind(StrEnum):
    """What falls due."""

    AUDIT = "audit"
    LAW = "law"
    REVIEW = "review"
    OBJECTIVE = "objective"
    SLIP = "slip"
    POSTING = "posting"
    NOTICE = "notice"
    OUTPUT = "output"


KINDS: Final = {
    Kind.AUDIT: "Đánh giá",
    Kind.LAW: "Cập nhật theo văn bản mới",
    Kind.REVIEW: "Soát xét tài liệu",
    Kind.OBJECTIVE: "Mục tiêu chất lượng",
    Kind.SLIP: "Khắc phục",
    Kind.POSTING: "Hết hạn niêm yết",
    Kind.NOTICE: "Thông báo công bố",
    Kind.OUTPUT: "Kết luận xem xét",
}


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing that falls due on `due` (inclusive); `unit` and `basis` where they are known."""

    due: datetime.date
    kind: Kind
    record: str
    what: str
    unit: str = ""
    basis: str = ""


def schedule(system: System, until: datetime.date) -> list[Entry]:
    """All that is open on the day and falls due by `until`; what is late already comes first."""
    finders = (_audits, _laws, _objectives, _slips, _postings, _notices, _outputs)
    found = [entry for finder in finders for entry in finder(system) if entry.due <= until]
    return sorted([*found, *_reviews(system, until)])


def audit_plan(system: System, year: int) -> dict[str, dict[int, list[str]]]:
    """Unit → month → audits of the year that look at it then; called-off ones left out.

    By the programme; without one by the days and units of the plan.
    """
    found: dict[str, dict[int, list[str]]] = {}
    for audit in sorted(system.audits, key=lambda one: (one.starts_on, one.id)):
        if audit.year != year or audit_state(audit, system.day) is AuditState.CANCELLED:
            continue
        dated = [(item.unit, item.on) for item in audit.programme if item.unit]
        listed = {unit for unit, _ in dated}
        dated += [(unit, audit.starts_on) for unit in audit.units if unit not in listed]
        for unit, on in dated:
            months = found.setdefault(unit or "", {})
            audits = months.setdefault(on.month, [])
            if audit.id not in audits:
                audits.append(audit.id)
    return dict(sorted(found.items()))


def _audits(system: System) -> Iterator[Entry]:
    for audit in system.audits:
        if audit_state(audit, system.day) in (AuditState.PLANNED, AuditState.RUNNING):
            yield Entry(audit.ends_on, Kind.AUDIT, audit.id, audit.title)


def _laws(system: System) -> Iterator[Entry]:
    numbers = {text.id: text.number or text.title for text in system.texts}
    owners = {one.id: one.owner_unit for one in system.procedures}
    for impact in system.impacts:
        if impact.answer is Answer.OPEN:
            what = f"theo {numbers.get(impact.change.new, impact.change.new)}"
            unit = owners[impact.procedure]
            yield Entry(impact.due, Kind.LAW, impact.procedure, what, unit, Basis.LAW)


def _reviews(system: System, until: datetime.date) -> Iterator[Entry]:
    for one in reviews_due(system, until):
        yield Entry(one.due, Kind.REVIEW, one.record, one.title, one.unit, Basis.PROPOSAL)


def _objectives(system: System) -> Iterator[Entry]:
    """Open until a result is noted on or after the last day; computed ones need no note after it."""
    for one in system.objectives:
        last = one.due or datetime.date(one.year, 12, 31)
        results = [result.on for result in one.results if result.on <= system.day]
        noted = any(on >= last for on in results)
        by_hand = one.data_source == "manual" and one.year == system.day.year
        if not noted and (last >= system.day or by_hand):
            yield Entry(last, Kind.OBJECTIVE, one.id, one.title, one.unit)


def _slips(system: System) -> Iterator[Entry]:
    for slip in system.slips:
        if slip_state(slip, system.day) not in (SlipState.OPEN, SlipState.WAITING):
            continue
        undone = [one for one in slip.actions if one.done_on is None or one.done_on > system.day]
        due = slip.due or max((one.due for one in slip.actions), default=None)
        if due is not None:
            what = (
                f"{slip.title} ({len(undone)} việc chưa xong)"
                if undone
                else f"{slip.title} (chờ kiểm tra)"
            )
            yield Entry(due, Kind.SLIP, slip.id, what, slip.unit)


def _postings(system: System) -> Iterator[Entry]:
    one = system.declaration
    for posting in one.postings if one else ():
        if one and posting.to is not None and posting.to >= system.day:
            yield Entry(posting.to, Kind.POSTING, one.id, one.title)


def _notices(system: System) -> Iterator[Entry]:
    one, settings = system.declaration, system.settings
    if one is None or one.decision is None:
        return
    if not any(notice.to == settings.notice_to for notice in one.notices):
        days = settings.notice_working_days.value
        due = system.calendar.add_working_days(one.decision.on, days)
        yield Entry(due, Kind.NOTICE, one.id, one.title, settings.notice_to, Basis.PROPOSAL)


def _outputs(system: System) -> Iterator[Entry]:
    """Decisions of reviews held by the day whose task is not done."""
    done = {task.id for task in system.tasks if completed_on(task, system.day)}
    for review in system.reviews:
        for output in review.outputs if review.held_on <= system.day else ():
            if output.due is not None and output.task not in done:
                yield Entry(output.due, Kind.OUTPUT, review.id, output.decision, output.owner or "")
