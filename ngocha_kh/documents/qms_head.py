"""The head of what the audit team issues: its own, or the agency's when the number says so."""

import re

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import name_lines
from ngocha_kh.documents.council_words import name_of
from ngocha_kh.documents.letterhead import Front, Given, letterhead, mark, number_part
from ngocha_kh.documents.qms_words import spelled
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.body import Body

_SHORT = "TĐGNB"  #: in the symbol, until the team's record says its abbreviation
#: What a team is called first; the rest of a long name goes on in the next line.
_START = "Tổ đánh giá nội bộ"
_WORDS = re.compile(r"\b(hệ|quản|chất) (thống|lý|lượng)\b", re.IGNORECASE)
_CHAIR, _LEAD = "TỔ TRƯỞNG", "TRƯỞNG ĐOÀN ĐÁNH GIÁ"


def team_of(office: Office, audit: Audit) -> Body | None:
    """The audit team that the audit names."""
    found: Body | None = office.record("body", audit.body) if audit.body else None
    return found


def team_lines_of(body: Body) -> list[str]:
    """The name in the head: "Tổ đánh giá nội bộ", "hệ thống quản lý chất lượng", the area."""
    first, *area = name_lines(body)
    first = spelled(first)
    rest = first.removeprefix(_START).strip()
    if rest == first or not rest:
        return [first, *area]
    return [_START, _WORDS.sub("\\1\u00a0\\2", rest), *area]


def is_by_team(office: Office, audit: Audit, number: str | None) -> bool:
    """Whether the team issues a paper of that number: it exists, and the symbol is not the agency's."""
    symbol = (number or "").partition("/")[2]
    return audit.body is not None and not symbol.endswith(f"-{office.settings.agency.abbreviation}")


def team_front(
    office: Office, audit: Audit, lead: str, document: str, kind: str, given: Given
) -> Front:
    """The front matter of a paper of the type `kind` ("BC") that the team makes of an audit.

    With the agency's own symbol in the number, or without a team, the agency issues it. Raises
    `UserError` when the symbol is of another type.
    """
    agency = office.settings.agency
    body = team_of(office, audit)
    symbol = (given.number or "").partition("/")[2]
    if symbol and not symbol.startswith(f"{kind}-"):
        raise UserError(f"số «{given.number}» không mang ký hiệu của văn bản này (…/{kind}-…)")
    if body is None or not is_by_team(office, audit, given.number):
        return letterhead(office, document, kind, given)
    symbol = symbol or f"{kind}-{body.abbreviation or _SHORT}"
    chairs = {member.person for member in body.members if member.role == "chair"}
    return {
        "parent": [agency.short_name],
        "issuer": team_lines_of(body),
        "issuer_name": spelled(body.name),
        "symbol": symbol,
        "number": number_part(given.number, symbol),
        "place": agency.place,
        "date": given.date.isoformat() if given.date else "",
        "year": str((given.date or office.as_of).year),
        "signature": [_CHAIR if lead in chairs else _LEAD],
        "signer": name_of(office, lead),
        "mark": mark(office, given),
    }
