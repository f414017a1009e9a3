"""muc-tieu-chat-luong: the objectives of a year: measure, target, owner, how, and the result so far."""

import datetime
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited, filled
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.objective_words import NOTHING, result_figure, target_words
from ngocha_kh.documents.qms_words import (
    READS,
    declared_standard,
    of_year,
    the_year,
    why_missing,
    years_of,
)
from ngocha_kh.documents.quality_papers import signed_front
from ngocha_kh.periods import key_span
from ngocha_kh.qms.objectives import VERDICTS, Facts, value_of, verdict
from ngocha_kh.records.base import DecisionRef
from ngocha_kh.records.objective import Objective
from ngocha_kh.vietnamese import number, short_date

_KINDS = {"QĐ": "Quyết định", "KH": "Kế hoạch", "TB": "Thông báo"}


def _draft(office: Office, year: str, given: Given) -> Draft:
    found: list[Objective] = of_year(office, "objective", the_year(year))
    if not found:
        raise UserError(f"năm {year} chưa có mục tiêu chất lượng nào (qms/{year}/MT-…)")
    without = [one.id for one in found if one.measure.target is None]
    if without:
        raise UserError(f"{', '.join(without)} chưa ghi mức phải đạt; hãy ghi vào measure.target")
    facts = _facts(office)
    approved = _approved(found)
    rows = [_row(office, n, one, facts, year) for n, one in enumerate(found, 1)]
    has_results = int(year) <= office.as_of.year and any(row["result"] for row in rows)
    context: dict[str, Any] = {
        "of_year": year,
        "standard": declared_standard(office),
        "until": min(office.as_of, datetime.date(int(year), 12, 31)),
        "decision": _paper(approved) if approved else "",
        "has_results": has_results,
        "rows": rows,
    }
    if approved and not has_results:  # what tells results is no longer the paper of that day
        given = filled(given, None, approved.on)
    return Draft(context, signed_front(office, FORM.name, given))


def _facts(office: Office) -> Facts:
    return Facts(
        office.as_of,
        office.records("one_stop"),
        office.records("nonconformity"),
        office.records("procedure"),
    )


def _approved(objectives: list[Objective]) -> DecisionRef | None:
    """The paper that approved them, when it is one for all."""
    papers = {one.approved for one in objectives}
    return papers.pop() if len(papers) == 1 else None


def _paper(approved: DecisionRef) -> str:
    """ "Quyết định số 88/QĐ-UBND ngày …": the type follows from the symbol."""
    symbol = approved.number.partition("/")[2].partition("-")[0]
    return f"{_KINDS.get(symbol, 'văn bản')} {cited(approved.number, approved.on)}"


def _row(office: Office, position: int, one: Objective, facts: Facts, year: str) -> dict[str, Any]:
    value = value_of(one, key_span(year), facts)
    return {
        "no": str(position),
        "title": one.title,
        "measure": one.measure.name,
        "target": target_words(one),
        "baseline": _baseline(one),
        "unit": office.unit_name(one.unit),
        "how": "\n".join(filter(None, (*one.actions, one.method))),
        "due": short_date(one.due) if one.due else f"31/12/{year}",
        "result": result_figure(one, value),
        "verdict": VERDICTS[verdict(one, value, min(facts.day, key_span(year).last))],
    }


def _baseline(one: Objective) -> str:
    """What last year came to, in the unit of the measure."""
    if one.baseline is None:
        return NOTHING
    unit = "%" if one.measure.unit == "%" else f" {one.measure.unit}"
    return f"{number(one.baseline)}{unit}"


def _ids(office: Office) -> list[str]:
    return years_of(office, "objective")


FORM = Form(
    name="muc-tieu-chat-luong",
    label="Mục tiêu chất lượng của năm và kết quả đến nay",
    template="quality_objectives.md.j2",
    subject="năm",
    reads=(*READS, "objective", "one_stop", "nonconformity", "procedure"),
    ids=possible(_draft, _ids),
    draft=_draft,
    why_not=why_missing(_draft, _ids),
)
