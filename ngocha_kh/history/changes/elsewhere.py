"""The ids that a change takes, as other branches know them."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.changes.earlier import MOST_PATHS
from ngocha_kh.history.commits import Commit, commits
from ngocha_kh.history.differences import RecordChange
from ngocha_kh.sources.past import objects
from ngocha_kh.yamlio.read import load


@dataclass(frozen=True, slots=True)
class Clash:
    """Another branch that gave the same id to something else, and who did it when."""

    ref: str
    author: str
    day: datetime.date


def clashes(change: ChangeSet, added: Sequence[RecordChange]) -> dict[str, list[Clash]]:
    """Path (below records/) of an added record → the branches that added another one under it.

    One listing a branch tells which branches have such a file; only those with other content are
    asked where they parted, and whether it is the same addition, rebased or copied.
    """
    new = {one.path: one for one in added if one.after is not None}
    held = [
        (ref, tip, path, oid)
        for ref, tip in (_branches(change) if new else ())
        for path, oid in _listed(change, tip, sorted(new))
        if path in new
    ]
    data = dict(objects(change.repository, {oid for *_, oid in held}))
    found: dict[str, list[Clash]] = {}
    for ref, tip, path, oid in held:
        if load(data.get(oid, b"")).data != new[path].after:
            clash = _clash(change, ref, tip, path)
            if clash is not None:
                found.setdefault(path, []).append(clash)
    return found


def _branches(change: ChangeSet) -> list[tuple[str, str]]:
    """Name and tip of every branch that has something which the change has not, the base first."""
    listed = change.repository.run(
        "for-each-ref", "--format=%(objectname) %(refname:short)", f"--no-merged={change.tip}",
        "refs/heads", "refs/remotes",
    )  # fmt: skip
    found = {change.base.revision.id: "phía gốc"}
    for line in listed.splitlines():
        tip, _, name = line.partition(" ")
        found[tip] = name
    return [(name, tip) for tip, name in found.items()]


def _listed(change: ChangeSet, tip: str, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Path (below records/) and object of each of the paths that a branch has, perhaps of others."""
    folder = f"{change.base.prefix}records/"
    few = len(paths) <= MOST_PATHS
    places = [f"{folder}{path}" for path in paths] if few else [folder]
    listing = change.repository.run(
        "ls-tree", *(() if few else ("-r",)), "-z", "--full-tree", "--end-of-options", tip, "--",
        *places, may_fail=True,
    )  # fmt: skip
    for entry in listing.split("\0"):
        head, _, path = entry.partition("\t")
        words = head.split(" ")
        if len(words) == 3 and words[1] == "blob":
            yield path.removeprefix(folder), words[2]


def _clash(change: ChangeSet, ref: str, tip: str, path: str) -> Clash | None:
    """The clash; None when both sides have the file from a common commit, or by one addition."""
    full = f"{change.base.prefix}records/{path}"
    parted = change.repository.ask("merge-base", "--end-of-options", tip, change.tip)
    common = parted.stdout.decode("ascii", "replace").strip()
    if common:
        held = change.repository.ask("cat-file", "-e", f"{common}:{full}")
        if held.returncode == 0:
            return None
    since = (f"^{common}",) if common else ()
    theirs = _addition(change, full, tip, *since)
    ours = _addition(change, full, change.tip, *since)
    if theirs is None or (ours is not None and _is_same_addition(theirs, ours)):
        return None
    return Clash(ref, theirs.author, theirs.authored.date())


def _addition(change: ChangeSet, full: str, *revisions: str) -> Commit | None:
    """The first commit that brought the file, among some revisions."""
    found = list(commits(change.repository, *revisions, paths=[full]))
    return found[-1] if found else None


def _is_same_addition(one: Commit, other: Commit) -> bool:
    """A rebase, an amendment and a cherry-pick keep who wrote a commit and when."""
    return (one.author, one.email, one.authored) == (other.author, other.email, other.authored)
