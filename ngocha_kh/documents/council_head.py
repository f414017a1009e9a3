"""The head of what a council issues, or of a sheet that it uses.

A council that uses the seal of its agency is named as the issuer below it, numbers its documents in
a series of its own, and its chair signs with the post in the council (Nghị định 30/2020/NĐ-CP, Phụ
lục I, Phần I, Mục II.2, II.3a, II.7c).
"""

import re
from collections.abc import Sequence

from ngocha_kh.council.rubrics import refusal
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import name_of
from ngocha_kh.documents.letterhead import Front, Given, letterhead
from ngocha_kh.documents.papers import OFFICE
from ngocha_kh.records.body import Body
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.schemas import schema_for

_AREA = re.compile(r"(.+?) ((?:phường|xã|đặc khu) .+)")
_WORD = re.compile(r"\b(khoa|sáng|công|đổi) (học|kiến|tạo|nghệ|mới)\b", re.IGNORECASE)
_SHORT = "HĐ"  #: in the symbol, until the body's record says its abbreviation
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
    if symbol.endswith(f"-{agency.abbreviation}"):
        return letterhead(office, document, kind, given)
    day = given.date or office.as_of
    return {
        "parent": [agency.short_name],
        "issuer": name_lines(body),
        "issuer_name": body.name,
        "symbol": symbol or f"{kind}-{body.abbreviation or _SHORT}",
        "number": (given.number or "").partition("/")[0],
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
    """The name in the head: the area on a line of its own, words of two syllables unbroken."""
    found = _AREA.fullmatch(body.name)
    lines = [found[1], found[2]] if found else [body.name]
    return [_WORD.sub("\\1\u00a0\\2", line) for line in lines]


def mark(office: Office, given: Given) -> str:
    """What every page says of itself: that its figures are illustrative, or that it is a trial."""
    settings = office.settings
    if settings.illustrative:
        return settings.illustrative_mark
    return SAMPLE_MARK if given.allow_sample else ""


SAMPLE_MARK = "BẢN THỬ - BỘ TIÊU CHÍ CHẤM ĐIỂM CHƯA BAN HÀNH"


def official(office: Office, rubric: Rubric, given: Given) -> None:
    """Raises `UserError` when nothing official may stand on the rubric (initiatives.md §6)."""
    why = refusal(rubric, office.settings)
    if why and not given.allow_sample:
        raise UserError(why)


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
