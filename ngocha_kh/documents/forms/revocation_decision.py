"""quyet-dinh-huy-bo (D26): a recognition is annulled, certificates called back, awards told of.

It is drafted once D26 stands among the papers of a recognised initiative, number and date open.
"""

from collections.abc import Iterator
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import legal_bases
from ngocha_kh.documents.council_words import (
    READS,
    author_posts,
    cited,
    filled,
    head_title,
    issue_of,
    name_of,
    paper_of,
    quoted,
    required_decision,
)
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.award_confirmation import is_recognised
from ngocha_kh.documents.forms.recognition_decision import proposal
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.schemas import schema_for

_REVOKED = "revoked"
_STEP = "M22"


def _ids(office: Office) -> list[str]:
    return [one.id for one in office.records("initiative") if _is_revoked(one) or _is_drafted(one)]


def _is_revoked(initiative: Initiative) -> bool:
    return _REVOKED in (initiative.state, initiative.archived_from)


def _is_drafted(initiative: Initiative) -> bool:
    return is_recognised(initiative) and paper_of(initiative, "D26") is not None


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative: Initiative = office.record("initiative", initiative_id)
    if not (_is_revoked(initiative) or _is_drafted(initiative)):
        raise UserError(
            f"{initiative_id} chưa bị hủy bỏ công nhận; để soạn quyết định hãy ghi giấy tờ D26 vào papers"
        )
    given = filled(given, *issue_of(initiative, "D26"))
    context: dict[str, Any] = {
        "initiative": initiative,
        "title": quoted(initiative),
        "authors": author_posts(office, initiative),
        "chairman": head_title(office),
        "decision": required_decision(initiative),
        "reason": _reason(initiative).strip().rstrip(".;"),
        "certificates": list(_certificates(office, initiative)),
        "uses": list(_uses(office, initiative)),
    }
    head = letterhead(office, FORM.name, "QĐ", given, collective=False)
    bases = [
        *legal_bases(office, FORM.name, given.date or office.as_of),
        f"Căn cứ Quyết định {required_decision(initiative)} của {head_title(office)} về việc công nhận sáng kiến",
        proposal(office),
    ]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases})


def _reason(initiative: Initiative) -> str:
    """The finding: what the step says, else what the decision's record says while it is a draft."""
    noted = next((s.note for s in reversed(initiative.log) if s.event == _STEP and s.note), None)
    decided = initiative.decision.reason if initiative.decision else None
    if reason := noted or decided:
        return reason
    raise UserError(
        f"{initiative.id} chưa ghi lý do hủy bỏ (ghi chú của bước {_STEP}, hoặc decision.reason)"
    )


def _certificates(office: Office, initiative: Initiative) -> Iterator[str]:
    for paper in initiative.certificates:
        yield f"{cited(paper.number, paper.date)} cấp cho {name_of(office, paper.person)}"


def _uses(office: Office, initiative: Initiative) -> Iterator[str]:
    """Every award that used it: Luật Thi đua, khen thưởng takes back what false claims have won."""
    labels = schema_for("initiative").labels(("award_uses", 0, "kind"))
    for use in initiative.award_uses:
        at = f", {use.document}" if use.document else ""
        yield f"{labels.get(use.kind, use.kind)} năm {use.year} của {name_of(office, use.person)}{at}"


FORM = Form(
    name="quyet-dinh-huy-bo",
    label="Quyết định hủy bỏ việc công nhận sáng kiến",
    template="revocation_decision.md.j2",
    subject="mã sáng kiến bị hủy bỏ công nhận",
    reads=READS,
    ids=possible(_draft, _ids),
    draft=_draft,
)
