"""V-MSR-01 to 04: measuring instruments, their verification, and reports of market boards."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import on_month_day
from ngocha_kh.progress.measuring import (
    checks_agree,
    days_left,
    expires_on,
    known_devices,
    reports_missing,
)
from ngocha_kh.progress.verification import instrument, instrument_name, instruments_on
from ngocha_kh.records.measuring import Measuring
from ngocha_kh.rules.activity_years import terms_of
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.suggest import closest
from ngocha_kh.vietnamese import number, short_date


@record_rule("V-MSR-01", Measuring)
def instruments_are_listed(record: Measuring) -> Iterator[tuple[Route, str]]:
    """Loại phương tiện đo phải có trong danh mục áp dụng vào ngày kiểm định, kiểm tra.

    Danh mục và chu kỳ kiểm định theo Thông tư 23/2013/TT-BKHCN đã sửa đổi, có trong chương trình kèm
    ngày áp dụng; mỗi loại có một mã, ví dụ can-dong-ho-lo-xo (cân đồng hồ lò xo).

    Cách sửa: sửa device_type theo mã gần đúng mà thông báo nêu.
    """
    named = [
        (("devices", n, "device_type"), one.device_type, one.last_verified_on)
        for n, one in enumerate(record.devices)
    ]
    named += [
        (("checks", n, "device_type"), one.device_type, one.on)
        for n, one in enumerate(record.checks)
    ]
    for route, key, day in named:
        if instrument(key, day) is None:
            near = closest(key, instruments_on(day))
            advice = f"; có phải «{near}»?" if near else ""
            yield (
                route,
                f"danh mục áp dụng ngày {short_date(day)} không có loại phương tiện đo «{key}»{advice}",
            )


@workspace_rule("V-MSR-02", Severity.WARNING)
def verifications_are_in_force(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phương tiện đo phải còn hạn kiểm định.

    Hạn là ngày ghi trên giấy chứng nhận (expires_on); không ghi thì là ngày cuối của tháng kết thúc
    chu kỳ kiểm định. Số ngày nhắc trước đặt ở plan_terms.verification_days (đề xuất: 30). Chủ phương
    tiện đo tự chọn tổ chức kiểm định; phường chỉ phối hợp, nhắc.

    Cách sửa: nhắc chủ phương tiện đo kiểm định lại, rồi ghi ngày kiểm định mới.
    """
    ahead = terms_of(index).verification_days.value
    for fact, record in index.records("measuring"):
        known = set(known_devices(record, index.as_of))
        for position, device in enumerate(record.devices):
            left = days_left(device, index.as_of) if device in known else None
            if left is None or left >= ahead:
                continue
            when = f"còn {left} ngày" if left >= 0 else f"đã quá {-left} ngày"
            name = instrument_name(device.device_type, device.last_verified_on).lower()
            yield (
                fact.path,
                ("devices", position, "last_verified_on"),
                f"{number(device.count)} {name} hết hạn kiểm định ngày {short_date(expires_on(device))} ({when})",
            )


@record_rule("V-MSR-03", Measuring)
def checks_add_up(record: Measuring) -> Iterator[tuple[Route, str]]:
    """Số đã kiểm tra phải bằng số còn hiệu lực cộng hết hiệu lực cộng không đạt.

    Với truy xuất nguồn gốc: số cam kết không quá số được vận động, số mã dùng được không quá số cam
    kết.

    Cách sửa: đối chiếu với biên bản, sửa số đã gõ nhầm.
    """
    for position, one in enumerate(record.checks):
        if not checks_agree(one):
            together = one.valid + one.expired + one.rejected
            yield (
                ("checks", position, "checked"),
                f"đã kiểm tra {number(one.checked)} khác {number(together)} (còn hiệu lực {number(one.valid)}, hết hiệu lực {number(one.expired)}, không đạt {number(one.rejected)})",
            )
    for position, goods in enumerate(record.tracing):
        if not goods.working <= goods.committed <= goods.reached:
            yield (
                ("tracing", position, "reached"),
                f"số mã dùng được {number(goods.working)}, cam kết {number(goods.committed)}, được vận động {number(goods.reached)} không khớp nhau",
            )


@workspace_rule("V-MSR-04", Severity.WARNING)
def market_boards_report(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Ban quản lý chợ phải báo cáo UBND cấp xã về đo lường trước ngày 15/12 hằng năm.

    Thông tư 09/2017/TT-BKHCN, Điều 11, khoản 6; ngày đặt ở plan_terms.market_report_by.

    Cách sửa: nhắc ban quản lý; khi nhận được thì ghi vào board_reports.
    """
    by = terms_of(index).market_report_by.value
    for fact, record in index.records("measuring"):
        for year in reports_missing(record, by, index.as_of):
            yield (
                fact.path,
                ("board_must_report",),
                f"sau ngày {short_date(on_month_day(year, by))} chưa nhận báo cáo năm {year} của ban quản lý",
            )
