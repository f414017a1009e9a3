"""thong-bao: the results of a reporting period told to every unit."""

from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.report import period_of_report
from ngocha_kh.documents.report_sections import counts, rates
from ngocha_kh.documents.report_tables import overdue_items, unit_rows
from ngocha_kh.progress.groups import by_lead

_MOST_LISTED = 10
_SCOPE = "toàn kế hoạch"


def _draft(office: Office, report_id: str, given: Given) -> Draft:
    groups = by_lead(office.figures)
    clear = [unit for unit, group in groups.items() if group.done and not group.overdue]
    late = [unit for unit, group in groups.items() if group.overdue]
    context: dict[str, Any] = {
        "period": period_of_report(office, report_id),
        **counts(office.figures, _SCOPE),
        **rates(office.figures, _SCOPE),
        "unit_rows": unit_rows(office),
        "clear": count("đơn vị không có nhiệm vụ quá hạn", clear, "có nhiệm vụ hoàn thành, không còn nhiệm vụ quá hạn"),
        "clear_names": [office.full_name(unit) for unit in clear],
        "late": count("đơn vị còn nhiệm vụ quá hạn", late, "chủ trì ít nhất một nhiệm vụ quá hạn"),
        "overdue_items": overdue_items(office, _MOST_LISTED),
    }  # fmt: skip
    return Draft(context, letterhead(office, FORM.name, "TB", given))


FORM = Form(
    name="thong-bao",
    label="Thông báo kết quả thực hiện kế hoạch trong kỳ",
    template="notice.md.j2",
    subject="mã báo cáo của kỳ",
    reads=("workspace", "plan", "unit", "task", "report", "calendar"),
    ids=lambda office: [r.id for r in office.records("report") if r.plan == office.plan_id],
    draft=_draft,
    until=lambda office, report_id: period_of_report(office, report_id).window.last,
)
