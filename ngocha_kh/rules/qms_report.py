"""V-QMS-23: the yearly report on the quality system."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.qms.system import SENT
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import place_of_year, qms_of, runs_on
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-QMS-23", Severity.WARNING, also=("Q23",))
def the_yearly_report_is_sent(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc khi quá hạn mà chưa gửi báo cáo tổng kết hệ thống quản lý chất lượng của năm.

    Hạn đặt ở qms.report_due trong workspace.yaml (15/11 là ngày do kế hoạch của tỉnh, thành phố đặt,
    chờ xác nhận; văn bản của trung ương không ấn định ngày). Báo cáo được coi là đã gửi khi nhiệm vụ
    của nghĩa vụ qms.report_obligation (II.2-19) hoàn thành hoặc đã trình.

    Cách sửa: gửi báo cáo («nkh render bao-cao-iso»), ghi kết quả bằng «nkh update NV-…».
    """
    if {"task", "procedure", "declaration"} & index.unread_kinds:
        return
    qms = qms_of(index)
    for _, plan in index.plans:
        last = on_month_day(plan.year, qms.report_due.value)
        if index.as_of <= last or plan.year < index.as_of.year - 1 or not runs_on(index, last):
            continue
        serving = _serving(index, plan.id, qms.report_obligation)
        if any(_sent(index, fact) for fact in serving):
            continue
        place: tuple[str, Route] = place_of_year(index, plan.year)
        if serving:
            place = serving[0].path, ("obligations",)
        yield (
            *place,
            f"quá hạn {short_date(last)}, chưa gửi báo cáo tổng kết HTQLCL năm {plan.year}",
        )


def _serving(index: Index, plan: str, obligation: str) -> list[Facts]:
    """The tasks of that plan that serve the obligation, in the order of the files."""
    named = (fact for fact, task in index.tasks if obligation in task.obligations)
    return [fact for fact in named if index.task(fact).plan == plan]


def _sent(index: Index, fact: Facts) -> bool:
    entries = index.task(fact).entries_until(index.as_of)
    return bool(entries) and entries[-1].state in SENT
