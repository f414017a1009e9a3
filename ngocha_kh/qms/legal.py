"""Legal bases that change: what replaces or amends a text, and what must follow by when.

Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4: the documents of the system follow a changed legal text
within three months of its taking effect. Terms in months: Bộ luật Dân sự 2015, Điều 145 đến 148.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ngocha_kh.qms.states import applies_from, revision_in_force
from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.workdays import Calendar, add_months

#: The relation of the new text to the old one → whether the old one ends.
_ENDS: Final = frozenset({"replaces", "repeals"})


class Answer(StrEnum):
    """What the ward has done about a change of a legal base."""

    REVISED = "revised"  # a revision cites the new text or drops the old one
    REVIEWED = "reviewed"  # a review note says that nothing need change (amendments only)
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Change:
    """A new text that ends (`ends`) or amends an old one, from `on`. Parts of it: `scope`."""

    old: str
    new: str
    on: datetime.date
    ends: bool
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change means for one procedure; `due` is the last day, inclusive."""

    procedure: str
    change: Change
    due: datetime.date
    answer: Answer
    answered_on: datetime.date | None = None
    revision: int | None = None  #: index in `revisions` of the issue in force that cites the text

    def days_left(self, day: datetime.date) -> int:
        """Calendar days from `day` to the last day; negative when it is past."""
        return (self.due - day).days

    def is_late(self, day: datetime.date) -> bool:
        """Answered after the last day, or not answered and `day` is past it."""
        return (self.answered_on or day) > self.due


def changes(documents: Iterable[Document]) -> list[Change]:
    """Every change that the register knows and whose day is known, by day."""
    found = []
    for new in documents:
        for relation in new.relations:
            on = relation.on or new.effective_on
            if relation.type in _ENDS | {"amends"} and on is not None:
                ends = relation.type in _ENDS and relation.scope is None
                found.append(Change(relation.target, new.id, on, ends, relation.scope))
    return sorted(found, key=lambda change: (change.on, change.old, change.new))


def due_of(change: Change, months: int, calendar: Calendar) -> datetime.date:
    """The last day to follow a change: `months` after it takes effect, moved off days of rest."""
    return calendar.end_of_term(add_months(change.on, months))


def impacts(
    procedures: Sequence[Procedure],
    documents: Iterable[Document],
    day: datetime.date,
    *,
    months: int,
    calendar: Calendar,
) -> list[Impact]:
    """What every known change up to `day` and later means for procedures in force on `day`.

    Only changes of a text that the procedure cited when the change took effect, or cites since.
    Sorted by due day, then procedure.
    """
    by_old: dict[str, list[Change]] = {}
    for change in changes(documents):
        by_old.setdefault(change.old, []).append(change)
    found = [
        _impact(procedure, change, day, due_of(change, months, calendar))
        for procedure in procedures
        if revision_in_force(procedure, day) is not None
        for base in _ever_cited(procedure, day)
        for change in by_old.get(base, ())
        if _concerned(procedure, change, day)
    ]
    return sorted(found, key=lambda one: (one.due, one.procedure, one.change.old, one.change.new))


def _ever_cited(procedure: Procedure, day: datetime.date) -> list[str]:
    cited = (
        base
        for revision in procedure.revisions
        if _applied(revision, day)
        for base in revision.legal_bases
    )
    return list(dict.fromkeys(cited))


def _applied(revision: Revision, day: datetime.date) -> bool:
    start = applies_from(revision)
    return start is not None and start <= day


def _concerned(procedure: Procedure, change: Change, day: datetime.date) -> bool:
    """Whether the issue in force when the change came cited the old text, or the present one does."""
    moments = {min(change.on, day), day}
    issues = (revision_in_force(procedure, moment) for moment in moments)
    return any(issue is not None and change.old in issue.legal_bases for issue in issues)


def _impact(procedure: Procedure, change: Change, day: datetime.date, due: datetime.date) -> Impact:
    present = revision_in_force(procedure, day)
    number = procedure.revisions.index(present) if present else None
    for revision in procedure.revisions:
        if _follows(revision, change, day):
            answered = applies_from(revision)
            return Impact(procedure.id, change, due, Answer.REVISED, answered, number)
    for review in procedure.reviews:
        names = change.new in review.documents
        kept = review.conclusion == "keep" and review.on <= day
        if not change.ends and names and kept:
            return Impact(procedure.id, change, due, Answer.REVIEWED, review.on, number)
    return Impact(procedure.id, change, due, Answer.OPEN, None, number)


def _follows(revision: Revision, change: Change, day: datetime.date) -> bool:
    """In effect by `day`, and free of the text that ended or made for the one that amends it.

    A revision may have been prepared before the new text took effect: then it cites it, or was
    made because of it. One that merely lacks the old text counts from the day of the change on.
    """
    start = applies_from(revision)
    if start is None or start > day:
        return False
    cites = change.new in revision.legal_bases or change.new in revision.triggered_by
    if not change.ends:
        return cites
    return change.old not in revision.legal_bases and (cites or start >= change.on)
