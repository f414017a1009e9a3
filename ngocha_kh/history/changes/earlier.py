"""What a file held before it was deleted, anywhere in the history of both sides."""

from collections.abc import Sequence
from typing import Any, Final

from ngocha_kh.history.changes.changeset import ChangeSet
from ngocha_kh.history.commits import NOTHING, Commit, commits
from ngocha_kh.sources.past import objects
from ngocha_kh.yamlio.read import load

#: A command line is short on Windows: many files are asked for by their folder.
MOST_PATHS: Final = 50


def earlier_states(
    change: ChangeSet, paths: Sequence[str]
) -> dict[str, list[tuple[Any, Commit]]]:  # fmt: skip
    """Path (below records/) → what it held when a commit deleted it, the newest first.

    One run over the history, for the added files of a change only. None stands for what could not
    be read.
    """
    if not paths:
        return {}
    folder = f"{change.base.prefix}records/"
    wanted = {f"{folder}{path}": path for path in paths}
    places = sorted(wanted) if len(wanted) <= MOST_PATHS else [folder.rstrip("/")]
    gone = [
        (wanted[file.path], file.old, commit)
        for commit in commits(
            change.repository, change.tip, change.base.revision.id, paths=places
        )
        for file in commit.changes
        if file.new == NOTHING and file.path in wanted
    ]  # fmt: skip
    data = dict(objects(change.repository, {old for _, old, _ in gone}))
    found: dict[str, list[tuple[Any, Commit]]] = {}
    for path, old, commit in gone:
        found.setdefault(path, []).append((load(data.get(old, b"")).data, commit))
    return found
