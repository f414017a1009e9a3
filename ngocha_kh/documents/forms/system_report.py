"""bao-cao-iso: a year of the quality system, in figures, with what a person wrote about it."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited, name_of
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import NOTES, Given, letterhead
from ngocha_kh.documents.objective_words import result_figure, target_words
from ngocha_kh.documents.qms_words import (
    READS,
    declared_standard,
    labels,
    the_year,
    why_missing,
    years_of,
)
from ngocha_kh.documents.qms_year import QualityYear
from ngocha_kh.documents.quality_figures import KINDS
from ngocha_kh.documents.templating import Cells
from ngocha_kh.documents.wording import sentence
from ngocha_kh.qms.objectives import VERDICTS
from ngocha_kh.qms.states import LABELS, slip_due, slip_state
from ngocha_kh.records.report import Report, SystemWords
from ngocha_kh.vietnamese import short_date

#: A year without any of these has no quality system to report on.
_SIGNS = ("objective", "audit", "management_review", "declaration")
_UNCONFIRMED = "bố cục theo nội dung phải báo cáo; chưa đối chiếu mẫu tại Phụ lục II của Quyết định 19/2014/QĐ-TTg"


def _draft(office: Office, record_id: str, given: Given) -> Draft:
    found = _year_of(office, record_id)
    written = _written(office, found.year)
    words = (written.quality_system if written else None) or SystemWords()
    context: dict[str, Any] = {
        "of_year": record_id,
        "next_year": str(found.year + 1),
        "standard": declared_standard(office),
        "until": found.until,
        "present": _present(found),
        "review_lines": _review_lines(office, found),
        "objective_rows": _objective_rows(office, found),
        "slip_rows": _slip_rows(office, found),
        "months_words": _months_words(found),
        "strengths": words.strengths or (written.results.quality if written else ()),
        "words": words,
        "notice_to": office.full_name(office.settings.qms.notice_to),
        **found.figures(),
    }
    head = letterhead(office, FORM.name, "BC", given)
    return Draft(context, {**head, NOTES: [*head.get(NOTES, ()), _UNCONFIRMED]})


def _year_of(office: Office, record_id: str) -> QualityYear:
    """Raises `UserError` for a year that has nothing to report, or that has not begun."""
    year = the_year(record_id)
    if record_id not in years_of(office, *_SIGNS):
        raise UserError(
            f"năm {year} chưa có hồ sơ hệ thống quản lý chất lượng (mục tiêu, đánh giá, xem xét, công bố) "
            "trong records/qms/"
        )
    if year > office.as_of.year:
        raise UserError(f"năm {year} chưa bắt đầu vào ngày xét")
    found = QualityYear(office, year)
    if not found.system.procedures:
        raise UserError("chưa có quy trình nào trong records/procedures/ nên chưa lập được báo cáo")
    return found


def _written(office: Office, year: int) -> Report | None:
    """The record of the year's report."""
    reports: list[Report] = office.records("report")
    return next((one for one in reports if one.year == year and one.period == "year"), None)


def _present(found: QualityYear) -> str:
    """The declaration in force as a sentence cites it; "" without one."""
    present = found.system.present
    decision = present.decision if present else None
    return cited(decision.number, decision.on) if decision else ""


def _review_lines(office: Office, found: QualityYear) -> list[str]:
    """When each review was held, who chaired it, whether it found the system effective."""
    return [
        f"Cuộc họp ngày {short_date(one.held_on)} do {name_of(office, one.chair)} chủ trì"
        + (", kết luận hệ thống có hiệu lực" if one.effective else "")
        for one in sorted(found.system.reviews, key=lambda one: (one.held_on, one.id))
        if found.system.holds(one.held_on)
    ]


def _objective_rows(office: Office, found: QualityYear) -> list[Cells]:
    return [
        {
            "no": str(position),
            "title": one.title,
            "unit": office.unit_name(one.unit),
            "target": target_words(one),
            "value": result_figure(one, value),
            "verdict": VERDICTS[judged],
        }
        for position, (one, value, judged) in enumerate(found.objectives, 1)
    ]


def _slip_rows(office: Office, found: QualityYear) -> list[Cells]:
    sources = labels("nonconformity", "source")
    return [
        {
            "no": str(position),
            "id": slip.id,
            "unit": office.full_name(slip.unit),
            "title": sentence(slip.title),
            "source": sources[slip.source],
            "due": short_date(slip_due(slip)),
            "state": LABELS[slip_state(slip, found.until)],
        }
        for position, slip in enumerate(found.slips, 1)
    ]


def _months_words(found: QualityYear) -> str:
    """ "từ tháng 1 đến tháng 10"; the months that have figures."""
    keys = [int(one.id[-2:]) for one in found.months]
    if len(keys) > 1 and keys == list(range(keys[0], keys[-1] + 1)):
        return f"từ tháng {keys[0]} đến tháng {keys[-1]}"
    return "tháng " + ", ".join(map(str, keys)) if keys else ""


def _all(office: Office) -> list[str]:
    return years_of(office, *_SIGNS)


FORM = Form(
    name="bao-cao-iso",
    label="Báo cáo năm về hệ thống quản lý chất lượng",
    template="system_report.md.j2",
    subject="năm có hồ sơ hệ thống quản lý chất lượng",
    reads=(*READS, *KINDS, "objective", "activity", "one_stop", "report"),
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
