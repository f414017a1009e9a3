"""V-PRC-10, V-QMS-18, 48: the steps of a procedure, who is responsible, and how long they take."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.states import revision_in_force
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import number, short_date


@workspace_rule("V-PRC-10")
def steps_have_someone_responsible(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi bước của quy trình phải có người chịu trách nhiệm, ở đơn vị còn hoạt động.

    Bước không ghi đơn vị (unit) hay chức danh (role) thì không ai phải làm. Quy trình hiện hành còn
    giao việc cho đơn vị đã giải thể, sáp nhập (valid_to) thì phải sửa theo tổ chức mới.

    Cách sửa: ghi unit, role hoặc cả hai; thay bằng đơn vị tiếp nhận việc.
    """
    ended = {
        unit.id: unit.valid_to
        for unit in index.units.values()
        if unit.valid_to is not None and unit.valid_to < index.as_of
    }
    for fact, record in index.records("procedure"):
        for place, step in enumerate(record.steps):
            if step.unit is None and step.role is None:
                yield (
                    fact.path,
                    ("steps", place),
                    f"bước {place + 1} chưa ghi đơn vị (unit) hoặc chức danh (role)",
                )
        if ended and revision_in_force(record, index.as_of) is not None:
            for route, unit in _units(record):
                if unit in ended:
                    yield (
                        fact.path,
                        route,
                        f"đơn vị «{unit}» đã ngừng hoạt động từ sau ngày {short_date(ended[unit])}",
                    )


def _units(record: Procedure) -> Iterator[tuple[Route, str]]:
    yield ("owner_unit",), record.owner_unit
    for place, step in enumerate(record.steps):
        if step.unit is not None:
            yield ("steps", place, "unit"), step.unit


@record_rule("V-QMS-18", Procedure, also=("Q18", "V-PRC-11"))
def steps_fit_into_the_deadline(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Tổng thời gian các bước không được vượt thời hạn giải quyết.

    Tính theo giờ làm việc, một ngày làm việc là 8 giờ; bước ngoài thời hạn (outside: true) không
    tính.

    Cách sửa: sửa thời gian của bước, sửa deadline, hoặc ghi outside: true.
    """
    if record.deadline is None:
        return
    total = round(
        sum(step.time.hours for step in record.steps if step.time and not step.outside), 6
    )
    if total > record.deadline.hours:
        yield (
            ("deadline",),
            f"các bước cộng lại {number(total)} giờ làm việc, vượt thời hạn {number(record.deadline.hours)} giờ",
        )


@record_rule("V-QMS-48", Procedure, Severity.INFO)
def steps_have_times(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Lưu ý quy trình có thời hạn mà không bước nào ghi thời gian.

    Khi đó không kiểm tra được tổng thời gian các bước (quy tắc V-QMS-18).

    Cách sửa: ghi time của từng bước.
    """
    if record.deadline and record.steps and not any(step.time for step in record.steps):
        yield ("steps",), "chưa bước nào ghi thời gian (time)"
