"""V-RPT-01, 02, 04: a report that was sent, its figures and what it must say."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import PERIOD_LABELS, reporting_window
from ngocha_kh.progress.rates import figures
from ngocha_kh.progress.told import no_longer_so
from ngocha_kh.records.report import Report
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date

#: What a person must write (qms-and-tasks.md §6.2, parts III and IV): field, its name.
_WORDS = (
    ("strengths", "ưu điểm"), ("limitations", "tồn tại, hạn chế"),
    ("causes", "nguyên nhân"), ("directions", "phương hướng, nhiệm vụ"),
)  # fmt: skip


@workspace_rule("V-RPT-01")
def sent_figures_are_those_of_the_records(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Số liệu của báo cáo đã gửi phải là số tính được từ hồ sơ, hoặc có ghi điều chỉnh.

    Tính lại số liệu tại ngày chốt (sent.snapshot.as_of) trên hồ sơ hiện nay. Ghi lùi ngày, sửa hạn hay
    xóa nhiệm vụ của kỳ đã báo cáo làm số đã gửi cấp trên không còn tính lại được.

    Cách sửa: ghi việc với ngày thuộc kỳ sau; nếu đúng là phải đổi thì thêm một mục vào restatements.
    """
    frozen = [(f, r) for f, r in index.records("report") if r.sent and r.sent.snapshot]
    if not frozen or "task" in index.unread_kinds:
        return
    tasks = [task for _, task in index.records("task")]
    for fact, report in frozen:
        day = report.sent.snapshot.as_of
        now = figures([one for one in tasks if one.plan == report.plan], day)
        places = {one.key: n for n, one in enumerate(report.sent.snapshot.figures)}
        for moved in no_longer_so(report, now):
            yield (
                fact.path,
                ("sent", "snapshot", "figures", places[moved.key], "value"),
                f"«{moved.label}» đã báo cáo là {moved.before}, nay hồ sơ cho {moved.after} (ngày "
                f"{short_date(day)}); nếu đúng là phải đổi, thêm vào restatements: "
                f'figure: {moved.key}, before: "{moved.before}", after: "{moved.after}", reason, by',
            )


@workspace_rule("V-RPT-02")
def days_of_a_report_fit_its_period(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Ngày chốt số liệu, ngày gửi và hạn của báo cáo phải phù hợp với kỳ.

    Kỳ tính theo reporting của workspace.yaml. Hạn nộp không trước ngày cuối kỳ; số liệu chốt vào
    một ngày của kỳ và không sau ngày gửi.

    Cách sửa: ghi đúng kỳ (period, year), ngày chốt, ngày gửi, hạn của báo cáo.
    """
    if index.settings is None:
        return
    for fact, report in index.records("report"):
        span = reporting_window(index.settings, report.period, report.year)
        label = f"{PERIOD_LABELS[report.period]} {report.year}"
        if report.due and report.due < span.last:
            yield (
                fact.path,
                ("due",),
                f"hạn {short_date(report.due)} trước ngày cuối của kỳ {label} ({short_date(span.last)})",
            )
        snapshot = report.sent.snapshot if report.sent else None
        if snapshot is None:
            continue
        if snapshot.as_of not in span:
            yield (
                fact.path,
                ("sent", "snapshot", "as_of"),
                f"ngày chốt số liệu {short_date(snapshot.as_of)} không thuộc kỳ {label} (từ {short_date(span.first)} đến {short_date(span.last)})",
            )
        if report.sent.on < snapshot.as_of:
            yield (
                fact.path,
                ("sent", "on"),
                f"ngày gửi {short_date(report.sent.on)} trước ngày chốt số liệu {short_date(snapshot.as_of)}",
            )


@workspace_rule("V-RPT-04")
def sent_reports_judge_and_plan(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Báo cáo đã gửi phải có ưu điểm, hạn chế, nguyên nhân và phương hướng.

    Chỉ có số liệu mà không có đánh giá thì chưa phải là báo cáo kết quả. Trước khi gửi, bản in nói rõ
    phần nào chưa nhập, lệnh «nkh report --sent» không nhận và V-RPT-34 nhắc từ ngày đến hạn.

    Cách sửa: nhập các phần còn thiếu vào hồ sơ báo cáo.
    """
    for fact, report in index.records("report"):
        if report.sent is not None:
            for field, name in empty_words(report):
                yield fact.path, (field,), f"báo cáo đã gửi mà chưa có {name}"


@workspace_rule("V-RPT-34", Severity.WARNING)
def due_reports_have_their_words(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đến hạn mà báo cáo chưa có ưu điểm, hạn chế, nguyên nhân hoặc phương hướng.

    Xét từ ngày đến hạn (due) của báo cáo chưa gửi.

    Cách sửa: nhập các phần còn thiếu vào hồ sơ báo cáo.
    """
    for fact, report in index.records("report"):
        if report.sent is None and report.due is not None and report.due <= index.as_of:
            for field, name in empty_words(report):
                yield (
                    fact.path,
                    (field,),
                    f"đến hạn {short_date(report.due)} mà báo cáo chưa có {name}",
                )


def empty_words(report: Report) -> list[tuple[str, str]]:
    """The parts that a person must write and has not: field and name."""
    causes = report.causes.objective or report.causes.subjective
    given = {
        "strengths": report.strengths, "limitations": report.limitations,
        "causes": causes, "directions": report.directions,
    }  # fmt: skip
    return [(field, name) for field, name in _WORDS if not given[field]]
