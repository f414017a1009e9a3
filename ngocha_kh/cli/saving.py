"""Lock, compare, check, write, say: the one way by which a command changes a record."""

import contextlib
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import typer

from ngocha_kh.cli import undo as ways_back
from ngocha_kh.cli.shell import Format, cache_folder, say, say_json, tell, today
from ngocha_kh.diagnostics import Diagnostic, Severity, UsageError, UserError
from ngocha_kh.editing import Changed, brought, changes, refused
from ngocha_kh.editing.history import rewritten
from ngocha_kh.files import create_file, replace_file
from ngocha_kh.locks import workspace_lock
from ngocha_kh.records.kinds import Kind, kind_of
from ngocha_kh.schemas.catalog import Schema, schema_for
from ngocha_kh.sources.worktree import read_file, record_files
from ngocha_kh.suggest import closest, shown
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.read import load

if TYPE_CHECKING:
    from ngocha_kh.cli.committing import Made
    from ngocha_kh.history.message import Note

_PATIENCE = 10.0  # seconds; another writer needs a tenth of one


@dataclass(frozen=True, slots=True)
class Target:
    """The record to change; `path` is relative to records/, `source` None for a new record."""

    workspace: Workspace
    kind: Kind
    id: str
    path: str
    source: bytes | None

    @property
    def schema(self) -> Schema:
        return schema_for(self.kind.name)

    @property
    def file(self) -> Path:
        return self.workspace.records / self.path

    @property
    def shown(self) -> str:
        return f"records/{self.path}"

    @property
    def data(self) -> Any:
        """The plain data as it stands now; None when there is none or it cannot be read."""
        return None if self.source is None else load(self.source).data


def writing(workspace: Workspace) -> contextlib.AbstractContextManager[None]:
    """The right to write, held from reading to writing (REL-55)."""
    return workspace_lock(workspace.root, _PATIENCE, folder=cache_folder() / "locks")


def target_of(workspace: Workspace, record_id: str) -> Target:
    """The record of an id, read. Raises `UsageError` with the nearest id when there is none."""
    paths = {PurePosixPath(file.path).stem: file.path for file in record_files(workspace.records)}
    kinds = {id: kind for id, path in paths.items() if (kind := kind_of(path))}
    if record_id not in kinds:
        near = closest(record_id, kinds)
        advice = f"có phải «{near}»?" if near else "hãy tìm bằng lệnh «nkh find TỪ_KHÓA»"
        raise UsageError(f"không có hồ sơ «{shown(record_id)}»; {advice}")
    path = paths[record_id]
    return Target(
        workspace, kinds[record_id], record_id, path, read_file(workspace.records, path)
    )  # fmt: skip


def save(
    target: Target,
    after: bytes,
    *,
    dry_run: bool,
    output: Format,
    force: bool = False,
    commit: "Note | None" = None,
) -> None:
    """Check the new bytes, write them, say what changed and how to undo; or only show them.

    With `commit` also make a commit of this file, with that note. Raises `typer.Exit(1)` when the
    change brings an error, `UserError` when no commit is possible; then nothing is written.
    """
    found = list(_changes(target, after))
    if after == target.source:
        _report(target, [], output, written=False, undo=None)
        return
    _check(target, after, output)
    _keep_history(target, after, force)
    if dry_run:
        _show_diff(target, after, found, output)
        return
    if commit is not None:
        from ngocha_kh.cli import committing

        committing.ready(target.workspace, target.file)
    undo = _undo(target, after)
    if target.source is None:
        create_file(target.file, after, root=target.workspace.records)
    else:
        replace_file(
            target.file, after, expected=target.source, root=target.workspace.records
        )  # fmt: skip
    made = None
    if commit is not None:
        try:
            path = committing.path_of(target.workspace, target.file)
            made = committing.made(target.workspace, [path], commit)
        except UserError:
            _report(target, found, output, written=True, undo=undo)
            raise
        undo = ways_back.by_revert(target.workspace.root, made.id)
    _report(target, found, output, written=True, undo=undo, made=made)


def _keep_history(target: Target, after: bytes, force: bool) -> None:
    """Refuses to rewrite what was already noted, unless the person insists."""
    for message in rewritten(target.kind.name, target.data, load(after).data):
        if not force:
            raise UsageError(f"{target.id}: {message}. Nếu chỉ chữa lỗi gõ, dùng thêm --force")
        tell(f"Chú ý: {target.id}: {message}.")


def faults_of(target: Target, after: bytes) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The errors that `after` would bring, and the other new findings."""
    now, cache = today(), cache_folder()
    before = validate(target.workspace, as_of=now, today=now, cache=cache)
    changed = validate(
        target.workspace, as_of=now, today=now, cache=cache, overlay={target.path: after}
    )
    errors = refused(before, changed)
    rest = [item for item in brought(before, changed) if item.severity is not Severity.ERROR]
    return errors, rest


def _check(target: Target, after: bytes, output: Format) -> None:
    errors, rest = faults_of(target, after)
    for item in rest:
        tell(str(item))
    if not errors:
        return
    if output is Format.JSON:
        say_json(
            path=target.shown, id=target.id, written=False, errors=[str(item) for item in errors]
        )
    for item in errors:
        tell(str(item))
    tell(f"Chưa ghi gì: thay đổi này gây ra {len(errors)} lỗi ở trên.")
    raise typer.Exit(1)


def _changes(target: Target, after: bytes) -> Iterator[Changed]:
    new = load(after).data
    if new is not None and (target.source is None or target.data is not None):
        yield from changes(target.schema, target.data or {}, new)


def _show_diff(target: Target, after: bytes, found: Sequence[Changed], output: Format) -> None:
    if output is Format.JSON:
        _report(target, found, output, written=False, undo=None)
        return
    old, new = (
        (data or b"").decode("utf-8-sig", "replace").splitlines() for data in (target.source, after)
    )
    for line in difflib.unified_diff(
        old, new, f"a/{target.shown}", f"b/{target.shown}", lineterm=""
    ):  # fmt: skip
        say(line)
    tell("Chưa ghi gì (--dry-run).")


def _report(
    target: Target,
    found: Sequence[Changed],
    output: Format,
    *,
    written: bool,
    undo: str | None,
    made: "Made | None" = None,
) -> None:
    if output is Format.JSON:
        say_json(
            **({"commit": made.facts} if made else {}),
            path=target.shown, id=target.id, written=written, undo=undo,
            changed=[
                {"field": ".".join(map(str, one.route)), "title": one.title,
                 "old": one.old, "new": one.new}
                for one in found
            ],
        )  # fmt: skip
        return
    if not written:
        say(f"{target.shown}: không có gì thay đổi")
        return
    verb = "đã tạo" if target.source is None else "đã sửa"
    say(f"{target.shown}: {verb} ({target.kind.label} {target.id})")
    for one in found:
        if not _is_mark(one):
            say(f"  {one}")
    if made is not None:
        made.told()
    tell(f"Hoàn tác: {undo}" if undo else _BY_HAND.format(id=target.id))


def _is_mark(one: Changed) -> bool:
    """Marks of signed fields are for machines."""
    return one.route[:1] == ("signatures",) and one.route[2:3] in (("fields",), ("digest",))


_BY_HAND = "Hoàn tác: nkh edit {id}, rồi ghi lại các giá trị cũ ở trên"


def _undo(target: Target, after: bytes) -> str | None:
    """A command that brings the old state back; asked before writing, while Git sees the old."""
    root = target.workspace.root
    if target.source is None:
        return ways_back.by_deleting(target.file)
    if ways_back.is_committed(root, target.file):
        return ways_back.by_git(root, target.shown)
    return ways_back.by_setting(root, target.id, target.schema, target.data, after)
