"""What every official document carries around its body: agency, number, place, date, signature.

A template says only what is its own; what it does not say is added to its front matter here, each
value as a placeholder, so that no value is ever read as YAML.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.signing import NobodySigns, Signature, blank
from ngocha_kh.nd30 import Placeholders

Front = Mapping[str, str | Sequence[str]]
#: The key of a front that is for the person who makes the document, and never printed.
NOTES = "notes"
SAMPLE_MARK = "BẢN THỬ - BỘ TIÊU CHÍ CHẤM ĐIỂM CHƯA BAN HÀNH"
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
_FENCE = "---\n"
_IN_FULL = {
    "HĐND-UBND": "Hội đồng nhân dân và Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBND": "Ủy ban nhân dân",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What only the issuing of a document decides: its number and its date, when known.

    `allow_sample`: a trial on a rubric that nobody has issued, marked as one on every page.
    """

    number: str | None = None
    date: datetime.date | None = None
    allow_sample: bool = False


def letterhead(
    office: Office,
    document: str,
    kind: str,
    given: Given,
    *,
    unit: str | None = None,
    field: str = "",
    signer: str | None = None,
    collective: bool = True,
    signed: bool = True,
) -> Front:
    """The front matter that follows from the settings.

    `kind` is the abbreviation of the type ("BC", Phụ lục III), "" for a công văn, whose symbol ends
    with `field` instead. Not `collective`: its chairman issues it, and appendices say so. `unit` issues the document itself; then the agency is its parent. Not
    `signed` means that the settings do not say who signs. Raises `NobodySigns` when the document is
    dated and nobody may sign on that day; a draft has room for the name instead, and says so.
    """
    agency = office.settings.agency
    day = given.date or office.as_of
    own = office.units.get(unit) if unit else None
    abbreviation = (own.abbreviation or own.short_name) if own else agency.abbreviation
    symbol = f"{kind}-{abbreviation}" if kind else f"{abbreviation}-{field}"
    foot: dict[str, str | Sequence[str]] = {}
    if signed:
        block, notes = _block(office, document, given, signer, unit, collective)
        foot = {"signature": list(block.lines), "signer": block.name, NOTES: notes}
    return {
        "parent": [agency.short_name] if own else list(agency.parent_lines),
        "issuer": [official_name(own.name)] if own else list(agency.header_lines),
        "issuer_name": own.name
        if own
        else agency.name
        if collective
        else f"Chủ tịch {agency.name}",
        "symbol": symbol,
        "number": number_part(given.number, symbol),
        "place": agency.place,
        "date": given.date.isoformat() if given.date else "",
        "year": str(day.year),
        **foot,
        "mark": mark(office, given),
    }


def number_part(number: str | None, symbol: str) -> str:
    """The number without its symbol: "04/TB-UBND" → "04".

    Raises `UserError` when the symbol is another: then what is printed would not be what is recorded.
    """
    own, _, said = (number or "").partition("/")
    if said and said != symbol:
        raise UserError(
            f"số «{number}» không mang ký hiệu của văn bản này (…/{symbol}); hãy sửa số trong hồ sơ "
            "hoặc ghi --number"
        )
    return own


def mark(office: Office, given: Given) -> str:
    """What every page says of itself: that its figures are illustrative, or that it is a trial."""
    settings = office.settings
    if settings.illustrative:
        return settings.illustrative_mark
    return SAMPLE_MARK if given.allow_sample else ""


def _block(
    office: Office,
    document: str,
    given: Given,
    name: str | None,
    unit: str | None,
    collective: bool,
) -> tuple[Signature, Sequence[str]]:
    """Who signs, and what is left to a person when nobody may today."""
    day = given.date or office.as_of
    try:
        return office.signature(document, day, name=name, unit=unit, collective=collective), ()
    except NobodySigns as error:
        if given.date is not None:
            raise
        body = office.settings.agency.header_lines[0] if collective else ""
        found = blank(office.settings.signers, document, body, name=name, unit=unit)
        return found, (f"dự thảo để trống họ tên người ký: {error}",)


def official_name(name: str) -> str:
    """A unit's name as an issuer writes it: in full (Phụ lục I, II.2a); a parent may be short."""
    for short, full in _IN_FULL.items():
        name = re.sub(rf"\b{short}\b", full, name)
    return name


def completed(markup: str, front: Front, values: Placeholders) -> str:
    """`markup` with every key of `front` that its own front matter does not say."""
    before, fence, rest = markup.partition(_FENCE)
    if not fence:
        return markup  # the engine says what is wrong
    said = set(_KEY.findall(rest.partition(_FENCE)[0]))
    keys = [key for key in front if key not in said and key != NOTES]
    lines = [f"{key}: {_quoted(front[key], values)}\n" for key in keys]
    return f"{before}{fence}{''.join(lines)}{rest}"


def _quoted(value: str | Sequence[str], values: Placeholders) -> str:
    if isinstance(value, str):
        return f'"{values.put(value)}"'
    return "[" + ", ".join(f'"{values.put(item)}"' for item in value) + "]"
