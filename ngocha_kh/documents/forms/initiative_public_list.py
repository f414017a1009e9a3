"""danh-muc-cong-khai (D28): what may be public of the initiatives of a year, and nothing else.

Only title, field, summary, authors' names and units, and the decision (initiatives.md §9; Luật
91/2025/QH15); never shares, posts, scores, refused applications or what an author keeps secret.
"""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import authors_and_units, initiatives, possible, until
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import COUNCIL_READS, fields_of
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.initiative import Decision, Description, Initiative
from ngocha_kh.vietnamese import short_date

_CLEARED = frozenset({"cleared", "published"})
_GROUNDS = frozenset({"given", "decision"})


def is_public(initiative: Initiative) -> bool:
    """Recognised, cleared, on a ground, and with a summary that has been looked through."""
    state = initiative.archived_from or initiative.state
    publication = initiative.publication
    told = initiative.description
    return (
        state == "recognized"
        and publication is not None
        and publication.state in _CLEARED
        and publication.consent in _GROUNDS
        and told is not None
        and told.public_summary is not None
    )


def _public(office: Office) -> list[tuple[Initiative, Decision]]:
    return [
        (initiative, initiative.decision)
        for initiative in initiatives(office)
        if is_public(initiative)
        and initiative.decision is not None
        and until(initiative.decision.date, office)
    ]


def _ids(office: Office) -> list[str]:
    return sorted({str(decision.date.year) for _, decision in _public(office)})


def _draft(office: Office, year: str, given: Given) -> Draft:
    if not year.isdigit():
        raise UserError("danh mục công khai lập theo năm, ví dụ 2026")
    found = [(i, decision) for i, decision in _public(office) if str(decision.date.year) == year]
    if not found:
        raise UserError(
            f"năm {year} chưa có sáng kiến được công khai; cần publication.state là cleared hoặc "
            "published, có căn cứ (consent) và bản tóm tắt đã rà soát (description.public_summary)"
        )
    official_recognition(office, (initiative for initiative, _ in found), given)
    context: dict[str, Any] = {
        "of_year": year,
        "total": count(
            f"sáng kiến công khai năm {year}", (i.id for i, _ in found),
            "đã công nhận, đã rà soát, có căn cứ công khai",
        ),
        "rows": [_row(office, number, *pair) for number, pair in enumerate(found, 1)],
    }  # fmt: skip
    return Draft(context, letterhead(office, FORM.name, "TB", given))


def _row(office: Office, number: int, initiative: Initiative, decision: Decision) -> dict[str, str]:
    told = initiative.description or Description()
    return {
        "no": str(number),
        "title": initiative.title,
        "authors": authors_and_units(office, initiative),
        "fields": fields_of(initiative),
        "summary": told.public_summary or "",
        "decision": f"{decision.number}\n{short_date(decision.date)}",
    }


FORM = Form(
    name="danh-muc-cong-khai",
    label="Danh mục công khai sáng kiến được công nhận trong năm",
    template="initiative_public_list.md.j2",
    subject="năm",
    reads=COUNCIL_READS,
    ids=possible(_draft, _ids),
    draft=_draft,
)
