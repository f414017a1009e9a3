"""Words of the command line → kinds, states, units, sections, obligations; the nearest when wrong."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ngocha_kh.diagnostics import UsageError
from ngocha_kh.progress.groups import members_of
from ngocha_kh.progress.state import DONE, OPEN, OVERDUE, STATE_LABELS, State
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.unit import Unit
from ngocha_kh.suggest import closest, shown
from ngocha_kh.vietnamese import folded

#: Everything that can be listed; obligations stand inside a plan.
LOOKED_AT: Final = {
    **{kind.name: kind.label for kind in KINDS.values()}, "obligation": "nghĩa vụ",
}  # fmt: skip

#: The official classes by the words that people use; a class is more than the state of that name
#: ("quá hạn" also holds results that were handed in late and wait for confirmation).
_CLASSES: Final = {
    "done": DONE, "hoàn thành": DONE, "đã hoàn thành": DONE,
    "overdue": OVERDUE, "quá hạn": OVERDUE, "chưa hoàn thành, quá hạn": OVERDUE,
    "open": OPEN, "trong hạn": OPEN, "chưa hoàn thành, trong hạn": OPEN,
}  # fmt: skip


def plain(text: str) -> str:
    """Lower case, no diacritics, and one space for everything that is no letter or digit."""
    return " ".join(re.findall(r"\w+", folded(text.replace("_", " "))))


def kind_named(word: str) -> str:
    """The kind that a word means, by name or Vietnamese label. Raises `UsageError`."""
    known = {plain(name): name for pair in LOOKED_AT.items() for name in pair}
    found = known.get(plain(word))
    if found is None:
        raise _unknown("loại hồ sơ", word, LOOKED_AT, f"các loại: {', '.join(LOOKED_AT)}")
    return next(name for name, label in LOOKED_AT.items() if found in (name, label))


def states_named(words: Iterable[str] | None) -> frozenset[State]:
    """The states that the words mean, by value, label or official class; empty for no words.

    Raises `UsageError` with the nearest value or label.
    """
    known = {plain(text): {state} for state in State for text in (state, STATE_LABELS[state])}
    known |= {plain(text): set(states) for text, states in _CLASSES.items()}
    found: set[State] = set()
    for word in words or ():
        meant = known.get(plain(word))
        if meant is None:
            values = {*State, *STATE_LABELS.values(), *_CLASSES}
            raise _unknown("trạng thái", word, values, f"các trạng thái: {', '.join(State)}")
        found |= meant
    return frozenset(found)


def unit_named(word: str | None, units: Mapping[str, Unit]) -> str | None:
    """The id of a unit by its id, name, short name or abbreviation. Raises `UsageError`."""
    if word is None or word in units:
        return word
    names = {
        name: unit.id for unit in units.values()
        for name in (unit.id, unit.name, unit.short_name, unit.abbreviation) if name
    }  # fmt: skip
    found = {unit_id for name, unit_id in names.items() if plain(name) == plain(word)}
    if len(found) == 1:
        return found.pop()
    raise _unknown("đơn vị", word, names, "xem các đơn vị bằng nkh list unit")


def expanded(unit_id: str | None, units: Mapping[str, Unit]) -> frozenset[str]:
    """A unit with, for a group, the group itself and its members at any depth."""
    return frozenset() if unit_id is None else members_of(unit_id, units) | {unit_id}


def section_named(word: str | None, plan: Plan) -> str | None:
    """A section that has obligations, or a whole part ("II") of them. Raises `UsageError`."""
    if word is None:
        return None
    known = {duty.section for duty in plan.obligations}
    known |= {section.partition(".")[0] for section in known}
    if word.upper() in known:
        return word.upper()
    raise _unknown("mục", word, known, f"các mục có nghĩa vụ: {', '.join(sorted(known))}")


def in_section(duty_id: str, section: str) -> bool:
    """Whether an obligation stands in a section or in a part that holds its section."""
    own = duty_id.rpartition("-")[0]
    return own == section or own.startswith(f"{section}.")


def obligation_named(word: str | None, plan: Plan) -> str | None:
    """The id of an obligation of the plan, whatever its case. Raises `UsageError`."""
    known = {duty.id for duty in plan.obligations}
    if word is None or word.upper() in known:
        return word and word.upper()
    raise _unknown("nghĩa vụ", word, known, "xem các nghĩa vụ bằng nkh list obligation")


def _unknown(what: str, word: str, known: Iterable[str], otherwise: str) -> UsageError:
    by_plain = {plain(name): name for name in sorted(known)}
    found = closest(plain(word), by_plain)
    near = found and by_plain[found]
    return UsageError(
        f"không có {what} «{shown(word)}»; " + (f"có phải «{near}»?" if near else otherwise)
    )
