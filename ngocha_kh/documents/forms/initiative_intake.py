"""thong-bao-chap-nhan (D08): the application is accepted, with the term that now runs, or refused."""

from typing import Any

from ngocha_kh.documents.applications import (
    authors_and_units,
    deadline,
    every_id,
    initiative_of,
    need,
    possible,
    promised,
    recorded,
    until,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.wording import small
from ngocha_kh.records.initiative import Initiative, Intake
from ngocha_kh.vietnamese import long_date


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative = initiative_of(office, initiative_id)
    intake = initiative.intake or Intake()
    accepted, refused = until(intake.accepted_on, office), until(intake.refused_on, office)
    answered = need(
        initiative, accepted or refused, "ngày chấp nhận hoặc từ chối đơn",
        "intake.accepted_on hoặc intake.refused_on",
    )  # fmt: skip
    received = need(initiative, intake.received_on, "ngày nhận đơn", "intake.received_on")
    given = recorded(initiative, "D08", given)
    given = Given(number=given.number, date=given.date or answered)
    context: dict[str, Any] = {
        "initiative": initiative,
        "authors": authors_and_units(office, initiative),
        "received": long_date(received),
        "register_no": intake.register_no or "",
        "is_accepted": accepted is not None,
        "answered": long_date(answered),
        "due": _due(office, initiative),
        "months": small(office.settings.initiatives.months_to_decide.value),
        "reason": _reason(initiative, intake) if accepted is None else "",
        "council": _council(office, initiative),
    }
    return Draft(context, letterhead(office, FORM.name, "TB", given))


def _due(office: Office, initiative: Initiative) -> str:
    """The last day to decide (T4); "" while the first application is not finished, dots when not confirmed."""
    return promised(deadline(office, initiative, "T4"))


def _reason(initiative: Initiative, intake: Intake) -> str:
    return need(initiative, intake.reason, "lý do từ chối đơn", "intake.reason").rstrip(" .")


def _council(office: Office, initiative: Initiative) -> str:
    """The council of the round as its decision names it."""
    if initiative.round is None:
        return "Hội đồng sáng kiến"
    name: str = office.record("body", office.record("round", initiative.round).body).name
    return name


FORM = Form(
    name="thong-bao-chap-nhan",
    label="Thông báo chấp nhận hoặc từ chối đơn yêu cầu công nhận sáng kiến",
    template="initiative_intake.md.j2",
    subject="mã sáng kiến đã chấp nhận hoặc từ chối đơn",
    reads=(*READS, "round", "body", "calendar"),
    ids=possible(_draft, every_id),
    draft=_draft,
)
