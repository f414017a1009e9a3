"""The next issue of a procedure, and the table of its issues (SỬA ĐỔI TÀI LIỆU). Pure."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.qms.law_changes import Change, changes
from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Procedure, Revision

#: Fields of the record by the part of the document that prints them; the rest is no text of it.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Trang bìa": ("title", "code", "owner_unit", "field"),
    "Phần 1": ("purpose",),
    "Phần 2": ("scope", "services"),
    "Phần 3": ("approved_internal",),
    "Phần 4": ("definitions",),
    "Phần 5": (
        "papers", "sets", "manner", "receiving_place", "applicants", "deciding_agency",
        "conditions", "deadline", "fee", "result", "steps", "risks",
    ),
    "Phần 6": ("forms",),
    "Phần 7": ("records_kept",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was asked for, which part, what was done, the issue, its day.

    `first`: the first line of its issue; the others leave request, issue and day to it.
    """

    request: str
    part: str
    content: str
    issue: Revision
    first: bool


def lines(issues: Iterable[Revision], reasons: Mapping[str, str]) -> list[Line]:
    """The table of issues, oldest first; `reasons` are the labels of the reasons.

    An issue without noted changes is one line with its reason. A reason that the contents already
    say is not said twice.
    """
    return [line for issue in issues for line in _of_issue(issue, reasons)]


def _of_issue(issue: Revision, reasons: Mapping[str, str]) -> Iterator[Line]:
    reason = reasons.get(issue.reason, issue.reason)
    asked = issue.request or (reason if issue.changes else "–")
    parts = [(change.part, change.content) for change in issue.changes] or [("Toàn bộ", reason)]
    for number, (part, content) in enumerate(parts):
        yield Line(asked if number == 0 else "", part, content, issue, number == 0)


def next_number(procedure: Procedure, *, edition: bool) -> tuple[int, int]:
    """Edition and revision of the next issue: n/m+1, or n+1/0 for a new edition; 1/0 at first."""
    if not procedure.revisions:
        return 1, 0
    last = procedure.revisions[-1]
    return (last.edition + 1, 0) if edition else (last.edition, last.revision + 1)


def changed_parts(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[tuple[str, list[str]]]:
    """Part of the document → its fields that differ between two states of the record."""
    found = (
        (part, [key for key in keys if before.get(key) != after.get(key)])
        for part, keys in PARTS.items()
    )
    return [(part, keys) for part, keys in found if keys]


def carried_bases(
    bases: Sequence[str],
    documents: Iterable[Document],
    day: datetime.date,
    made_for: Collection[str] = (),
) -> tuple[list[str], list[Change]]:
    """The bases of the next issue: each that has ended by `day` replaced by what followed it.

    What one of `made_for` ends counts as ended although its day is still to come. Chains are
    followed to their end; a text that was repealed or expired is dropped. Also the changes that
    were followed, in the order of the bases.
    """
    ends: dict[str, list[Change]] = {}
    for change in changes(documents):
        if change.ends and (change.on <= day or change.new in made_for):
            ends.setdefault(change.old, []).append(change)
    kept: list[str] = []
    followed: list[Change] = []
    for base in bases:
        for found in _last_of(base, ends, followed, frozenset()):
            if found not in kept:
                kept.append(found)
    return kept, list(dict.fromkeys(followed))


def _last_of(
    base: str, ends: Mapping[str, Sequence[Change]], followed: list[Change], seen: frozenset[str]
) -> Iterator[str]:
    if base in seen:  # a circle: V-LEG-01 speaks
        return
    if base not in ends:
        yield base
        return
    for change in ends[base]:
        followed.append(change)
        if change.successor is not None:
            yield from _last_of(change.successor, ends, followed, seen | {base})
