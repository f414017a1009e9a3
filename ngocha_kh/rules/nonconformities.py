"""V-QMS-04 to 06, 34, V-NC-05, 08: the life of a slip from its finding to its closing."""

import datetime
from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.slips import last_day, term_of
from ngocha_kh.qms.states import SlipState, slip_due, slip_state
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.qms_settings import QmsSettings
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import proposed, qms_of
from ngocha_kh.vietnamese import short_date

_OPEN: Final = frozenset({SlipState.OPEN, SlipState.WAITING})
_KINDS: Final = frozenset({"nonconformity", "audit", "calendar"})


@workspace_rule("V-QMS-04", also=("Q04",))
def late_and_closed_slips_have_cause_and_action(
    index: Index,
) -> Iterator[tuple[str, Route, str]]:
    """Phiếu đã đóng hoặc đã quá hạn phải có nguyên nhân gốc và hành động khắc phục.

    TCVN ISO 9001, điều 10.2: xử lý ngay (correction) khác với hành động khắc phục, là việc loại bỏ
    nguyên nhân. Khuyến nghị không phải có; phiếu còn hạn thì quy tắc V-QMS-34 nhắc.

    Cách sửa: ghi root_cause và ít nhất một mục actions với người thực hiện (owner), hạn (due).
    """
    for fact, slip, last in _dated(index):
        state = slip_state(slip, index.as_of)
        late = state in _OPEN and last is not None and last < index.as_of
        if (late or state is SlipState.CLOSED) and (lacks := _lacking(slip)):
            why = "quá hạn" if late else "đã đóng"
            yield fact.path, ("description",), f"phiếu {why} nhưng chưa có {lacks}"


@workspace_rule("V-QMS-34", Severity.WARNING)
def open_slips_get_cause_and_action(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc phiếu đang mở chưa có nguyên nhân gốc hoặc hành động khắc phục.

    TCVN ISO 9001, điều 10.2. Quá hạn hoặc đã đóng mà vẫn thiếu thì là lỗi (V-QMS-04).

    Cách sửa: phân tích nguyên nhân, ghi root_cause và actions.
    """
    for fact, slip, last in _dated(index):
        in_time = last is None or last >= index.as_of
        if slip_state(slip, index.as_of) in _OPEN and in_time and (lacks := _lacking(slip)):
            until = f", hạn khắc phục {short_date(last)}" if last else ""
            yield fact.path, ("description",), f"chưa có {lacks}{until}"


@record_rule("V-QMS-05", Nonconformity, also=("Q05", "V-NC-01"))
def slips_close_after_an_effective_verification(
    slip: Nonconformity,
) -> Iterator[tuple[Route, str]]:
    """Phiếu chỉ được đóng sau khi kiểm tra và xác nhận hành động có hiệu lực.

    TCVN ISO 9001, điều 10.2: xem xét hiệu lực của hành động khắc phục. Lần kiểm tra cuối phải có
    hiệu lực (effective: true), không trước ngày xong của hành động cuối và không sau ngày đóng.
    Khuyến nghị không có hành động nào thì được đóng ngay.

    Cách sửa: ghi lần kiểm tra ở verifications rồi mới ghi closed; kiểm tra thấy chưa có hiệu lực thì
    bỏ closed, ghi thêm hành động.
    """
    if slip.closed is None:
        return
    undone = [n for n, one in enumerate(slip.actions) if one.done_on is None]
    for number in undone:
        yield ("actions", number), "phiếu đã đóng nhưng hành động này chưa có ngày xong (done_on)"
    checks = sorted(slip.verifications, key=lambda one: one.on)
    if not checks:
        if slip.class_ != "observation" or slip.actions:
            yield ("closed",), "đóng phiếu khi chưa có lần kiểm tra xác nhận nào (verifications)"
        return
    last = checks[-1]
    done = max((one.done_on for one in slip.actions if one.done_on), default=None)
    if not last.effective:
        yield (
            ("closed",),
            f"lần kiểm tra cuối ngày {short_date(last.on)} thấy chưa có hiệu lực, phiếu phải mở lại",
        )
    elif done is not None and last.on < done:
        yield (
            ("closed",),
            f"lần kiểm tra cuối ngày {short_date(last.on)} trước ngày xong của hành động cuối {short_date(done)}",
        )
    elif not any(one.effective and one.on <= slip.closed.on for one in checks):
        yield (
            ("closed", "on"),
            f"đóng ngày {short_date(slip.closed.on)}, trước lần kiểm tra có hiệu lực ngày {short_date(last.on)}",
        )


@workspace_rule("V-QMS-06", Severity.WARNING, also=("Q06",))
def slips_are_closed_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc phiếu chưa đóng đã quá hạn khắc phục.

    Hạn là due của phiếu, không ghi thì là hạn muộn nhất của các hành động; không có thì tính theo
    qms.major_days, qms.minor_days (đề xuất: 30 và 60 ngày). Phát hiện của cơ quan kiểm tra phải báo
    cáo khắc phục trong 2 tháng kể từ biên bản (Thông tư 26/2014/TT-BKHCN, Điều 37; inspection_months).

    Cách sửa: đôn đốc người thực hiện; kiểm tra xác nhận rồi đóng phiếu.
    """
    for fact, slip, last in _dated(index):
        state = slip_state(slip, index.as_of)
        if state in _OPEN and last is not None and last < index.as_of:
            days = (index.as_of - last).days
            doing = "chờ kiểm tra" if state is SlipState.WAITING else "đang khắc phục"
            route: Route = ("due",) if slip.due is not None else ("detected_on",)
            yield (
                fact.path,
                route,
                f"quá hạn khắc phục {days} ngày (hạn {short_date(last)}), {doing}",
            )


@workspace_rule("V-NC-08", Severity.WARNING)
def slips_are_due_within_the_term(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Hạn khắc phục của phiếu không nên dài hơn thời hạn chung.

    Thời hạn đặt ở qms.major_days, qms.minor_days kể từ ngày phát hiện (đề xuất: 30 và 60 ngày). Phát
    hiện của cơ quan kiểm tra: 2 tháng kể từ biên bản (Thông tư 26/2014/TT-BKHCN, Điều 37). Khuyến nghị
    không có thời hạn. Chỉ xét phiếu chưa đóng.

    Cách sửa: rút ngắn due; nếu không làm kịp thì nêu lý do ở notes, hoặc sửa thời hạn trong
    workspace.yaml.
    """
    for fact, slip, minutes in _found(index):
        due = slip_due(slip)
        last = term_of(slip, qms_of(index), index.calendar, minutes_on=minutes)
        if slip_state(slip, index.as_of) in _OPEN and due and last and due > last:
            yield (
                fact.path,
                ("due",) if slip.due is not None else ("actions",),
                f"hạn {short_date(due)} muộn hơn thời hạn khắc phục {short_date(last)}{_by(slip, qms_of(index))}",
            )


def _by(slip: Nonconformity, qms: QmsSettings) -> str:
    """Where the term comes from, for a message."""
    if slip.source == "inspection":
        return " (Thông tư 26/2014/TT-BKHCN, Điều 37)"
    return proposed(qms.major_days if slip.class_ == "major" else qms.minor_days)


@record_rule("V-NC-05", Nonconformity)
def nothing_comes_before_the_finding(slip: Nonconformity) -> Iterator[tuple[Route, str]]:
    """Hạn, ngày xử lý, ngày xong, ngày kiểm tra, ngày đóng không được trước ngày phát hiện.

    Các ngày của một phiếu theo thứ tự (đề xuất; TCVN ISO 9001, điều 10.2).

    Cách sửa: sửa ngày phát hiện (detected_on) hoặc ngày ghi sai.
    """
    for route, day in _days(slip):
        if day is not None and day < slip.detected_on:
            found = short_date(slip.detected_on)
            yield route, f"ngày {short_date(day)} trước ngày phát hiện {found}"


def _days(slip: Nonconformity) -> Iterator[tuple[Route, datetime.date | None]]:
    yield ("due",), slip.due
    yield ("correction", "on"), slip.correction.on if slip.correction else None
    for number, action in enumerate(slip.actions):
        yield ("actions", number, "due"), action.due
        yield ("actions", number, "done_on"), action.done_on
    for number, check in enumerate(slip.verifications):
        yield ("verifications", number, "on"), check.on
    yield ("closed", "on"), slip.closed.on if slip.closed else None


def _lacking(slip: Nonconformity) -> str:
    """What an analysis must have and has not, in words; empty for an observation."""
    if slip.class_ == "observation":
        return ""
    lacks = [
        "nguyên nhân gốc (root_cause)" if slip.root_cause is None else "",
        "hành động khắc phục (actions)" if not slip.actions else "",
    ]
    return " và ".join(word for word in lacks if word)


def _dated(index: Index) -> Iterator[tuple[Facts, Nonconformity, datetime.date | None]]:
    """Every slip found by the day of the check, with the last day to mend it."""
    for fact, slip, minutes in _found(index):
        yield fact, slip, last_day(slip, qms_of(index), index.calendar, minutes_on=minutes)


def _found(index: Index) -> Iterator[tuple[Facts, Nonconformity, datetime.date | None]]:
    """Every slip found by the day of the check, with the day of the report of its audit."""
    if _KINDS & index.unread_kinds:
        return
    audits = index.by_id_of("audit")
    for fact, slip in index.records("nonconformity"):
        if slip.detected_on <= index.as_of:
            audit = audits.get(slip.audit or "")
            yield fact, slip, audit.report.on if audit and audit.report else None
