"""V-TSK-01, 05, 06, 07, 13: what the entries of a task must say."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.task import Task, Update
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.vietnamese import number, short_date


@record_rule("V-TSK-01", Task)
def entries_are_complete(task: Task) -> Iterator[tuple[Route, str]]:
    """Các trường của nhiệm vụ phải khớp nhau.

    Hoàn thành phải có ngày hoàn thành, sản phẩm, ít nhất một minh chứng và tiến độ 100; tiến độ 100 chỉ đi với
    hoàn thành hoặc chờ xác nhận; tạm dừng phải có văn bản và lý do; hủy và không áp dụng phải có lý
    do và người duyệt; các lần ghi nhận theo thứ tự thời gian; ngày bắt đầu không sau hạn.

    Cách sửa: bổ sung trường còn thiếu ở lần ghi nhận mà thông báo chỉ ra.
    """
    if task.start and task.due and task.start > task.due:
        yield ("start",), f"ngày bắt đầu {short_date(task.start)} sau hạn {short_date(task.due)}"
    for position, entry in enumerate(task.updates):
        route: Route = ("updates", position)
        before = task.updates[position - 1] if position else None
        if before and entry.on < before.on:
            yield (
                (*route, "on"),
                f"ngày {short_date(entry.on)} trước lần ghi nhận liền trước ({short_date(before.on)}); hãy xếp theo thời gian",
            )
        for message in _entry_faults(task, entry):
            yield (*route, *message[0]), message[1]


def _entry_faults(task: Task, entry: Update) -> Iterator[tuple[Route, str]]:
    if entry.state == "done":
        yield from _done_faults(task, entry)
    elif entry.completed_on:
        yield ("completed_on",), "chỉ trạng thái done (hoàn thành) mới có ngày hoàn thành"
    if entry.progress == 100 and entry.state not in ("done", "submitted"):
        yield (
            ("progress",),
            "tiến độ 100 chỉ đi với trạng thái done (hoàn thành) hoặc submitted (chờ xác nhận)",
        )
    if entry.state == "suspended" and not (entry.document and entry.reason):
        yield (
            ("state",),
            "tạm dừng phải có văn bản (document) và lý do (reason); nếu thiếu vẫn tính là đang thực hiện",
        )
    if entry.state in ("cancelled", "not_applicable") and not (entry.reason and entry.approved_by):
        yield (
            ("state",),
            "hủy hoặc không áp dụng phải có lý do (reason) và người duyệt (approved_by)",
        )


def _done_faults(task: Task, entry: Update) -> Iterator[tuple[Route, str]]:
    if entry.completed_on is None:
        yield ("state",), "hoàn thành phải có ngày hoàn thành (completed_on)"
    elif task.start and entry.completed_on < task.start:
        yield (
            ("completed_on",),
            f"ngày hoàn thành {short_date(entry.completed_on)} trước ngày bắt đầu {short_date(task.start)}",
        )
    elif entry.completed_on > entry.on:
        yield (
            ("completed_on",),
            f"ngày hoàn thành {short_date(entry.completed_on)} sau ngày ghi nhận {short_date(entry.on)}",
        )
    if not entry.evidence:
        yield ("state",), "hoàn thành phải có ít nhất một minh chứng (evidence)"
    if task.output is None:
        yield ("state",), "hoàn thành nhưng nhiệm vụ chưa nêu sản phẩm phải có (output)"
    if entry.progress not in (None, 100):
        yield ("progress",), f"hoàn thành thì tiến độ phải là 100, không phải {entry.progress}"


@record_rule("V-TSK-05", Task, Severity.WARNING)
def results_are_confirmed_by_another(task: Task) -> Iterator[tuple[Route, str]]:
    """Kết quả phải do đơn vị khác xác nhận.

    Đơn vị chủ trì không tự xác nhận việc mình đã hoàn thành.

    Cách sửa: ghi confirmed_by là đơn vị đã kiểm tra kết quả.
    """
    for position, entry in enumerate(task.updates):
        if entry.state == "done" and entry.confirmed_by in (None, task.lead_unit):
            who = (
                "chưa có đơn vị xác nhận"
                if entry.confirmed_by is None
                else "do chính đơn vị chủ trì xác nhận"
            )
            yield (
                ("updates", position),
                f"kết quả hoàn thành {who}; cần confirmed_by khác {task.lead_unit}",
            )


@record_rule("V-TSK-06", Task)
def evidence_belongs_to_the_work(task: Task) -> Iterator[tuple[Route, str]]:
    """Minh chứng phải thuộc thời gian thực hiện.

    Khi mọi minh chứng của một kết quả đều có ngày trước ngày bắt đầu thì chúng không chứng minh cho
    nhiệm vụ này.

    Cách sửa: bổ sung minh chứng của đúng nhiệm vụ.
    """
    if task.start is None:
        return
    for position, entry in enumerate(task.updates):
        days = [item.date for item in entry.evidence]
        if entry.state == "done" and days and all(day and day < task.start for day in days):
            yield (
                ("updates", position, "evidence"),
                f"mọi minh chứng đều có trước ngày bắt đầu {short_date(task.start)}",
            )


@record_rule("V-TSK-07", Task, Severity.WARNING)
def progress_does_not_fall_in_silence(task: Task) -> Iterator[tuple[Route, str]]:
    """Tiến độ giảm thì phải nói vì sao.

    Lần ghi nhận có tiến độ thấp hơn lần trước mà không có nội dung, lý do hay vướng mắc thì người
    đọc không biết đã có chuyện gì.

    Cách sửa: ghi note, reason hoặc obstacles; nếu gõ nhầm thì sửa lại phần trăm.
    """
    highest: int | None = None
    for position, entry in enumerate(task.updates):
        if entry.progress is None:
            continue
        explained = entry.note or entry.reason or entry.obstacles
        if highest is not None and entry.progress < highest and not explained:
            yield (
                ("updates", position, "progress"),
                f"tiến độ giảm từ {highest} xuống {entry.progress} mà không ghi nội dung hay lý do",
            )
        highest = entry.progress


@record_rule("V-TSK-13", Task)
def targets_are_met(task: Task) -> Iterator[tuple[Route, str]]:
    """Nhiệm vụ có chỉ tiêu chỉ hoàn thành khi đạt mức phải đạt.

    Kết quả thấp hơn mức phải đạt (hoặc cao hơn, đối với chỉ tiêu càng thấp càng tốt) mà vẫn ghi hoàn
    thành thì phải nêu ngoại lệ và lý do.

    Cách sửa: ghi exception, sửa actual, hoặc để trạng thái chưa hoàn thành.
    """
    measure = task.measure
    if measure is None or measure.target is None or task.exception:
        return
    actual: float | None = None
    for position, entry in enumerate(task.updates):
        actual = actual if entry.actual is None else entry.actual
        if entry.state != "done" or actual is None:
            continue
        short = actual < measure.target and measure.direction != "decrease"
        over = actual > measure.target and measure.direction == "decrease"
        if short or over:
            yield (
                ("updates", position, *(() if entry.actual is None else ("actual",))),
                f"đạt {number(actual)} {measure.unit}, mức phải đạt là {number(measure.target)}; cần ghi exception hoặc chưa hoàn thành",
            )
