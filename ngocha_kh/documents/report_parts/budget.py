"""Part II.7: science in the budget, the rule "năm sau cao hơn năm trước", lines as an appendix."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_parts.counting import NOTHING, total
from ngocha_kh.documents.report_period import Period
from ngocha_kh.documents.templating import Cells
from ngocha_kh.progress.budget import (
    BASIS_LABELS,
    LABELS,
    OUTSIDE,
    Comparison,
    Verdict,
    YearMoney,
    compare,
    current,
    spent,
    spent_share,
)
from ngocha_kh.progress.rates import Ratio
from ngocha_kh.records.budget import Budget
from ngocha_kh.vietnamese import number


def budget_context(office: Office, period: Period) -> Context:
    """Sums, the verdict in words and the lines; empty before the first line of the year."""
    known: list[Budget] = office.records("budget")
    own = [one for one in known if one.year == period.year]
    science = [one for one in own if one.line == "science"]
    if not science:
        return {}
    until = min(office.as_of, period.window.last)
    public = [one for one in science if one.source != OUTSIDE]
    began = office.settings.qms.reorganised_on.value
    verdict = compare(known, period.year, until, began_on=began)
    return {
        "until": until,
        "year": str(period.year),
        "initial": _sum("dự toán đầu năm", [one.initial for one in public], public),
        "current": _sum("dự toán sau điều chỉnh", [current(one, until) for one in public], public),
        "spent": _sum("đã chi", [spent(one, until) for one in public], public),
        "spent_share": _ratio(public, until),
        "outside": _sum("nguồn xã hội hóa", [one.initial for one in science if one.source == OUTSIDE], [one for one in science if one.source == OUTSIDE]),
        "verdict": LABELS[verdict.verdict].lower(),
        "verdict_key": str(verdict.verdict),
        "basis": BASIS_LABELS[verdict.basis],
        "now_share": _share(verdict.year),
        "before_share": _share(verdict.before),
        "before_year": str(period.year - 1),
        "ground": verdict.before.note or verdict.year.note,
        "missing": "; ".join(verdict.missing),
        "is_known": verdict.verdict is not Verdict.NOT_ENOUGH_DATA,
        "rows": _rows(science, until),
        "year_rows": _year_rows(verdict),
    }  # fmt: skip


def _sum(name: str, amounts: Sequence[int], lines: Sequence[Budget]) -> Figure:
    made = total(f"kinh phí: {name}", sum(amounts), [one.id for one in lines], f"Σ {name}, đồng")
    return Figure(made.name, number(made.value), made.expression, made.members, made.value)


def _ratio(lines: Sequence[Budget], day: datetime.date) -> Figure:
    """Spent ÷ current estimate over all lines of the public budget."""
    paid = sum(spent(one, day) for one in lines)
    allowed = sum(current(one, day) for one in lines)
    ratio = Ratio(Decimal(paid), Decimal(allowed), NOTHING)
    return Figure(
        "kinh phí: tỷ lệ đã chi", str(ratio), f"{number(paid)} ÷ {number(allowed)}",
        tuple(one.id for one in lines), int(bool(allowed)),
    )  # fmt: skip


def _share(money: YearMoney) -> Figure:
    """The share of science in the whole budget of a year."""
    known = money.science is not None and bool(money.total)
    said = (
        f"{number(money.science or 0)} ÷ {number(money.total or 0)}" if known else "thiếu số liệu"
    )
    return Figure(
        f"kinh phí: tỷ lệ chi KH&CN năm {money.year}", money.share_text, said, (), int(known)
    )


def _rows(lines: Sequence[Budget], day: datetime.date) -> list[Cells]:
    """A row a line, then the sum of the public budget in bold."""
    rows: list[Cells] = [
        {
            "no": str(place),
            "title": one.title,
            **_amounts([one], day),
            "share": str(spent_share(one, day)),
        }
        for place, one in enumerate(lines, 1)
    ]
    public = [one for one in lines if one.source != OUTSIDE]
    title = "Cộng ngân sách" if len(public) < len(lines) else "Cộng"
    whole = {"no": "", "title": title, **_amounts(public, day), "share": _ratio(public, day).text}
    return [*rows, {**whole, "bold": "x"}]


def _amounts(lines: Sequence[Budget], day: datetime.date) -> dict[str, str]:
    return {
        "initial": number(sum(one.initial for one in lines)),
        "current": number(sum(current(one, day) for one in lines)),
        "spent": number(sum(spent(one, day) for one in lines)),
    }


def _year_rows(found: Comparison) -> list[Cells]:
    """Two years beside each other, on the same basis."""
    return [
        {
            "year": str(money.year),
            "science": NOTHING if money.science is None else number(money.science),
            "total": NOTHING if money.total is None else number(money.total),
            "share": money.share_text,
        }
        for money in (found.before, found.year)
    ]


PART = Part(
    about="budget",
    reads=("budget",),
    context=budget_context,
    template="report/budget.md.j2",
    appendix="report/budget_appendix.md.j2",
    appendices=("budget",),
)
