"""V-TSK-12: long overdue without a reminder."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.state import OVERDUE, status_on
from ngocha_kh.records.workspace import Policy
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule


@workspace_rule("V-TSK-12", Severity.WARNING)
def long_overdue_tasks_are_chased(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhiệm vụ quá hạn lâu phải có văn bản đôn đốc.

    Số ngày đặt ở policy.reminder_after_days của workspace.yaml (đề xuất: 30). Văn bản đôn đốc là
    hồ sơ văn bản có reminds chứa mã nhiệm vụ, ban hành không sau ngày xét.

    Cách sửa: ban hành công văn đôn đốc và ghi vào sổ văn bản.
    """
    if "document" in index.unread_kinds:
        return
    policy = index.settings.policy if index.settings else Policy()
    # Counted from the first day of the calendar: no policy and no day can lead beyond it.
    before = max(index.as_of.toordinal() - policy.reminder_after_days, 1)
    latest = datetime.date.fromordinal(before)
    for fact, summary in index.tasks:
        if summary.last_due is None or summary.last_due >= latest or fact.id in index.reminded:
            continue
        if summary.last_state == "done" and (summary.latest_entry or index.as_of) <= index.as_of:
            continue
        status = status_on(index.task(fact), index.as_of)
        if status.state in OVERDUE and status.days_late > policy.reminder_after_days:
            yield (
                fact.path,
                ("due",),
                f"quá hạn {status.days_late} ngày mà chưa có văn bản đôn đốc nào nhắc {fact.id}",
            )
