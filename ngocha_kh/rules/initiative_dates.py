"""V-SK-020 to 024, 026, 027: the terms of an initiative, and the order of its dates."""

import datetime
from collections.abc import Iterator

from ngocha_kh.council.deadlines import Deadline, deadlines
from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.session import Session
from ngocha_kh.records.workspace import Settings
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.initiative_order import applied_in_order, steps_fit_sessions
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date

#: Until an application is handed in, the year to apply can still run out.
_NOT_FILED = frozenset({"registered", "draft"})
#: An application that came late and was not taken in is as it should be.
_TURNED_AWAY = frozenset({"intake_refused", "withdrawn"})


@workspace_rule("V-SK-020")
def applications_come_within_the_year(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn yêu cầu công nhận phải nộp trong thời hạn kể từ ngày áp dụng lần đầu.

    Giải pháp đã áp dụng chỉ được yêu cầu công nhận trong 01 năm kể từ ngày áp dụng lần đầu (Điều lệ
    Sáng kiến ban hành kèm theo Nghị định 13/2012/NĐ-CP, Điều 5, khoản 2; T1). Thời hạn này là quyền
    của tác giả nên không lùi sang ngày làm việc kế tiếp.

    Cách sửa: kiểm tra lại ngày áp dụng lần đầu (first_applied.date) và ngày nhận đơn
    (intake.received_on); nếu đúng là nộp muộn thì từ chối chấp nhận đơn (M06).
    """
    for fact, record, term in _terms(index, "T1"):
        turned_away = {record.state, record.archived_from} & _TURNED_AWAY
        if term.met_on is not None and term.met_on > term.due and not turned_away:
            yield (
                fact.path,
                ("intake", "received_on"),
                f"đơn nhận ngày {short_date(term.met_on)}, sau hạn nộp {short_date(term.due)} (áp dụng lần đầu ngày {short_date(term.start)})",
            )


@workspace_rule("V-SK-026", Severity.WARNING)
def the_year_to_apply_is_running_out(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc trước khi hết quyền nộp đơn.

    Hồ sơ còn đang soạn mà thời hạn nộp đơn (Điều lệ Sáng kiến, Điều 5, khoản 2) sắp hết hoặc đã hết
    thì tác giả cần biết. Số ngày nhắc trước đặt ở initiatives.apply_warning_days trong
    workspace.yaml (đề xuất: 30 ngày).

    Cách sửa: nộp đơn trước hạn; nếu đã quá hạn thì giải pháp không còn được yêu cầu công nhận.
    """
    for fact, record, term in _terms(index, "T1"):
        left = term.days_left(index.as_of)
        if (
            term.met_on is None
            and record.state in _NOT_FILED
            and left < _settings(index).initiatives.apply_warning_days.value
        ):
            said = f"còn {left} ngày" if left >= 0 else f"đã quá {-left} ngày"
            yield (
                fact.path,
                ("first_applied", "date"),
                f"hạn nộp đơn là {short_date(term.due)}, {said} mà hồ sơ chưa nộp",
            )


@workspace_rule("V-SK-021")
def initiative_dates_are_in_order(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Các bước của một sáng kiến phải theo đúng thứ tự thời gian.

    Đăng ký ≤ nhận đơn ≤ chấp nhận ≤ phiên họp ≤ biên bản ≤ tờ trình (D17) ≤ quyết định ≤ giấy chứng
    nhận. Văn bản ký trước văn bản làm căn cứ cho nó là sai thể thức và dễ bị khiếu nại (Điều lệ Sáng
    kiến, Điều 6, 7; Thông tư 18/2013/TT-BKHCN, Điều 8).

    Áp dụng lần đầu bắt đầu trước khi kết thúc, và đã có khi đưa vào thẩm định (M08, M09). Bước đưa ra
    phiên họp (M10) không sau ngày họp; kết luận (M11 đến M13) không trước ngày họp và đúng với kết luận
    ghi ở phiên họp.

    Cách sửa: sửa ngày đã gõ nhầm.
    """
    sessions = index.by_id_of("session")
    for fact, record in index.records("initiative"):
        latest: tuple[str, datetime.date] | None = None
        for route, label, day in _chain(record, sessions):
            if latest is not None and day < latest[1]:
                yield (
                    fact.path,
                    route,
                    f"{label} ngày {short_date(day)} trước {latest[0]} ngày {short_date(latest[1])}",
                )
            else:
                latest = (label, day)
        yield from ((fact.path, *one) for one in applied_in_order(record))
        yield from ((fact.path, *one) for one in steps_fit_sessions(record, sessions))


@workspace_rule("V-SK-022", Severity.WARNING)
def applications_are_checked_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn phải được chấp nhận, yêu cầu bổ sung hoặc từ chối trong thời hạn kiểm tra.

    Thời hạn kiểm tra là 01 tháng kể từ ngày nhận đơn (Điều lệ Sáng kiến, Điều 6, chờ đối chiếu bản
    chính thức; T2); đặt ở initiatives.months_to_check trong workspace.yaml. Ngày cuối rơi vào ngày
    nghỉ thì lùi sang ngày làm việc kế tiếp (Bộ luật Dân sự 2015, Điều 148).

    Cách sửa: ra thông báo và ghi ngày vào intake; nếu đã ra muộn thì cảnh báo chỉ để biết.
    """
    for fact, _, term in _terms(index, "T2"):
        if term.is_late(index.as_of):
            yield (
                fact.path,
                ("intake", "received_on"),
                f"hạn kiểm tra đơn là {short_date(term.due)}, {_answered(term)}",
            )


@workspace_rule("V-SK-023", Severity.WARNING)
def defects_are_mended_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Thiếu sót của hồ sơ phải được bổ sung trong hạn đã thông báo.

    Quá hạn bổ sung (Điều lệ Sáng kiến, Điều 6, chờ đối chiếu bản chính thức; T3) mà tác giả chưa bổ
    sung thì đơn vị thường trực đề nghị từ chối chấp nhận đơn (bước M06).

    Cách sửa: ghi ngày bổ sung (fixed_on) nếu đã có; nếu không thì thực hiện bước M06.
    """
    for fact, record in index.records("initiative"):
        intake = record.intake
        if intake is None or record.state not in ("submitted", "supplement_requested"):
            continue
        for number, defect in enumerate(intake.defects):
            if defect.fixed_on is None and index.as_of > defect.due_on:
                yield (
                    fact.path,
                    ("intake", "defects", number, "due_on"),
                    f"hạn bổ sung {short_date(defect.due_on)} đã qua mà chưa bổ sung; đề nghị bước M06 (từ chối chấp nhận đơn)",
                )


@workspace_rule("V-SK-024")
def decisions_come_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Quyết định công nhận hoặc không công nhận phải ra trong 03 tháng.

    Kể từ ngày chấp nhận đơn, hoặc từ ngày kết thúc áp dụng lần đầu nếu ngày đó muộn hơn (Điều lệ
    Sáng kiến, Điều 7, khoản 1; T4). Ngày cuối rơi vào ngày nghỉ thì lùi sang ngày làm việc kế tiếp.
    Ra quyết định muộn mà có ghi lý do thì chỉ là cảnh báo (V-SK-027).

    Cách sửa: ra quyết định; nếu đã ra muộn thì ghi lý do vào decision.delay_reason.
    """
    for fact, record, term in _terms(index, "T4"):
        reason = record.decision.delay_reason if record.decision else None
        if term.is_late(index.as_of) and reason is None:
            yield (
                fact.path,
                _decision_route(record),
                f"hạn quyết định là {short_date(term.due)}, {_decided(term)}",
            )


@workspace_rule("V-SK-027", Severity.WARNING)
def decisions_are_due_soon_or_late_for_a_reason(
    index: Index,
) -> Iterator[tuple[str, Route, str]]:
    """Hạn quyết định sắp đến, hoặc quyết định ra muộn có lý do.

    Như V-SK-024 (Điều lệ Sáng kiến, Điều 7, khoản 1), cho hai trường hợp chưa phải là lỗi. Số ngày
    nhắc trước đặt ở initiatives.decide_warning_days trong workspace.yaml (đề xuất: 15 ngày).

    Cách sửa: sắp đến hạn thì họp Hội đồng, trình ký; ra muộn có lý do thì không cần sửa.
    """
    for fact, record, term in _terms(index, "T4"):
        left = term.days_left(index.as_of)
        soon = _settings(index).initiatives.decide_warning_days.value
        reason = record.decision.delay_reason if record.decision else None
        if term.met_on is not None and term.met_on > term.due and reason is not None:
            yield (
                fact.path,
                ("decision", "date"),
                f"quyết định ngày {short_date(term.met_on)} ra sau hạn {short_date(term.due)}, có ghi lý do",
            )
        elif term.met_on is None and 0 <= left <= soon:
            yield (
                fact.path,
                _decision_route(record),
                f"hạn quyết định là {short_date(term.due)}, còn {left} ngày",
            )


def _settings(index: Index) -> Settings:
    """Only asked where `_terms` gave something, so they are there."""
    assert index.settings is not None
    return index.settings


def _terms(index: Index, code: str) -> Iterator[tuple[Facts, Initiative, Deadline]]:
    """Every initiative with a term of that code; none while settings or calendar are unread."""
    if index.settings is None or "calendar" in index.unread_kinds:
        return
    for fact, record in index.records("initiative"):
        for term in deadlines(record, index.calendar, index.settings):
            if term.code == code:
                yield fact, record, term


def _answered(term: Deadline) -> str:
    if term.met_on is None:
        return "đến nay chưa chấp nhận, yêu cầu bổ sung hay từ chối"
    return f"trả lời ngày {short_date(term.met_on)} là muộn"


def _decided(term: Deadline) -> str:
    if term.met_on is None:
        return "đến nay chưa có quyết định"
    return f"quyết định ngày {short_date(term.met_on)} là muộn mà chưa ghi lý do (decision.delay_reason)"


def _decision_route(record: Initiative) -> Route:
    return ("decision", "date") if record.decision else ("intake", "accepted_on")


def _chain(
    record: Initiative, sessions: dict[str, Session]
) -> Iterator[tuple[Route, str, datetime.date]]:
    """The dates that must not decrease, in their order, with their places."""
    intake = record.intake
    if intake is not None:
        for key, label in (
            ("registered_on", "đăng ký ý tưởng"),
            ("received_on", "nhận đơn"),
            ("accepted_on", "chấp nhận đơn"),
        ):
            if day := getattr(intake, key):
                yield ("intake", key), label, day
    for number, name in enumerate(record.sessions):
        if session := sessions.get(name):
            yield ("sessions", number), f"phiên họp {name}", session.on
            if session.minutes:
                yield ("sessions", number), f"biên bản {name}", session.minutes.date
    for number, paper in enumerate(record.papers):
        if paper.kind == "D17" and paper.date:
            yield ("papers", number, "date"), "tờ trình", paper.date
    if record.decision:
        yield ("decision", "date"), "quyết định", record.decision.date
    for number, certificate in enumerate(record.certificates):
        yield ("certificates", number, "date"), "giấy chứng nhận", certificate.date
