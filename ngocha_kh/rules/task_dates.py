"""V-TSK-02, 03, 04, 08: due dates, extensions, and facts that lie in the future."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.task import Task
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-TSK-02")
def facts_are_not_in_the_future(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Việc đã xảy ra không thể có ngày trong tương lai.

    Ngày ghi nhận, ngày hoàn thành, ngày gửi xác nhận và ngày duyệt gia hạn không được sau ngày xét
    (hôm nay, hoặc ngày đặt bằng --as-of). Khi xét một ngày đã qua, các lần ghi nhận sau ngày đó chỉ
    đơn giản là chưa có, nên quy tắc chỉ so với ngày muộn hơn giữa ngày xét và hôm nay.

    Cách sửa: sửa lại ngày đã gõ nhầm.
    """
    for fact, summary in index.tasks:
        if summary.latest_entry is None or summary.latest_entry <= index.today:
            continue
        for route, day in _facts(index.task(fact)):
            if day > index.today:
                yield (
                    fact.path,
                    route,
                    f"ngày {short_date(day)} ở trong tương lai so với ngày {short_date(index.today)}",
                )


def _facts(task: Task) -> Iterator[tuple[Route, datetime.date]]:
    for number, entry in enumerate(task.updates):
        for key in ("on", "completed_on", "submitted_on"):
            if day := getattr(entry, key):
                yield ("updates", number, key), day
    for number, extension in enumerate(task.extensions):
        yield ("extensions", number, "approved_on"), extension.approved_on


@record_rule("V-TSK-03", Task, Severity.WARNING)
def extensions_come_in_time(task: Task) -> Iterator[tuple[Route, str]]:
    """Gia hạn sau khi đã quá hạn không làm mất việc chậm.

    Gia hạn được duyệt sau ngày hạn cũ vẫn được lưu, nhưng tiến độ tính theo hạn cũ.

    Cách sửa: không cần sửa nếu đúng sự thật; nếu gõ nhầm ngày duyệt thì sửa lại.
    """
    for number, extension in enumerate(task.extensions):
        if extension.approved_on > extension.old_due:
            yield (
                ("extensions", number, "approved_on"),
                f"gia hạn được duyệt ngày {short_date(extension.approved_on)}, sau hạn cũ {short_date(extension.old_due)}; nhiệm vụ vẫn tính là chậm",
            )


@record_rule("V-TSK-04", Task)
def extensions_form_a_chain(task: Task) -> Iterator[tuple[Route, str]]:
    """Các lần gia hạn phải nối tiếp nhau.

    Hạn cũ của mỗi lần phải là hạn đang có trước đó, hạn mới phải sau hạn cũ; hạn ban đầu (due) giữ
    nguyên, không sửa.

    Cách sửa: ghi old_due đúng bằng hạn trước đó.
    """
    due = task.due
    for number, extension in enumerate(task.extensions):
        if due is None:
            yield (
                ("extensions", number, "old_due"),
                "nhiệm vụ không có hạn (due) nên không thể gia hạn",
            )
            return
        if extension.old_due != due:
            yield (
                ("extensions", number, "old_due"),
                f"hạn cũ ghi {short_date(extension.old_due)}, hạn trước đó là {short_date(due)}",
            )
        if extension.new_due <= extension.old_due:
            yield (
                ("extensions", number, "new_due"),
                f"hạn mới {short_date(extension.new_due)} không sau hạn cũ {short_date(extension.old_due)}",
            )
        due = extension.new_due


@workspace_rule("V-TSK-08", Severity.WARNING)
def due_dates_are_working_days(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Hạn hoàn thành nên là ngày làm việc.

    Hạn vào thứ Bảy, Chủ nhật, ngày nghỉ lễ, nghỉ bù thường do gõ nhầm. Công cụ biết ngày nghỉ lễ
    theo Bộ luật Lao động; ngày nghỉ hoán đổi, ngày làm bù và ngày nghỉ riêng của phường ghi ở
    records/calendars/.

    Cách sửa: chọn ngày làm việc liền trước hoặc liền sau; nếu hôm đó có làm việc thì ghi ngày ấy vào
    lịch nghỉ (kind: worked).
    """
    if "calendar" in index.unread_kinds:
        return
    calendar = index.calendar
    days = {day for _, task in index.tasks for day in (task.last_due, *task.earlier_dues)}
    off = {day: found for day in days if day and (found := calendar.day_off(day))}
    if not off:
        return
    for fact, task in index.tasks:
        for number, day in enumerate((*task.earlier_dues, task.last_due)):
            if day in off:
                near = calendar.previous_working_day(day), calendar.next_working_day(day)
                yield (
                    fact.path,
                    ("extensions", number - 1, "new_due") if number else ("due",),
                    f"hạn {short_date(day)} là {off[day]}, không phải ngày làm việc; ngày làm việc gần nhất là {short_date(near[0])} và {short_date(near[1])}",
                )
