"""`nkh one-stop show`: counts and rates of a period by field or by month, with their definitions."""

import datetime
import shutil
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ngocha_kh.cli.loading import loaded, office_of
from ngocha_kh.cli.shell import AsOfOption, Format, FormatOption, day_of, say, say_json
from ngocha_kh.cli.tables import print_table
from ngocha_kh.diagnostics import UsageError

if TYPE_CHECKING:
    from ngocha_kh.documents.base import Office
    from ngocha_kh.documents.one_stop_figures import Months
    from ngocha_kh.periods import Span
    from ngocha_kh.qms.one_stop import Totals

#: The columns of the table, with short headings.
_COLUMNS = {
    "carried_over": "Kỳ trước", "taken_in": "Mới", "online": "Trực tuyến", "received": "Tổng",
    "early_or_on_time": "Đúng hạn", "late": "Quá hạn", "resolved": "Đã GQ",
    "in_process": "Đang GQ", "overdue": "Đang quá hạn", "gone": "Rút, dừng, từ chối",
    "on_time_rate": "Tỷ lệ đúng hạn", "online_rate": "Tỷ lệ trực tuyến",
}  # fmt: skip
#: What a narrow terminal still holds on one line.
_FEW = {
    "taken_in": "Mới", "resolved": "Đã GQ", "on_time_rate": "Đúng hạn", "in_process": "Đang GQ",
    "overdue": "Quá hạn", "online_rate": "Trực tuyến",
}  # fmt: skip
#: Columns of a terminal that the whole table needs.
_WIDE = 150


class By(StrEnum):
    """What a line of the table stands for."""

    FIELD = "field"
    MONTH = "month"


class Half(StrEnum):
    """Which half of the year."""

    FIRST = "1"
    SECOND = "2"


def show_months(
    context: typer.Context,
    half: Annotated[Half | None, typer.Option("--half", help="Nửa năm: 1 hoặc 2.")] = None,
    whole_year: Annotated[bool, typer.Option("--year", help="Cả năm (mặc định).")] = False,
    year: Annotated[
        int | None, typer.Option("--for", metavar="NĂM", help="Năm (mặc định: năm của kế hoạch).")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="NGÀY", help="Ngày đầu kỳ, tính cả ngày này.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="NGÀY", help="Ngày cuối kỳ, tính cả ngày này.")
    ] = None,
    by: Annotated[By, typer.Option("--by", help="Chia theo: field (lĩnh vực), month (tháng).")] = By.FIELD,
    full: Annotated[
        bool, typer.Option("--full", help="In đủ các cột, kể cả trên màn hình hẹp.")
    ] = False,
    as_of: AsOfOption = None,
    output: FormatOption = Format.TEXT,
) -> None:  # fmt: skip
    """Ví dụ:

    \b
      nkh one-stop show --half 1
      nkh one-stop show --year --by month
      nkh one-stop show --from 2026-01-01 --to 2026-09-30 --format json

    Số liệu một cửa của các tháng kết thúc trong kỳ; kỳ 6 tháng, năm theo kỳ chốt số liệu trong
    workspace.yaml. Tỷ lệ in kèm cách tính. Không ghi gì.
    """
    from ngocha_kh.documents.one_stop_figures import Months
    from ngocha_kh.qms.one_stop_months import lacking, within

    if (half is not None) + whole_year + (first is not None or last is not None) > 1:
        raise UsageError("hãy chọn một kỳ: --half, --year, hoặc --from và --to")
    office = office_of(loaded(context, as_of), year)
    span = _span(office, half, year, first, last)
    known = office.records("one_stop")
    months = Months(within(known, span, office.as_of), office.settings.qms.fields)
    missing = lacking(known, span, office.as_of) if months.records else []
    if output is Format.JSON:
        _say_json(months, missing, span, by)
    elif not months.records:
        say(f"Chưa có số liệu một cửa của tháng nào kết thúc trong kỳ {_span_words(span)}.")
    else:
        _print(months, missing, span, by, full=full or not _is_narrow())


def _is_narrow() -> bool:
    """Whether the table goes to a terminal on which its columns would be folded."""
    return sys.stdout.isatty() and shutil.get_terminal_size().columns < _WIDE


def _span(
    office: "Office", half: Half | None, year: int | None, first: str | None, last: str | None
) -> "Span":
    from ngocha_kh.periods import Span, reporting_window

    year = year or office.plan.year
    if first is None and last is None:
        return reporting_window(office.settings, f"half_{half.value}" if half else "year", year)
    begin, end = day_of(first), day_of(last)
    span = Span(begin or datetime.date(year, 1, 1), end or datetime.date(year, 12, 31))
    if span.first > span.last:
        raise UsageError(f"ngày đầu kỳ {span.first:%d/%m/%Y} sau ngày cuối kỳ {span.last:%d/%m/%Y}")
    return span


def _span_words(span: "Span") -> str:
    from ngocha_kh.vietnamese import short_date

    return f"từ {short_date(span.first)} đến {short_date(span.last)}"


def _print(
    months: "Months", missing: list[str], span: "Span", by: By, *, full: bool = True
) -> None:
    from ngocha_kh.documents.one_stop_figures import RATES, figures_of, services_of, shown_share
    from ngocha_kh.documents.report_parts.one_stop import months_named
    from ngocha_kh.qms.one_stop import month_of
    from ngocha_kh.vietnamese import number

    say(f"Kỳ {_span_words(span)}; số liệu {months_named([month_of(m) for m in months.records])}")
    if missing:
        say(f"Thiếu số liệu {months_named(missing)}.")
    shown = _COLUMNS if full else _FEW
    rows = [[name, *_cells(totals, shown)] for _, name, totals in _groups(months, by)]
    rows.append(["Cộng", *_cells(months.totals(), shown)])
    head = "Lĩnh vực" if by is By.FIELD else "Tháng"
    columns = [(head, "left"), *((title, "right") for title in shown.values())]
    print_table("Số liệu một cửa", columns, rows)
    if not full:
        say("Bảng rút gọn cho màn hình hẹp; xem đủ các cột bằng --full.")
    total = figures_of(months)
    for key, (label, definition) in RATES.items():
        say(f"{label.capitalize()}: {total[key].text} ({definition})")
    for key, label in _SERVICES.items():
        counted = services_of(months.records)[key]
        if counted:
            shares = (
                f"{number(counted.count)}/{number(counted.whole)}, {shown_share(counted.share)}"
            )
            say(f"{label}: {shares} ({len(counted.months)} tháng có số liệu)")


_SERVICES = {
    "linked": "Hồ sơ liên thông trên hồ sơ mới tiếp nhận",
    "digitised": "Hồ sơ số hóa khi tiếp nhận trên hồ sơ mới tiếp nhận",
    "paid_online": "Thanh toán trực tuyến trên tổng số lượt thanh toán",
    "satisfied": "Rất hài lòng và hài lòng trên số phiếu hợp lệ",
}


def _groups(months: "Months", by: By) -> "list[tuple[str, str, Totals]]":
    """Key, name and totals of each line."""
    from ngocha_kh.periods import key_label
    from ngocha_kh.qms.one_stop import month_of, month_totals

    if by is By.FIELD:
        return [(one.id, one.name, months.totals(one.id)) for one in months.present_fields]
    return [
        (month_of(one), key_label(month_of(one)).capitalize(), month_totals(one))
        for one in months.records
    ]


def _cells(totals: "Totals", keys: Iterable[str]) -> list[str]:
    from ngocha_kh.documents.one_stop_figures import RATES, count_of, rate_of, shown_share
    from ngocha_kh.vietnamese import number

    return [
        shown_share(rate_of(totals, key)) if key in RATES else number(count_of(totals, key) or 0)
        for key in keys
    ]


def _say_json(months: "Months", missing: list[str], span: "Span", by: By) -> None:
    from ngocha_kh.documents.one_stop_figures import RATES, services_of
    from ngocha_kh.qms.one_stop import month_of, percent

    services = services_of(months.records)
    say_json(
        **{"from": span.first, "to": span.last, "by": str(by)},
        months=[month_of(one) for one in months.records],
        missing=missing,
        definitions={key: definition for key, (_, definition) in RATES.items()},
        total=_data(months.totals()),
        groups=[{"key": key, "name": name, **_data(t)} for key, name, t in _groups(months, by)],
        services={
            key: {
                "count": one.count, "of": one.whole, "percent": _exact(percent(one.share)),
                "months": list(one.months),
            }
            for key, one in services.items()
            if one
        },
    )  # fmt: skip


def _data(totals: "Totals") -> dict[str, Any]:
    from ngocha_kh.documents.one_stop_figures import COUNTS, RATES, count_of, rate_of
    from ngocha_kh.qms.one_stop import percent

    counts: dict[str, Any] = {key: count_of(totals, key) for key in COUNTS}
    return counts | {key: _exact(percent(rate_of(totals, key))) for key in RATES}


def _exact(value: Any) -> float | None:
    """A percentage with one decimal as a number of JSON; null without one."""
    return None if value is None else float(value)
