"""Two states of a record → what changed, field by field; lists are matched by what names an entry."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.diagnostics import Route

#: Fields that name an entry of a list: its id, number or code, its day, its person or unit.
_NAMES: Final = (
    "id", "code", "number", "no", "event", "period_key", "on", "edition", "revision", "old_due",
    "approved_on", "from", "person", "unit", "initiative", "topic", "field", "section", "clause",
    "type", "target", "key", "capacity", "name",
)  # fmt: skip
_HALF: Final = 0.5
#: Beyond so many possible pairs nothing is guessed.
_MOST_PAIRS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `op`: added, removed or changed; `route` lies in the new state, for what was
    removed in the old one."""

    route: Route
    op: str
    before: Any = None
    after: Any = None


def compare(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Change]:
    """Every change between two states of a record, in the order of the fields; None: not there."""
    return list(_maps(before or {}, after or {}, ()))


def _maps(before: Mapping[str, Any], after: Mapping[str, Any], route: Route) -> Iterator[Change]:
    for key in dict.fromkeys((*after, *before)):
        here = (*route, key)
        if key not in before:
            yield Change(here, "added", None, after[key])
        elif key not in after:
            yield Change(here, "removed", before[key], None)
        else:
            yield from _values(before[key], after[key], here)


def _values(before: Any, after: Any, route: Route) -> Iterator[Change]:
    if _same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _maps(before, after, route)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lists(before, after, route)
    else:
        yield Change(route, "changed", before, after)


def _lists(before: Sequence[Any], after: Sequence[Any], route: Route) -> Iterator[Change]:
    found = pairs(before, after)
    kept = set(found.values())
    for number, item in enumerate(before):
        if number not in kept:
            yield Change((*route, number), "removed", item, None)
    for number, item in enumerate(after):
        if number in found:
            yield from _values(before[found[number]], item, (*route, number))
        else:
            yield Change((*route, number), "added", None, item)


def pairs(before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """Place of an entry now → its place before: by what names it, else by what is alike in it."""
    old, new = _named(before), _named(after)
    found = {number: old[name] for name, number in new.items() if name in old}
    matched = set(found.values())
    gone = [number for number in range(len(before)) if number not in matched]
    come = [number for number in range(len(after)) if number not in found]
    if len(gone) * len(come) <= _MOST_PAIRS:
        found |= _alike(before, after, gone, come)
    return found


def _named(items: Sequence[Any]) -> dict[tuple[Any, ...], int]:
    """What names each entry → its place; entries of one name are told apart by their order."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for number, item in enumerate(items):
        name = name_of(item)
        found[(*name, seen[name])] = number
        seen[name] += 1
    return found


def _alike(
    before: Sequence[Any], after: Sequence[Any], gone: Sequence[int], come: Sequence[int]
) -> dict[int, int]:
    """Pairs of what is left, the most alike first; at least half of the fields must be equal."""
    scored = sorted((-_likeness(before[old], after[new]), new, old) for old in gone for new in come)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, new, old in scored:
        if -score >= _HALF and new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs


def _likeness(before: Any, after: Any) -> float:
    """Share of equal fields of two entries, 0 to 1; texts are alike only when equal."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return 0
    keys = {*before, *after}
    equal = sum(key in before and key in after and _same(before[key], after[key]) for key in keys)
    return equal / len(keys) if keys else 0


def name_of(item: Any) -> tuple[Any, ...]:
    """What names an entry of a list; a plain value names itself, its type included."""
    if isinstance(item, dict):
        named = tuple((key, item[key]) for key in _NAMES if _plain(item.get(key)))
        if named:
            return named
        return ("entry",)
    return (type(item).__name__, str(item))


def _plain(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _same(before: Any, after: Any) -> bool:
    """Equal with the same types: 1 and True are not the same."""
    return type(before) is type(after) and before == after and repr(before) == repr(after)
