"""Search over every text of every record, without diacritics; near misses when nothing matches."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.rules.index import Facts
from ngocha_kh.schemas import schema_for
from ngocha_kh.suggest import shown
from ngocha_kh.validation.run import Validated
from ngocha_kh.vietnamese import folded
from ngocha_kh.walk import texts
from ngocha_kh.yamlio.locate import Locator

_NEAR = 75.0
_MOST_NEAR = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that matches; `id` is the record's, or the obligation's inside a plan."""

    path: str
    line: int
    id: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """`exact` is false when nothing had all the words and the hits are only alike."""

    exact: bool
    hits: list[Hit]


def search(validated: Validated, text: str, kind: str | None = None) -> Result:
    """Texts that hold every word of `text`, in the order of files and fields."""
    words = folded(text).split()
    known = [
        (fact, route, value, folded(value))
        for fact in validated.index.facts
        if kind in (None, fact.kind)
        for route, value in texts(msgspec.to_builtins(validated.store.record(fact)))
    ]
    exact = [(f, r, v) for f, r, v, plain in known if all(word in plain for word in words)]
    if exact or not words:
        return Result(True, list(_hits(validated, exact)))
    return Result(False, list(_hits(validated, _near(known, " ".join(words)))))


def _near(
    known: list[tuple[Facts, Route, str, str]], wanted: str
) -> list[tuple[Facts, Route, str]]:
    from rapidfuzz import fuzz, process

    found = process.extract(
        wanted, [plain for *_, plain in known], scorer=fuzz.partial_ratio,
        score_cutoff=_NEAR, limit=_MOST_NEAR,
    )  # fmt: skip
    return [known[index][:3] for _, _, index in found if len(known[index][3]) >= len(wanted) / 2]


def _hits(validated: Validated, found: list[tuple[Facts, Route, str]]) -> Iterator[Hit]:
    places: dict[str, Locator] = {}
    for fact, route, value in found:
        if fact.path not in places:
            places[fact.path] = Locator(validated.store.source.read(fact.path))
        line, _ = places[fact.path].at(route)
        record_id = _id(validated, fact, route)
        yield Hit(fact.path, line, record_id, schema_for(fact.kind).title(route), shown(value))


def _id(validated: Validated, fact: Facts, route: Route) -> str:
    if fact.kind == "plan" and route[:1] == ("obligations",) and isinstance(route[1], int):
        plan = validated.store.record(fact)
        return str(plan.obligations[route[1]].id)
    return fact.id or fact.kind
