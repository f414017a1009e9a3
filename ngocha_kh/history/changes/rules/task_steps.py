"""V-GIT-04: new entries of a task follow from the ones before."""

from collections.abc import Iterator
from typing import Any

from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.registry import Found, change_rule
from ngocha_kh.schemas import schema_for
from ngocha_kh.workflow.task_states import FIRST, NEXT, REOPENED


@change_rule("V-GIT-04")
def task_states_follow(change: ChangeSet) -> Found:
    """Trạng thái mới của nhiệm vụ phải nối tiếp được trạng thái trước.

    Ví dụ việc đang thực hiện không quay lại «Chưa bắt đầu»; việc tạm dừng phải ghi «Đang thực hiện»
    trước khi hoàn thành; việc đã hoàn thành, đã hủy, không áp dụng chỉ mở lại khi có lý do (reason) và
    người duyệt (approved_by). Chỉ xét các lần ghi nhận mới.

    Nguồn: đề xuất, theo nghĩa của các trạng thái.

    Cách sửa: ghi thêm lần ghi nhận còn thiếu ở giữa, hoặc thêm reason và approved_by.
    """
    for one in change.found:
        if one.kind == "task" and not one.broken and one.after is not None:
            known = _entries(one.before)
            for number, message in _faults(_entries(one.after), known):
                yield one.path, ("updates", number, "state"), message


def _entries(record: Any) -> list[dict[str, Any]]:
    found = record.get("updates") if isinstance(record, dict) else None
    return [e for e in found if isinstance(e, dict)] if isinstance(found, list) else []


def _faults(entries: list[dict[str, Any]], known: list[Any]) -> Iterator[tuple[int, str]]:
    labels = schema_for("task").labels(("updates", 0, "state"))
    before = FIRST
    for number, entry in enumerate(entries):
        state = str(entry.get("state"))
        if entry not in known and before in NEXT and state not in NEXT[before]:
            said = f"từ «{labels[before]}» không chuyển thẳng sang «{labels.get(state, state)}»"
            if state not in REOPENED.get(before, ()):
                allowed = ", ".join(f"«{labels[s]}»" for s in labels if s in NEXT[before])
                yield number, f"{said}; sau đó chỉ có thể là {allowed}"
            elif not (entry.get("reason") and entry.get("approved_by")):
                yield number, f"{said} khi chưa ghi lý do (reason) và người duyệt (approved_by)"
        before = state
