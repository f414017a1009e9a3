"""How audits, slips, reviews and declarations of the quality system read in documents."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited, filled, name_of, with_post
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.qms.states import AuditState, audit_state
from ngocha_kh.records.audit import Audit, ProgrammeItem
from ngocha_kh.records.base import DecisionRef
from ngocha_kh.records.declaration import Declaration, Standard
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import long_date, short_date

T = TypeVar("T")
READS: Final = ("workspace", "plan", "unit", "person")
AUDIT_READS: Final = (*READS, "body", "procedure", "audit")
#: The word before the code of a clause; the standard's title stands once in the document.
CLAUSE: Final = "Mục"
_SHORT: Final = re.compile(r"\bHTQLCL\b")


def of_year(office: Office, kind: str, year: int) -> list[Any]:
    """Records of a kind whose id bears the year, by id."""
    found = (one for one in office.records(kind) if one.id.split("-")[1] == str(year))
    return sorted(found, key=lambda one: one.id)


def years_of(office: Office, *kinds: str) -> list[str]:
    """Years that have a record of one of the kinds."""
    return sorted({one.id.split("-")[1] for kind in kinds for one in office.records(kind)})


def the_year(text: str) -> int:
    """Raises `UserError` when the id is no year."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise UserError(f"hãy ghi năm, ví dụ 2026, không phải «{text}»")
    return int(text)


def need(record_id: str, value: T | None, what: str, field: str) -> T:
    """`value`. Raises `UserError` that says what to fill in when it is missing."""
    if value is None or value == "" or value == ():
        raise UserError(f"{record_id} chưa ghi {what}; hãy ghi vào {field}")
    return value


def issued(given: Given, paper: DecisionRef | None) -> Given:
    """`given` with the recorded number and day where it is silent."""
    return filled(given, paper.number, paper.on) if paper else given


def paper_named(kind: str, paper: DecisionRef) -> str:
    """ "Báo cáo số 40/BC-UBND ngày 17 tháng 7 năm 2026"."""
    return f"{kind} {cited(paper.number, paper.on)}"


def standard_named(standard: Standard) -> str:
    """ "TCVN ISO 9001:2015"."""
    return f"{standard.code}:{standard.edition}"


def declared_standard(office: Office) -> str:
    """The standard of the settings, for papers that no declaration stands behind."""
    return f"TCVN ISO 9001:{office.settings.qms.edition}"


def spelled(text: str) -> str:
    """A title or name of a record as a document prints it: "HTQLCL" in full."""
    return _SHORT.sub("hệ thống quản lý chất lượng", text)


def labels(kind: str, *route: str | int) -> dict[str, str]:
    return schema_for(kind).labels(route)


def real_audit(office: Office, audit_id: str) -> Audit:
    """The audit of that id. Raises `UserError` when it was called off by the day of the document."""
    audit: Audit = office.record("audit", audit_id)
    if audit_state(audit, office.as_of) is AuditState.CANCELLED:
        raise UserError(f"{audit_id} đã hủy nên không lập văn bản")
    return audit


def lead_of(audit: Audit) -> str:
    """The person who leads the team. Raises `UserError` when nobody does."""
    found = next((one.person for one in audit.team if one.role == "lead"), None)
    return need(audit.id, found, "trưởng đoàn đánh giá", "team (role: lead)")


def team_lines(office: Office, audit: Audit) -> list[str]:
    """ "Bùi Thị I, Chuyên viên Văn phòng …, Trưởng đoàn"."""
    roles = labels("audit", "team", 0, "role")
    return [f"{with_post(office, one.person)}, {roles[one.role]}" for one in audit.team]


def days_between(first: datetime.date, last: datetime.date) -> str:
    """ "ngày 22 tháng 6 năm 2026"; "từ ngày … đến ngày …" for several."""
    if first == last:
        return long_date(first)
    return f"từ {long_date(first)} đến {long_date(last)}"


def short_days(first: datetime.date, last: datetime.date) -> str:
    """For cells: "22/06/2026"; two lines for several days."""
    if first == last:
        return short_date(first)
    return f"Từ {short_date(first)}\nđến {short_date(last)}"


def unit_names(office: Office, units: Iterable[str]) -> str:
    return "; ".join(office.full_name(unit) for unit in units)


def procedure_names(office: Office) -> dict[str, str]:
    """Code of every procedure as the office writes it: its own code, else its id."""
    found: list[Procedure] = office.records("procedure")
    return {one.id: one.code or one.id for one in found}


def subject_of(clauses: Sequence[str], procedures: Sequence[str], names: dict[str, str]) -> str:
    """ "Mục 8.5.1, 9.1.1; quy trình QT-VHXH-01"."""
    parts = [f"{CLAUSE} {', '.join(clauses)}"] if clauses else []
    if procedures:
        said = ", ".join(names.get(one, one) for one in procedures)
        parts.append(f"quy trình {said}" if parts else f"Quy trình {said}")
    return "; ".join(parts)


def hours_of(item: ProgrammeItem) -> str:
    """ "08:00 - 09:30", as a table shows hours."""
    return f"{item.from_} - {item.to}"


def names_of(office: Office, people: Iterable[str]) -> str:
    return "; ".join(name_of(office, person) for person in people)


def signed(office: Office, declaration: Declaration) -> DecisionRef:
    """The decision of a declaration by the day. Raises `UserError` while there is none."""
    decision = declaration.decision
    if decision is None or decision.on > office.as_of:
        raise UserError(
            f"{declaration.id} chưa có quyết định công bố đến ngày {short_date(office.as_of)}; "
            "hãy ghi số, ngày vào decision"
        )
    return decision


def why_missing(
    draft: Callable[[Office, str, Given], Any], ids: Callable[[Office], Iterable[str]]
) -> Callable[[Office, str], str]:
    """Why an id that exists cannot be made now, in the words of the draft."""

    def why_not(office: Office, record_id: str) -> str:
        if record_id not in ids(office):
            return ""
        try:
            draft(office, record_id, Given())
        except UserError as error:
            return str(error)
        return ""

    return why_not
