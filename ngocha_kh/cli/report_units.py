"""`nkh report --units`: what the units sent for a period, to read beside the report's own words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ngocha_kh.cli.iso_view import wrapped
from ngocha_kh.cli.loading import left_out
from ngocha_kh.cli.shell import Format, say, say_json
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.report_period import Period
from ngocha_kh.documents.report_units import reports_of_units
from ngocha_kh.documents.unit_figures import Beside, figures_beside
from ngocha_kh.documents.word_diff import word_diff
from ngocha_kh.progress.unit_reports import LABELS, PERIODS, ReportState, Sending, report_due
from ngocha_kh.records.unit_report import UnitParagraph
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date


def show(office: Office, period: Period, output: Format) -> None:
    """Print who sent, each unit's paragraphs with what was edited, its figures beside ours."""
    found = reports_of_units(office, period, office.as_of)
    if output is Format.JSON:
        say_json(
            as_of=office.as_of, plan=office.plan_id, period=period.name, year=period.year,
            due=report_due(office.settings, period.name, period.year),
            files_left_out=left_out(office.validated),
            units=[_data(one, office, period) for one in found],
        )  # fmt: skip
        return
    for line in _lines(found, office, period):
        say(line)


def _lines(found: Sequence[Sending], office: Office, period: Period) -> Iterator[str]:
    if period.name not in PERIODS:
        yield "Kỳ 6 tháng cuối năm: đơn vị báo cáo trong báo cáo năm; xem bằng nkh report --year --units."
        return
    if not found:
        yield f"Chưa có hồ sơ báo cáo {period.label} của đơn vị nào trong records/unit_reports/."
        return
    due = report_due(office.settings, period.name, period.year)
    said = f"hạn gửi {short_date(due)}" if due else "chưa đặt hạn gửi"
    yield from wrapped(
        f"Báo cáo {period.label} của các đơn vị: {len(found)} đơn vị phải gửi, {said}; "
        f"xét ngày {short_date(office.as_of)}", 0, 2,
    )  # fmt: skip
    states = Counter(one.state for one in found)
    yield ", ".join(f"{LABELS[state]}: {states[state]}" for state in ReportState if states[state])
    names = _names(office)
    for one in found:
        yield ""
        yield from wrapped(f"{office.full_name(one.unit)}: {_when(one)}", 0, 2)
        if one.report is not None and one.received_on is not None:
            for part in one.report.paragraphs:
                yield from _paragraph(part, names)
            yield from _figures(figures_beside(office, one.report, period))


def _when(one: Sending) -> str:
    said = LABELS[one.state].lower()
    if one.received_on is not None:
        said += f" ngày {short_date(one.received_on)}"
    if one.days_late:
        said += f", chậm {one.days_late} ngày"
    return f"{said} ({one.report.id})" if one.report else said


def _paragraph(part: UnitParagraph, names: Mapping[str, str]) -> Iterator[str]:
    label = _sections()[part.section]
    if part.edited is None:
        yield from wrapped(f"{label}: {' '.join(part.text.split())}", 2, 4)
        return
    yield from wrapped(f"{label} (đã biên tập): {' '.join(part.edited.split())}", 2, 4)
    by = names.get(part.edited_by or "", part.edited_by or "chưa ghi người")
    on = f" ngày {short_date(part.edited_on)}" if part.edited_on else ""
    yield from wrapped(f"Biên tập{on}, {by}: {word_diff(part.text, part.edited)}", 4, 6)


def _figures(found: Sequence[Beside]) -> Iterator[str]:
    if not found:
        return
    other = [one for one in found if one.theirs != one.ours]
    if not other:
        yield f"  Số liệu: {len(found)} số, khớp với hồ sơ"
    for one in other:
        yield from wrapped(
            f"Số liệu khác hồ sơ: {one.label}: đơn vị ghi {number(one.theirs)}, "
            f"hồ sơ {number(one.ours)}", 2, 4,
        )  # fmt: skip


def _sections() -> Mapping[str, str]:
    return schema_for("unit_report").labels(("paragraphs", 0, "section"))


def _names(office: Office) -> dict[str, str]:
    """Who edited, by name."""
    return {person.id: person.name for person in office.records("person")}


def _data(one: Sending, office: Office, period: Period) -> dict[str, Any]:
    report = one.report if one.received_on is not None else None
    return {
        "unit": one.unit, "name": office.full_name(one.unit), "state": one.state,
        "due": one.due, "received_on": one.received_on, "days_late": one.days_late,
        "record": one.report.id if one.report else None,
        "paragraphs": [_paragraph_data(part) for part in report.paragraphs] if report else [],
        "figures": [
            {"name": beside.name, "reported": beside.theirs, "computed": beside.ours}
            for beside in (figures_beside(office, report, period) if report else ())
        ],
    }  # fmt: skip


def _paragraph_data(part: UnitParagraph) -> dict[str, Any]:
    return {
        "section": part.section, "text": part.text, "edited": part.edited,
        "edited_by": part.edited_by, "edited_on": part.edited_on,
        "changes": word_diff(part.text, part.edited) if part.edited is not None else None,
    }  # fmt: skip
