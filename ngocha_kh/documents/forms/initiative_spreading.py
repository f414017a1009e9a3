"""ke-hoach-nhan-rong (D25): which units are to use an initiative, by when, and who helps them."""

import datetime
from collections.abc import Iterator
from typing import Any

from ngocha_kh.documents.applications import (
    authors_and_units,
    every_id,
    initiative_of,
    need,
    possible,
)
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import official_recognition
from ngocha_kh.documents.council_words import COUNCIL_READS, filled, required_decision
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.records.initiative import Description, Initiative, Replication
from ngocha_kh.vietnamese import long_date, short_date


def _draft(office: Office, initiative_id: str, given: Given) -> Draft:
    initiative = initiative_of(office, initiative_id)
    plan = need(initiative, initiative.replication, "kế hoạch nhân rộng", "replication")
    targets = list(dict.fromkeys(_targets(office, plan)))
    need(initiative, targets or None, "đơn vị dự kiến áp dụng", "replication.target_units")
    official_recognition(office, [initiative], given)
    given = _given(initiative, given)
    day = given.date or office.as_of
    told = initiative.description or Description()
    budget = next((u for u in office.units.values() if "budget_focal" in u.roles), None)
    context: dict[str, Any] = {
        "initiative": initiative,
        "decision": required_decision(initiative),
        "authors": authors_and_units(office, initiative),
        "summary": need(
            initiative, told.public_summary, "bản tóm tắt công khai", "description.public_summary"
        ),
        "conditions": (told.conditions or "").rstrip("."),
        "units": count("đơn vị dự kiến áp dụng", targets, "đơn vị trong kế hoạch nhân rộng"),
        "due": long_date(need(initiative, plan.due, "hạn nhân rộng", "replication.due")),
        "rows": [_row(office, n, unit, plan, day) for n, unit in enumerate(targets, 1)],
        "budget": budget.name if budget else "",
    }
    return Draft(context, letterhead(office, FORM.name, "KH", given))


def _given(initiative: Initiative, given: Given) -> Given:
    """Number and day of the plan as recorded; a later D25 may be the minutes of a check."""
    plans = [p for p in initiative.papers if p.kind == "D25" and "/KH" in (p.number or "")]
    if not plans:
        return given
    return filled(given, plans[0].number, plans[0].date)


def _targets(office: Office, plan: Replication) -> Iterator[str]:
    """The units that the plan names, groups by their members; then those that came on their own."""
    for unit in plan.target_units:
        yield from sorted(office.members(unit))
    if plan.target_units:
        yield from (adopter.unit for adopter in plan.adopters)


def _row(
    office: Office, number: int, unit: str, plan: Replication, day: datetime.date
) -> dict[str, str]:
    """`day`: that of the plan, which knows nothing of later adopters."""
    adopter = next((a for a in plan.adopters if a.unit == unit and a.from_ <= day), None)
    return {
        "no": str(number),
        "unit": office.full_name(unit),
        "due": short_date(plan.due),
        "state": f"Đã áp dụng từ ngày {short_date(adopter.from_)}" if adopter else "Chưa áp dụng",
    }


FORM = Form(
    name="ke-hoach-nhan-rong",
    label="Kế hoạch nhân rộng sáng kiến",
    template="initiative_spreading.md.j2",
    subject="mã sáng kiến có đơn vị dự kiến áp dụng",
    reads=COUNCIL_READS,
    ids=possible(_draft, every_id),
    draft=_draft,
)
