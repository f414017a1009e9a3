"""ke-hoach: the adopted plan, word for word from its record."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.plan import Plan, Section

#: Slips that are put right on printing: they lie in how the document is presented, which the decree
#: fixes (Phụ lục I), not in what the plan says.
_PRESENTATION = ("Nơi nhận", "Chữ ký")
_LEVELS = ("#", "##")


def _ids(office: Office) -> Sequence[str]:
    return [plan.id for plan in office.records("plan")]


def _draft(office: Office, plan_id: str, given: Given) -> Draft:
    plan: Plan = office.record("plan", plan_id)
    given = Given(number=given.number or plan.number, date=given.date or plan.date)
    front = {
        **letterhead(office, FORM.name, "KH", given, signed=False),
        "signature": [_presented(line, plan) for line in plan.signature.lines],
        "signer": plan.signature.name,
        "recipients": [_presented(line, plan) for line in plan.recipients],
        "year": str(plan.year),
    }
    context = {"plan": plan, "sections": [_section(section) for section in plan.sections]}
    return Draft(context, front)


def _section(section: Section) -> dict[str, Any]:
    """Heading as printed ("I. …", "1. …"), and the paragraphs with their sentences joined."""
    *above, last = section.id.split(".")
    return {
        "level": _LEVELS[len(above)],
        "heading": f"{last}. {section.heading}" if section.heading else "",
        "paragraphs": [
            {"bullet": paragraph.bullet, "text": " ".join(s.text for s in paragraph.sentences)}
            for paragraph in section.paragraphs
        ],
    }


def _presented(text: str, plan: Plan) -> str:
    for slip in plan.slips:
        if slip.where in _PRESENTATION and slip.quote and slip.suggestion:
            text = text.replace(slip.quote, slip.suggestion)
    return text


FORM = Form(
    name="ke-hoach",
    label="Kế hoạch, lập lại nguyên văn từ hồ sơ",
    template="plan.md.j2",
    subject="mã kế hoạch",
    reads=("workspace", "plan", "unit"),
    ids=_ids,
    draft=_draft,
)
