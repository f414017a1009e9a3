"""V-RPT-03, 07, 08: reports of the units, and their figures beside ours."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import PERIOD_LABELS, PERIOD_SUFFIX, reporting_window
from ngocha_kh.progress.initiatives import units_of
from ngocha_kh.progress.quoted_figures import Quoted, contradictions
from ngocha_kh.progress.unit_reports import PERIODS, ReportState, own_figures, sendings
from ngocha_kh.records.unit_report import UnitReport
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date

_READ = frozenset({"unit_report", "task", "activity", "initiative"})


@workspace_rule("V-RPT-03", Severity.WARNING)
def units_send_their_reports(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn vị phải báo cáo (must_report) mà quá hạn chưa gửi báo cáo kỳ.

    Hạn đặt ở reporting.unit_report_due của workspace.yaml (đề xuất: 17/6 và 17/12); ngày cuối vẫn trong
    hạn; 6 tháng cuối năm nằm trong báo cáo năm. Chỉ xét khi kế hoạch năm đó đã có hồ sơ báo cáo đơn vị.

    Cách sửa: đôn đốc đơn vị; khi nhận được thì ghi received vào hồ sơ báo cáo đơn vị.
    """
    if index.settings is None or not index.unread_kinds.isdisjoint({"unit_report", "unit"}):
        return
    places = {record.id: fact.path for fact, record in index.records("unit_report")}
    units = {fact.id: fact.path for fact in index.of_kind("unit")}
    for _, plan in index.plans:
        own = [one for _, one in index.records("unit_report") if one.plan == plan.id]
        for period in PERIODS if own else ():
            found = sendings(own, index.units, index.settings, period, plan.year, index.as_of)
            for one in found:
                if one.state is not ReportState.MISSING:
                    continue
                path = places[one.report.id] if one.report else units[one.unit]
                name = index.units[one.unit].short_name
                yield (
                    path,
                    ("period",) if one.report else ("must_report",),
                    f"{name} chưa gửi báo cáo {PERIOD_LABELS[period]} {plan.year}, quá hạn {one.days_late} ngày (hạn {short_date(one.due)})",
                )


@workspace_rule("V-RPT-07", Severity.WARNING)
def figures_of_units_are_those_of_the_records(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Số liệu đơn vị báo cáo, kể cả trong lời văn, phải khớp với số tính từ hồ sơ.

    So với số tính tại ngày cuối của kỳ chốt số liệu. Khác nhau thì hoặc đơn vị chưa cập nhật hồ sơ,
    hoặc báo cáo ghi nhầm; báo cáo tổng hợp dùng số tính từ hồ sơ. Trong lời văn chỉ xét số đứng ngay
    trước nhiệm vụ, sáng kiến, hoạt động, lượt người, và chỉ báo khi lớn hơn số tính được (hoặc khác số
    ấy mà đứng sau tổng số, tất cả, toàn bộ); câu nói về dự kiến, kế hoạch, năm khác, việc phối hợp
    thì không xét. Đoạn đã biên tập thì xét đoạn biên tập.

    Cách sửa: đối chiếu với đơn vị; cập nhật hồ sơ, hoặc sửa số liệu, lời văn trong báo cáo đơn vị.
    """
    if index.settings is None or not index.unread_kinds.isdisjoint(_READ):
        return
    reports = [
        (f, r)
        for f, r in index.records("unit_report")
        if (r.figures or r.paragraphs) and r.received
    ]
    if not reports:
        return
    labels = schema_for("unit_report").labels(("figures", 0, "name"))
    tasks = _by(index, "task", lambda one: [(one.lead_unit, one.plan)])
    done = _by(index, "activity", lambda one: [(one.lead_unit, one.plan)])
    ideas = _by(index, "initiative", units_of)
    for fact, report in reports:
        span = reporting_window(index.settings, report.period, report.year)
        if span.last > index.as_of:
            continue
        key = (report.unit, report.plan)
        ours = own_figures(
            report.unit, span, tasks.get(key, []), done.get(key, []), ideas.get(report.unit, []),
            index.calendar,
        )  # fmt: skip
        until = short_date(span.last)
        for position, figure in enumerate(report.figures):
            if figure.value != ours[figure.name]:
                yield (
                    fact.path,
                    ("figures", position, "value"),
                    f"«{labels[figure.name]}» đơn vị ghi {number(figure.value)}, hồ sơ tính đến ngày {until} là {number(ours[figure.name])}",
                )
        for route, quoted in _quoted(report, ours):
            yield (
                fact.path,
                route,
                f"đoạn viết ghi «{quoted.text}»; {labels[quoted.name]} theo hồ sơ tính đến ngày {until} là {number(quoted.ours)}",
            )


def _quoted(report: UnitReport, ours: Mapping[str, int]) -> Iterator[tuple[Route, Quoted]]:
    """What the paragraphs say against our figures: as edited, else as the unit wrote."""
    for position, part in enumerate(report.paragraphs):
        field = "text" if part.edited is None else "edited"
        for quoted in contradictions(part.edited or part.text, ours):
            yield ("paragraphs", position, field), quoted


def _by(index: Index, kind: str, keys: Callable[[Any], Iterable[Any]]) -> dict[Any, list[Any]]:
    """Key → the records of a kind that have it."""
    found: dict[Any, list[Any]] = {}
    for _, record in index.records(kind):
        for key in keys(record):
            found.setdefault(key, []).append(record)
    return found


@record_rule("V-RPT-08", UnitReport)
def edits_are_signed(report: UnitReport) -> Iterator[tuple[Route, str]]:
    """Báo cáo đơn vị: mã đúng đơn vị và kỳ; đoạn được biên tập phải ghi người và ngày biên tập.

    Phòng thường trực được biên tập lời của đơn vị, nhưng phải biết ai sửa, ngày nào, và đoạn gốc vẫn
    giữ nguyên.

    Cách sửa: ghi edited_by, edited_on; đổi tên hồ sơ cho đúng dạng BDV-<năm>-<kỳ>-<đơn vị>.
    """
    wanted = f"BDV-{report.year}-{PERIOD_SUFFIX[report.period]}-{report.unit}"
    if report.id != wanted:
        yield ("id",), f"mã {report.id} không khớp đơn vị, kỳ, năm; phải là {wanted}"
    for position, part in enumerate(report.paragraphs):
        if part.edited is not None and (part.edited_by is None or part.edited_on is None):
            yield (
                ("paragraphs", position, "edited"),
                "đoạn đã biên tập nhưng chưa ghi người (edited_by) và ngày (edited_on)",
            )
