"""Tables and data of `nkh progress`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ngocha_kh.cli.shell import say
from ngocha_kh.cli.tables import print_table
from ngocha_kh.documents.base import Office
from ngocha_kh.progress.groups import by_lead, by_obligation, by_section, by_supporter
from ngocha_kh.progress.rates import Figures, Ratio
from ngocha_kh.progress.state import OUT, OVERDUE, STATE_LABELS, State, Status
from ngocha_kh.vietnamese import half_up, number, short_date

_MOST_OVERDUE = 10
_TITLES = {
    "unit": "Theo đơn vị chủ trì",
    "supporting": "Theo đơn vị phối hợp (nhóm đã mở thành từng đơn vị)",
    "section": "Theo mục của kế hoạch",
    "obligation": "Theo nghĩa vụ",
}
_HEADS = {"unit": "Đơn vị", "supporting": "Đơn vị", "section": "Mục", "obligation": "Nghĩa vụ"}
_COUNTS = (
    "Tổng", "HT đúng hạn", "HT quá hạn", "Chưa HT trong hạn", "Chưa HT quá hạn", "Tạm dừng",
    "Tỷ lệ HT", "Tỷ lệ đúng hạn",
)  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """What to show of a plan; `units` limits it to tasks that these lead (or support)."""

    office: Office
    everything: Figures
    units: frozenset[str] | None

    @property
    def figures(self) -> Figures:
        """Tasks that the chosen units lead."""
        if self.units is None:
            return self.everything
        return Figures(tuple(s for s in self.everything.statuses if s.task.lead_unit in self.units))


def groups(chosen: Chosen, by: str) -> Mapping[str, Figures]:
    """Key → figures of its tasks."""
    if by == "unit":
        return by_lead(chosen.figures)
    if by == "supporting":
        found = by_supporter(chosen.everything, chosen.office.units)
        wanted = chosen.units
        return {k: group for k, group in found.items() if wanted is None or k in wanted}
    if by == "section":
        return by_section(chosen.figures)
    return by_obligation(chosen.figures, chosen.office.plan)


def print_groups(chosen: Chosen, by: str) -> None:
    """One table; the total line only where each task counts once."""
    found = groups(chosen, by)
    names = {u: chosen.office.unit_name(u) for u in found} if by in ("unit", "supporting") else {}
    rows = [[names.get(key, key), *_counts(group)] for key, group in found.items()]
    if by == "unit":
        rows.append(["Cộng", *_counts(chosen.figures)])
    columns = [(_HEADS[by], "left"), *((head, "right") for head in _COUNTS)]
    print_table(_TITLES[by], columns, rows)
    if by == "obligation" and chosen.units is None:
        needed = [d.id for d in chosen.office.plan.obligations if d.needs_service]
        unserved = [duty for duty in needed if not found[duty].statuses]
        say(f"Nghĩa vụ chưa có nhiệm vụ: {', '.join(unserved) or 'không có'}.")


def print_tasks(office: Office, figures: Figures) -> None:
    """One line a task, the longest overdue first."""
    ordered = sorted(figures.statuses, key=lambda s: (-_lateness(s), s.task.id))
    rows = [
        [
            status.task.id, status.task.title, office.unit_name(status.task.lead_unit),
            short_date(status.due), STATE_LABELS[status.state],
            f"{number(half_up(status.progress, 0))}%", number(status.days_late) if status.days_late else "",
        ]
        for status in ordered
    ]  # fmt: skip
    columns = [
        ("Mã", "left"), ("Nhiệm vụ", "left"), ("Chủ trì", "left"), ("Hạn", "left"),
        ("Tình trạng", "left"), ("Tiến độ", "right"), ("Chậm (ngày)", "right"),
    ]  # fmt: skip
    print_table("Theo nhiệm vụ", columns, rows)


def print_notes(figures: Figures) -> None:
    """What the figures mean, and what they leave out with its reason."""
    say(
        f"Tỷ lệ hoàn thành: {figures.completion_rate} (hoàn thành ÷ (hoàn thành + quá hạn)); "
        f"tỷ lệ đúng hạn: {figures.on_time_rate} (đúng hạn ÷ hoàn thành)."
    )
    say(
        f"Hoàn thành trên tổng số: {figures.naive_rate} (không phải cách tính chính thức). "
        f"Tiến độ theo trọng số: {figures.weighted} (cách tính đề xuất)."
    )
    say("Dấu «–»: không có nhiệm vụ đến hạn hoặc chưa có nhiệm vụ hoàn thành nên không tính tỷ lệ.")
    left_out = figures.of(State.SUSPENDED, *sorted(OUT))
    if left_out:
        say("Ngoài các tỷ lệ:")
    for status in left_out:
        reason = (status.entry.reason if status.entry else None) or "chưa ghi lý do"
        say(f"  {status.task.id} {STATE_LABELS[status.state].lower()}: {reason}")


def print_overdue(office: Office, figures: Figures) -> None:
    """The longest overdue tasks, one line each."""
    late = sorted(figures.of(*OVERDUE), key=lambda s: (-s.days_late, s.task.id))
    if late:
        say("Chưa hoàn thành, quá hạn:")
    for status in late[:_MOST_OVERDUE]:
        unit = office.unit_name(status.task.lead_unit)
        days = number(status.days_late)
        say(f"  {status.task.id} chậm {days} ngày: {status.task.title} ({unit})")
    if len(late) > _MOST_OVERDUE:
        say(f"  … và {len(late) - _MOST_OVERDUE} nhiệm vụ nữa; xem bằng --by task --state overdue")


def figures_json(figures: Figures) -> dict[str, Any]:
    """Exact counts; a rate as numerator, denominator and percent (null when nothing is divided)."""
    return {
        "total": figures.total,
        "done_on_time": figures.done_on_time,
        "done_late": figures.done_late,
        "open_in_time": figures.open_in_time,
        "overdue": figures.overdue,
        "suspended": figures.suspended,
        "out": figures.count(*OUT),
        "completion_rate": _ratio(figures.completion_rate),
        "on_time_rate": _ratio(figures.on_time_rate),
        "naive_rate": _ratio(figures.naive_rate),
        "weighted": _ratio(figures.weighted),
        "tasks": [status.task.id for status in figures.statuses],
    }


def task_json(status: Status) -> dict[str, Any]:
    return {
        "id": status.task.id,
        "title": status.task.title,
        "lead_unit": status.task.lead_unit,
        "obligations": list(status.task.obligations),
        "state": str(status.state),
        "due": status.due,
        "completed_on": status.completed_on,
        "progress": str(status.progress),
        "days_late": status.days_late,
    }


def _ratio(ratio: Ratio) -> dict[str, str | None]:
    percent = ratio.percent
    return {
        "numerator": str(ratio.part),
        "denominator": str(ratio.whole),
        "percent": None if percent is None else str(percent),
    }


def _counts(group: Figures) -> list[str]:
    rates = (group.completion_rate, group.on_time_rate)
    counts = (
        group.total, group.done_on_time, group.done_late, group.open_in_time, group.overdue,
        group.suspended,
    )  # fmt: skip
    shown = [str(rate) if rate.percent is not None else "–" for rate in rates]
    return [*(number(value) for value in counts), *shown]


def _lateness(status: Status) -> int:
    return status.days_late if status.state in OVERDUE else 0
