"""V-GIT-08, V-GIT-09: a report that was sent, and the figures it told."""

from collections.abc import Iterator, Mapping
from typing import Any

from ngocha_kh.history.changes.changeset import ChangeSet, record_of
from ngocha_kh.history.changes.periods import Told, told_figures
from ngocha_kh.history.changes.registry import Found, change_rule
from ngocha_kh.periods import PERIOD_LABELS
from ngocha_kh.vietnamese import short_date

#: What may still be added to a report that was sent.
_STILL_OPEN = frozenset({"restatements", "signatures", "notes"})
_MOST_NAMED = 5


@change_rule("V-GIT-08")
def told_figures_change_only_restated(change: ChangeSet) -> Found:
    """Số liệu của kỳ đã gửi báo cáo chỉ thay đổi khi có ghi điều chỉnh.

    Ghi lùi ngày, sửa trọng số hay xóa nhiệm vụ làm số liệu đã gửi cấp trên không còn tính lại được. Số
    liệu của ngày cuối kỳ được tính trên hồ sơ trước và sau thay đổi; số nào khác phải có một mục trong
    restatements của báo cáo với figure, before, after, reason, by.

    Cách sửa: ghi việc với ngày thuộc kỳ sau; hoặc thêm restatements rồi báo cáo điều chỉnh ở kỳ sau.
    """
    for told in told_figures(change):
        for figure in told.figures:
            if not _is_restated(change, told, figure.key, figure.after):
                yield told.path, ("restatements",), _message(told, figure)


@change_rule("V-GIT-09", also=("V-RPT-05",))
def sent_reports_stay(change: ChangeSet) -> Found:
    """Báo cáo đã gửi không được sửa.

    Bản đã ký, đã gửi là bản có giá trị; hồ sơ phải giữ đúng như lúc gửi. Chỉ còn được thêm điều chỉnh
    số liệu (restatements), chữ ký và ghi chú.

    Cách sửa: trả lại nội dung cũ; cần sửa thì lập báo cáo bổ sung hoặc thêm restatements.
    """
    for one in change.of_kind("report"):
        sent = (one.before or {}).get("sent")
        if not isinstance(sent, Mapping):
            continue
        for found in one.changes:
            if found.route[0] not in _STILL_OPEN:
                name = ".".join(map(str, found.route))
                yield (
                    one.path,
                    found.route,
                    f"báo cáo đã gửi (số {sent.get('number')}) mà «{name}» còn bị sửa",
                )


def _message(told: Told, figure: Any) -> str:
    report = told.report
    named = ", ".join(told.tasks[:_MOST_NAMED]) + ("…" if len(told.tasks) > _MOST_NAMED else "")
    return (
        f"số liệu «{figure.label}» của báo cáo {PERIOD_LABELS[report.period]} {report.year} đã gửi ngày "
        f"{short_date(told.sent_on)} đổi từ {figure.before} thành {figure.after} do {named}; nếu đúng "
        f'là phải đổi, thêm vào restatements: figure: {figure.key}, before: "{figure.before}", '
        f'after: "{figure.after}", reason, by'
    )


def _is_restated(change: ChangeSet, told: Told, key: str, after: str) -> bool:
    """Whether the report, as the change leaves it, says the new value as the last one."""
    last = None
    for restated in _restatements(change, told):
        if restated.figure == key:
            last = restated.after
    return last is not None and last.strip() == after


def _restatements(change: ChangeSet, told: Told) -> Iterator[Any]:
    for one in change.found:
        if one.kind == "report" and one.id == told.report.id:
            now = record_of("report", one.after)
            yield from now.restatements if now is not None else ()
            return
    yield from told.report.restatements
