"""One-stop figures: totals over fields and months, and the identities that the tables must keep.

Flows are added up over months; what stood at the border of two months (`carried_over`,
`in_process`) never is: a period begins with the first month's and ends with the last month's.
A channel that a table does not name (no `postal` column) counts 0: its identities then say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, Final

from ngocha_kh.records.one_stop import OneStop, OneStopRow

FLOWS: Final = (
    "online_full", "online_partial", "direct", "postal", "non_local",
    "early", "on_time", "early_or_on_time", "late", "late_with_apology", "late_without_apology",
    "resolved", "withdrawn", "stopped", "refused",
)  # fmt: skip
_INTAKE: Final = ("online_full", "online_partial", "direct", "postal")
_LEFT: Final = ("withdrawn", "stopped", "refused")


@dataclass(frozen=True, slots=True)
class Totals:
    """Files of a field, or of all, over one month or several; every figure is a count.

    `early`, `on_time` and the two kinds of lateness are None when a source does not split them:
    table family A has one column "đúng và trước hạn".
    """

    carried_over: int = 0
    online_full: int = 0
    online_partial: int = 0
    direct: int = 0
    postal: int = 0
    non_local: int = 0
    early: int | None = 0
    on_time: int | None = 0
    early_or_on_time: int = 0
    late: int = 0
    late_with_apology: int | None = 0
    late_without_apology: int | None = 0
    resolved: int = 0
    withdrawn: int = 0
    stopped: int = 0
    refused: int = 0
    within_time: int = 0
    overdue: int = 0
    in_process: int = 0

    @property
    def taken_in(self) -> int:
        """Newly received in the period, without what was carried over."""
        return sum(getattr(self, name) for name in _INTAKE)

    @property
    def received(self) -> int:
        """All that had to be handled: carried over and newly received."""
        return self.carried_over + self.taken_in

    @property
    def on_time_share(self) -> Fraction | None:
        """(trước hạn + đúng hạn) / đã giải quyết; None when nothing was resolved."""
        return Fraction(self.early_or_on_time, self.resolved) if self.resolved else None

    @property
    def strict_share(self) -> Fraction | None:
        """(trước hạn + đúng hạn) / (đã giải quyết + đang giải quyết quá hạn)."""
        judged = self.resolved + self.overdue
        return Fraction(self.early_or_on_time, judged) if judged else None

    @property
    def online_share(self) -> Fraction | None:
        """(toàn trình + một phần) / mới tiếp nhận trong kỳ; None when nothing came."""
        online = self.online_full + self.online_partial
        return Fraction(online, self.taken_in) if self.taken_in else None


def month_of(record: OneStop) -> str:
    """ "2026-01"."""
    return record.id.removeprefix("MC-")


def totals_of_row(row: OneStopRow) -> Totals:
    return Totals(
        **{name: _count(row, name) for name in (*FLOWS, "carried_over") if name not in _SPLIT},
        **{name: getattr(row, name) for name in _SPLIT},
        within_time=row.within_time,
        overdue=row.overdue,
        in_process=row.in_process,
    )


_SPLIT: Final = ("early", "on_time", "late_with_apology", "late_without_apology")


def _count(row: OneStopRow, name: str) -> int:
    value = getattr(row, name)
    return 0 if value is None else int(value)


def together(parts: Iterable[Totals]) -> Totals:
    """Several fields of one month as one. A split that one part lacks is lacking in the whole."""
    found = list(parts)
    return Totals(
        **{
            name: _sum([getattr(part, name) for part in found])
            for name in Totals.__dataclass_fields__
        }
    )


def over_months(months: Sequence[Totals]) -> Totals:
    """Consecutive months, oldest first, as one period; nothing for none."""
    if not months:
        return Totals()
    flows = {name: _sum([getattr(month, name) for month in months]) for name in FLOWS}
    last = months[-1]
    return Totals(
        **flows,
        carried_over=months[0].carried_over,
        within_time=last.within_time,
        overdue=last.overdue,
        in_process=last.in_process,
    )


def _sum(values: Sequence[int | None]) -> Any:
    """None when one part is not known."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def month_totals(record: OneStop) -> Totals:
    """All fields of a month together."""
    return together(totals_of_row(row) for row in record.rows)


def period_totals(records: Iterable[OneStop], field: str | None = None) -> Totals:
    """Consecutive months together, of one field or of all."""
    months = []
    for record in sorted(records, key=month_of):
        rows = [row for row in record.rows if field in (None, row.field)]
        months.append(together(totals_of_row(row) for row in rows))
    return over_months(months)


def percent(share: Fraction | None) -> Decimal | None:
    """0 to 100, one decimal, halves rounded up; 0 and 100 only when exactly so (REL-74)."""
    if share is None:
        return None
    tenths = floor(share * 1000 + Fraction(1, 2))
    if 0 < share < 1:
        tenths = min(max(tenths, 1), 999)
    return Decimal(tenths) / 10


def broken_identities(row: OneStopRow) -> list[tuple[str, str]]:
    """Key and message of every identity of the official tables that a row breaks."""
    n = totals_of_row(row)
    left = sum(getattr(n, name) for name in _LEFT)
    checks: list[tuple[str, str, int, int]] = [
        ("received", "từ kỳ trước + trực tuyến + trực tiếp + bưu chính", row.received, n.received),
        (
            "received",
            "đã giải quyết + đang giải quyết + rút + dừng + từ chối",
            row.received,
            n.resolved + n.in_process + left,
        ),
        ("resolved", "đúng và trước hạn + quá hạn", n.resolved, n.early_or_on_time + n.late),
        ("in_process", "trong hạn + quá hạn", n.in_process, n.within_time + n.overdue),
    ]
    if n.early is not None and n.on_time is not None:
        split = n.early + n.on_time
        checks.append(("early_or_on_time", "trước hạn + đúng hạn", n.early_or_on_time, split))
    if n.late_with_apology is not None and n.late_without_apology is not None:
        apologies = n.late_with_apology + n.late_without_apology
        checks.append(("late", "có thư xin lỗi + không có thư xin lỗi", n.late, apologies))
    return [
        (field, f"{value} khác {formula} = {expected}")
        for field, formula, value, expected in checks
        if value != expected
    ]
