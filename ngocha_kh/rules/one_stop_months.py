"""V-OSS-05, 07, 09, 10: which months and fields have figures, when, and what leaps out of them."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import key_label, key_span, reporting_window
from ngocha_kh.qms.one_stop import month_of, month_totals, totals_of_row
from ngocha_kh.qms.one_stop_months import last_day, months_of, next_month
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import number, short_date

#: How many earlier months a jump is measured against, and the fewest that make a mean.
_EARLIER, _FEWEST = 6, 3
#: Below so many files a month a field goes up and down by itself.
_NOISE = 20


@workspace_rule("V-OSS-05", Severity.WARNING)
def no_month_is_missing(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Các tháng của kỳ báo cáo phải đủ số liệu một cửa.

    Từ tháng đầu tiên có số liệu, không tháng nào được thiếu ở giữa; kỳ đã có hồ sơ báo cáo và đã kết thúc thì
    phải đủ đến tháng cuối kỳ. Tháng thuộc kỳ mà nó kết thúc.

    Cách sửa: nhập tháng còn thiếu (nkh one-stop import).
    """
    records = sorted(index.records("one_stop"), key=lambda pair: pair[1].id)
    if not records or "one_stop" in index.unread_kinds:
        return
    known = {month_of(record) for _, record in records}
    first = month_of(records[0][1])
    for (_, before), (fact, record) in pairwise(records):
        gap = _between(month_of(before), month_of(record))
        if gap:
            yield fact.path, ("id",), f"trước tháng này thiếu số liệu {_named(gap)}"
    last = max(known)
    for fact, report in index.records("report"):
        if index.settings is None:
            return
        window = reporting_window(index.settings, report.period, report.year)
        wanted = [month for month in months_of(window) if month > first and month > last]
        if window.last <= index.as_of and wanted:
            yield fact.path, ("period",), f"kỳ báo cáo thiếu số liệu một cửa {_named(wanted)}"


@workspace_rule("V-OSS-07", Severity.WARNING)
def jumps_are_explained(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Số hồ sơ mới tiếp nhận không nên tăng, giảm đột biến mà không có giải trình.

    So với trung bình của không quá 6 tháng liền trước (ít nhất 3 tháng), theo từng lĩnh vực và cả bảng; mức
    so sánh đặt ở qms.jump_times trong workspace.yaml (đề xuất: 5 lần). Thường là thừa, thiếu một chữ số.

    Cách sửa: đối chiếu với bảng nguồn; nếu đúng như vậy thì ghi lý do vào jump_note.
    """
    if index.settings is None:
        return
    times = index.settings.qms.jump_times.value
    past: list[tuple[str, Mapping[str, int]]] = []
    for fact, record in sorted(index.records("one_stop"), key=lambda pair: pair[1].id):
        month, new = month_of(record), _new_files(record)
        if past and next_month(past[-1][0]) != month:
            past = []
        if len(past) >= _FEWEST and not record.jump_note:
            for route, name, count in _new_by_place(record, new):
                before = [earlier.get(name, 0) for _, earlier in past]
                if _jumps(count, before, times):
                    mean = number(round(sum(before) / len(before)))
                    yield (
                        fact.path,
                        route,
                        f"{name or 'cả bảng'}: mới tiếp nhận {number(count)} hồ sơ, trung bình {len(before)} tháng trước là {mean}; chưa ghi jump_note",
                    )
        past = [*past, (month, new)][-_EARLIER:]


@workspace_rule("V-OSS-09")
def fields_are_known(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lĩnh vực của số liệu một cửa phải khai báo ở qms.fields, mỗi tháng một dòng.

    Báo cáo in tên lĩnh vực theo khai báo; hai dòng cùng lĩnh vực trong một tháng thì không biết dòng nào đúng.

    Cách sửa: sửa mã lĩnh vực, hoặc thêm lĩnh vực vào qms.fields trong workspace.yaml; gộp các dòng trùng.
    """
    if index.settings is None:
        return
    known = {one.id for one in index.settings.qms.fields}
    for fact, record in index.records("one_stop"):
        seen = Counter[str]()
        for place, row in enumerate(record.rows):
            route: Route = ("rows", place, "field")
            if row.field not in known:
                yield fact.path, route, f"lĩnh vực «{row.field}» chưa khai báo ở qms.fields"
            elif seen[row.field]:
                yield fact.path, route, f"lĩnh vực «{row.field}» đã có ở dòng trên"
            seen[row.field] += 1


@workspace_rule("V-OSS-10")
def months_have_ended(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Số liệu một tháng chỉ lấy sau khi tháng đã hết, và không ở tương lai.

    Lấy trước ngày cuối tháng thì thiếu hồ sơ, và số chuyển kỳ của tháng sau sẽ lệch.

    Cách sửa: lấy lại số liệu khi tháng đã hết; sửa mã tháng hoặc ngày trích xuất (extracted_on).
    """
    for fact, record in index.records("one_stop"):
        message = _too_early(record, index.today)
        if message:
            yield fact.path, ("extracted_on",), message


def _between(month: str, other: str) -> list[str]:
    """The months after one and before the other."""
    found = []
    while (month := next_month(month)) < other:
        found.append(month)
    return found


def _named(months: Sequence[str]) -> str:
    return ", ".join(key_label(month) for month in months)


def _new_files(record: OneStop) -> dict[str, int]:
    """New files by field; "" for all of them."""
    return {row.field: totals_of_row(row).taken_in for row in record.rows} | {
        "": month_totals(record).taken_in
    }


def _new_by_place(record: OneStop, new: Mapping[str, int]) -> Iterator[tuple[Route, str, int]]:
    for place, row in enumerate(record.rows):
        yield ("rows", place, "received"), row.field, new[row.field]
    yield ("rows",), "", new[""]


def _jumps(count: int, before: Sequence[int], times: int) -> bool:
    """More than `times` the mean, or less than its part; never on a few files."""
    total, months = sum(before), len(before)
    if max(count * months, total) < _NOISE * months:
        return False
    return count * months > times * total or total > times * count * months


def _too_early(record: OneStop, today: datetime.date) -> str:
    end = last_day(record)
    if end >= today and key_span(month_of(record)).first > today:
        return f"{key_label(month_of(record))} ở tương lai so với ngày {short_date(today)}"
    if record.extracted_on < end:
        return f"lấy số liệu ngày {short_date(record.extracted_on)}, khi {key_label(month_of(record))} chưa hết"
    if record.extracted_on > today:
        return f"ngày {short_date(record.extracted_on)} ở trong tương lai so với ngày {short_date(today)}"
    return ""
