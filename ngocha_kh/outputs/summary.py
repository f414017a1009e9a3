"""The summary of a change on a page: findings first, then figures, then record by record."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from ngocha_kh.diagnostics import SEVERITY_LABELS, Diagnostic, Severity
from ngocha_kh.history.differences import RecordChange
from ngocha_kh.history.names import Names
from ngocha_kh.history.summary import Summary
from ngocha_kh.history.tellings import without_echoes
from ngocha_kh.history.words import told
from ngocha_kh.outputs.page import Page
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.vietnamese import number, short_date

OPS: Final[Mapping[str, str]] = {"added": "thêm", "removed": "xóa", "changed": "sửa"}
#: A page of a code host holds a megabyte; nobody reads more than this anyway.
_MOST_ERRORS: Final = 50  # of one code
_MOST_OTHERS: Final = 10
_MOST_RECORDS: Final = 100
_MOST_CHANGES: Final = 20
_BROKEN: Final = "một bên có lỗi, không đọc được nên không so sánh được"


def written(one: Summary, page: Page) -> str:
    """The page of a summary, in Vietnamese."""
    page.heading(2, "Tóm tắt thay đổi hồ sơ")
    _head(one, page)
    page.heading(3, "Phát hiện")
    _findings(one, page)
    page.heading(3, f"Tác động đến số liệu, cùng xét vào ngày {short_date(one.as_of)}")
    _figures(one, page)
    page.heading(3, "Hồ sơ thay đổi")
    _records(one, page)
    return page.text()


def _head(one: Summary, page: Page) -> None:
    origin = one.change.origin.revision
    moved = " (điểm tách nhánh; phía gốc có commit mới hơn)" if one.change.origin != one.change.base else ""  # fmt: skip
    target = f"commit {one.target[:12]}" if one.target else "các tệp hiện nay"
    page.line(f"Từ commit {origin.short} ngày {short_date(origin.day)}{moved} đến {target}.")
    counts = {op: sum(record.op == op for record in one.records) for op in OPS}
    said = ", ".join(f"{OPS[op]} {number(count)}" for op, count in counts.items() if count)
    page.line(f"{number(len(one.records))} hồ sơ thay đổi" + (f": {said}." if said else "."))
    page.line(_verdict(one))


def _verdict(one: Summary) -> str:
    counts = [(one.count(severity), SEVERITY_LABELS[severity]) for severity in Severity]
    said = ", ".join(f"{number(count)} {label} mới" for count, label in counts if count)
    mended = f" Thay đổi này khắc phục {number(len(one.gone))} chỗ đã có." if one.gone else ""
    return f"Kết luận: {said or 'không có lỗi mới'}.{mended}"


def _findings(one: Summary, page: Page) -> None:
    if not one.new:
        page.line("Không có phát hiện mới.")
    for code, run in groupby(one.new, key=lambda item: item.code):
        found = list(run)
        most = _MOST_ERRORS if found[0].severity is Severity.ERROR else _MOST_OTHERS
        for item in found[:most]:
            label = SEVERITY_LABELS[item.severity].capitalize()
            page.item(item.message, label=f"{label} {code}", place=_place(item))
        _rest(page, len(found) - most, f"chỗ {code}")
    if one.softened:
        page.item(f"Quy tắc đã hạ mức hoặc tắt ở workspace.yaml: {', '.join(one.softened)}")


def _place(item: Diagnostic) -> str:
    return f"{item.position.path}:{item.position.line}"


def _figures(one: Summary, page: Page) -> None:
    if one.figures is None:
        page.item(f"Không so sánh được số liệu: {one.no_figures}")
    elif not one.figures:
        page.line("Không đổi.")
    else:
        rows = [(row.whose, row.effect.figure, row.effect.before, row.effect.after) for row in one.figures]  # fmt: skip
        page.table(("Đơn vị", "Số liệu", "Trước", "Sau"), rows)


def _records(one: Summary, page: Page) -> None:
    if not one.records:
        page.line("Không có hồ sơ nào thay đổi nội dung.")
    for record in one.records[:_MOST_RECORDS]:
        _record(record, page, one.names)
    _rest(page, len(one.records) - _MOST_RECORDS, "hồ sơ")


def _record(record: RecordChange, page: Page, names: Names) -> None:
    state = record.after or record.before
    title = state.get("title") or state.get("name") if isinstance(state, dict) else None
    named = f"{record.id}: {title}" if isinstance(title, str) else record.id
    page.heading(4, f"{OPS[record.op].capitalize()} {KINDS[record.kind].label}", named)
    if record.broken:
        page.item(_BROKEN)
    changes: Sequence[str] = [
        told(record.kind, change, names).text for change in without_echoes(record.changes)
    ]
    for text in changes[:_MOST_CHANGES]:
        page.item(text)
    _rest(page, len(changes) - _MOST_CHANGES, "chỗ")


def _rest(page: Page, count: int, what: str) -> None:
    if count > 0:
        page.item(f"và {number(count)} {what} nữa")
