"""When each procedure and document of the system must next be looked at (soát xét). Pure."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ngocha_kh.qms.states import document_revision, revision_in_force
from ngocha_kh.qms.system import System
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.records.qms_document import DocumentRevision, QmsDocument
from ngocha_kh.workdays import add_months


@dataclass(frozen=True, slots=True, order=True)
class ReviewDue:
    """The last day to look at a document again, and when it was last issued or looked at."""

    due: datetime.date
    record: str
    unit: str
    title: str
    since: datetime.date


def reviews_due(system: System, until: datetime.date) -> list[ReviewDue]:
    """Procedures and documents in force whose review falls due by `until`, earliest first.

    The term (`qms.review_months`) runs from the issue in force or the last review, the later one.
    """
    found = (
        ReviewDue(
            add_months(since, system.settings.review_months.value), record, unit, title, since
        )
        for record, unit, title, since in _looked_at(system)
    )
    return sorted(one for one in found if one.due <= until)


def _looked_at(system: System) -> Iterator[tuple[str, str, str, datetime.date]]:
    day = system.day
    issues: tuple[tuple[Procedure | QmsDocument, Revision | DocumentRevision | None], ...] = (
        *((one, revision_in_force(one, day)) for one in system.procedures),
        *((one, document_revision(one, day)) for one in system.documents),
    )
    for one, issue in issues:
        if issue is None or issue.effective_on is None:
            continue
        looks = [issue.effective_on, *(review.on for review in one.reviews if review.on <= day)]
        yield one.id, one.owner_unit, one.title, max(looks)
