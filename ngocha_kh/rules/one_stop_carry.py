"""V-OSS-02, 11: what one month leaves is what the next month begins with."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.periods import key_label
from ngocha_kh.qms.one_stop import Totals, month_of, month_totals, totals_of_row
from ngocha_kh.qms.one_stop_months import following
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule


@workspace_rule("V-OSS-02")
def months_carry_over(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Hồ sơ từ kỳ trước chuyển sang phải bằng hồ sơ đang giải quyết cuối tháng trước.

    So theo từng lĩnh vực và cả bảng, giữa hai tháng liền nhau. Nếu hệ thống của Thành phố đã điều chỉnh số
    liệu thì ghi lý do vào carry_over_note; khi đó chỉ còn là cảnh báo V-OSS-11.

    Cách sửa: đối chiếu hai bảng nguồn rồi sửa số; hoặc ghi carry_over_note.
    """
    yield from _carried(index, explained=False)


@workspace_rule("V-OSS-11", Severity.WARNING)
def explained_differences_are_seen(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Số chuyển kỳ lệch đã có giải trình (carry_over_note).

    Như V-OSS-02, nhưng hồ sơ đã nói vì sao lệch. Cảnh báo còn lại để người ký báo cáo biết có điều chỉnh.

    Cách sửa: không phải sửa nếu giải trình đúng; số liệu sửa lại được thì bỏ carry_over_note.
    """
    yield from _carried(index, explained=True)


def _carried(index: Index, *, explained: bool) -> Iterator[tuple[str, Route, str]]:
    found = index.records("one_stop")
    facts: dict[str, Facts] = {record.id: fact for fact, record in found}
    for before, after in following(record for _, record in found):
        if bool(after.carry_over_note) is not explained:
            continue
        for route, message in _differences(before, after):
            yield facts[after.id].path, route, message


def _differences(before: OneStop, after: OneStop) -> Iterator[tuple[Route, str]]:
    """Each field whose files are not those that were left, a field that vanished, and the sum."""
    left = _by_field(before)
    label = key_label(month_of(before))
    come = {row.field for row in after.rows}
    for place, row in enumerate(after.rows):
        was = left.get(row.field, Totals()).in_process
        if (row.carried_over or 0) != was:
            route: Route = (
                "rows",
                place,
                "carried_over" if row.carried_over is not None else "field",
            )
            yield (
                route,
                f"{row.field}: từ kỳ trước {row.carried_over or 0}, trong khi cuối {label} còn đang giải quyết {was}",
            )
    for name, totals in left.items():
        if name not in come and totals.in_process:
            yield (
                ("rows",),
                f"thiếu lĩnh vực {name}: cuối {label} còn đang giải quyết {totals.in_process}",
            )
    had, has = month_totals(before).in_process, month_totals(after).carried_over
    if had != has:
        yield (
            ("rows",),
            f"cả bảng: từ kỳ trước {has}, trong khi cuối {label} còn đang giải quyết {had}",
        )


def _by_field(record: OneStop) -> dict[str, Totals]:
    return {row.field: totals_of_row(row) for row in record.rows}
