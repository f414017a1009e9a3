"""What is due when: one list over tasks, reports, activities, terms of law and of settings. Pure."""

import datetime

from ngocha_kh.progress.agenda_entry import Desk, Entry
from ngocha_kh.progress.agenda_terms import FINDERS as TERMS
from ngocha_kh.progress.agenda_work import FINDERS as WORK


def agenda(desk: Desk, until: datetime.date) -> list[Entry]:
    """Everything that falls due by `until`, done or not, earliest first."""
    found = (entry for finder in (*WORK, *TERMS) for entry in finder(desk, until))
    return sorted(
        (entry for entry in found if entry.due <= until),
        key=lambda entry: (entry.due, entry.kind, entry.record, entry.part, entry.what),
    )


def owed(entries: list[Entry], *, by: frozenset[str] | None = None) -> list[Entry]:
    """What is not done; only what one of these units owes, when they are given."""
    return [
        entry
        for entry in entries
        if entry.done_on is None and (by is None or not by.isdisjoint(entry.units))
    ]
