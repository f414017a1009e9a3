"""What `history` and `blame` begin with: the record of an id, wherever Git has it."""

from dataclasses import dataclass

import typer

from ngocha_kh.cli.loading import unknown
from ngocha_kh.cli.moment import place_in_git
from ngocha_kh.diagnostics import UserError
from ngocha_kh.history.commits import commits
from ngocha_kh.history.events import Event, events
from ngocha_kh.records.kinds import kind_of
from ngocha_kh.sources.past import PastTree, workspace_prefix
from ngocha_kh.sources.revision import Revision, is_shallow, revision


@dataclass(frozen=True, slots=True)
class Found:
    """A record with its events, newest first; `path` from the top of the repository."""

    kind: str
    path: str
    revision: Revision
    events: list[Event]


def found_record(context: typer.Context, record_id: str, at: str | None) -> Found:
    """The record of an id as of a revision (HEAD without one). Raises `UsageError`, `UserError`."""
    repository, inside = place_in_git(context)
    newest = revision(repository, at or "HEAD")
    prefix = workspace_prefix(newest, inside)
    known = {
        path.rpartition("/")[2].removesuffix(".yaml"): path
        for path in PastTree(newest, prefix).blobs
        if path.startswith("records/") and path.endswith(".yaml")
    }
    path = known.get(record_id) or _once(newest, prefix, record_id)
    if path is None:
        raise unknown("hồ sơ trong lịch sử Git:", record_id, known)
    kind = kind_of(path.removeprefix("records/"))
    if kind is None:
        raise UserError(f"{path} không nằm ở chỗ của loại hồ sơ nào")
    if is_shallow(repository):
        raise UserError(
            "kho này chỉ có một phần lịch sử (shallow) nên không kể đủ được; lấy đủ bằng lệnh "
            "git fetch --unshallow"
        )
    full = f"{prefix}{path}"
    return Found(kind.name, full, newest, events(repository, full, revision=newest.id))


def _once(newest: Revision, prefix: str, record_id: str) -> str | None:
    """Where a record lay that is not there any more."""
    for commit in commits(newest.repository, newest.id, paths=[f"{prefix}records"]):
        for change in commit.changes:
            if change.path.endswith(f"/{record_id}.yaml"):
                return change.path.removeprefix(prefix)
    return None
