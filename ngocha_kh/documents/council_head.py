"""The head of what a council issues, or of a sheet that it uses.

A council that uses the seal of its agency is named as the issuer below it, numbers its documents in
a series of its own, and its chair signs with the post in the council (Nghị định 30/2020/NĐ-CP, Phụ
lục I, Phần I, Mục II.2, II.3a, II.7c).
"""

import re
from collections.abc import Iterable, Sequence

from ngocha_kh.council.rubrics import refusal
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of
from ngocha_kh.documents.letterhead import (
    Front,
    Given,
    letterhead,
    mark,
    number_part,
)
from ngocha_kh.documents.papers import OFFICE
from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Session
from ngocha_kh.schemas import schema_for

_AREA = re.compile(r"(.+?) ((?:phường|xã|đặc khu) .+)")
_WORD = re.compile(r"\b(khoa|sáng|công|đổi) (học|kiến|tạo|nghệ|mới)\b", re.IGNORECASE)
_SHORT = "HĐ"  #: in the symbol, until the body's record says its abbreviation
_SHORT_END = 2  #: syllables
_CHAIR = ("TM. HỘI ĐỒNG", "CHỦ TỊCH")


def council_front(
    office: Office, body: Body, document: str, kind: str, given: Given, recorded: str | None = None
) -> Front:
    """The front matter of a document that the council issues, of the type `kind` ("GM", "BB").

    `recorded`: its number and symbol when known ("01/BB-HĐ"). When that symbol is the agency's own,
    the agency issues it and its signer signs.
    """
    agency = office.settings.agency
    symbol = (recorded or "").partition("/")[2]
    if symbol and not symbol.startswith(f"{kind}-"):
        raise UserError(f"số «{recorded}» không mang ký hiệu của văn bản này (…/{kind}-…)")
    if symbol.endswith(f"-{agency.abbreviation}"):
        return letterhead(office, document, kind, given)
    day = given.date or office.as_of
    symbol = symbol or f"{kind}-{body.abbreviation or _SHORT}"
    return {
        "parent": [agency.short_name],
        "issuer": name_lines(body),
        "issuer_name": body.name,
        "symbol": symbol,
        "number": number_part(given.number, symbol),
        "place": agency.place,
        "date": given.date.isoformat() if given.date else "",
        "year": str(day.year),
        "signature": list(_CHAIR),
        "signer": name_of(office, chair_of(body)),
        "mark": mark(office, given),
    }


def sheet_front(office: Office, body: Body, given: Given, signatories: Sequence[str] = ()) -> Front:
    """The front matter of a sheet of the council that is no administrative document.

    Each of `signatories` is the posts, a note in brackets and the name, divided by "|".
    """
    agency = office.settings.agency
    day = given.date
    return {
        "layout": OFFICE,
        "parent": [agency.short_name],
        "issuer": name_lines(body),
        "issuer_name": body.name,
        "place": agency.place if signatories else "",
        "date": day.isoformat() if day else "",
        "year": str((day or office.as_of).year),
        "signatories": list(signatories),
        "mark": mark(office, given),
    }


def name_lines(body: Body) -> list[str]:
    """The name in the head, words of two syllables unbroken.

    The area has a line of its own, or shares that of a short end behind the last comma.
    """
    found = _AREA.fullmatch(body.name)
    lines = [found[1], found[2]] if found else [body.name]
    before, comma, end = lines[0].rpartition(", ")
    if found and comma and len(end.split()) <= _SHORT_END:
        lines = [f"{before},", f"{end} {found[2]}"]
    return [_WORD.sub("\\1\u00a0\\2", line) for line in lines]


def official(office: Office, rubric: Rubric, given: Given) -> None:
    """Raises `UserError` when nothing official may stand on the rubric (initiatives.md §6)."""
    why = refusal(rubric, office.settings)
    if why and not given.allow_sample:
        raise UserError(why)


def official_recognition(office: Office, initiatives: Iterable[Initiative], given: Given) -> None:
    """Raises `UserError` when a session that looked at one of them scored by a sample rubric.

    What stands on a recognition stands on the scores behind it.
    """
    named = dict.fromkeys(session for one in initiatives for session in one.sessions)
    for session_id in named:
        session: Session = office.record("session", session_id)
        official(office, office.record("rubric", session.rubric), given)


def chair_of(body: Body) -> str:
    return _in_role(body, "chair")


def secretary_of(body: Body) -> str:
    return _in_role(body, "secretary")


def role_labels() -> dict[str, str]:
    """Role → how a document says it."""
    return schema_for("body").labels(("members", 0, "role"))


def _in_role(body: Body, role: str) -> str:
    """The member of that role. Raises `UserError` when the body has none."""
    for member in body.members:
        if member.role == role:
            return member.person
    raise UserError(
        f"{body.id} chưa có {role_labels().get(role, role).lower()} (members: role: {role})"
    )
