"""The figures of `nkh progress` for a person: tables, and below them how to read them."""

from collections.abc import Iterator, Sequence

from ngocha_kh.cli.breakdown import By, Question, Row, Table, excluded_of, overdue_of
from ngocha_kh.cli.loading import Office, left_out
from ngocha_kh.cli.screen import is_roomy, paragraph
from ngocha_kh.cli.shell import say
from ngocha_kh.cli.tables import print_table
from ngocha_kh.progress.rates import Figures, Ratio
from ngocha_kh.progress.state import STATE_LABELS, Status
from ngocha_kh.records.plan import Plan
from ngocha_kh.vietnamese import half_up, number, short_date

_TITLES = {
    By.TASK: "Tiến độ theo nhiệm vụ",
    By.UNIT: "Tiến độ theo đơn vị chủ trì",
    By.SUPPORTING: "Tiến độ theo đơn vị phối hợp (nhóm tính cho từng thành viên)",
    By.SECTION: "Tiến độ theo mục của kế hoạch",
    By.OBLIGATION: "Tiến độ theo nghĩa vụ của kế hoạch",
}
_FIRST = {By.UNIT: "Đơn vị", By.SUPPORTING: "Đơn vị", By.SECTION: "Mục", By.OBLIGATION: "Mã"}
_COUNTS = ("Tổng", "HT đúng hạn", "HT quá hạn", "Trong hạn", "Quá hạn", "Tạm dừng")
_RATES = ("Tỷ lệ HT", "Tỷ lệ đúng hạn")
NAIVE = "hoàn thành/tổng (không phải cách tính chính thức)"
WEIGHTED = "tiến độ theo trọng số (đề xuất)"


def show(office: Office, plan: Plan, asked: Question, tables: list[Table]) -> None:
    """Print the tables and what belongs to them."""
    settings = office.validated.index.settings
    if settings and settings.illustrative:
        paragraph(settings.illustrative_mark)
    if missing := left_out(office.validated):
        paragraph(f"SỐ LIỆU CHƯA ĐẦY ĐỦ: {number(len(missing))} hồ sơ có lỗi nằm ngoài số liệu.")
    for table in tables:
        if table.by is By.TASK:
            _print_tasks(office, _TITLES[By.TASK], table.total.statuses)
        else:
            _print_groups(table)
    first = tables[0]
    paragraph(_reading(office, plan, first))
    paragraph(_totals(first.total))
    if any(row.nothing == "chưa có nhiệm vụ" for row in first.rows):
        _print_unserved(first)
    late = overdue_of(first.total)
    if late and first.by is not By.TASK:
        say("")
        _print_tasks(office, "Nhiệm vụ quá hạn, lâu nhất trước", late)
    _print_excluded(first.total)


def _print_groups(table: Table) -> None:
    roomy = is_roomy()
    names_sections = table.by in (By.SECTION, By.OBLIGATION)
    columns = [(_FIRST[table.by], "whole" if names_sections else "left")]
    if names_sections and roomy:
        columns.append(("Nội dung", "left"))
    columns += [(heading, "right") for heading in (*_COUNTS, *_RATES)]
    if roomy:
        columns += [(NAIVE[0].upper() + NAIVE[1:], "right"), (WEIGHTED.capitalize(), "right")]
    rows = [
        *table.rows,
        Row("Cộng" if names_sections else "", "" if names_sections else "Cộng", table.total),
    ]
    print_table(_TITLES[table.by], columns, (_cells(r, names_sections, roomy) for r in rows))


def _cells(row: Row, names_sections: bool, roomy: bool) -> list[str]:
    figures = row.figures
    first = ([row.key, row.label] if roomy else [row.key]) if names_sections else [row.label]
    counts = (
        figures.total, figures.done_on_time, figures.done_late,
        figures.open_in_time, figures.overdue, figures.suspended,
    )  # fmt: skip
    rates = [row.nothing or _rate(figures.completion_rate), _rate(figures.on_time_rate)]
    more = [_rate(figures.naive_rate), _rate(figures.weighted)] if roomy else []
    return [*first, *(number(count) for count in counts), *rates, *more]


def _rate(ratio: Ratio) -> str:
    """A rate for a cell; what "–" means is said below the table."""
    return "–" if ratio.percent is None else str(ratio)


def _print_tasks(office: Office, title: str, statuses: Sequence[Status]) -> None:
    columns = [
        ("Mã", "whole"), ("Nhiệm vụ", "left"), ("Chủ trì", "left"), ("Hạn", "whole"),
        ("Tình trạng", "left"), ("%", "right"), ("Chậm (ngày)", "right"),
    ]  # fmt: skip
    print_table(title, columns, (_task_cells(office, status) for status in statuses))


def _task_cells(office: Office, status: Status) -> list[str]:
    return [
        status.task.id,
        status.task.title,
        office.unit_name(status.task.lead_unit),
        short_date(status.due) or "không có",
        STATE_LABELS[status.state],
        number(half_up(status.progress, 0)),
        number(status.days_late) if status.days_late else "",
    ]


def _reading(office: Office, plan: Plan, table: Table) -> str:
    """One sentence: the day, how the rates are computed, what "–" says."""
    twice = {
        By.SECTION: "; nhiệm vụ thuộc nhiều mục được tính ở từng mục, dòng Cộng tính một lần",
        By.OBLIGATION: "; nhiệm vụ thuộc nhiều nghĩa vụ được tính ở từng nghĩa vụ, dòng Cộng tính một lần",
        By.SUPPORTING: "; nhiệm vụ có nhiều đơn vị phối hợp được tính cho từng đơn vị, dòng Cộng tính một lần",
    }
    later = len([task for task in office.tasks if task.plan == plan.id]) - len(
        office.figures(plan.id).statuses
    )
    return (
        f"Số liệu {plan.id} tính đến hết ngày {short_date(office.as_of)}: tỷ lệ hoàn thành (HT) = hoàn "
        "thành ÷ (hoàn thành + chưa hoàn thành quá hạn), tỷ lệ đúng hạn = hoàn thành đúng hạn ÷ hoàn "
        "thành, nhiệm vụ tạm dừng, hủy, không áp dụng nằm ngoài hai tỷ lệ này; dấu «–» nghĩa là không có nhiệm vụ đến hạn "
        f"hoặc chưa có nhiệm vụ hoàn thành nên không có tỷ lệ{twice.get(table.by, '')}"
        + (f"; {number(later)} nhiệm vụ giao sau ngày này chưa tính." if later > 0 else ".")
    )


def _totals(figures: Figures) -> str:
    """The total in words: classes, then every rate by its own name with what it divides."""
    rates = (
        ("tỷ lệ hoàn thành", figures.completion_rate), ("tỷ lệ đúng hạn", figures.on_time_rate),
        (NAIVE, figures.naive_rate), (WEIGHTED, figures.weighted),
    )  # fmt: skip
    return (
        f"Cộng {number(figures.total)} nhiệm vụ theo dõi: hoàn thành {number(figures.done)} (đúng hạn "
        f"{number(figures.done_on_time)}, quá hạn {number(figures.done_late)}), trong hạn "
        f"{number(figures.open_in_time)}, quá hạn {number(figures.overdue)}, tạm dừng "
        f"{number(figures.suspended)}; {'; '.join(_named(name, ratio) for name, ratio in rates)}."
    )


def _named(name: str, ratio: Ratio) -> str:
    if ratio.percent is None:
        return f"{name}: {ratio}"
    return f"{name}: {ratio} ({number(ratio.part.normalize())}/{number(ratio.whole.normalize())})"


def _print_unserved(table: Table) -> None:
    say(f"\n{'Mục' if table.by is By.SECTION else 'Nghĩa vụ'} chưa có nhiệm vụ:")
    for row in table.rows:
        if row.nothing == "chưa có nhiệm vụ":
            paragraph(f"  {row.key}  {row.label}", "    ")


def _print_excluded(figures: Figures) -> None:
    for line in _excluded(figures):
        paragraph(line, "    ")


def _excluded(figures: Figures) -> Iterator[str]:
    found = excluded_of(figures)
    if found:
        yield "\nTạm dừng, hủy, không áp dụng (ngoài tỷ lệ hoàn thành):"
    for status in found:
        reason = (status.entry.reason if status.entry else None) or "chưa ghi lý do"
        yield f"  {status.task.id}  {STATE_LABELS[status.state]}: {status.task.title}. Lý do: {reason}"
