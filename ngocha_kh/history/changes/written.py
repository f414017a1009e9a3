"""Dated entries that a change adds, each with its three dates: in the record, written, arrived."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.history.append_only import appended, rewritings
from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.commits import NOTHING, Commit
from ngocha_kh.history.differences import RecordChange
from ngocha_kh.sources.past import objects
from ngocha_kh.yamlio.read import load

#: Where an entry has its own day, the first that there is.
_DAYS: Final = ("on", "date", "issued_on", "approved_on")


@dataclass(frozen=True, slots=True)
class Written:
    """An added entry. `day`: in the record; `commit`: who wrote it, None while it is not committed;
    `arrived`: when that commit came onto the line that is judged."""

    path: str
    kind: str
    route: Route
    label: str
    entry: Mapping[str, Any]
    day: datetime.date
    commit: Commit | None
    arrived: datetime.datetime | None


def written(change: ChangeSet) -> list[Written]:
    """Every dated entry that the change adds to a list which is only added to."""
    added = [
        (one, key, number, entry)
        for one in change.found
        if one.after is not None and not one.broken
        for key, number, entry in _added(one)
    ]
    authors = _authors(change, {one.path for one, *_ in added})
    found = []
    for one, key, number, entry in added:
        day = _day(entry)
        if day is not None:
            commit = next(
                (c for c, new in authors.get(one.path, ()) if entry in new.get(key, ())), None
            )
            found.append(
                Written(
                    one.path, one.kind, (key, number), appended(one.kind)[key].label, entry, day,
                    commit, change.arrived.get(commit.id) if commit else None,
                )
            )  # fmt: skip
    return found


def _added(one: RecordChange) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """Field, place and entry; an old entry that was rewritten is a fault of its own, and not new."""
    before, after = one.before or {}, one.after or {}
    rewritten = {found.route[:2] for found in rewritings(one.kind, one.before, one.after)}
    for key in appended(one.kind):
        old, new = before.get(key) or [], after.get(key) or []
        for number, entry in enumerate(new if isinstance(new, list) else ()):
            if isinstance(entry, dict) and entry not in old and (key, number) not in rewritten:
                yield key, number, entry


def _authors(
    change: ChangeSet, paths: set[str]
) -> dict[str, list[tuple[Commit, Mapping[str, Any]]]]:
    """Path → each commit of the change with what it added there, the oldest first."""
    folder = f"{change.base.prefix}records/"
    steps = [
        (file.path.removeprefix(folder), commit, file.old, file.new)
        for commit in reversed(change.commits if paths else ())
        for file in commit.changes
        if file.path.removeprefix(folder) in paths
    ]
    oids = {oid for *_, old, new in steps for oid in (old, new) if oid != NOTHING}
    states = {oid: load(data).data for oid, data in objects(change.repository, oids)}
    found: dict[str, list[tuple[Commit, Mapping[str, Any]]]] = {}
    for path, commit, old, new in steps:
        found.setdefault(path, []).append((commit, _brought(states.get(old), states.get(new))))
    return found


def _brought(old: Any, new: Any) -> dict[str, Sequence[Any]]:
    """Field → entries of the new state that the old one has not."""
    old, new = (side if isinstance(side, dict) else {} for side in (old, new))
    return {
        key: [entry for entry in value if entry not in (old.get(key) or ())]
        for key, value in new.items()
        if isinstance(value, list) and isinstance(old.get(key) or [], list)
    }


def _day(entry: Mapping[str, Any]) -> datetime.date | None:
    text = next((entry[key] for key in _DAYS if key in entry), None)
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        return None
