"""phieu-bo-phieu (D13): the ballot on one initiative for a secret vote; it carries no name."""

from collections.abc import Sequence
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official, sheet_front
from ngocha_kh.documents.council_words import COUNCIL_READS, author_posts
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.items import item_id, item_of
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.sitting import Line, Sitting, sitting_of
from ngocha_kh.vietnamese import long_date

_SECRET = "secret"


def is_secret(sitting: Sitting, line: Line) -> bool:
    """How the item was voted on, else how the body's rules say; secret when both are silent."""
    if line.item.vote is not None:
        return line.item.vote.method == _SECRET
    rules = sitting.body.rules
    return ((rules.method if rules else None) or _SECRET) == _SECRET


def _ids(office: Office) -> Sequence[str]:
    sittings = [sitting_of(office, session.id) for session in office.records("session")]
    return [item_id(s, line) for s in sittings for line in s.lines if is_secret(s, line)]


def _draft(office: Office, document_id: str, given: Given) -> Draft:
    sitting, line, _ = item_of(office, document_id)
    official(office, sitting.rubric, given)
    if not is_secret(sitting, line):
        raise UserError(
            f"{line.initiative.id} biểu quyết bằng giơ tay nên không có phiếu (vote.method: hands)"
        )
    context: dict[str, Any] = {
        "initiative": line.initiative,
        "authors": author_posts(office, line.initiative),
        "session_day": long_date(sitting.session.on),
        "rows": [{"agree": "\n\n", "disagree": ""}],
    }
    return Draft(context, sheet_front(office, sitting.body, given))


FORM = Form(
    name="phieu-bo-phieu",
    label="Phiếu biểu quyết công nhận sáng kiến (bỏ phiếu kín)",
    template="ballot.md.j2",
    subject="mã phiên họp và mã sáng kiến",
    reads=COUNCIL_READS,
    ids=_ids,
    draft=_draft,
)
