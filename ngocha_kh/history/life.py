"""A record by its id, wherever Git has it: its events, and who signed what of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.history.commits import commits
from ngocha_kh.history.events import Event, events
from ngocha_kh.history.names import Names, names_of
from ngocha_kh.records.kinds import KINDS, kind_of
from ngocha_kh.rules.sign_words import signature_lines
from ngocha_kh.sources.commit_signatures import CommitSignature, commit_signatures
from ngocha_kh.sources.past import PastTree
from ngocha_kh.sources.revision import is_shallow
from ngocha_kh.suggest import closest, shown
from ngocha_kh.workspace import SETTINGS_FILE
from ngocha_kh.yamlio.read import load


@dataclass(frozen=True)
class Life:
    """A record up to one commit; `path` from the top of the repository; events newest first."""

    kind: str
    path: str
    tree: PastTree
    events: list[Event]

    @cached_property
    def names(self) -> Names:
        """Names of people and units at that commit."""
        return names_of(self.tree)

    @cached_property
    def state(self) -> Mapping[str, Any] | None:
        """The last state that could be read; None when there is none."""
        return next((event.after for event in self.events if event.after is not None), None)

    @cached_property
    def signatures(self) -> Mapping[str, CommitSignature]:
        """Commit → its real signature, unless the settings of that commit say off."""
        data = self.tree.beside(f"records/{SETTINGS_FILE}")
        wanted: Any = (load(data).data or {}).get("git") if data else None
        if isinstance(wanted, dict) and wanted.get("signatures") == "off":
            return {}
        return commit_signatures(self.tree.repository, (event.commit.id for event in self.events))

    @cached_property
    def signed(self) -> list[str]:
        """Each signature in the record's last state, in words."""
        try:
            record = KINDS[self.kind].read(dict(self.state or {}))
        except msgspec.ValidationError:  # an old form of the record
            return []
        people = {id_: name for (of, id_), name in self.names.items() if of == "person"}
        return list(signature_lines(record, people))


def life_of(tree: PastTree, record_id: str) -> Life:
    """The life of a record that is there, or was once.

    Raises `UsageError` for an id that no commit knows, `UserError` when history is cut off.
    """
    known = {
        path.rpartition("/")[2].removesuffix(".yaml"): path
        for path in tree.blobs
        if path.startswith("records/") and path.endswith(".yaml")
    }
    path = known.get(record_id) or _once(tree, record_id)
    if path is None:
        near = closest(record_id, known)
        guess = f"; có phải «{near}»?" if near else ""
        raise UsageError(f"không có hồ sơ trong lịch sử Git: «{shown(record_id)}»{guess}")
    kind = kind_of(path.removeprefix("records/"))
    if kind is None:
        raise UserError(f"{path} không nằm ở chỗ của loại hồ sơ nào")
    if is_shallow(tree.repository):
        raise UserError(
            "kho này chỉ có một phần lịch sử (shallow) nên không kể đủ được; lấy đủ bằng lệnh "
            "git fetch --unshallow"
        )
    full = f"{tree.prefix}{path}"
    return Life(kind.name, full, tree, events(tree.repository, full, revision=tree.revision.id))


def _once(tree: PastTree, record_id: str) -> str | None:
    """Where a record lay that is not there any more."""
    place = f"{tree.prefix}records"
    for commit in commits(tree.repository, tree.revision.id, paths=[place]):
        for change in commit.changes:
            if change.path.endswith(f"/{record_id}.yaml"):
                return change.path.removeprefix(tree.prefix)
    return None
