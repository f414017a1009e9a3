"""How procedures of the quality system, their issues and their legal bases read in documents."""

from collections.abc import Iterable
from typing import Final

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import person_of, post_at
from ngocha_kh.documents.papers import signatory
from ngocha_kh.documents.qms_words import READS, labels
from ngocha_kh.documents.wording import lower_first
from ngocha_kh.qms.revisions import lines
from ngocha_kh.records.base import Duration
from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.records.qms_document import DocumentRevision
from ngocha_kh.vietnamese import long_date, number, short_date

PROCEDURE_READS: Final = (*READS, "procedure", "document")
ROLES: Final = ("Soạn thảo", "Xem xét", "Phê duyệt")
#: Room to write a date of issue by hand.
_NO_DATE = "…/…/……"
#: What the register says of a title that is not the official one.
_SUMMARISED = " (tóm tắt nội dung)"
#: A title that begins so follows the issuer as it is: "… của Chính phủ quy định …".
_SPEAKS = ("ban hành", "bãi bỏ", "công bố", "hướng dẫn", "phê duyệt", "quy định", "sửa đổi")


def code_of(procedure: Procedure) -> str:
    """What is printed on the document."""
    return procedure.code or procedure.id


def issue_words(issue: Revision | DocumentRevision) -> str:
    """ "01/02": the second amendment of the first issue, as tables show it."""
    return f"{issue.edition:02d}/{issue.revision:02d}"


def control_lines(code: str, issue: Revision | DocumentRevision) -> list[str]:
    """What the block at the head of every page says, but for the page."""
    return [
        f"Mã hiệu: {code}",
        f"Lần ban hành: {issue.edition:02d}",
        f"Lần sửa đổi: {issue.revision:02d}",
        f"Ngày ban hành: {short_date(issue.issued_on) or _NO_DATE}",
    ]


def approvals(office: Office, issue: Revision | DocumentRevision) -> list[str]:
    """Who drafted, reviewed and approved, as "role|name|post"; room to write for who is unknown."""
    people = (issue.drafted_by, issue.reviewed_by, issue.approved_by)
    return [
        signatory(role, *(_named(office, person) if person else ("", "")))
        for role, person in zip(ROLES, people, strict=True)
    ]


def missing_roles(issue: Revision | DocumentRevision) -> list[str]:
    people = (issue.drafted_by, issue.reviewed_by, issue.approved_by)
    return [lower_first(role) for role, who in zip(ROLES, people, strict=True) if who is None]


def _named(office: Office, person: str) -> tuple[str, str]:
    found = person_of(office, person)
    return found.name, post_at(office, found.post, found.unit)


def length_words(length: Duration | None) -> str:
    """ "03 ngày làm việc", "0,5 ngày làm việc"; "" for none."""
    if length is None:
        return ""
    words = labels("procedure", "deadline", "unit")[length.unit]
    whole = length.value == int(length.value)
    shown = f"{int(length.value):02d}" if whole and length.value < 10 else number(length.value)
    return f"{shown} {words}"


def text_cited(text: Document) -> str:
    """A legal text as a list of bases names it, without the full stop.

    "Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về …".
    """
    kind = labels("document", "doc_type")[text.doc_type]
    title = text.title.removesuffix(_SUMMARISED).rstrip(" .;")
    day = f" {long_date(text.issued_on)}" if text.issued_on else ""
    if text.doc_type == "law":
        named = title if title.startswith(kind) else f"{kind} {title}"
        return f"{named} số {text.number}{day}" if text.number else f"{named}{day}"
    if text.doc_type == "standard":
        return ": ".join(filter(None, (text.number, title)))
    number_ = f" số {text.number}" if text.number else ""
    return f"{kind}{number_}{day} của {text.issuer} {_about(kind, title)}"


def _about(kind: str, title: str) -> str:
    low = title.lower()
    if low.startswith(_SPEAKS):
        return lower_first(title)
    return f"về {lower_first(title)}"


def bases_of(office: Office, ids: Iterable[str]) -> list[str]:
    """The legal texts of these ids as a list cites them; an id that the register lacks is left out."""
    return [text_cited(office.documents[one]) for one in ids if one in office.documents]


def unconfirmed(office: Office, ids: Iterable[str]) -> list[str]:
    """Those whose number or title nobody has compared with the official text."""
    found = (office.documents[one] for one in ids if one in office.documents)
    return [text.id for text in found if text.source is None or not text.source.confirmed]


def revision_rows(procedure: Procedure, until: Revision) -> list[dict[str, str]]:
    """The table "Sửa đổi tài liệu": every issue up to `until`, one row a changed part."""
    reasons = labels("procedure", "revisions", 0, "reason")
    issues = procedure.revisions[: procedure.revisions.index(until) + 1]
    return [
        {
            "request": line.request,
            "part": line.part,
            "content": line.content,
            "issue": issue_words(line.issue) if line.first else "",
            "date": short_date(line.issue.issued_on) if line.first else "",
        }
        for line in lines(issues, reasons)
    ]


def field_name(office: Office, field: str | None) -> str:
    """The name of a field of administrative procedures; its id while the settings lack it."""
    names = {one.id: one.name for one in office.settings.qms.fields}
    return names.get(field, field) if field else ""
