"""Papers that Điều 7 of Nghị định 30/2020/NĐ-CP does not list: what stands around their body.

An application has Quốc hiệu and those who sign; a receipt, a confirmation or a book of an office has
its name besides. None has a number, a symbol or Nơi nhận.
"""

import datetime
from collections.abc import Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.letterhead import Front, Given, official_name
from ngocha_kh.records.unit import Unit

PERSONAL, OFFICE = "personal", "office"
#: Units of the committee stand below it in the heading; the others have their own superiors.
BELOW = frozenset({"department", "office", "center", "service_unit"})
_HEADS = {
    "leadership": "Chủ tịch",
    "department": "Trưởng phòng",
    "office": "Chánh Văn phòng",
    "center": "Giám đốc",
}
SIGN = "(Ký, ghi rõ họ tên)"
SIGN_AND_SEAL = "(Ký, ghi rõ họ tên, đóng dấu)"
#: Room to write by hand: a line of the text's width, and a few words' width.
LINE, SHORT = "." * 112, "." * 40


def personal_front(office: Office, given: Given, signatories: Sequence[str]) -> Front:
    """The front matter of a person's paper; `signatories` are "post|note|name"."""
    return {
        "layout": PERSONAL,
        **_dated(office, given.date),
        "signatories": list(signatories),
        **_mark(office),
    }


def office_front(
    office: Office, given: Given, unit: Unit | None, signatories: Sequence[str]
) -> Front:
    """The front matter of a unit's paper; without `unit` of the agency's."""
    agency = office.settings.agency
    own = unit if unit is not None and unit.type != "leadership" else None
    parent: list[str] = []
    if own is None:
        parent = list(agency.parent_lines)
    elif own.type in BELOW:
        parent = [agency.short_name]
    return {
        "layout": OFFICE,
        "parent": parent,
        "issuer": [official_name(own.name)] if own else list(agency.header_lines),
        "issuer_name": own.name if own else agency.name,
        **_dated(office, given.date),
        "signatories": list(signatories),
        **_mark(office),
    }


def signatory(*lines: str) -> str:
    """One who signs: posts and a note, the name last ("" leaves room to write it)."""
    return "|".join(line.replace("|", "/") for line in lines)


def head_post(unit: Unit | None) -> str:
    """The post of whoever heads a unit."""
    return _HEADS.get(unit.type if unit else "", "Thủ trưởng đơn vị")


def _dated(office: Office, day: datetime.date | None) -> Front:
    return {
        "place": office.settings.agency.place,
        "date": day.isoformat() if day else "",
        "year": str((day or office.as_of).year),
    }


def _mark(office: Office) -> Front:
    settings = office.settings
    return {"mark": settings.illustrative_mark if settings.illustrative else ""}
