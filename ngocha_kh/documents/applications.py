"""What papers on an application share: its authors, what it says, which terms run.

What every paper on an initiative shares stands in `council_words`.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from ngocha_kh.council.deadlines import Deadline, deadlines
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import filled, issue_of, name_of
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.vietnamese import long_date, number

T = TypeVar("T")
NO_DAY = "ngày …… tháng …… năm ………"  #: room to write the day by hand


def initiative_of(office: Office, initiative_id: str) -> Initiative:
    """The initiative of that id. Raises `UserError` when there is no sound one."""
    found: Initiative = office.record("initiative", initiative_id)
    return found


def parted(record_id: str) -> tuple[str, str]:
    """The initiative and what follows it: "SK-2026-001-ttvh" → "SK-2026-001", "ttvh"."""
    parts = record_id.split("-", 3)
    return "-".join(parts[:3]), parts[3] if len(parts) > 3 else ""


def initiatives(office: Office) -> list[Initiative]:
    """All of them, in the order of their ids."""
    return sorted(office.records("initiative"), key=lambda initiative: initiative.id)


def every_id(office: Office) -> list[str]:
    return [initiative.id for initiative in initiatives(office)]


def need(initiative: Initiative, value: T | None, what: str, field: str) -> T:
    """`value`. Raises `UserError` that says what to fill in when it is missing."""
    if value is None or value == "":
        raise UserError(f"{initiative.id} chưa có {what}; hãy ghi vào {field}")
    return value


def possible(
    draft: Callable[[Office, str, Given], Any], ids: Callable[[Office], Iterable[str]]
) -> Callable[[Office], Sequence[str]]:
    """The ids of those that nothing is missing for; what is missing, the draft itself says."""

    def is_ready(office: Office, record_id: str) -> bool:
        try:
            draft(office, record_id, Given())
        except UserError:
            return False
        return True

    return lambda office: [i for i in ids(office) if is_ready(office, i)]


def recorded(initiative: Initiative, kind: str, given: Given) -> Given:
    """Number and date of the newest paper of that kind on record, where none are given."""
    return filled(given, *issue_of(initiative, kind))


def deadline(office: Office, initiative: Initiative, code: str) -> Deadline | None:
    """The last term of that code (T1 to T4) that has begun."""
    found = deadlines(initiative, office.calendar, office.settings)
    return next((term for term in reversed(found) if term.code == code), None)


def promised(term: Deadline | None) -> str:
    """The last day of a term; dots while its length is a setting that nobody has confirmed.

    "" without a term: a paper promises no day that the program itself only supposes.
    """
    if term is None:
        return ""
    return long_date(term.due) if term.confirmed else NO_DAY


def until(day: datetime.date | None, office: Office) -> datetime.date | None:
    """`day` when it is not after the day that the document looks at."""
    return day if day is not None and day <= office.as_of else None


def authors_and_units(office: Office, initiative: Initiative) -> str:
    """ "Nguyễn Văn A (Văn phòng); Trần Thị B (Phòng VH-XH)", in the order of the application."""
    return "; ".join(
        f"{name_of(office, author.person)} ({office.unit_name(author.unit)})"
        for author in initiative.authors
    )


def author_rows(office: Office, initiative: Initiative) -> list[dict[str, str]]:
    """One row an author; birth date and qualification are written by hand, never kept here."""
    return [
        {
            "no": str(index),
            "name": name_of(office, author.person),
            "born": "",
            "unit": office.full_name(author.unit),
            "post": author.post,
            "qualification": "",
            "share": number(author.share_percent),
        }
        for index, author in enumerate(initiative.authors, 1)
    ]


def investor_name(office: Office, initiative: Initiative) -> str:
    """Who paid or gave the means; the authors themselves where they did."""
    investor = initiative.investor
    if investor is None or investor.kind == "author":
        return "tác giả sáng kiến"
    return investor.name or office.full_name(investor.unit or initiative.recognizing_body)


def applied_words(initiative: Initiative) -> str:
    """ "ngày 03 tháng 11 năm 2025 (áp dụng thử), tại Quầy hộ tịch"; "" before it was applied."""
    applied = initiative.first_applied
    if applied is None:
        return ""
    kind = "áp dụng thử" if applied.kind == "trial" else "áp dụng lần đầu"
    return f"{long_date(applied.date)} ({kind}), tại {applied.place}"


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a longer text of a record."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
