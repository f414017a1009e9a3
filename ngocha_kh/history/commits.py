"""Commits and the files that each changed: one run of `git log`, whatever is asked.

Author date, commit date and the day of arrival on the main line are three different days (REL-49);
all are days in Việt Nam. What a message holds is text of strangers: callers clean it before print.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ngocha_kh.sources.git import Repository
from ngocha_kh.sources.revision import VIETNAM

#: No object: the file is not there on that side.
NOTHING: Final = "0" * 40
_SHAPE: Final = "--format=%x01%H%x02%P%x02%an%x02%ae%x02%at%x02%ct%x02%B"
_TRAILER: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]*): +(\S.*)")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of one commit; `old` or `new` is `NOTHING` when it came or went. Path from the top."""

    path: str
    old: str
    new: str


@dataclass(frozen=True)
class Commit:
    """One commit; moments are in Việt Nam. `message` is the subject with the body."""

    id: str
    parents: tuple[str, ...]
    author: str
    email: str
    authored: datetime.datetime
    committed: datetime.datetime
    message: str
    changes: tuple[FileChange, ...]

    @property
    def short(self) -> str:
        return self.id[:12]

    @property
    def subject(self) -> str:
        return self.message.partition("\n")[0].strip()

    @cached_property
    def trailers(self) -> dict[str, tuple[str, ...]]:
        """`Key: value` lines of the last paragraph, by key; a paragraph of other lines has none."""
        last = self.message.strip().rpartition("\n\n")[2].splitlines()
        found: dict[str, tuple[str, ...]] = {}
        for line in last:
            match = _TRAILER.fullmatch(line.strip())
            if match is None:
                return {}
            found[match[1]] = (*found.get(match[1], ()), match[2].strip())
        return found if "\n" in self.message.strip() else {}


def commits(
    repository: Repository, *revisions: str, paths: Sequence[str] = (), first_parent: bool = False
) -> Iterator[Commit]:
    """Commits from the newest to the oldest that changed `paths` (any file when empty).

    A merge shows only what differs from every parent: the hand of whoever resolved it. Raises
    `UserError` when Git cannot be asked.
    """
    line = ("--first-parent", "--diff-merges=first-parent") if first_parent else (
        "--full-history", "--diff-merges=dense-combined",
    )  # fmt: skip
    text = repository.run(
        "log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-show-signature", "--no-ext-diff",
        "--no-textconv", "--no-mailmap", "--no-color", *line, _SHAPE, "--end-of-options",
        *(revisions or ("HEAD",)), "--", *paths,
    )  # fmt: skip
    yield from _parsed(text)


def _parsed(text: str) -> Iterator[Commit]:
    tokens = iter(text.split("\0"))
    head: str | None = None
    changes: list[FileChange] = []
    for token in tokens:
        token = token.lstrip("\n")
        if token.startswith("\x01"):
            if head is not None:
                yield _commit(head, changes)
            head, changes = token[1:], []
        elif token.startswith(":"):
            changes.append(_change(token, next(tokens, "")))
    if head is not None:
        yield _commit(head, changes)


def _change(entry: str, path: str) -> FileChange:
    """ ":100644 100644 old new M"; of a merge "::mode mode mode old1 old2 new MM"."""
    sides = len(entry) - len(entry.lstrip(":"))
    words = entry.lstrip(":").split(" ")
    objects = words[sides + 1 :]
    return FileChange(path, objects[0], objects[sides])


def _commit(head: str, changes: Sequence[FileChange]) -> Commit:
    oid, parents, author, email, authored, committed, message = head.split("\x02", 6)
    return Commit(
        oid, tuple(parents.split()), author, email, _moment(authored), _moment(committed),
        message.strip("\n"), tuple(changes),
    )  # fmt: skip


def _moment(seconds: str) -> datetime.datetime:
    """A moment in Việt Nam; one that no calendar holds becomes the first that it does."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), VIETNAM)
    except (OverflowError, OSError, ValueError):
        return datetime.datetime(1970, 1, 1, tzinfo=VIETNAM)


def arrivals(repository: Repository, revision: str = "HEAD") -> dict[str, datetime.datetime]:
    """Commit → when it came onto the main line: its own date there, else the merge's that brought it.

    The main line is the chain of first parents of `revision`. Linear in the number of commits.
    """
    text = repository.run("log", "--format=%H %ct %P", "--no-show-signature", revision, "--")
    parents: dict[str, list[str]] = {}
    dates: dict[str, str] = {}
    for line in text.splitlines():
        oid, date, *above = line.split(" ")
        parents[oid], dates[oid] = [name for name in above if name], date
    chain, here = [], next(iter(parents), None)
    while here in parents:
        chain.append(here)
        here = parents[here][0] if parents[here] else None
    found: dict[str, datetime.datetime] = {}
    for oid in reversed(chain):
        moment, open_ = _moment(dates[oid]), [oid]
        while open_:
            one = open_.pop()
            if one not in found and one in parents:
                found[one] = moment
                open_ += parents[one]
    return found
