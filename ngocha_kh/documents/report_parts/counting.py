"""What parts of the report share: figures over sums, last year's beside this, shares of the year's plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.templating import Cells
from ngocha_kh.documents.wording import small
from ngocha_kh.progress.rates import Ratio
from ngocha_kh.vietnamese import number

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an appendix: the key of its figure, what it says, what it is counted in."""

    key: str
    label: str
    unit: str


def total(name: str, value: int, members: Iterable[str], expression: str) -> Figure:
    """A sum of whole numbers over records; money reads the same way."""
    return Figure(name, small(value), expression, tuple(members), value)


def lines(
    wanted: Sequence[Line],
    now: Mapping[str, Figure],
    before: Mapping[str, Figure],
    plan: Mapping[str, Figure],
) -> list[Cells]:
    """Rows with this period, the same period last year, the plan of the year and the share of it.

    "–" where nobody kept a figure: not known is not nothing.
    """
    return [
        {
            "no": str(place),
            "label": line.label,
            "unit": line.unit,
            "now": cell(now[line.key]),
            "before": cell(before[line.key]) if line.key in before else NOTHING,
            "plan": cell(plan[line.key]) if line.key in plan else NOTHING,
            "share": _share(now[line.key], plan.get(line.key)),
        }
        for place, line in enumerate(wanted, 1)
    ]


def cell(figure: Figure) -> Figure:
    """In a table a small number has no leading zero."""
    return replace(figure, name=f"bảng {figure.name}", text=number(figure.value))


def _share(now: Figure, plan: Figure | None) -> str | Figure:
    if plan is None or not plan.value:
        return NOTHING
    text = str(Ratio(Decimal(now.value), Decimal(plan.value), NOTHING))
    return Figure(
        f"bảng {now.name}: so với kế hoạch năm", text,
        f"{number(now.value)} ÷ {number(plan.value)}", now.members, 1,
    )  # fmt: skip
