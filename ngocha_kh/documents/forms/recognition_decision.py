"""quyet-dinh-cong-nhan (D19): the chairman recognises initiatives, with their list.

Who recognises is the head of the cơ sở (Điều lệ Sáng kiến, Điều 7), so no "TM." stands above the post.
"""

from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import legal_bases
from ngocha_kh.documents.council_head import official
from ngocha_kh.documents.council_words import COUNCIL_READS, Batch, batch_of, cited, head_title
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.initiative_submission import minutes_cited, sitting_named
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.recognition import columns, decisions, list_rows, sittings, submissions
from ngocha_kh.documents.sitting import Sitting


def _ids(office: Office) -> list[str]:
    return [batch.id for sitting in sittings(office) for batch in decisions(sitting)]


def _draft(office: Office, batch_id: str, given: Given) -> Draft:
    sitting = sitting_named(office, batch_id)
    official(office, sitting.rubric, given)
    batch = batch_of(decisions(sitting), batch_id)
    given = batch.given(given)
    rows = list_rows(office, batch.initiatives, sitting)
    context: dict[str, Any] = {
        "council": sitting.body,
        "initiatives": count(
            "sáng kiến được công nhận", (one.id for one in batch.initiatives), "theo danh sách"
        ),
        "rows": rows,
        "columns": columns(rows),
    }
    head = letterhead(office, FORM.name, "QĐ", given, collective=False)
    day = given.date or office.as_of
    bases = [
        *legal_bases(office, FORM.name, day),
        f"Căn cứ {minutes_cited(sitting)} của {sitting.body.name}",
        proposal(office, _submission(sitting, batch)),
    ]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases})


def _submission(sitting: Sitting, batch: Batch) -> str:
    """Number and date of the submission when one covers all of the decision."""
    ids = {one.id for one in batch.initiatives}
    for asked in submissions(sitting):
        if asked.number and asked.date and ids <= {one.id for one in asked.initiatives}:
            return cited(asked.number, asked.date)
    return ""


def proposal(office: Office, submission: str = "") -> str:
    """ "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số …"."""
    name = office.full_name(office.settings.standing_unit)
    at = f" tại Tờ trình {submission}" if submission else ""
    lead = f"Trưởng {name[0].lower()}{name[1:]}" if name.startswith("Phòng ") else name
    return f"Theo đề nghị của {lead}{at}"


FORM = Form(
    name="quyet-dinh-cong-nhan",
    label="Quyết định công nhận sáng kiến, kèm danh sách",
    template="recognition_decision.md.j2",
    subject="mã phiên họp đã thông qua sáng kiến",
    reads=COUNCIL_READS,
    ids=_ids,
    draft=_draft,
)
