"""V-TSK-11: a task says who, what, when and with which product."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.task import Task
from ngocha_kh.rules.registry import record_rule


@record_rule("V-TSK-11", Task, Severity.WARNING)
def tasks_are_clear(task: Task) -> Iterator[tuple[Route, str]]:
    """Nhiệm vụ phải rõ việc, rõ người, rõ thời gian, rõ sản phẩm.

    Nhiệm vụ không có hạn (trừ nhiệm vụ thường xuyên) hoặc không nêu sản phẩm thì không đánh giá được.

    Cách sửa: bổ sung due và output.
    """
    if task.due is None and task.task_type != "regular":
        yield ("task_type",), "nhiệm vụ chưa rõ thời gian: thiếu hạn hoàn thành (due)"
    if task.output is None:
        yield ("title",), "nhiệm vụ chưa rõ sản phẩm: thiếu output"
