"""V-QMS-02, 32, V-AUD-07, 09: the audits of a year, and the days of an audit."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.states import AuditState, audit_state
from ngocha_kh.records.audit import Audit
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import is_past, owed_years, place_of_year, proposed, qms_of
from ngocha_kh.vietnamese import short_date

_DONE = frozenset({AuditState.REPORTED, AuditState.CLOSED})


@workspace_rule("V-QMS-02", also=("Q02",))
def a_year_has_an_internal_audit(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi năm phải có ít nhất một cuộc đánh giá nội bộ hoàn thành.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4 và kế hoạch năm, mục II.2. Cuộc đánh giá hoàn thành
    khi đã có báo cáo (report). Hết năm mà chưa có thì là lỗi, cho đến khi có cuộc đánh giá sau đó;
    trong năm thì quy tắc V-QMS-32 nhắc.

    Cách sửa: tiến hành đánh giá nội bộ, ghi hồ sơ bằng «nkh new audit», ghi số và ngày báo cáo.
    """
    if {"audit", "procedure", "declaration"} & index.unread_kinds:
        return
    for year in owed_years(index):
        if year < index.as_of.year and not _audited_since(index, year):
            yield (
                *place_of_year(index, year),
                f"năm {year} không có cuộc đánh giá nội bộ nào hoàn thành, chưa đạt yêu cầu của kế hoạch và Quyết định 19/2014/QĐ-TTg (mỗi năm ít nhất một lần)",
            )


@workspace_rule("V-QMS-32", Severity.WARNING)
def an_internal_audit_is_soon_needed(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc khi sắp hết năm mà chưa có cuộc đánh giá nội bộ nào hoàn thành.

    Mỗi năm ít nhất một cuộc (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4). Ngày bắt đầu nhắc đặt ở
    qms.audit_warning_from trong workspace.yaml (đề xuất: 01/10); hết năm thì quy tắc V-QMS-02 thay.

    Cách sửa: tiến hành đánh giá nội bộ rồi ghi báo cáo (report).
    """
    if {"audit", "procedure", "declaration"} & index.unread_kinds:
        return
    year = index.as_of.year
    if not is_past(index, year, qms_of(index).audit_warning_from.value):
        return
    if year not in owed_years(index) or _audited_since(index, year):
        return
    coming = [
        record
        for _, record in index.records("audit")
        if record.audit_type == "internal"
        and record.ends_on.year == year
        and audit_state(record, index.as_of) in (AuditState.PLANNED, AuditState.RUNNING)
    ]
    first = min(coming, key=lambda one: (one.starts_on, one.id), default=None)
    plan = f"; {first.id} dự kiến từ ngày {short_date(first.starts_on)}" if first else ""
    yield (
        *place_of_year(index, year),
        f"năm {year} chưa có cuộc đánh giá nội bộ nào hoàn thành (mỗi năm ít nhất một lần){plan}",
    )


@record_rule("V-AUD-07", Audit)
def the_days_of_an_audit_follow_each_other(audit: Audit) -> Iterator[tuple[Route, str]]:
    """Các ngày của một cuộc đánh giá phải theo thứ tự.

    Bắt đầu, các mục của chương trình, báo cáo, kết thúc theo dõi (đề xuất; TCVN ISO 9001, điều 9.2).

    Cách sửa: sửa ngày ghi sai; hoặc mở rộng starts_on, ends_on cho đủ chương trình.
    """
    if audit.ends_on < audit.starts_on:
        yield ("ends_on",), f"kết thúc trước ngày bắt đầu {short_date(audit.starts_on)}"
        return
    for number, item in enumerate(audit.programme):
        if not audit.starts_on <= item.on <= audit.ends_on:
            span = f"{short_date(audit.starts_on)} - {short_date(audit.ends_on)}"
            yield ("programme", number, "on"), f"ngày {short_date(item.on)} ngoài thời gian {span}"
        if item.to <= item.from_:
            yield ("programme", number, "to"), f"đến {item.to} không sau từ {item.from_}"
    last = max((item.on for item in audit.programme), default=audit.starts_on)
    if audit.report is not None and audit.report.on < last:
        yield ("report", "on"), f"báo cáo trước ngày đánh giá cuối {short_date(last)}"
    if audit.closed_on is not None and audit.report is None:
        yield ("closed_on",), "kết thúc theo dõi khi chưa có báo cáo (report)"
    elif audit.closed_on and audit.report and audit.closed_on < audit.report.on:
        yield ("closed_on",), f"kết thúc theo dõi trước ngày báo cáo {short_date(audit.report.on)}"


@workspace_rule("V-AUD-09", Severity.WARNING)
def audits_are_reported_soon(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc cuộc đánh giá nội bộ đã qua mà chưa có báo cáo.

    Kết quả đánh giá được báo cáo tới lãnh đạo (TCVN ISO 9001, điều 9.2.2). Số ngày kể từ ngày cuối
    (ends_on) đặt ở qms.audit_report_days trong workspace.yaml (đề xuất: 15 ngày).

    Cách sửa: ghi báo cáo (report); cuộc đánh giá dời ngày thì sửa starts_on, ends_on; không làm thì ghi
    cancelled.
    """
    term = qms_of(index).audit_report_days
    for fact, audit in index.records("audit"):
        last = audit.ends_on + datetime.timedelta(days=term.value)
        waiting = audit_state(audit, index.as_of) in (AuditState.PLANNED, AuditState.RUNNING)
        if audit.audit_type == "internal" and waiting and index.as_of > last:
            days = (index.as_of - audit.ends_on).days
            yield (
                fact.path,
                ("ends_on",),
                f"kết thúc đã {days} ngày chưa có báo cáo, quá hạn {short_date(last)}{proposed(term)}",
            )


def _audited_since(index: Index, year: int) -> bool:
    """Whether an internal audit that ended in `year` or later is reported by the day of the check."""
    return any(
        record.audit_type == "internal"
        and record.ends_on.year >= year
        and audit_state(record, index.as_of) in _DONE
        for _, record in index.records("audit")
    )
