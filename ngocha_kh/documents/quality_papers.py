"""What lists, policy and objectives of the quality system share: their head, who signs, their year.

None of them is a type of Điều 7 of Nghị định 30/2020/NĐ-CP, so they are papers of the office.
"""

import datetime
from collections.abc import Iterable
from typing import Protocol

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.letterhead import NOTES, Front, Given
from ngocha_kh.documents.papers import office_front, signatory
from ngocha_kh.documents.qms_words import the_year
from ngocha_kh.documents.signing import NobodySigns, blank
from ngocha_kh.records.procedure import Revision
from ngocha_kh.records.qms_document import DocumentRevision


class HasIssues(Protocol):
    """A procedure or another document of the system."""

    @property
    def revisions(self) -> tuple[Revision, ...] | tuple[DocumentRevision, ...]: ...


def signed_front(office: Office, document: str, given: Given, *before: str) -> Front:
    """The front of a paper that the head signs, below those `before`; a draft leaves room."""
    day = given.date or office.as_of
    notes: list[str] = []
    try:
        block = office.signature(document, day, collective=False)
    except NobodySigns as error:
        if given.date is not None:
            raise
        block = blank(office.settings.signers, document)
        notes = [f"dự thảo để trống họ tên người ký: {error}"]
    signing = [*before, signatory(*block.lines, block.name)]
    return {**office_front(office, given, None, signing), NOTES: notes}


def day_of(office: Office, year: str) -> datetime.date:
    """The day on which a list of a year stands: the day of the document, at most 31 December.

    Raises `UserError` for no year, and for one that has not begun.
    """
    wanted = the_year(year)
    if wanted > office.as_of.year:
        raise UserError(f"năm {wanted} chưa đến; danh mục lập đến ngày của văn bản")
    return min(office.as_of, datetime.date(wanted, 12, 31))


def years_in_force(office: Office, documents: Iterable[HasIssues]) -> list[str]:
    """From the first year in which a document took effect up to that of the day."""
    days = [
        issue.effective_on
        for document in documents
        for issue in document.revisions
        if issue.effective_on is not None and issue.effective_on <= office.as_of
    ]
    if not days:
        return []
    return [str(year) for year in range(min(days).year, office.as_of.year + 1)]
