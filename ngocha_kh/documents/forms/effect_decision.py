"""quyet-dinh-hieu-qua (D22): the chairman recognises the effect of initiatives within the ward.

How that is called is a setting: the plan and the law of 2022 use different words.
"""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.bases import legal_bases
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    Batch,
    Issue,
    authors_line,
    batch_of,
    cited,
    decision_of,
    head_title,
    issue_of,
    posts_of,
    required_decision,
)
from ngocha_kh.documents.effects import WARD, adopters_line, effect_of, effect_words, yearly_batches
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.recognition_decision import proposal
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.session import Session

_STATES = frozenset({"assessed", "recognized"})
_PREFIX = "HQ"


def _batches(office: Office) -> list[Batch]:
    """By year, "HQ-2026", then by the decision that is recorded."""
    return yearly_batches(office, WARD, _STATES, _PREFIX, _recorded)


def _recorded(initiative: Initiative) -> Issue:
    """The decision as the paper D22 has it, else as the entry of the level names it."""
    number, day = issue_of(initiative, "D22")
    effect = effect_of(initiative, WARD)
    if number is None and effect is not None and effect.state == "recognized":
        return effect.document, effect.decided_on
    return number, day


def _draft(office: Office, batch_id: str, given: Given) -> Draft:
    batch = batch_of(_batches(office), batch_id)
    given = batch.given(given)
    phrase = office.settings.initiatives.effect_phrase.value
    for one in batch.initiatives:
        required_decision(one)
    official_recognition(office, batch.initiatives, given)
    context: dict[str, Any] = {
        "phrase": phrase,
        "initiatives": count(
            f"sáng kiến được công nhận {phrase}", (one.id for one in batch.initiatives), "theo danh sách"
        ),
        "rows": [_row(office, n, one) for n, one in enumerate(batch.initiatives, 1)],
    }  # fmt: skip
    head = letterhead(office, FORM.name, "QĐ", given, collective=False)
    bases = [
        *legal_bases(office, FORM.name, given.date or office.as_of),
        *_minutes(office, batch),
        proposal(office),
    ]
    return Draft(context, {**head, "authority": [head_title(office)], "bases": bases})


def _minutes(office: Office, batch: Batch) -> list[str]:
    """The minutes of the sessions that assessed the effect, each once."""
    named = [
        effect.session
        for one in batch.initiatives
        if (effect := effect_of(one, WARD)) is not None and effect.session
    ]
    found = []
    for session_id in dict.fromkeys(named):
        session: Session = office.record("session", session_id)
        if session.minutes is None:
            raise UserError(f"{session_id} chưa ghi số, ngày biên bản họp (minutes)")
        body = office.record("body", session.body)
        minutes = cited(session.minutes.number, session.minutes.date)
        found.append(f"Căn cứ Biên bản {minutes} của {body.name}")
    return found


def _row(office: Office, position: int, initiative: Initiative) -> dict[str, str]:
    return {
        "no": str(position),
        "title": initiative.title,
        "authors": authors_line(office, initiative),
        "posts": posts_of(office, initiative),
        "decision": decision_of(initiative),
        "scope": adopters_line(office, initiative),
        "effect": effect_words(initiative, WARD),
    }


FORM = Form(
    name="quyet-dinh-hieu-qua",
    label="Quyết định công nhận hiệu quả áp dụng cấp phường, kèm danh sách",
    template="effect_decision.md.j2",
    subject="năm, ví dụ HQ-2026",
    reads=COUNCIL_READS,
    ids=possible(_draft, lambda office: [batch.id for batch in _batches(office)]),
    draft=_draft,
)
