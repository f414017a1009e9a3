"""bien-ban-kiem-tra (D25): the minutes of a check whether an initiative is applied, and how."""

from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import (
    authors_and_units,
    initiative_of,
    initiatives,
    parted,
    possible,
    until,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.papers import LINE
from ngocha_kh.records.initiative import Check
from ngocha_kh.vietnamese import long_date

#: Who checked and who was checked sign (Phụ lục III, Mẫu 1.9), and the day stands in the text.
_SIGNED_OTHERWISE = frozenset({"signature", "signer"})


def _ids(office: Office) -> list[str]:
    """SK-2026-001-1: an initiative and the number of the check in its record."""
    return [
        f"{initiative.id}-{number}"
        for initiative in initiatives(office)
        for number, check in enumerate(initiative.checks, 1)
        if until(check.on, office)
    ]


def _draft(office: Office, record_id: str, given: Given) -> Draft:
    initiative_id, number = parted(record_id)
    initiative = initiative_of(office, initiative_id)
    if not number:
        raise UserError(f"hãy ghi cả lần kiểm tra, ví dụ {initiative_id}-1")
    check = _check(initiative.checks, number)
    if check is None:
        raise UserError(f"{initiative_id} chưa ghi lần kiểm tra «{number}»; hãy ghi vào checks")
    context: dict[str, Any] = {
        "initiative": initiative,
        "authors": authors_and_units(office, initiative),
        "day": long_date(check.on),
        "place": check.place.rstrip("."),
        "by": check.by.rstrip("."),
        "finding": check.finding,
        "line": LINE,
    }
    head = letterhead(office, FORM.name, "BB", given)
    front = {key: head[key] for key in head if key not in _SIGNED_OTHERWISE}
    return Draft(context, {**front, "secretary": "", "chair": ""})


def _check(checks: tuple[Check, ...], number: str) -> Check | None:
    index = int(number) if number.isascii() and number.isdigit() else 0
    return checks[index - 1] if 0 < index <= len(checks) else None


FORM = Form(
    name="bien-ban-kiem-tra",
    label="Biên bản kiểm tra việc áp dụng sáng kiến",
    template="initiative_check.md.j2",
    subject="mã sáng kiến và lần kiểm tra",
    reads=READS,
    ids=possible(_draft, _ids),
    draft=_draft,
)
