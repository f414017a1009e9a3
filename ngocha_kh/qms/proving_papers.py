"""Questions about what stands in force: documents, bodies, procedures, the declaration."""

import datetime
from collections.abc import Callable, Iterable

from ngocha_kh.qms.legal import Answer
from ngocha_kh.qms.states import document_revision, revision_in_force
from ngocha_kh.qms.system import System
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.schemas import schema_for

#: Ids of records, each with the day that it speaks of.
Dated = Iterable[tuple[str, datetime.date | None]]
#: What the records found prove, in Vietnamese, and the records.
Found = tuple[str, Dated]


def documents(system: System, kind: str) -> Found:
    label = schema_for("qms_document").labels(("doc_kind",))[kind]
    found = (
        (one.id, issue.effective_on)
        for one in system.documents
        if one.doc_kind == kind and (issue := document_revision(one, system.day)) is not None
    )
    return label, found


def bodies(system: System, kind: str) -> Found:
    label = schema_for("body").labels(("kind",))[kind]
    found = (
        (body.id, body.valid_from)
        for body in system.bodies
        if body.kind == kind and body.stands_on(system.day)
    )
    return label, found


def competence(system: System, _: str) -> Found:
    found = (
        (body.id, body.valid_from)
        for body in system.bodies
        if body.stands_on(system.day) and any(member.competence for member in body.members)
    )
    return "minh chứng năng lực của thành viên", found


def declaration(system: System, _: str) -> Found:
    one = system.declaration
    found = [(one.id, one.decision.on)] if one and one.decision else []
    return "công bố đang hiệu lực", found


def effectiveness(system: System, _: str) -> Found:
    one = system.declaration
    found = [(one.id, one.effectiveness.confirmed_on)] if one and one.effectiveness else []
    return "người đứng đầu xác nhận hiệu lực", found


def notice(system: System, _: str) -> Found:
    one = system.declaration
    sent = [notice.on for notice in one.notices if notice.on <= system.day] if one else []
    return "thông báo công bố", [(one.id, on) for on in sent] if one else []


def posting(system: System, what: str) -> Found:
    label = "niêm yết, đăng tải"
    if what:
        named = schema_for("declaration").labels(("postings", 0, "what", 0))[what]
        label = f"{label} {named[0].lower()}{named[1:]}"
    one = system.declaration
    found = [
        (one.id, posting.from_)
        for posting in (one.postings if one else ())
        if one and posting.from_ <= system.day and (not what or what in posting.what)
    ]
    return label, found


def of_procedures(
    label: str, holds: Callable[[Procedure], object]
) -> Callable[[System, str], Found]:
    """A question about what the procedures in force hold."""

    def ask(system: System, _: str) -> Found:
        found = ((one.id, _effective(one, system.day)) for one in system.present if holds(one))
        return label, found

    return ask


def _effective(procedure: Procedure, day: datetime.date) -> datetime.date | None:
    issue = revision_in_force(procedure, day)
    return issue.effective_on if issue else None


def revisions(system: System, _: str) -> Found:
    found = (
        (one.id, issue.effective_on)
        for one in system.present
        for issue in one.revisions
        if issue.changes and system.recent(issue.effective_on)
    )
    return "quy trình được sửa đổi, có bảng theo dõi", found


def law_followed(system: System, _: str) -> Found:
    found = (
        (one.procedure, one.answered_on)
        for one in system.impacts
        if one.answer is not Answer.OPEN and system.recent(one.answered_on)
    )
    return "quy trình đã cập nhật theo văn bản mới", found
