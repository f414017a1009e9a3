"""to-trinh: the standing unit submits the plan to the committee."""

from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.matrix import leading
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.plan import Plan

_PURPOSE = "I.1"


def _draft(office: Office, plan_id: str, given: Given) -> Draft:
    plan: Plan = office.record("plan", plan_id)
    duties = [duty for duty in plan.obligations if duty.alias_of is None]
    context: dict[str, Any] = {
        "purposes": [
            " ".join(sentence.text for sentence in paragraph.sentences)
            for section in plan.sections
            if section.id == _PURPOSE
            for paragraph in section.paragraphs
        ],
        "obligations": count(
            "nội dung công việc của kế hoạch", (d.id for d in duties), "không tính nội dung nhắc lại"
        ),
        "leading": leading(office, plan),
        "regular": count(
            "nội dung thường xuyên, định kỳ", (d.id for d in duties if d.type == "recurring"),
            "loại: nhiệm vụ thường xuyên, định kỳ",
        ),
        "sections": _sections(plan),
    }  # fmt: skip
    unit = office.settings.standing_unit
    front = {**letterhead(office, FORM.name, "TTr", given, unit=unit),
             "addressees": [office.settings.agency.name]}  # fmt: skip
    return Draft(context, front)


def _sections(plan: Plan) -> list[dict[str, str | Figure]]:
    """The sections of part II with how many obligations each creates."""
    return [
        {
            "heading": (section.heading or "").rstrip("."),
            "count": count(
                f"nội dung công việc mục {section.id}",
                (d.id for d in plan.obligations if d.section == section.id and d.alias_of is None),
                "không tính nội dung nhắc lại",
            ),
        }
        for section in plan.sections
        if section.id.startswith("II.") and section.heading
    ]


FORM = Form(
    name="to-trinh",
    label="Tờ trình ban hành kế hoạch",
    template="submission.md.j2",
    subject="mã kế hoạch",
    reads=("workspace", "plan", "unit"),
    ids=lambda office: [plan.id for plan in office.records("plan")],
    draft=_draft,
)
