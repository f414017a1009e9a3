"""thong-bao-thieu-sot (D07): what the authors are to mend, and by when."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.documents.applications import (
    authors_and_units,
    every_id,
    initiative_of,
    need,
    possible,
    recorded,
    until,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import capitalized
from ngocha_kh.records.initiative import Defect, Initiative, Intake
from ngocha_kh.vietnamese import long_date


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative = initiative_of(office, initiative_id)
    defects = need(
        initiative,
        _newest(office, initiative) or None,
        "thiếu sót nào được ghi nhận",
        "intake.defects",
    )
    intake = initiative.intake or Intake()
    received = need(initiative, intake.received_on, "ngày nhận đơn", "intake.received_on")
    given = recorded(initiative, "D07", given)
    given = Given(number=given.number, date=given.date or defects[0].asked_on)
    context: dict[str, Any] = {
        "initiative": initiative,
        "authors": authors_and_units(office, initiative),
        "received": long_date(received),
        "register_no": intake.register_no or "",
        "defects": [capitalized(defect.text.rstrip(" .;")) for defect in defects],
        "due": long_date(max(defect.due_on for defect in defects)),
    }
    return Draft(context, letterhead(office, FORM.name, "TB", given))


def _newest(office: Office, initiative: Initiative) -> Sequence[Defect]:
    """The defects of the last notice."""
    defects = initiative.intake.defects if initiative.intake else ()
    told = [defect for defect in defects if until(defect.asked_on, office)]
    last = max((defect.asked_on for defect in told), default=None)
    return [defect for defect in told if defect.asked_on == last]


FORM = Form(
    name="thong-bao-thieu-sot",
    label="Thông báo thiếu sót của đơn yêu cầu công nhận sáng kiến",
    template="initiative_defects.md.j2",
    subject="mã sáng kiến phải bổ sung hồ sơ",
    reads=READS,
    ids=possible(_draft, every_id),
    draft=_draft,
)
