"""giay-xac-nhan-ap-dung (D04): for the unit that applied it; what we know is in it, the rest is blank."""

from collections.abc import Iterator
from typing import Any

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.applications import (
    authors_and_units,
    initiative_of,
    initiatives,
    parted,
    possible,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import READS
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import (
    LINE,
    SHORT,
    SIGN_AND_SEAL,
    head_post,
    office_front,
    signatory,
)
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.vietnamese import long_date

#: Nothing is applied before these states, or what was written down will not be.
_TOO_EARLY = frozenset({"registered", "intake_refused", "withdrawn"})


def _ids(office: Office) -> list[str]:
    """SK-2026-001-ttvh: an initiative and a unit that applied it or is to."""
    return [
        f"{initiative.id}-{unit}"
        for initiative in initiatives(office)
        if initiative.state not in _TOO_EARLY
        for unit in dict.fromkeys(_units(office, initiative))
        if unit in office.units
    ]


def _units(office: Office, initiative: Initiative) -> Iterator[str]:
    """Where it was first applied (the lead author's unit), who adopted it, who is to."""
    yield _first_unit(initiative)
    if initiative.replication:
        yield from (adopter.unit for adopter in initiative.replication.adopters)
        for unit in initiative.replication.target_units:
            yield from sorted(office.members(unit))


def _draft(office: Office, record_id: str, given: Given) -> Draft:
    initiative_id, unit_id = parted(record_id)
    initiative = initiative_of(office, initiative_id)
    if not unit_id:
        raise UserError(f"hãy ghi cả mã đơn vị áp dụng, ví dụ {initiative_id}-vhxh")
    if unit_id not in {*_units(office, initiative)} or unit_id not in office.units:
        raise UserError(
            f"{initiative_id} chưa ghi «{unit_id}» là đơn vị áp dụng hoặc đơn vị dự kiến nhân rộng; "
            "hãy ghi vào replication.adopters hoặc replication.target_units"
        )
    unit = office.units[unit_id]
    adopters = initiative.replication.adopters if initiative.replication else ()
    adopter = next((a for a in adopters if a.unit == unit_id), None)
    is_first = adopter is None and unit_id == _first_unit(initiative)
    applied = initiative.first_applied if is_first else None
    context: dict[str, Any] = {
        "initiative": initiative,
        "unit": unit.name,
        "authors": authors_and_units(office, initiative),
        "since": _since(adopter.from_ if adopter else applied.date if applied else None),
        "place": applied.place if applied else "",
        "result": (adopter.result or "").rstrip(" .") if adopter else "",
        "line": LINE,
        "short": SHORT,
    }
    signed = [signatory(head_post(unit), SIGN_AND_SEAL, "")]
    return Draft(context, office_front(office, given, unit, signed))


def _first_unit(initiative: Initiative) -> str:
    lead = next((author for author in initiative.authors if author.is_lead), initiative.authors[0])
    return lead.unit


def _since(day: Any) -> str:
    return long_date(day) if day else "ngày ...... tháng ...... năm ............"


FORM = Form(
    name="giay-xac-nhan-ap-dung",
    label="Giấy xác nhận áp dụng sáng kiến, đã ghi sẵn phần đã biết",
    template="initiative_confirmation.md.j2",
    subject="mã sáng kiến và đơn vị áp dụng",
    reads=READS,
    ids=possible(_draft, _ids),
    draft=_draft,
)
