"""A change: the state that it left, the state that it reached, and the commits between."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ngocha_kh.diagnostics import Severity, UserError
from ngocha_kh.history.commits import Commit, arrivals, commits
from ngocha_kh.history.differences import RecordChange, differences
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.workspace import Settings
from ngocha_kh.schemas import schema_problems
from ngocha_kh.sources.git import Repository
from ngocha_kh.sources.past import PastTree
from ngocha_kh.sources.revision import Revision, is_shallow, revision
from ngocha_kh.validation import Validated
from ngocha_kh.validation.files import typed
from ngocha_kh.workspace import SETTINGS_FILE
from ngocha_kh.yamlio.read import load

if TYPE_CHECKING:
    from ngocha_kh.history.changes.written import Written

_DEEP: Final = "lấy đủ bằng lệnh git fetch --unshallow, trong CI đặt fetch-depth: 0"


@dataclass(frozen=True)
class ChangeSet:
    """What change rules see.

    `base` is the commit that the change wants to join; `origin` the commit where both sides parted
    (`base` itself when nothing came to it since). `head` is the new state, checked: the files as they
    lie, or a commit. `tip` is the last commit of the change: what lies in files only comes behind it.
    """

    base: PastTree
    origin: PastTree
    head: Validated
    tip: str

    @property
    def repository(self) -> Repository:
        return self.base.repository

    @cached_property
    def found(self) -> list[RecordChange]:
        """Every record that the change touches, by kind and id."""
        return differences(self.origin, self.head.store.source, order=True)

    def of_kind(self, kind: str) -> Iterator[RecordChange]:
        """The changed records of a kind that can be read on both sides, and were there before."""
        return (
            one for one in self.found if one.kind == kind and one.op == "changed" and not one.broken
        )

    @cached_property
    def settings(self) -> Settings | None:
        """The settings of the base: a change cannot switch off the rules that judge it."""
        data = self.base.beside(f"records/{SETTINGS_FILE}")
        loaded = None if data is None else load(data).data
        found: Settings | None = record_of("workspace", loaded)
        return found

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """The commits of the change that touch records, the newest first."""
        span = (self.tip, f"^{self.base.revision.id}")
        return list(commits(self.repository, *span, paths=[f"{self.base.prefix}records"]))

    @cached_property
    def written(self) -> "Sequence[Written]":
        """The dated entries that the change adds."""
        from ngocha_kh.history.changes.written import written

        return written(self)

    @cached_property
    def arrived(self) -> Mapping[str, datetime.datetime]:
        """Commit of the change → when it came onto the line of `tip` (see `arrivals`)."""
        return arrivals(self.repository, self.tip)

    def is_told(self, path: str, codes: Sequence[str]) -> bool:
        """Whether the records' own rules already report one of the codes as an error there."""
        place = f"records/{path}"
        return any(code in codes for code in self._told.get(place, ()))

    @cached_property
    def _told(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for item in self.head.diagnostics:
            if item.severity is Severity.ERROR:
                found.setdefault(item.position.path, set()).add(item.code)
        return found


def record_of(kind: str, data: Any) -> Any:
    """The typed record of plain data; None when the schema refuses it."""
    if not isinstance(data, dict) or schema_problems(kind, data):
        return None
    return typed(KINDS[kind], data)


def change_set(base: PastTree, head: Validated) -> ChangeSet:
    """The change from where it left the line of `base` to the state `head`.

    Raises `UserError` when the history needed is not there: a shallow clone (REL-46), no commit yet,
    no commit in common.
    """
    repository = base.repository
    source = head.store.source
    tip = source.revision if isinstance(source, PastTree) else revision(repository, "HEAD")
    if is_shallow(repository):
        raise UserError(
            "không đối chiếu được với lịch sử: kho Git chỉ có một phần lịch sử (shallow); " + _DEEP
        )
    return ChangeSet(base, _origin(base, tip), head, tip.id)


def _origin(base: PastTree, tip: Revision) -> PastTree:
    """The tree of the commit where both sides parted."""
    repository = base.repository
    done = repository.ask("merge-base", "--end-of-options", base.revision.id, tip.id)
    parted = done.stdout.decode("ascii", "replace").strip()
    if not parted:
        raise UserError(
            f"commit {base.revision.short} và {tip.short} không có commit chung nào trước đó nên không "
            "xét được thay đổi; hãy chọn một --base khác"
        )
    if parted == base.revision.id:
        return base
    return PastTree(revision(repository, parted), base.prefix)
