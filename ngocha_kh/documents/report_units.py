"""What the units sent for a period: who did and when, and their paragraphs where the report's own
record says nothing.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.report_period import Period
from ngocha_kh.documents.wording import sentence, small
from ngocha_kh.progress.unit_reports import PERIODS, ReportState, Sending, report_due, sendings
from ngocha_kh.records.report import Report
from ngocha_kh.records.unit_report import UnitReport

#: A section of a unit's report that is no result of part II: it belongs to part I.
STEERING: Final = "steering"


def sent_until(
    office: Office, period: Period, issued: datetime.date | None
) -> datetime.date | None:
    """The last day on which a unit's report counts; None before the period has ended.

    Units send after the period, so the day of the figures cannot be it: a dated report tells what
    was there on its own day, an undated draft all that is recorded.
    """
    if office.as_of < period.window.last:
        return None
    later = office.as_of if office.as_of > period.window.last else datetime.date.max
    return issued or later


def reports_of_units(office: Office, period: Period, until: datetime.date) -> list[Sending]:
    """One for each unit that must report, as it stood on `until`; none before the first record."""
    own = [one for one in office.records("unit_report") if _is_of(one, office, period)]
    if not own or period.name not in PERIODS:
        return []
    return sendings(own, office.units, office.settings, period.name, period.year, until)


def units_context(found: Sequence[Sending], office: Office, period: Period) -> dict[str, Any]:
    """Who sent in time, late, not at all, for a sentence of part I; empty without records."""
    if not found:
        return {}
    by = {state: [one for one in found if one.state is state] for state in ReportState}
    missing = [one for one in found if one.received_on is None]
    return {
        "due": report_due(office.settings, period.name, period.year) or "",
        "all": _count("phải gửi", found, "đơn vị phải báo cáo định kỳ"),
        "on_time": _count("đúng hạn", by[ReportState.ON_TIME], "ngày nhận ≤ hạn gửi"),
        "late": _count("gửi chậm", by[ReportState.LATE], "ngày nhận > hạn gửi"),
        "missing": _count("chưa gửi", missing, "chưa ghi ngày nhận"),
        "late_names": "; ".join(_late(one, office) for one in by[ReportState.LATE]),
        "missing_names": "; ".join(office.full_name(one.unit) for one in missing),
    }


def with_words_of_units(written: Report, found: Sequence[Sending], office: Office) -> Report:
    """`written`, where a section without a word of its own has the paragraphs of the units.

    As the standing office edited them, each behind the unit's name, in the order of the units.
    """
    results = {
        name: tuple(_words(found, name, office))
        for name in written.results.__struct_fields__
        if not getattr(written.results, name)
    }
    return msgspec.structs.replace(
        written,
        steering=written.steering or tuple(_words(found, STEERING, office)),
        results=msgspec.structs.replace(written.results, **results),
    )


def _words(found: Sequence[Sending], section: str, office: Office) -> Iterator[str]:
    for one in found:
        if one.report is None or one.received_on is None:
            continue
        texts = [
            part.edited or part.text for part in one.report.paragraphs if part.section == section
        ]
        if texts:
            yield f"{office.full_name(one.unit)}: {' '.join(map(sentence, texts))}"


def _is_of(report: UnitReport, office: Office, period: Period) -> bool:
    return (report.plan, report.period, report.year) == (office.plan_id, period.name, period.year)


def _late(one: Sending, office: Office) -> str:
    return f"{office.full_name(one.unit)} chậm {small(one.days_late)} ngày"


def _count(name: str, found: Sequence[Sending], expression: str) -> Figure:
    members = (one.report.id if one.report else one.unit for one in found)
    return count(f"báo cáo của đơn vị: {name}", members, expression)
