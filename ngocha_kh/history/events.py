"""The life of one record: every commit that changed it, and what it changed, newest first.

A record is followed by its id. Its file may have lain elsewhere before, or have gone and come back;
a file that was moved to another id is found by Git's likeness in the one commit that moved it. A
state that could not be read is an event that says so, and no end (REL-48).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ngocha_kh.history.commits import NOTHING, Commit, commits
from ngocha_kh.history.compare import Change, compare
from ngocha_kh.sources.git import Repository
from ngocha_kh.sources.past import objects
from ngocha_kh.yamlio.read import load


@dataclass(frozen=True, slots=True)
class Event:
    """One commit as it changed the record. `happened`: made, changed, moved, deleted, restored.

    `before` and `after` are the states, None where it was not there or could not be read; `broken`
    says that a side could not be read.
    """

    commit: Commit
    path: str
    happened: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    changes: tuple[Change, ...] = ()
    broken: bool = False
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    commit: Commit
    path: str
    old: str
    new: str
    moved_from: str | None = None


def events(
    repository: Repository, path: str, *, revision: str = "HEAD", most_moves: int = 20
) -> list[Event]:
    """The events of the record at `path` (from the top of the repository), newest first.

    `path` is where it lies now or lay last. Empty for a path that no commit knows.
    """
    steps: list[_Step] = []
    seen = {path}
    start, here = revision, path
    for _ in range(most_moves):
        found = _steps(repository, start, here)
        steps += found
        origin = _origin(repository, found, here) if found and found[-1].old == NOTHING else None
        if origin is None or origin in seen:
            break
        last = steps.pop()
        old = _blob_at(repository, last.commit, origin)
        steps.append(_Step(last.commit, last.path, old, last.new, origin))
        if not last.commit.parents:
            break
        seen.add(origin)
        start, here = last.commit.parents[0], origin
    return _read(repository, steps)


def _steps(repository: Repository, revision: str, path: str) -> list[_Step]:
    return [
        _Step(commit, path, change.old, change.new)
        for commit in commits(repository, revision, paths=[path])
        for change in commit.changes
        if change.path == path
    ]


def _origin(repository: Repository, steps: Sequence[_Step], path: str) -> str | None:
    """Where the file lay before, when the commit that brought it moved it there."""
    listing = repository.run(
        "diff-tree", "-r", "-z", "-M", "--no-commit-id", "--diff-filter=R", "--name-status",
        "--no-ext-diff", "--no-textconv", "--end-of-options", steps[-1].commit.id,
        may_fail=True,
    ).split("\0")  # fmt: skip
    for status, old, new in zip(listing[::3], listing[1::3], listing[2::3], strict=False):
        if status.startswith("R") and new == path:
            return old
    return None


def _blob_at(repository: Repository, commit: Commit, path: str) -> str:
    parent = commit.parents[0] if commit.parents else commit.id
    found = repository.run(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{parent}:{path}", may_fail=True
    ).strip()
    return found or NOTHING


def _read(repository: Repository, steps: Iterable[_Step]) -> list[Event]:
    steps = list(steps)
    wanted = {oid for step in steps for oid in (step.old, step.new) if oid != NOTHING}
    states = {oid: load(data).data for oid, data in objects(repository, wanted)}
    return [_event(step, states, number == len(steps) - 1) for number, step in enumerate(steps)]


def _event(step: _Step, states: Mapping[str, Any], first: bool) -> Event:
    before, after = states.get(step.old), states.get(step.new)
    broken = any(oid != NOTHING and states.get(oid) is None for oid in (step.old, step.new))
    if step.new == NOTHING:
        happened = "deleted"
    elif step.moved_from is not None:
        happened = "moved"
    elif step.old == NOTHING:
        happened = "made" if first else "restored"
    else:
        happened = "changed"
    whole = step.new == NOTHING or step.old == NOTHING
    changes = () if broken or whole else tuple(compare(before, after))
    return Event(step.commit, step.path, happened, before, after, changes, broken, step.moved_from)
