"""Two states of all records → what came, what went, what changed, by record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ngocha_kh.history.compare import Change, compare
from ngocha_kh.records.kinds import kind_of
from ngocha_kh.sources.past import PastTree, objects
from ngocha_kh.sources.source import Source
from ngocha_kh.yamlio.read import load


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What happened to one record. `path` is below records/; `op`: added, removed or changed.

    `broken`: a side could not be read, so `changes` is empty.
    """

    id: str
    kind: str
    path: str
    op: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    changes: tuple[Change, ...] = ()
    broken: bool = False


def differences(before: PastTree, after: Source, *, order: bool = False) -> list[RecordChange]:
    """Every record that differs, in the order of kind and id. Files that hold none are left out.

    A record that only moved to another folder is changed in nothing and left out too; one whose
    lists only stand in another order is there with `order`.
    """
    old, new = _bytes_that_differ(before, after)
    by_id: dict[tuple[str, str], list[str]] = {}
    for path in sorted({*old, *new}):
        kind = kind_of(path)
        if kind is not None:
            by_id.setdefault((kind.name, _id(path)), []).append(path)
    found = []
    for (kind_name, record_id), paths in by_id.items():
        was = next((path for path in paths if path in old), None)
        now = next((path for path in reversed(paths) if path in new), None)
        change = _change(
            kind_name, record_id, now or was or "", old.get(was or ""), new.get(now or "")
        )
        reordered = order and repr(change.before) != repr(change.after)
        if change.op != "changed" or change.changes or change.broken or reordered:
            found.append(change)
    return sorted(found, key=lambda one: (one.kind, one.id))


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


def _bytes_that_differ(
    before: PastTree, after: Source
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files that are not the same on both sides; between commits only those are read."""
    if isinstance(after, PastTree):
        was, now = before.blobs, after.blobs
        paths = {
            path.removeprefix("records/")
            for path in {*was, *now}
            if path.startswith("records/") and was.get(path) != now.get(path)
        }
        return _of(before, paths), _of(after, paths)
    old = {file.path: before.read(file.path) for file in before.files() if not file.problem}
    # Not a file with a problem: a link may lead to something that is no part of the workspace.
    named = [file.path for file in after.files() if not file.problem]
    new = {path: data for path in named for data in _read(after, path)}
    same = {path for path in old if old[path] == new.get(path)}
    return (
        {path: data for path, data in old.items() if path not in same},
        {path: data for path, data in new.items() if path not in same},
    )


def _of(tree: PastTree, paths: set[str]) -> dict[str, bytes]:
    oids = {
        path: tree.blobs[f"records/{path}"].oid
        for path in paths
        if tree.is_file(f"records/{path}")
    }  # fmt: skip
    data = dict(objects(tree.repository, oids.values()))
    return {path: data[oid] for path, oid in oids.items() if oid in data}


def _read(source: Source, path: str) -> Iterator[bytes]:
    try:
        yield source.read(path)
    except OSError:
        return


def _change(
    kind: str, record_id: str, path: str, old: bytes | None, new: bytes | None
) -> RecordChange:
    before, after = (None if data is None else load(data).data for data in (old, new))
    op = "added" if old is None else "removed" if new is None else "changed"
    broken = (old is not None and before is None) or (new is not None and after is None)
    changes = tuple(compare(before, after)) if op == "changed" and not broken else ()
    return RecordChange(record_id, kind, path, op, before, after, changes, broken)
