"""Initiatives whose effect is recognised at a level, and what their lists say of each."""

from collections.abc import Callable

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import (
    Batch,
    Issue,
    authors_line,
    batches,
    decision_of,
    fields_of,
    posts_of,
    solution_of,
)
from ngocha_kh.records.initiative import Effect, Initiative
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date

WARD, CITY = "ward_effect", "city"
_NO_VALUE = "–"


def effect_of(initiative: Initiative, level: str) -> Effect | None:
    """The newest entry of a level."""
    return next((one for one in reversed(initiative.effect) if one.level == level), None)


def effects(office: Office, level: str, states: frozenset[str]) -> list[Initiative]:
    """The initiatives whose newest entry of `level` is in one of `states`, by id."""
    found = [
        one
        for one in office.records("initiative")
        if (effect := effect_of(one, level)) is not None and effect.state in states
    ]
    return sorted(found, key=lambda one: one.id)


def yearly_batches(
    office: Office,
    level: str,
    states: frozenset[str],
    prefix: str,
    recorded: Callable[[Initiative], Issue],
) -> list[Batch]:
    """Those `effects` by year ("HQ-2026"), then by the paper on record that covers them."""
    found = effects(office, level, states)
    return [
        batch
        for year in sorted({one.year for one in found})
        for batch in batches(f"{prefix}-{year}", [o for o in found if o.year == year], recorded)
    ]


def effect_words(initiative: Initiative, level: str) -> str:
    """What came of it: the result at that level, else the social benefit that was reported."""
    effect = effect_of(initiative, level)
    said = effect.result if effect else None
    return said or (initiative.benefit.social if initiative.benefit else None) or _NO_VALUE


def adopters_line(office: Office, initiative: Initiative) -> str:
    """The units that apply it: where it was first, then who took it over."""
    first = [initiative.first_applied.place] if initiative.first_applied else []
    others = initiative.replication.adopters if initiative.replication else ()
    return "; ".join(dict.fromkeys([*first, *(office.full_name(one.unit) for one in others)]))


def city_cells(office: Office, position: int, initiative: Initiative, level: str) -> dict[str, str]:
    """Every figure that a column of the list for the City may hold (schema: city_list.columns)."""
    benefit = initiative.benefit
    gain = benefit.economic_gain_vnd if benefit else None
    applied = initiative.first_applied
    levels = schema_for("initiative").labels(("effect", 0, "level"))
    return {
        "no": str(position),
        "id": initiative.id,
        "title": initiative.title,
        "authors": authors_line(office, initiative, share=True),
        "posts": posts_of(office, initiative),
        "units": "; ".join(dict.fromkeys(office.full_name(a.unit) for a in initiative.authors)),
        "fields": fields_of(initiative),
        "solution_type": solution_of(initiative),
        "first_applied": short_date(applied.date) if applied else _NO_VALUE,
        "decision": decision_of(initiative),
        "certificates": "\n".join(c.number for c in initiative.certificates if not c.recalled_on),
        "economic": _NO_VALUE if gain is None else number(gain),
        "social": (benefit.social if benefit else None) or _NO_VALUE,
        "adopters": adopters_line(office, initiative) or _NO_VALUE,
        "level": levels.get(level, level),
        "awards": _awards(initiative),
        "note": "",
    }


def _awards(initiative: Initiative) -> str:
    labels = schema_for("initiative").labels(("award_uses", 0, "kind"))
    return "; ".join(dict.fromkeys(labels.get(u.kind, u.kind) for u in initiative.award_uses))
