"""Part II.4: one-stop figures of the months that end in the period, by field as an appendix."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.one_stop_figures import (
    RATES,
    Months,
    figures_of,
    service_figures,
    shown_share,
)
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_period import Period, period_of
from ngocha_kh.documents.templating import Cells
from ngocha_kh.qms.one_stop import month_of
from ngocha_kh.qms.one_stop_months import is_unbroken, lacking, within
from ngocha_kh.vietnamese import number


def one_stop_context(office: Office, period: Period) -> Context:
    """Figures, rates with their definitions, rows; empty when no month of the period is known."""
    known, day = office.records("one_stop"), office.as_of
    fields = office.settings.qms.fields
    months = Months(within(known, period.window, day), fields)
    if not months.records:
        return {}
    before = _before(office, period, months)
    total = figures_of(months)
    earlier = figures_of(before) if before.records else {}
    return {
        **total,
        **service_figures(months),
        "definitions": {key: expression for key, (_, expression) in RATES.items()},
        "months": months_named([month_of(one) for one in months.records]),
        "lacking": months_named(lacking(known, period.window, day)),
        "before": earlier,
        "before_months": months_named([month_of(one) for one in before.records]),
        "growth": _growth(total, earlier) if earlier else None,
        "rows": _rows(months, total, earlier),
    }


def months_named(keys: Sequence[str]) -> str:
    """ "từ tháng 12/2025 đến tháng 5/2026", "tháng 5/2026"; with gaps each by name; "" for none."""
    names = [f"{int(key[5:])}/{key[:4]}" for key in keys]
    if len(names) > 2 and is_unbroken(keys):
        return f"từ tháng {names[0]} đến tháng {names[-1]}"
    if not names:
        return ""
    return f"tháng {names[0]}" if len(names) == 1 else f"các tháng {', '.join(names)}"


def _before(office: Office, period: Period, months: Months) -> Months:
    """The same months a year ago, all of them or none: part of them would not compare."""
    last = period_of(office, period.name, period.year - 1)
    found = within(office.records("one_stop"), last.window, office.as_of)
    wanted = {_year_before(month_of(one)) for one in months.records}
    same = [one for one in found if month_of(one) in wanted]
    complete = len(same) == len(wanted)
    return Months(same if complete else [], months.fields, "một cửa, cùng kỳ năm trước")


def _year_before(key: str) -> str:
    return f"{int(key[:4]) - 1}{key[4:]}"


def _growth(total: Mapping[str, Figure], earlier: Mapping[str, Figure]) -> Figure | None:
    """By how much more or less was taken in; None when there was nothing a year ago."""
    new, old = total["taken_in"].value, earlier["taken_in"].value
    if not old:
        return None
    share = shown_share(Fraction(abs(new - old), old))
    words = f"tăng {share}" if new > old else f"giảm {share}" if new < old else "không thay đổi"
    return Figure(
        "một cửa: hồ sơ mới tiếp nhận so với cùng kỳ năm trước", words,
        f"({number(new)} − {number(old)}) ÷ {number(old)}",
        (*total["taken_in"].members, *earlier["taken_in"].members), 1,
    )  # fmt: skip


def _rows(
    months: Months, total: Mapping[str, Figure], earlier: Mapping[str, Figure]
) -> list[Cells]:
    """A row for each field, the sum in bold, last year's sum ("–" where nobody kept it)."""
    rows = [
        _row(one.name, figures_of(months, one.id, one.name), str(place))
        for place, one in enumerate(months.present_fields, 1)
    ]
    nothing = dict.fromkeys(total, "–")
    return [
        *rows,
        {**_row("Cộng", total), "bold": "x"},
        _row("Cùng kỳ năm trước", earlier) if earlier else {**nothing, "no": "", "field": "Cùng kỳ năm trước"},
    ]  # fmt: skip


def _row(name: str, figures: Mapping[str, Figure], no: str = "") -> Cells:
    """Numbers of a table have no leading zero."""
    return {"no": no, "field": name} | {key: _cell(figure) for key, figure in figures.items()}


def _cell(figure: Figure) -> Figure:
    text = figure.text if figure.text[-1] in "–%" else number(figure.value)
    return replace(figure, name=f"bảng {figure.name}", text=text)


PART = Part(
    about="one_stop",
    reads=("one_stop",),
    context=one_stop_context,
    template="report/one_stop.md.j2",
    appendix="report/one_stop_appendix.md.j2",
    appendices=("one_stop",),
)
