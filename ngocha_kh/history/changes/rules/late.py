"""V-GIT-12, V-GIT-13: entries noted long after their day, or on the last evening; for the leader to see."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Severity
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.registry import Found, change_rule
from ngocha_kh.history.changes.written import Written
from ngocha_kh.periods import PERIOD_LABELS, reporting_window
from ngocha_kh.records.workspace import Settings
from ngocha_kh.vietnamese import short_date

_FINISHED = ("done", "submitted")


@change_rule("V-GIT-12", Severity.INFO)
def back_dated_entries_are_listed(change: ChangeSet) -> Found:
    """Mục ghi muộn so với ngày của nó được nêu để lãnh đạo xem; không phải lỗi.

    Có ba ngày: ngày ghi trong hồ sơ, ngày viết vào Git, ngày vào nhánh. Nêu khi viết sau quá số ngày
    ở review.back_dated_days của workspace.yaml, hoặc khi việc ghi hoàn thành trong kỳ đã chốt mà viết
    sau ngày chốt.

    Nguồn: đề xuất. Cách xử lý: không phải sửa; hỏi lại người ghi nếu cần.
    """
    settings = change.settings
    for one in change.written if settings else ():
        assert settings is not None
        day = one.commit.authored.date() if one.commit else change.head.today
        days = (day - one.day).days
        closed = _closed_between(settings, one, day)
        if days > settings.review.back_dated_days or closed:
            since = f"; sau ngày chốt {closed}" if closed else ""
            yield one.path, one.route, f"{_named(one)}: {_when(one)}, sau {days} ngày{since}"


@change_rule("V-GIT-13", Severity.INFO)
def entries_of_the_last_evening_are_listed(change: ChangeSet) -> Found:
    """Mục viết vào buổi tối ngày chốt kỳ báo cáo được nêu để lãnh đạo xem; không phải lỗi.

    Nhiều việc cùng ghi hoàn thành vào tối cuối kỳ thì nên xem lại minh chứng. Giờ bắt đầu buổi tối ở
    review.last_evening_from của workspace.yaml, giờ Việt Nam.

    Nguồn: đề xuất. Cách xử lý: không phải sửa; hỏi lại người ghi nếu cần.
    """
    settings = change.settings
    for one in change.written if settings else ():
        assert settings is not None
        if one.commit is None:
            continue
        moment = one.commit.authored
        closing = _closings(settings, {moment.year}).get(moment.date())
        if closing and moment.hour >= settings.review.last_evening_from:
            yield (
                one.path,
                one.route,
                f"{_named(one)}: viết lúc {moment:%H:%M} ngày chốt {closing}, {_when(one)}",
            )


def _closings(settings: Settings, years: set[int]) -> dict[datetime.date, str]:
    """Last day of each reporting period that ends in one of the years → "14/06/2026 (6 tháng …)"."""
    found = {}
    for year in sorted(years):
        for period, label in PERIOD_LABELS.items():
            day = reporting_window(settings, period, year).last
            found[day] = f"{short_date(day)} (kỳ {label} {year})"
    return found


def _closed_between(settings: Settings, one: Written, day: datetime.date) -> str | None:
    """The closing day between what an entry says of finished work and when it was written."""
    if one.entry.get("state") not in _FINISHED:
        return None
    closings = _closings(settings, {one.day.year, day.year})
    return next((text for last, text in closings.items() if one.day <= last < day), None)


def _named(one: Written) -> str:
    return f"{one.label} ngày {short_date(one.day)}"


def _when(one: Written) -> str:
    return ", ".join(_dates(one))


def _dates(one: Written) -> Iterator[str]:
    if one.commit is None:
        yield "chưa commit"
        return
    yield f"viết ngày {short_date(one.commit.authored.date())} (commit {one.commit.short})"
    if one.arrived is not None:
        yield f"vào nhánh ngày {short_date(one.arrived.date())}"
