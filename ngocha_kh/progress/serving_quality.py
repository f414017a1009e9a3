"""Records of the quality system that prove obligations without naming them, aspect by aspect."""

from collections.abc import Iterator
from typing import Final

from ngocha_kh.progress.serving import Aspect, Ground, Service, Standing, papers, proofs
from ngocha_kh.qms.states import (
    LABELS,
    AuditState,
    DocumentState,
    SlipState,
    applies_from,
    audit_state,
    document_revision,
    document_state,
    procedure_state,
    revision_in_force,
    slip_due,
    slip_state,
)
from ngocha_kh.records.body import Body
from ngocha_kh.records.objective import Objective
from ngocha_kh.records.qms_document import QmsDocument
from ngocha_kh.vietnamese import short_date

_AUDIT: Final = {
    AuditState.PLANNED: Standing.NOT_BEGUN, AuditState.RUNNING: Standing.RUNNING,
    AuditState.REPORTED: Standing.DONE, AuditState.CLOSED: Standing.DONE,
    AuditState.CANCELLED: Standing.OUT,
}  # fmt: skip


def procedures(ground: Ground) -> Iterator[Service]:
    """Those in force, done when their issue is of the year; drafts run; repealed ones are left out."""
    for one in ground.records("procedure"):
        state = procedure_state(one, ground.day)
        if state is DocumentState.REPEALED:
            continue
        issue = revision_in_force(one, ground.day)
        on = applies_from(issue) if issue else None
        yield Service(
            kind="procedure", id=one.id, title=one.title, units=(one.owner_unit,), on=on,
            standing=Standing.DONE if ground.in_year(on) else Standing.RUNNING,
            word=LABELS[state].lower(), evidence=papers(issue.decision if issue else None),
        )  # fmt: skip


def documents(*kinds: str) -> Aspect:
    """Documents of the system of these kinds; of every kind when none is named."""

    def found(ground: Ground) -> Iterator[Service]:
        for one in ground.records("qms_document"):
            if not kinds or one.doc_kind in kinds:
                yield from _document(one, ground)

    return found


def _document(one: QmsDocument, ground: Ground) -> Iterator[Service]:
    state = document_state(one, ground.day)
    if state is DocumentState.REPEALED:
        return
    issue = document_revision(one, ground.day)
    looks = [review.on for review in one.reviews if ground.is_past(review.on)]
    on = max([*looks, *filter(None, [applies_from(issue) if issue else None])], default=None)
    yield Service(
        kind="qms_document", id=one.id, title=one.title, units=(one.owner_unit,), on=on,
        standing=Standing.DONE if state is DocumentState.IN_FORCE else Standing.RUNNING,
        word=LABELS[state].lower(),
        evidence=papers(issue.decision if issue else None) + proofs(one.evidence),
    )  # fmt: skip


def objectives(ground: Ground) -> Iterator[Service]:
    for one in ground.records("objective"):
        if one.year == ground.plan.year:
            yield _objective(one, ground)


def _objective(one: Objective, ground: Ground) -> Service:
    approved = one.approved if one.approved and ground.is_past(one.approved.on) else None
    return Service(
        kind="objective", id=one.id, title=one.title, units=(one.unit,),
        standing=Standing.DONE if approved else Standing.RUNNING,
        word="đã phê duyệt" if approved else "chưa phê duyệt", on=approved.on if approved else None,
        due=one.due, evidence=papers(approved) + proofs(*(result.evidence for result in one.results)),
    )  # fmt: skip


def audits(ground: Ground) -> Iterator[Service]:
    """Internal ones: an inspection from above is no audit of one's own."""
    for one in ground.records("audit"):
        if one.audit_type == "internal" and one.year == ground.plan.year:
            state = audit_state(one, ground.day)
            yield Service(
                kind="audit", id=one.id, title=one.title, units=one.units, standing=_AUDIT[state],
                word=LABELS[state].lower(), due=one.ends_on, on=one.report.on if one.report else None,
                evidence=papers(one.decision, one.report) + proofs(one.evidence),
            )  # fmt: skip


def slips(ground: Ground) -> Iterator[Service]:
    for one in ground.records("nonconformity"):
        if not (ground.in_year(one.detected_on) and ground.is_past(one.detected_on)):
            continue
        state, due = slip_state(one, ground.day), slip_due(one)
        standing = {SlipState.CLOSED: Standing.DONE, SlipState.CANCELLED: Standing.OUT}.get(
            state, Standing.OVERDUE if due is not None and due < ground.day else Standing.RUNNING
        )
        late = " (quá hạn)" if standing is Standing.OVERDUE else ""
        yield Service(
            kind="nonconformity", id=one.id, title=one.title, units=(one.unit,), standing=standing,
            word=f"{LABELS[state].lower()}{late}", due=due, on=one.closed.on if one.closed else None,
            evidence=proofs(*(entry.evidence for entry in (*one.actions, *one.verifications))),
        )  # fmt: skip


def reviews(ground: Ground) -> Iterator[Service]:
    for one in ground.records("management_review"):
        if ground.in_year(one.held_on):
            held = ground.is_past(one.held_on)
            yield Service(
                kind="management_review", id=one.id, title=one.title, on=one.held_on,
                standing=Standing.DONE if held else Standing.NOT_BEGUN,
                word="đã họp" if held else "dự kiến",
                evidence=papers(one.minutes) + proofs(one.evidence),
            )  # fmt: skip


def bodies(*kinds: str) -> Aspect:
    """Bodies of these kinds that are in office on the day; of every kind when none is named."""

    def found(ground: Ground) -> Iterator[Service]:
        for one in ground.records("body"):
            ended = one.valid_to is not None and one.valid_to < ground.day
            if not ended and ground.is_past(one.valid_from) and (not kinds or one.kind in kinds):
                yield _body(one)

    return found


def _body(one: Body) -> Service:
    return Service(
        kind="body", id=one.id, title=one.name, standing=Standing.DONE, word="đang hoạt động",
        on=one.decision.date,
        evidence=(f"{one.decision.number} ngày {short_date(one.decision.date)}",),
    )  # fmt: skip


def one_stop(ground: Ground) -> Iterator[Service]:
    for one in ground.records("one_stop"):
        month = one.id.removeprefix("MC-")
        if month.startswith(f"{ground.plan.year}-") and ground.is_past(one.extracted_on):
            yield Service(
                kind="one_stop", id=one.id, title=f"Số liệu tháng {month[5:]}/{month[:4]}",
                units=(one.unit,), standing=Standing.DONE, word="có số liệu", on=one.extracted_on,
                key=month, evidence=(one.source_document,) if one.source_document else (),
            )  # fmt: skip


ASPECTS: Final[dict[str, Aspect]] = {
    "procedure": procedures,
    "qms_document": documents(),
    "qms_document.policy": documents("policy"),
    "qms_document.service_list": documents("service_list"),
    "objective": objectives,
    "audit": audits,
    "nonconformity": slips,
    "management_review": reviews,
    "review": reviews,
    "body": bodies(),
    "body.steering_committee": bodies("steering_committee"),
    "body.iso_secretaries": bodies("iso_secretaries"),
    "body.audit_team": bodies("audit_team"),
    "body.initiative_council": bodies("initiative_council"),
    "one_stop": one_stop,
}
