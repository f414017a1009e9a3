"""How a quality objective's target and result read in a cell."""

from decimal import Decimal

from ngocha_kh.documents.figure import Figure
from ngocha_kh.qms.objectives import Value, measured
from ngocha_kh.records.base import Measure
from ngocha_kh.records.objective import Objective
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import half_up, number

_SIGNS = {"increase": "≥ ", "decrease": "≤ "}
NOTHING = "–"


def target_words(one: Objective) -> str:
    """ "≥ 98%", "≤ 2 phiếu"; "–" without a target."""
    if one.measure.target is None:
        return NOTHING
    amount = Decimal(str(one.measure.target))
    return f"{_SIGNS.get(one.measure.direction, '')}{_amount(amount, one.measure)}"


def result_figure(one: Objective, value: Value) -> Figure:
    """The value in the unit of the measure, a share with its counts: "98,4%\n(492/500)"."""
    found = measured(one, value)
    text = NOTHING
    if found is not None:
        text = _amount(half_up(Decimal(found.numerator) / found.denominator), one.measure)
        if "%" in one.measure.unit:
            text += f"\n({number(value.part)}/{number(value.whole)})"
    source = schema_for("objective").labels(("data_source",))[one.data_source]
    return Figure(f"{one.id}: kết quả", text, source, value.members, int(found is not None))


def _amount(value: Decimal, measure: Measure) -> str:
    """Without zeros behind the comma; the unit behind it."""
    whole = value == value.to_integral_value()
    shown = number(int(value)) if whole else number(value.normalize())
    return f"{shown}%" if measure.unit == "%" else f"{shown} {measure.unit}"
