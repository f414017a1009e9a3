"""`rules_from`: a rule that begins on a day spares the records that were on the main line before.

A record was there when the tree of the last commit before that day holds it: one listing for each
day that is named, however long the history (docs/adr/20261125-rules-from-a-day.md).
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ngocha_kh.diagnostics import Diagnostic, UserError
from ngocha_kh.records.kinds import kind_of
from ngocha_kh.sources.git import Repository, repository_of
from ngocha_kh.sources.past import PastTree
from ngocha_kh.sources.revision import Revision, before_day, is_shallow
from ngocha_kh.sources.source import Source
from ngocha_kh.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Spared:
    """How many findings were left out; `reason` says why none could be, when some rule asks for it."""

    count: int = 0
    reason: str | None = None


NOTHING_SPARED: Final = Spared()
#: Kind and id: a record stays the same when its file moves.
_Names = frozenset[tuple[str, str]]


def spare(
    found: Sequence[Diagnostic], rules_from: Mapping[str, datetime.date], workspace: Workspace,
    source: Source, line: str | None,
) -> tuple[list[Diagnostic], Spared]:  # fmt: skip
    """The findings without those that `rules_from` spares.

    `line` is the commit whose line of first parents is the main line: HEAD, or the commit that is
    looked at, when not given. Without Git, or with a part of the history, nothing is spared.
    """
    if not rules_from or not any(item.code in rules_from for item in found):
        return list(found), NOTHING_SPARED
    try:
        old = _known_before(workspace, source, line, set(rules_from.values()))
    except UserError as error:
        return list(found), Spared(reason=str(error))
    kept = [item for item in found if not _is_spared(item, rules_from, old)]
    return kept, Spared(len(found) - len(kept))


def _is_spared(
    item: Diagnostic,
    rules_from: Mapping[str, datetime.date],
    old: Mapping[datetime.date, _Names],
) -> bool:
    name = _name(item.position.path.removeprefix("records/"))
    return item.code in rules_from and name is not None and name in old[rules_from[item.code]]


def _known_before(
    workspace: Workspace, source: Source, line: str | None, days: set[datetime.date]
) -> dict[datetime.date, _Names]:
    if isinstance(source, PastTree):
        repository, prefix = source.repository, source.prefix
        line = line or source.revision.id
    else:
        repository, prefix = _around(workspace)
    if is_shallow(repository):
        raise UserError("kho Git chỉ có một phần lịch sử (shallow)")
    return {
        day: _names(before_day(repository, day, line=line or "HEAD"), prefix)
        for day in sorted(days)
    }  # fmt: skip


def _around(workspace: Workspace) -> tuple[Repository, str]:
    repository = repository_of(workspace.root)
    if repository is None:
        raise UserError("nơi làm việc không nằm trong kho Git, hoặc máy chưa cài Git")
    here = repository.path_of(workspace.root)
    return repository, "" if here == "." else f"{here}/"


def _names(revision: Revision | None, prefix: str) -> _Names:
    if revision is None:
        return frozenset()
    tree = PastTree(revision, prefix)
    paths = (path.removeprefix("records/") for path in tree.blobs if path.startswith("records/"))
    return frozenset(name for path in paths if (name := _name(path)))


def _name(path: str) -> tuple[str, str] | None:
    kind = kind_of(path)
    return (kind.name, path.rpartition("/")[2]) if kind else None
