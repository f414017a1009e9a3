"""cong-van-yeu-cau-bao-cao: asks a unit for its report, with the form and its tasks as appendices."""

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.unit_report import form_context, period_ids, reporting
from ngocha_kh.documents.letterhead import Given, letterhead


def _draft(office: Office, form_id: str, given: Given) -> Draft:
    unit, context = form_context(office, form_id)
    standing = office.units[office.settings.standing_unit]
    field = standing.abbreviation or standing.short_name
    front = {**letterhead(office, FORM.name, "", given, field=field), "addressees": [unit.name]}
    return Draft(context, front)


FORM = Form(
    name="cong-van-yeu-cau-bao-cao",
    label="Công văn yêu cầu đơn vị báo cáo, kèm mẫu đã ghi sẵn nhiệm vụ",
    template="report_request.md.j2",
    subject="đơn vị và kỳ",
    reads=("workspace", "plan", "unit", "task", "calendar"),
    ids=lambda office: period_ids(unit.id for unit in reporting(office)),
    draft=_draft,
)
