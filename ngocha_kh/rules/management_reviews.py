"""V-QMS-03, 33, V-MR-01, 02: the year's management review, its inputs, its place in the year."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity, UserError
from ngocha_kh.qms.clauses import Topic, edition
from ngocha_kh.qms.states import AuditState, audit_state
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import is_past, owed_years, place_of_year, qms_of
from ngocha_kh.vietnamese import short_date

_KINDS = frozenset({"management_review", "audit", "procedure", "declaration"})


@workspace_rule("V-QMS-03", also=("Q03",))
def a_year_has_a_management_review(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi năm phải có ít nhất một lần xem xét của lãnh đạo.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4 và kế hoạch năm, mục II.2. Hết năm mà chưa có thì là
    lỗi, cho đến khi có lần xem xét sau đó; trong năm thì quy tắc V-QMS-33 nhắc.

    Cách sửa: họp xem xét của lãnh đạo, ghi hồ sơ bằng «nkh new management_review».
    """
    if _KINDS & index.unread_kinds:
        return
    for year in owed_years(index):
        if year < index.as_of.year and not _held(index, year):
            yield (
                *place_of_year(index, year),
                f"năm {year} không có lần xem xét của lãnh đạo nào, chưa đạt yêu cầu của kế hoạch và Quyết định 19/2014/QĐ-TTg (mỗi năm ít nhất một lần)",
            )


@workspace_rule("V-QMS-33", Severity.WARNING)
def the_review_comes_after_the_audit(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc khi sắp hết năm mà chưa xem xét của lãnh đạo sau cuộc đánh giá nội bộ của năm.

    Mỗi năm ít nhất một lần (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4); họp sau báo cáo đánh giá
    nội bộ để xem xét được kết quả (đề xuất; TCVN ISO 9001, điều 9.3.2). Ngày bắt đầu nhắc đặt ở
    qms.audit_warning_from (đề xuất: 01/10).

    Cách sửa: họp xem xét của lãnh đạo sau cuộc đánh giá nội bộ cuối của năm.
    """
    year = index.as_of.year
    if _KINDS & index.unread_kinds or year not in owed_years(index):
        return
    if not is_past(index, year, qms_of(index).audit_warning_from.value):
        return
    held = _held(index, year)
    place = place_of_year(index, year)
    if not held:
        yield (
            *place,
            f"năm {year} chưa có lần xem xét của lãnh đạo nào (mỗi năm ít nhất một lần)",
        )
        return
    last = max((one for one in _reports(index) if one[0].year == year), default=None)
    if last is not None and last[0] > held[-1][0]:
        yield (
            *place,
            f"báo cáo đánh giá {last[1]} ngày {short_date(last[0])} chưa được lãnh đạo xem xét, lần gần nhất {held[-1][1]} ngày {short_date(held[-1][0])}",
        )


@workspace_rule("V-MR-01")
def reviews_take_every_input(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lần xem xét của lãnh đạo phải đủ các nội dung đầu vào của tiêu chuẩn.

    TCVN ISO 9001, điều 9.3.2; nội dung không phát sinh thì ghi «không phát sinh». Danh mục nội dung
    theo phiên bản tiêu chuẩn (qms.edition). Xét từ ngày họp.

    Cách sửa: thêm mục còn thiếu vào inputs với topic và tóm tắt.
    """
    for fact, review in index.records("management_review"):
        if review.held_on > index.as_of:
            continue
        there = {one.topic for one in review.inputs}
        lacks = [one.title for one in _inputs(index) if one.topic not in there]
        if lacks:
            yield fact.path, ("inputs",), f"thiếu {len(lacks)} nội dung: {'; '.join(lacks)}"


@workspace_rule("V-MR-02")
def reviews_cite_finished_audits(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lần xem xét của lãnh đạo chỉ dẫn cuộc đánh giá đã có báo cáo vào ngày họp.

    Kết quả đánh giá là đầu vào của xem xét (TCVN ISO 9001, điều 9.3.2).

    Cách sửa: sửa ngày họp, ngày báo cáo; hoặc bỏ cuộc đánh giá chưa có báo cáo khỏi audits.
    """
    audits = index.by_id_of("audit")
    for fact, review in index.records("management_review"):
        if review.held_on > index.as_of:
            continue
        for number, name in enumerate(review.audits):
            audit = audits.get(name)
            if audit is None or (audit.report and audit.report.on <= review.held_on):
                continue
            when = f"đến ngày {short_date(audit.report.on)} mới có" if audit.report else "chưa có"
            yield (
                fact.path,
                ("audits", number),
                f"họp ngày {short_date(review.held_on)}, {name} {when} báo cáo",
            )


def _inputs(index: Index) -> tuple[Topic, ...]:
    try:
        return edition(qms_of(index).edition).inputs
    except UserError:  # an edition without data: the commands that need it say so
        return ()


def _held(index: Index, year: int) -> list[tuple[datetime.date, str]]:
    """Day and id of the reviews held in `year` or later, up to the day of the check, by day."""
    return sorted(
        (record.held_on, record.id)
        for _, record in index.records("management_review")
        if record.held_on.year >= year and record.held_on <= index.as_of
    )


def _reports(index: Index) -> Iterator[tuple[datetime.date, str]]:
    """Day and id of every report of an internal audit up to the day of the check."""
    for _, audit in index.records("audit"):
        done = audit_state(audit, index.as_of) in (AuditState.REPORTED, AuditState.CLOSED)
        if audit.audit_type == "internal" and done and audit.report is not None:
            yield audit.report.on, audit.id
