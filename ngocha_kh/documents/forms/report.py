"""bao-cao: the half-yearly and yearly report."""

from collections.abc import Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Form
from ngocha_kh.documents.report import period_of_report, report_draft
from ngocha_kh.documents.report_parts import READS, TEMPLATES


def _ids(office: Office) -> Sequence[str]:
    return [r.id for r in office.records("report") if r.plan == office.plan_id]


FORM = Form(
    name="bao-cao",
    label="Báo cáo 6 tháng, năm",
    template="report.md.j2",
    subject="mã báo cáo",
    reads=(
        "workspace",
        "unit",
        "plan",
        "task",
        "document",
        "report",
        "calendar",
        "unit_report",
        *READS,
    ),
    parts=TEMPLATES,
    ids=_ids,
    draft=report_draft,
    until=lambda office, report_id: period_of_report(office, report_id).window.last,
)
