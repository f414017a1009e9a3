"""Issues of procedures that were drafted because of a legal text in effect, and never issued."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.workdays import Calendar, add_months


@dataclass(frozen=True, slots=True, order=True)
class WaitingDraft:
    """A draft (`edition`/`revision`) that follows `text`; `due` is the last day, inclusive, to issue it."""

    due: datetime.date
    procedure: str
    edition: int
    revision: int
    text: str
    since: datetime.date

    def days_left(self, day: datetime.date) -> int:
        """Calendar days from `day` to the last day; negative when it is past."""
        return (self.due - day).days


def waiting_drafts(
    procedures: Iterable[Procedure],
    documents: Iterable[Document],
    day: datetime.date,
    *,
    months: int,
    calendar: Calendar,
) -> list[WaitingDraft]:
    """Drafts whose text took effect by `day`, the earliest due first.

    The term is that of Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4.
    """
    since = {
        one.id: one.effective_on
        for one in documents
        if one.effective_on is not None and one.effective_on <= day
    }
    return sorted(
        WaitingDraft(
            calendar.end_of_term(add_months(since[text], months)),
            procedure, edition, revision, text, since[text],
        )
        for procedure, edition, revision, text in _drafted(procedures, day)
        if text in since
    )  # fmt: skip


def _drafted(
    procedures: Iterable[Procedure], day: datetime.date
) -> Iterator[tuple[str, int, int, str]]:
    for one in procedures:
        if one.repealed is not None and one.repealed.on <= day:
            continue
        for issue in one.revisions:
            if issue.issued_on is None or issue.issued_on > day:
                for text in issue.triggered_by:
                    yield one.id, issue.edition, issue.revision, text
