"""Quality objectives of a year with what they came to in a period, for tables and sentences."""

from collections.abc import Sequence
from decimal import Decimal

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.report_period import Period
from ngocha_kh.documents.templating import Cells
from ngocha_kh.qms.objectives import (
    VERDICTS,
    Facts,
    Value,
    Verdict,
    measured,
    value_of,
    verdict,
)
from ngocha_kh.qms.one_stop import percent
from ngocha_kh.records.objective import Objective
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import half_up, number

Judged = tuple[Objective, Value, Verdict]
#: The kinds of record that these stand on.
KINDS = ("objective", "one_stop", "nonconformity", "procedure")


def judged_objectives(office: Office, period: Period) -> list[Judged]:
    """The objectives of the year of the period, by id, each with its value up to the day."""
    facts = Facts(
        office.as_of, office.records("one_stop"), office.records("nonconformity"),
        office.records("procedure"),
    )  # fmt: skip
    found, until = [], min(office.as_of, period.window.last)
    for one in sorted(office.records("objective"), key=lambda one: str(one.id)):
        if one.year == period.year:
            value = value_of(one, period.window, facts)
            found.append((one, value, verdict(one, value, until)))
    return found


def verdict_figures(objectives: Sequence[Judged], year: int) -> dict[str, Figure]:
    """How many objectives there are, and how many of each verdict."""

    def of(key: Verdict | None, name: str, expression: str) -> Figure:
        ids = (one.id for one, _, judged in objectives if key in (None, judged))
        return count(f"mục tiêu chất lượng năm {year}: {name}", ids, expression)

    return {
        "objectives": of(None, "tổng số", "mục tiêu của năm"),
        "reached": of(Verdict.REACHED, "đạt", "kết quả trong kỳ đạt mức phải đạt"),
        "not_reached": of(Verdict.NOT_REACHED, "chưa đạt", "kết quả trong kỳ chưa đạt mức"),
        "not_due": of(
            Verdict.NOT_DUE, "chưa đến hạn", "chưa đạt mức, hạn sau ngày cuối của số liệu"
        ),
        "no_data": of(Verdict.NO_DATA, "chưa có số liệu", "mẫu số bằng 0 hoặc chưa có kết quả"),
        "no_target": of(Verdict.NO_TARGET, "chưa đặt mức", "mục tiêu chưa ghi mức phải đạt"),
    }


def objective_rows(office: Office, objectives: Sequence[Judged]) -> list[Cells]:
    """One row for each: what must be reached, what was, from which counts."""
    return [
        {
            "no": str(place),
            "title": one.title,
            "unit": office.unit_name(one.unit),
            "target": _target(one),
            "value": _value(one, value),
            "counts": f"{number(value.part)}/{number(value.whole)}" if value.whole > 1 else "",
            "judged": VERDICTS[judged],
        }
        for place, (one, value, judged) in enumerate(objectives, 1)
    ]


def _target(objective: Objective) -> str:
    """ "≥ 98%", "≤ 5 phiếu"; "" without a target."""
    measure = objective.measure
    if measure.target is None:
        return ""
    sign = {"increase": "≥\N{NO-BREAK SPACE}", "decrease": "≤\N{NO-BREAK SPACE}"}.get(
        measure.direction, ""
    )
    return f"{sign}{number(measure.target)}{_unit(measure.unit)}"


def _value(objective: Objective, value: Value) -> Figure:
    """The value in its unit, one decimal at most; "–" without data."""
    found = measured(objective, value)
    source = schema_for("objective").labels(("data_source",))[objective.data_source]
    text = "–"
    if found is not None:
        exact = Decimal(found.numerator) / found.denominator
        shown = percent(found / 100) if "%" in objective.measure.unit else half_up(exact)
        text = f"{_plain(shown or Decimal(0))}{_unit(objective.measure.unit)}"
    expression = f"{source}: {number(value.part)} ÷ {number(value.whole)}"
    name = f"{objective.id}: kết quả trong kỳ"
    return Figure(name, text, expression, value.members, int(found is not None))


def _plain(value: Decimal) -> str:
    """A number without ",0" behind whole ones."""
    whole = value.to_integral_value()
    return number(whole if whole == value else value)


def _unit(unit: str) -> str:
    return "%" if unit == "%" else f" {unit}"
