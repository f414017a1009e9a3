"""Part II.3 of the report and its appendix: the initiatives of the year, in figures and as a list."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

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
from ngocha_kh.sources.ids import natural
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.machine import initiative_machine

TextRow = dict[str, str]
#: What indicators need of records: code → words; complaints (I23b) have no kind of record.
_NEEDED = {
    "I21": "số lớp tập huấn viết sáng kiến", "I22": "kinh phí cho hoạt động sáng kiến",
    "I23b": "khiếu nại",
}  # fmt: skip
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
        "not_recorded": _listed(
            [words for code, words in _NEEDED.items() if found[code].value is None]
        ),
        "phrase": office.settings.initiatives.effect_phrase.value,
        "units_without": "; ".join(found["I11a"].lines),
        "best": _best(view, found["I15"].members),
        "rows": rows,
        "unregistered": _unregistered(view),
        "table": _table(found),
        "until": view.until,
        "earlier": view.until if view.until < office.as_of else None,
    }


def _listed(words: Sequence[str]) -> str:
    """ "a, b và c"."""
    return " và ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _figure(one: Indicator) -> Figure:
    """An indicator as a figure of a document; small counts have two digits there."""
    name = f"sáng kiến, {one.code}: {one.label}"
    if isinstance(one.value, Ratio):
        return Figure(name, one.text, one.expression, one.members, int(bool(one.value.whole)))
    is_count = isinstance(one.value, int)
    text = small(int(one.value or 0)) if is_count else one.text
    return Figure(name, text, one.expression, one.members, int(bool(one.value)))


def _unregistered(view: View) -> Figure:
    """Those in the list that no unit had registered as an idea: filed at once."""
    members = view.where(
        lambda own: (
            own.year == view.year
            and state_on(own, view.until) is not None
            and not (own.intake and view.is_past(own.intake.registered_on))
        )
    )
    name = "sáng kiến, I01: Sáng kiến nộp đơn không qua đăng ký ý tưởng"
    words = "có trong danh mục, không có ngày đăng ký ý tưởng"
    return Figure(name, small(len(members)), words, members, len(members))


def _table(found: Mapping[str, Indicator]) -> list[dict[str, object]]:
    """Every indicator with its value, also those that are nothing; what it counts and over what."""
    return [
        {
            "no": str(number),
            "label": one.label,
            "value": replace(_figure(one), name=f"bảng chỉ tiêu, {one.code}: {one.label}"),
            "reach": one.reach.capitalize(),
            "rule": _rule(one.expression),
        }
        for number, one in enumerate(found.values(), 1)
    ]


def _rule(expression: str) -> str:
    """How an indicator counts, in the words of an office: codes of steps and fields become names."""
    steps = initiative_machine().main
    fields = schema_for("initiative").labels(("fields", 0))

    def label(found: re.Match[str]) -> str:
        step = steps.named(found[1])
        return f"“{step.label}”" if step else found[0]

    text = re.sub(r"bước (M[0-9]{2})", label, expression).replace(" (T4)", "")
    text = text.replace("lĩnh vực cchc", f"lĩnh vực {fields['cchc'].lower()}")
    return text[:1].upper() + text[1:]


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
        for own in sorted(view.initiatives, key=lambda own: natural(own.id))
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
