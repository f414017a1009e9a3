"""Guards of the check of an application: accept, ask to complete, refuse (Điều lệ Sáng kiến, Điều 6)."""

import datetime
from collections.abc import Iterator

from ngocha_kh.council.deadlines import Deadline, deadlines
from ngocha_kh.records.initiative import Defect
from ngocha_kh.vietnamese import folded, short_date
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.registry import guard

#: An application in one of these states stands in nobody's way.
_GONE = frozenset({"registered", "draft", "intake_refused", "withdrawn", "not_recognized"})


def term(case: Case, code: str) -> Deadline | None:
    """The deadline of a code (T1 to T4) when it runs for this initiative."""
    found = deadlines(case.initiative, case.around.calendar, case.around.settings)
    return next((one for one in found if one.code == code), None)


def _late(case: Case, code: str, day: datetime.date) -> Iterator[str]:
    one = term(case, code)
    if one is not None and day > one.due:
        unsure = "" if one.confirmed else "; thời hạn này chưa được xác nhận"
        yield f"{one.label}: hạn là {short_date(one.due)}, ngày {short_date(day)} đã quá hạn{unsure}"


def _open_defects(case: Case) -> list[Defect]:
    defects = case.initiative.intake.defects if case.initiative.intake else ()
    return [defect for defect in defects if defect.fixed_on is None]


@guard
def defects_are_listed(case: Case) -> Iterator[str]:
    if not _open_defects(case):
        yield "chưa ghi thiếu sót nào phải bổ sung (intake.defects: text, asked_on, due_on)"
    for defect in _open_defects(case):
        if defect.asked_on > case.on:
            yield f"thiếu sót «{defect.text}» ghi ngày yêu cầu {short_date(defect.asked_on)}, sau ngày của bước này"


@guard
def defects_are_mended(case: Case) -> Iterator[str]:
    for defect in _open_defects(case):
        yield f"thiếu sót «{defect.text}» chưa được bổ sung (intake.defects: fixed_on)"


@guard
def checked_in_time(case: Case) -> Iterator[str]:
    yield from _late(case, "T2", case.on)


@guard
def completed_in_time(case: Case) -> Iterator[str]:
    """By the day that the notice named; the month of T3 is what it is set from."""
    for defect in _open_defects(case) or _mended_today(case):
        if case.on > defect.due_on:
            yield f"hạn bổ sung «{defect.text}» là {short_date(defect.due_on)}; nộp muộn thì có thể bị từ chối (M06)"


def _mended_today(case: Case) -> list[Defect]:
    """The step itself mends what was open, so it stands as mended on the day of the step."""
    defects = case.initiative.intake.defects if case.initiative.intake else ()
    return [defect for defect in defects if defect.fixed_on == case.on]


@guard
def applied_for_in_time(case: Case) -> Iterator[str]:
    """T1: the right to apply lapses one year after the first application (Điều 5, khoản 2)."""
    received = case.initiative.intake.received_on if case.initiative.intake else None
    first = case.initiative.first_applied
    if received is None:
        yield "chưa ghi ngày nhận đơn (intake.received_on)"
    elif first is not None and first.date <= received:
        yield from _late(case, "T1", received)


@guard
def is_no_duplicate(case: Case) -> Iterator[str]:
    """Not the title of an earlier application; look-alikes are for a person to judge."""
    own = case.initiative
    for other in case.around.every("initiative"):
        same = folded(" ".join(other.title.split())) == folded(" ".join(own.title.split()))
        if other.id < own.id and same and other.state not in _GONE:
            yield f"trùng tên với sáng kiến nộp trước {other.id}"


@guard
def is_not_excluded(case: Case) -> Iterator[str]:
    check = case.initiative.conditions_check
    if check is not None and check.not_excluded == "not_met":
        yield "đã ghi là thuộc đối tượng bị loại trừ (conditions_check.not_excluded); đơn này phải từ chối (M06)"


@guard
def refusal_of_the_application_has_a_reason(case: Case) -> Iterator[str]:
    intake = case.initiative.intake
    if intake is None or intake.reason is None:
        yield "chưa ghi lý do từ chối (intake.reason, hoặc --note)"


@guard
def first_application_is_open(case: Case) -> Iterator[str]:
    """Not applied yet, or the end of the first application not reached."""
    first = case.initiative.first_applied
    if first is not None and first.finished_on is not None and first.finished_on <= case.on:
        yield f"đã hoàn thành áp dụng lần đầu ngày {short_date(first.finished_on)}; đưa thẳng vào thẩm định (M09)"


@guard
def first_application_has_ended(case: Case) -> Iterator[str]:
    first = case.initiative.first_applied
    if first is None or first.finished_on is None:
        yield "chưa ghi ngày kết thúc áp dụng lần đầu (first_applied.finished_on)"
    elif first.finished_on > case.on:
        yield f"áp dụng lần đầu đến {short_date(first.finished_on)} mới kết thúc"


@guard
def is_applied(case: Case) -> Iterator[str]:
    first = case.initiative.first_applied
    if first is None:
        yield "chưa ghi ngày áp dụng lần đầu hoặc áp dụng thử (first_applied); nếu chưa áp dụng thì chờ (M07)"
    elif first.date > case.on:
        yield f"đến {short_date(first.date)} mới áp dụng lần đầu; cho đến khi đó thì chờ (M07)"
    elif first.finished_on is not None and first.finished_on > case.on:
        yield f"áp dụng thử đến {short_date(first.finished_on)} mới kết thúc; cho đến khi đó thì chờ (M07)"


@guard
def withdrawal_is_asked_for(case: Case) -> Iterator[str]:
    if not case.note:
        yield "chưa ghi đề nghị rút của các tác giả (--note, ví dụ «Đơn xin rút ngày 10/4/2026»)"


@guard
def scoring_is_not_closed(case: Case) -> Iterator[str]:
    for session in case.around.every("session"):
        for item in session.items:
            waits = item.initiative == case.initiative.id and item.outcome is None
            if waits and session.scoring_closed:
                yield f"phiên họp {session.id} đã khóa chấm điểm sáng kiến này nên không rút được nữa"
