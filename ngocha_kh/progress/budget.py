"""Lines of the budget on a day, and the rule "năm sau cao hơn năm trước" (qms-and-tasks.md §5). Pure.

All amounts are integer đồng; ratios are compared by cross-multiplication, never divided.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ngocha_kh.progress.rates import Ratio
from ngocha_kh.records.budget import Budget
from ngocha_kh.vietnamese import half_up, number

#: Money that is not the ward's budget; it is shown, but takes no part in the ratio.
OUTSIDE: Final = "social"


class Verdict(StrEnum):
    """Of the ratio rule; missing data is never a pass."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_ENOUGH_DATA = "not_enough_data"


LABELS: Final = {
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Không đạt",
    Verdict.NOT_ENOUGH_DATA: "Không đủ số liệu",
}


class Basis(StrEnum):
    """What is compared with what: never initial estimates with settlements."""

    INITIAL = "initial"
    SETTLED = "settled"


BASIS_LABELS: Final = {Basis.INITIAL: "dự toán đầu năm", Basis.SETTLED: "quyết toán"}


def current(line: Budget, day: datetime.date) -> int:
    """The estimate in force: the initial one and every adjustment by `day`."""
    return line.initial + sum(entry.amount for entry in line.adjustments if entry.on <= day)


def spent(line: Budget, day: datetime.date) -> int:
    return sum(entry.amount for entry in line.spent if entry.on <= day)


def spent_within(line: Budget, first: datetime.date, last: datetime.date) -> int:
    """What was spent from `first` to `last`, both included."""
    return sum(entry.amount for entry in line.spent if first <= entry.on <= last)


def spent_share(line: Budget, day: datetime.date) -> Ratio:
    """Spent ÷ current estimate."""
    return _share(spent(line, day), current(line, day))


def settled(line: Budget, day: datetime.date) -> int | None:
    return line.settled.amount if line.settled is not None and line.settled.on <= day else None


def overdrawn_on(line: Budget) -> datetime.date | None:
    """The first day on which more was spent than allowed, or the estimate fell below zero.

    The adjustments of a day count before its spending.
    """
    changes = [(entry.on, 0, entry.amount) for entry in line.adjustments]
    changes += [(entry.on, 1, -entry.amount) for entry in line.spent]
    left = line.initial
    for on, _, amount in sorted(changes):
        left += amount
        if left < 0:
            return on
    return None


@dataclass(frozen=True, slots=True)
class YearMoney:
    """Sums of one year on one basis; None where a figure is missing. `note`: why 2 years compare."""

    year: int
    science: int | None
    total: int | None
    note: str = ""

    @property
    def share(self) -> Ratio:
        return _share(self.science or 0, self.total if self.science is not None else 0)

    @property
    def share_text(self) -> str:
        """The share with three decimals, "0,287%": a ward's science is less than one in a hundred."""
        if self.science is None or not self.total:
            return "–"
        shown = half_up(Decimal(self.science) * 100 / Decimal(self.total), 3)
        return f"{number(shown)}%"


def year_money(lines: Iterable[Budget], year: int, basis: Basis, day: datetime.date) -> YearMoney:
    """The science lines and the total of a year; all lines must have the figure, else there is none."""
    own = [one for one in lines if one.year == year and one.source != OUTSIDE]
    science = [one for one in own if one.line == "science"]
    total = [one for one in own if one.line == "total"]
    note = next((one.comparable_note for one in total if one.comparable_note), None)
    return YearMoney(year, _sum(science, basis, day), _sum(total, basis, day), note or "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on `year` against the year before. `missing`: in Vietnamese, what is not there."""

    basis: Basis
    year: YearMoney
    before: YearMoney
    verdict: Verdict
    missing: tuple[str, ...] = ()


def compare(
    lines: Sequence[Budget],
    year: int,
    day: datetime.date,
    *,
    basis: Basis = Basis.INITIAL,
    began_on: datetime.date | None = None,
) -> Comparison:
    """khoa học[n]·tổng[n-1] > khoa học[n-1]·tổng[n], in whole numbers.

    `began_on`: the day on which the ward came into being; a year before that, or of which it was not
    there from the first day, compares only when its total line says on what ground (comparable_note).
    """
    now, before = (year_money(lines, one, basis, day) for one in (year, year - 1))
    missing = [*_missing(now, basis), *_missing(before, basis)]
    is_partial = began_on is not None and datetime.date(year - 1, 1, 1) < began_on
    if is_partial and before.total is not None and not before.note:
        missing.append(
            f"năm {year - 1} không trọn năm đối với phường; dòng tổng chi chưa ghi cơ sở so sánh"
        )
    return Comparison(basis, now, before, _verdict(now, before, missing), tuple(missing))


def _verdict(now: YearMoney, before: YearMoney, missing: Sequence[str]) -> Verdict:
    if missing or None in (now.science, now.total, before.science, before.total):
        return Verdict.NOT_ENOUGH_DATA
    later = (now.science or 0) * (before.total or 0)
    earlier = (before.science or 0) * (now.total or 0)
    return Verdict.MET if later > earlier else Verdict.NOT_MET


def _missing(money: YearMoney, basis: Basis) -> list[str]:
    what = BASIS_LABELS[basis]
    found = []
    if money.science is None:
        found.append(f"chưa có {what} chi khoa học và công nghệ năm {money.year}")
    if money.total is None:
        found.append(f"chưa có {what} tổng chi ngân sách năm {money.year}")
    elif money.total == 0:
        found.append(f"{what} tổng chi ngân sách năm {money.year} bằng 0")
    return found


def _sum(lines: Sequence[Budget], basis: Basis, day: datetime.date) -> int | None:
    if not lines:
        return None
    if basis is Basis.INITIAL:
        return sum(line.initial for line in lines)
    amounts = [settled(line, day) for line in lines]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def _share(part: int, whole: int | None) -> Ratio:
    return Ratio(Decimal(part), Decimal(whole or 0), "–")
