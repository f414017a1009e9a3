"""Part II.3 of the report and its appendix: the initiatives of the year, in figures and as a list."""

from collections.abc import Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.initiatives import view_of
from ngocha_kh.documents.wording import small
from ngocha_kh.periods import Span
from ngocha_kh.progress.indicators import Indicator, indicators
from ngocha_kh.progress.initiatives import View, lead_unit, recognized_on, state_on
from ngocha_kh.progress.rates import Ratio
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

TextRow = dict[str, str]
#: What the indicators I21, I22 and I23b need and no record holds yet.
NOT_RECORDED = "số lớp tập huấn viết sáng kiến, kinh phí cho hoạt động sáng kiến và khiếu nại"
#: The highest first: a list names the highest level that has recognised an initiative.
_LEVELS = {
    "national": "Toàn quốc",
    "capital_prize": "Bằng Sáng kiến Thủ đô",
    "city": "Cấp Thành phố",
    "ward_effect": "Cấp cơ sở; hiệu quả cấp phường",
}


def initiative_context(office: Office, span: Span) -> dict[str, object]:
    """Figures by code, best examples and rows; empty when no initiative had begun by then."""
    view = view_of(office, span)
    rows = _rows(office, view)
    if not rows:
        return {}
    found = indicators(view)
    return {
        **{code: _figure(one) for code, one in found.items()},
        "phrase": office.settings.initiatives.effect_phrase.value,
        "units_without": "; ".join(found["I11a"].lines),
        "best": _best(view, found["I15"].members),
        "rows": rows,
        "until": view.until,
    }


def _figure(one: Indicator) -> Figure:
    """An indicator as a figure of a document; small counts have two digits there."""
    name = f"sáng kiến, {one.code}: {one.label}"
    if isinstance(one.value, Ratio):
        return Figure(name, one.text, one.expression, one.members, int(bool(one.value.whole)))
    is_count = isinstance(one.value, int)
    text = small(int(one.value or 0)) if is_count else one.text
    return Figure(name, text, one.expression, one.members, int(bool(one.value)))


def _best(view: View, members: Sequence[str]) -> list[TextRow]:
    """Title and social effect of what was marked as typical."""
    return [
        {"title": own.title, "social": (own.benefit.social or "") if own.benefit else ""}
        for own in view.initiatives
        if own.id in members
    ]


def _rows(office: Office, view: View) -> list[TextRow]:
    """The list of the year's initiatives by id: each as it stood on the last day that counts."""
    people = {person.id: person.name for person in office.records("person")}
    labels = schema_for("initiative")
    states, fields = labels.labels(("state",)), labels.labels(("fields", 0))
    begun = [
        (own, state)
        for own in sorted(view.initiatives, key=lambda own: own.id)
        if own.year == view.year and (state := state_on(own, view.until))
    ]
    return [
        {
            "no": str(number),
            "id": "-\n".join(own.id.rsplit("-", 1)),
            "title": own.title,
            "authors": "; ".join(people.get(a.person, a.person) for a in own.authors),
            "unit": office.unit_name(lead_unit(own)),
            "field": fields[own.fields[0]],
            "state": states[state],
            "decision": _decision(own, view),
            "level": _level(own, view),
        }
        for number, (own, state) in enumerate(begun, 1)
    ]


def _decision(own: Initiative, view: View) -> str:
    """The decision that recognised it, or the notice that did not."""
    decision = own.decision
    if decision is None or not view.is_past(decision.date):
        return ""
    return f"{decision.number} ngày {short_date(decision.date)}"


def _level(own: Initiative, view: View) -> str:
    for level, words in _LEVELS.items():
        for entry in own.effect:
            done = entry.state == "recognized" and view.is_past(entry.decided_on)
            if entry.level == level and done:
                return words
    return "Cấp cơ sở" if view.is_past(recognized_on(own)) else ""
