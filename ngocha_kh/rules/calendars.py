"""V-CAL-01 to 04: the calendar records themselves."""

from collections import Counter
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.calendar import CalendarDay, YearCalendar
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workdays import WEEKDAYS, WEEKEND


@record_rule("V-CAL-01", YearCalendar)
def a_day_stands_once(calendar: YearCalendar) -> Iterator[tuple[Route, str]]:
    """Mỗi ngày chỉ ghi một lần trong lịch nghỉ.

    Một ngày ghi hai lần, nhất là một lần nghỉ và một lần làm việc, thì không biết lần nào đúng.

    Cách sửa: giữ lại một lần.
    """
    seen: Counter[object] = Counter()
    for number, entry in enumerate(calendar.days):
        seen[entry.date] += 1
        if seen[entry.date] > 1:
            yield ("days", number, "date"), f"ngày {short_date(entry.date)} đã ghi ở trên"


@record_rule("V-CAL-02", YearCalendar)
def days_belong_to_the_year(calendar: YearCalendar) -> Iterator[tuple[Route, str]]:
    """Lịch nghỉ của một năm chỉ ghi ngày của năm đó.

    Ngày làm bù thuộc năm trước hoặc năm sau ghi vào lịch của năm ấy, để ai tìm cũng thấy.

    Cách sửa: sửa ngày đã gõ nhầm, hoặc chuyển sang lịch nghỉ của đúng năm.
    """
    for number, entry in enumerate(calendar.days):
        if entry.date.year != calendar.year:
            yield (
                ("days", number, "date"),
                f"ngày {short_date(entry.date)} không thuộc năm {calendar.year} của lịch {calendar.id}",
            )


@record_rule("V-CAL-03", YearCalendar, Severity.WARNING)
def entries_change_something(calendar: YearCalendar) -> Iterator[tuple[Route, str]]:
    """Ngày làm việc (worked) ghi trong lịch phải là ngày mà bình thường được nghỉ, và ngược lại.

    Ngày làm bù rơi vào thứ Bảy, Chủ nhật hoặc ngày lễ. Ghi worked cho một ngày thường, hoặc day_off
    cho thứ Bảy, Chủ nhật, thì không thay đổi gì nên thường do gõ nhầm ngày. Ngày nghỉ lễ được ghi
    lại để nêu nguồn xác nhận thì không sao.

    Cách sửa: sửa lại ngày; nếu đúng là không thay đổi gì thì bỏ mục ấy.
    """
    for number, entry in enumerate(calendar.days):
        usual = PUBLIC.day_off(entry.date)
        weekday = WEEKDAYS[entry.date.weekday()]
        if not entry.is_off and usual is None and entry.date.weekday() not in WEEKEND:
            yield (
                ("days", number, "date"),
                f"ngày làm việc {short_date(entry.date)} là {weekday}, vốn đã là ngày làm việc",
            )
        if entry.is_off and usual is not None and usual.weekly:
            yield (
                ("days", number, "date"),
                f"ngày nghỉ {short_date(entry.date)} là {weekday}, vốn đã được nghỉ",
            )


@record_rule("V-CAL-04", YearCalendar, Severity.WARNING)
def exchanged_days_have_both_sides(calendar: YearCalendar) -> Iterator[tuple[Route, str]]:
    """Ngày được hoán đổi phải có đủ hai phía: ngày nghỉ và ngày làm bù.

    Ngày nghỉ thay cho một ngày (in_lieu_of) thì ngày kia phải được ghi là ngày làm việc, hoặc là
    ngày lễ trùng ngày nghỉ hằng tuần; ngày làm việc thay cho một ngày thì ngày kia phải là ngày
    nghỉ. Thiếu một phía thì số ngày làm việc bị tính sai.

    Cách sửa: thêm phía còn thiếu, hoặc sửa in_lieu_of.
    """
    days = {entry.date: entry for entry in calendar.days}
    for number, entry in enumerate(calendar.days):
        other = entry.in_lieu_of
        if other is None or other.year != calendar.year or _is_other_side(entry, days.get(other)):
            continue
        wanted = "ngày làm việc (worked)" if entry.is_off else "ngày nghỉ (day_off)"
        yield (
            ("days", number, "in_lieu_of"),
            f"ngày {short_date(other)} chưa ghi là {wanted} trong lịch {calendar.id}",
        )


def _is_other_side(entry: CalendarDay, other: CalendarDay | None) -> bool:
    """Whether `other` is what `entry` was exchanged for; a public holiday needs no entry."""
    if other is not None:
        return other.is_off is not entry.is_off
    usual = PUBLIC.day_off(entry.in_lieu_of) if entry.in_lieu_of else None
    return usual is not None and not usual.weekly
