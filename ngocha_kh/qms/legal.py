"""What changed legal texts mean for the procedures that cite them, and what was done about it.

Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4; the changes themselves and their terms: law_changes.py.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ngocha_kh.qms.law_changes import EXPIRES, Change, changes, due_of
from ngocha_kh.qms.states import applies_from, revision_in_force
from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.workdays import Calendar


class Answer(StrEnum):
    """What the ward has done about a change of a legal base."""

    REVISED = "revised"  # a revision cites the new text or drops the old one
    REVIEWED = "reviewed"  # a review note says that nothing need change (amendments only)
    OPEN = "open"


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


def impacts(
    procedures: Sequence[Procedure],
    documents: Iterable[Document],
    day: datetime.date,
    *,
    months: int,
    calendar: Calendar,
) -> list[Impact]:
    """What every known change up to `day` and later means for procedures in force on `day`.

    Only changes of a text that the procedure cited when the change took effect, or since, or gave
    up in advance for the new one. Sorted by due day, then change, then procedure.
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
    return sorted(found, key=_order)


def _order(one: Impact) -> tuple[datetime.date, str, str, datetime.date, str]:
    return one.due, one.change.old, one.change.new, one.change.on, one.procedure


def _ever_cited(procedure: Procedure, day: datetime.date) -> list[str]:
    cited = (base for _, issue in _applied(procedure, day) for base in issue.legal_bases)
    return list(dict.fromkeys(cited))


def _applied(procedure: Procedure, day: datetime.date) -> list[tuple[datetime.date, Revision]]:
    """The issues that applied by `day`, each with its first day, oldest first."""
    found = [
        (start, issue)
        for issue in procedure.revisions
        if (start := applies_from(issue)) is not None and start <= day
    ]
    return sorted(found, key=lambda pair: pair[0])


def _concerned(procedure: Procedure, change: Change, day: datetime.date) -> bool:
    """Whether an issue in force on the day of the change or later, up to `day`, cited the old text.

    Or an earlier one did, and the next was made for the new text before it took effect.
    """
    at_change = revision_in_force(procedure, min(change.on, day))
    if at_change is not None and change.old in at_change.legal_bases:
        return True
    issues = _applied(procedure, day)
    if any(change.old in issue.legal_bases for start, issue in issues if start > change.on):
        return True
    return any(
        change.old in before.legal_bases and _made_for(after, change)
        for (_, before), (_, after) in pairwise(issues)
    )


def _made_for(issue: Revision, change: Change) -> bool:
    """It cites the new text or was made because of it; a text that expired has no successor."""
    if change.how == EXPIRES:
        return False
    return change.new in issue.legal_bases or change.new in issue.triggered_by


def _impact(procedure: Procedure, change: Change, day: datetime.date, due: datetime.date) -> Impact:
    present = revision_in_force(procedure, day)
    number = procedure.revisions.index(present) if present else None
    answer, on = _answer(procedure, change, day, present)
    return Impact(procedure.id, change, due, answer, on, number)


def _answer(
    procedure: Procedure, change: Change, day: datetime.date, present: Revision | None
) -> tuple[Answer, datetime.date | None]:
    """What was done by `day`, and when; a text that ended and is cited again is open again."""
    cites_again = present is not None and change.old in present.legal_bases
    if not (change.ends and cites_again):
        for start, issue in _applied(procedure, day):
            if _follows(issue, start, change):
                return Answer.REVISED, start
    kept = None if change.ends else _kept_since(procedure, change, day)
    if kept is not None:
        return Answer.REVIEWED, kept
    return Answer.OPEN, None


def _kept_since(procedure: Procedure, change: Change, day: datetime.date) -> datetime.date | None:
    """The first of the latest reviews in a row that name the new text and keep the procedure."""
    since = None
    for review in sorted(procedure.reviews, key=lambda review: review.on):
        if change.new in review.documents and review.on <= day:
            since = (since or review.on) if review.conclusion == "keep" else None
    return since


def _follows(issue: Revision, start: datetime.date, change: Change) -> bool:
    """Free of the old text since the change or because of the new one; or made for an amendment.

    An issue may have been prepared before the new text took effect: then it cites it, or was made
    because of it. One that merely lacks the old text counts from the day of the change on; so it
    also answers an amendment of a text that was replaced as a whole later.
    """
    made_for = _made_for(issue, change)
    if not change.ends and made_for:
        return True
    return change.old not in issue.legal_bases and (made_for or start >= change.on)
