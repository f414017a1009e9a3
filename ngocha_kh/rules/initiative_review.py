"""V-SK-025, 040: nothing that is noted as done lies ahead; the conditions are checked before a vote."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.session import Session
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import short_date

#: Where the days of events stand. Days that somebody plans (a due date, the start of an application)
#: are not here. "*" stands for every entry of a list.
_EVENTS: Final = (
    ("authors", "*", "signed_on"),
    *(("intake", key) for key in ("registered_on", "received_on", "accepted_on", "refused_on")),
    *(("intake", "defects", "*", key) for key in ("asked_on", "fixed_on")),
    *(("superior_consent", key) for key in ("asked_on", "answered_on")),
    ("decision", "date"),
    *(("certificates", "*", key) for key in ("date", "recalled_on")),
    *(("effect", "*", key) for key in ("proposed_on", "submitted_on", "decided_on")),
    ("effect", "*", "answer", "date"),
    ("replication", "adopters", "*", "confirmed_on"),
    ("checks", "*", "on"),
    ("award_uses", "*", "on"),
    ("award_uses", "*", "reported_on"),
    ("integrity_hold", "on"),
    ("publication", "on"),
    ("papers", "*", "date"),
    ("log", "*", "on"),
)
#: By these steps the first application has happened; before, its days may be a plan.
_APPLIED: Final = frozenset({"M08", "M09"})
_JUDGED: Final = frozenset(
    {
        "in_session", "council_passed", "council_failed", "awaiting_superior_consent",
        "pending_decision", "recognized", "not_recognized", "revoked",
    }
)  # fmt: skip
_PASSED: Final = _JUDGED - {"in_session", "council_failed", "not_recognized"}
_CONDITIONS: Final = {
    "novel": "tính mới trong phạm vi cơ sở",
    "applied": "đã áp dụng hoặc áp dụng thử",
    "beneficial": "có khả năng mang lại lợi ích thiết thực",
    "not_excluded": "không thuộc đối tượng bị loại trừ",
    "ip_checked": "quyền sở hữu trí tuệ",
}


@workspace_rule("V-SK-025")
def events_are_not_in_the_future(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Việc đã ghi nhận không thể có ngày sau hôm nay.

    Ngày ký, ngày nhận, ngày quyết định, ngày họp đã có kết quả là ngày của việc đã xảy ra. Ngày dự
    kiến (hạn, ngày đơn vị bắt đầu nhân rộng) không bị xét; áp dụng lần đầu chỉ là dự kiến khi chưa
    đưa vào thẩm định (M08, M09). Đề xuất về cách ghi chép.

    Cách sửa: sửa ngày đã gõ nhầm; việc chưa xảy ra thì chưa ghi.
    """
    for fact, record in index.records("initiative"):
        for route, day in _days(record):
            if day > index.today:
                yield fact.path, route, f"ngày {short_date(day)} chưa đến"
    for fact, session in index.records("session"):
        if session.on > index.today and _was_held(session):
            yield (
                fact.path,
                ("on",),
                f"phiên họp đã có kết quả mà ngày họp {short_date(session.on)} chưa đến",
            )


@record_rule("V-SK-040", Initiative)
def conditions_are_checked_before_the_vote(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Trước khi Hội đồng xét, mọi điều kiện của sáng kiến phải được kiểm tra xong.

    Sáng kiến phải mới trong phạm vi cơ sở, đã áp dụng hoặc áp dụng thử, có khả năng mang lại lợi ích
    thiết thực và không thuộc đối tượng bị loại trừ (Điều lệ Sáng kiến, Nghị định 13/2012/NĐ-CP, Điều
    3, Điều 4). Đã thông qua thì cả bốn điều kiện phải đạt.

    Cách sửa: ghi kết quả kiểm tra vào conditions_check (met, not_met); điều kiện không đạt thì Hội
    đồng không thông qua.
    """
    state = _state(initiative)
    if state not in _JUDGED:
        return
    check = initiative.conditions_check
    for key, words in _CONDITIONS.items():
        found = getattr(check, key, None)
        if found in (None, "unknown"):
            yield _place(initiative, key), f"chưa kiểm tra xong: {words} (conditions_check.{key})"
        elif found == "not_met" and key != "ip_checked" and state in _PASSED:
            yield (
                ("conditions_check", key),
                f"Hội đồng đã thông qua nhưng điều kiện không đạt: {words}",
            )


def _state(initiative: Initiative) -> str:
    """The state of the work itself: being put away is a fact of storage only."""
    return (
        initiative.archived_from or "" if initiative.state == "archived" else initiative.state
    )  # fmt: skip


def _place(initiative: Initiative, key: str) -> Route:
    check = initiative.conditions_check
    if check is None:
        return ("state",)
    return ("conditions_check",) if getattr(check, key) is None else ("conditions_check", key)


def _was_held(session: Session) -> bool:
    return session.minutes is not None or any(i.outcome or i.vote for i in session.items)


def _days(record: Initiative) -> Iterator[tuple[Route, datetime.date]]:
    for path in _EVENTS:
        yield from _along(record, path, ())
    if any(step.event in _APPLIED for step in record.log):
        for key in ("date", "finished_on"):
            yield from _along(record, ("first_applied", key), ())


def _along(value: Any, path: Sequence[str], route: Route) -> Iterator[tuple[Route, datetime.date]]:
    """The days at the end of a path of field names, each with its own place."""
    if value is None:
        return
    if not path:
        yield route, value
    elif path[0] == "*":
        for number, item in enumerate(value):
            yield from _along(item, path[1:], (*route, number))
    else:
        yield from _along(getattr(value, path[0]), path[1:], (*route, path[0]))
