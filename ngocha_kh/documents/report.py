"""The half-yearly and yearly report (BÁO CÁO): records on a day → context → Word file."""

from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.form import Draft
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.report_changes import changes_context
from ngocha_kh.documents.report_charts import charts
from ngocha_kh.documents.report_parts import appendices, contexts, still_missing
from ngocha_kh.documents.report_period import Period as Period
from ngocha_kh.documents.report_period import period_of as period_of
from ngocha_kh.documents.report_period import period_of_report as period_of_report
from ngocha_kh.documents.report_sections import beyond_sections, counts, rates, section_contexts
from ngocha_kh.documents.report_tables import (
    excluded_items,
    overdue_items,
    steering_items,
    task_rows,
    unit_rows,
)
from ngocha_kh.documents.report_units import (
    reports_of_units,
    sent_until,
    units_context,
    with_words_of_units,
)
from ngocha_kh.documents.wording import sentence
from ngocha_kh.progress.groups import by_obligation
from ngocha_kh.progress.state import DONE, OUT, State
from ngocha_kh.records.report import Report

#: In the text; the appendix lists them all.
_MOST_LISTED = 20
#: Down to the sections of part II; points "a)" are too many for a page.
_CONTENTS = "2"


def report_draft(office: Office, report_id: str, given: Given) -> Draft:
    """The report as of `office.as_of`.

    Number and date stay blank until the office gives them. Raises `UserError` when the record with
    the written text is missing or nobody may sign.
    """
    written: Report = office.record("report", report_id)
    period = period_of_report(office, report_id)
    sent = written.sent
    if sent is not None and (sent.snapshot is None or sent.snapshot.as_of == office.as_of):
        given = Given(number=given.number or sent.number, date=given.date or sent.on)
    settings = office.settings
    until = sent_until(office, period, given.date)
    from_units = reports_of_units(office, period, until) if until else []
    written = with_words_of_units(written, from_units, office)
    parts = contexts(office, period)
    sections = section_contexts(office, written.results, still_missing(parts))
    lists = _lists(office, period)
    front = {
        **letterhead(office, "bao-cao", "BC", given, signer=written.signer),
        "recipients": written.recipients or settings.report_recipients,
        "addressees": settings.report_addressees,
        "contents": _CONTENTS if settings.reporting.contents else "",
    }
    context: dict[str, Any] = {
        "period": period,
        "is_partial": office.as_of < period.window.last,
        "is_last_day": office.as_of == period.window.last,
        "window_basis": _confirmed_basis(office),
        "report": written,
        "proposals": _proposals(written) or parts["proposal_records"].get("groups", []),
        "sections": sections,
        "unit_reports": units_context(from_units, office, period),
        "changes": changes_context(office, period, given.date),
        **charts(office, sections, lists["unit_rows"]),
        **parts,
        **appendices(parts),
        **_figures(office),
        **lists,
    }
    return Draft(context, front)


def _confirmed_basis(office: Office) -> str:
    """The legal basis of the window is printed only when the ward has confirmed it."""
    reporting = office.settings.reporting
    confirmed = reporting.source is not None and reporting.source.confirmed
    return (reporting.basis or "") if confirmed else ""


def _proposals(written: Report) -> list[dict[str, Any]]:
    """What is asked of each addressee, in the order of the record."""
    groups: dict[str, list[str]] = {}
    for proposal in written.proposals:
        groups.setdefault(proposal.to, []).append(sentence(proposal.content))
    return [{"to": to, "contents": contents} for to, contents in groups.items()]


def _figures(office: Office) -> dict[str, Figure]:
    served = by_obligation(office.figures, office.plan)
    countable = [d for d in office.plan.obligations if d.alias_of is None]
    needed = [d.id for d in countable if d.needs_service]
    return {
        **counts(office.figures, "toàn kế hoạch"),
        **rates(office.figures, "toàn kế hoạch"),
        "submitted": count(
            "toàn kế hoạch: chờ xác nhận",
            (s.task.id for s in office.figures.of(State.SUBMITTED_IN_TIME, State.SUBMITTED_LATE)),
            "đã gửi kết quả, chờ xác nhận",
        ),
        "elsewhere": count(
            "toàn kế hoạch: nhiệm vụ ngoài các nội dung của phần II",
            (s.task.id for s in beyond_sections(office.figures)),
            "không thuộc nội dung nào từ 1 đến 7 của phần II; trừ nhiệm vụ hủy và không áp dụng",
        ),
        "due_soon": count(
            "toàn kế hoạch: sắp đến hạn",
            (s.task.id for s in office.figures.of(State.DUE_SOON)),
            f"còn không quá {office.settings.progress.due_soon_days} ngày đến hạn",
        ),
        "obligations": count(
            "nghĩa vụ của kế hoạch",
            (d.id for d in countable),
            "nghĩa vụ, không tính nghĩa vụ nhắc lại",
        ),
        "needed": count(
            "nghĩa vụ cần nhiệm vụ", needed, "không kể quy định và nghĩa vụ không áp dụng"
        ),
        "served": count(
            "nghĩa vụ đã có nhiệm vụ",
            (duty for duty in needed if served[duty].statuses),
            "có ít nhất một nhiệm vụ đã giao",
        ),
    }


def _lists(office: Office, period: Period) -> dict[str, Any]:
    documents = sorted(
        (d for d in office.documents.values() if d.steering and d.issued_on in period.window
         and d.issued_on is not None and d.issued_on <= office.as_of),
        key=lambda d: (d.issued_on, d.id),
    )  # fmt: skip
    last_year = any(plan.year == period.year - 1 for _, plan in office.validated.index.plans)
    unfinished = [s for s in office.figures.statuses if s.state not in DONE | OUT]
    return {
        "steering": steering_items(office, documents),
        "steering_count": count(
            "văn bản chỉ đạo, điều hành", (d.id for d in documents), "ban hành trong kỳ"
        ),
        "overdue_items": overdue_items(office, _MOST_LISTED),
        "excluded_items": excluded_items(office),
        "unfinished": count(
            "nhiệm vụ chuyển sang kỳ sau",
            (s.task.id for s in unfinished),
            "chưa hoàn thành, kể cả tạm dừng",
        ),
        "has_last_year": last_year,
        "task_rows": task_rows(office),
        "unit_rows": unit_rows(office),
    }
