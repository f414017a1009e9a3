"""giay-bien-nhan (D05): receipt of an application with the day on which the result will be told.

Thông tư 18/2013/TT-BKHCN, Điều 6, khoản 1, điểm a.
"""

from typing import Any

from ngocha_kh.documents.applications import (
    author_rows,
    deadline,
    every_id,
    initiative_of,
    need,
    possible,
    promised,
    recorded,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS, name_of
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import SIGN, office_front, signatory
from ngocha_kh.documents.wording import small
from ngocha_kh.records.initiative import Initiative, Intake
from ngocha_kh.vietnamese import long_date, short_date
from ngocha_kh.workflow.machine import initiative_machine

#: What an author hands in: application, description, confirmation of the application.
_HANDED_IN = frozenset({"D02", "D03", "D04"})


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative = initiative_of(office, initiative_id)
    intake = initiative.intake or Intake()
    received = need(initiative, intake.received_on, "ngày nhận đơn", "intake.received_on")
    term = need(
        initiative, deadline(office, initiative, "T2"), "ngày nhận đơn", "intake.received_on"
    )
    given = recorded(initiative, "D05", given)
    context: dict[str, Any] = {
        "initiative": initiative,
        "number": given.number or "",
        "register_no": need(initiative, intake.register_no, "số vào sổ", "intake.register_no"),
        "received": long_date(received),
        "checked_by": promised(term),
        "months": small(office.settings.initiatives.months_to_decide.value),
        "authors": author_rows(office, initiative),
        "papers": need(initiative, _papers(initiative) or None, "giấy tờ đã nhận", "papers"),
    }
    standing = office.units.get(office.settings.standing_unit)
    lead = next((a for a in initiative.authors if a.is_lead), initiative.authors[0])
    signatories = [
        signatory("Người nộp đơn", SIGN, name_of(office, lead.person)),
        signatory("Người nhận đơn", SIGN, ""),
    ]
    given = Given(date=given.date or received)
    return Draft(context, office_front(office, given, standing, signatories))


def _papers(initiative: Initiative) -> list[dict[str, str]]:
    """What was handed in by the day of receipt, each kind in its newest version of that day."""
    received = initiative.intake.received_on if initiative.intake else None
    names = initiative_machine().papers
    found = [
        paper
        for paper in initiative.papers
        if paper.kind in _HANDED_IN and not (paper.date and received and paper.date > received)
    ]
    return [
        {"no": str(index), "name": names[kind].name, "date": short_date(day), "copies": "……"}
        for index, (kind, day) in enumerate(
            sorted({paper.kind: paper.date for paper in found}.items()), 1
        )
    ]


FORM = Form(
    name="giay-bien-nhan",
    label="Giấy biên nhận đơn yêu cầu công nhận sáng kiến",
    template="initiative_receipt.md.j2",
    subject="mã sáng kiến đã nhận đơn",
    reads=(*READS, "calendar"),
    ids=possible(_draft, every_id),
    draft=_draft,
)
