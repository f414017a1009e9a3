"""Ids of people and units → their names, for sentences that a leader reads."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ngocha_kh.records.kinds import kind_of
from ngocha_kh.sources.past import PastTree, objects
from ngocha_kh.sources.source import Source
from ngocha_kh.yamlio.read import load

#: Kind and id → name; what is not there is said by its id.
Names = Mapping[tuple[str, str], str]
NO_NAMES: Final[Names] = {}
_FIELDS: Final = {"person": ("name",), "unit": ("short_name", "name")}


def names_of(source: Source) -> dict[tuple[str, str], str]:
    """The names in one state of the workspace; files that cannot be read are left out."""
    return {
        (kind, path.rpartition("/")[2].removesuffix(".yaml")): name
        for path, data in _files(source)
        if (kind := _kind(path)) and (name := _name(kind, data))
    }


def _files(source: Source) -> Iterator[tuple[str, bytes]]:
    """The files of people and units; of a commit only those are read."""
    if isinstance(source, PastTree):
        oids = {
            path.removeprefix("records/"): blob.oid
            for path, blob in source.blobs.items()
            if _kind(path.removeprefix("records/"))
        }
        data = dict(objects(source.repository, oids.values()))
        yield from ((path, data[oid]) for path, oid in oids.items() if oid in data)
        return
    for file in source.files():
        if _kind(file.path) and file.problem is None:
            with contextlib.suppress(OSError):
                yield file.path, source.read(file.path)


def _kind(path: str) -> str:
    kind = kind_of(path) if path.startswith(("people/", "units/")) else None
    return kind.name if kind is not None and kind.name in _FIELDS else ""


def _name(kind: str, data: bytes) -> str:
    record: Any = load(data).data
    found = (record.get(field) for field in _FIELDS[kind]) if isinstance(record, dict) else ()
    return next((name for name in found if isinstance(name, str)), "")
