"""The workspace at a commit, straight from the object store: nothing is checked out.

One `git ls-tree` names the files, one `git cat-file --batch` gives the bytes of all records.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Final

from ngocha_kh.diagnostics import UserError
from ngocha_kh.sources.git import NO_COMMIT, Commit, Repository
from ngocha_kh.sources.revision import Revision
from ngocha_kh.sources.source import SourceFile
from ngocha_kh.sources.worktree import is_beside, is_left_behind, name_problem
from ngocha_kh.yamlio.text import MAX_BYTES, Problem

_FILES: Final = ("100644", "100755")
_LINK: Final = "120000"
_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a tree: its mode and its object's id."""

    mode: str
    oid: str


@dataclass(frozen=True)
class PastTree:
    """The files of a workspace as a commit has them (see `Source`).

    `prefix` is where the workspace lies in the repository: "" or "folder/".
    """

    revision: Revision
    prefix: str

    @property
    def repository(self) -> Repository:
        return self.revision.repository

    @cached_property
    def blobs(self) -> Mapping[str, Blob]:
        """Every file of the workspace, by its path from the workspace, with "/"."""
        place = self.prefix.rstrip("/")
        below = ("--", place) if place else ()
        listing = self.repository.run(
            "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", self.revision.id, *below
        )
        return dict(self._entries(listing))

    def _entries(self, listing: str) -> Iterator[tuple[str, Blob]]:
        for entry in listing.split("\0"):
            head, _, path = entry.partition("\t")
            if path and path.startswith(self.prefix):
                mode, _, oid = head.split(" ")
                yield path.removeprefix(self.prefix), Blob(mode, oid)

    def files(self) -> list[SourceFile]:
        found = (
            _source_file(path.removeprefix("records/"), blob)
            for path, blob in self.blobs.items()
            if path.startswith("records/")
        )
        return sorted((file for file in found if file), key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        data = self._records.get(path)
        if data is None:
            raise FileNotFoundError(path)
        return data

    @cached_property
    def _records(self) -> dict[str, bytes]:
        wanted = {
            file.path: self.blobs[f"records/{file.path}"].oid
            for file in self.files()
            if file.problem is None
        }
        found = dict(objects(self.repository, set(wanted.values())))
        return {path: found[oid] for path, oid in wanted.items() if oid in found}

    def is_inside(self, path: str) -> bool:
        if not path or path.startswith("/") or ":" in path or "\\" in path:
            return False
        return not posixpath.normpath(path).startswith("..")

    def is_file(self, path: str) -> bool:
        blob = self.blobs.get(posixpath.normpath(path))
        return blob is not None and blob.mode in _FILES

    def beside(self, path: str) -> bytes | None:
        if not self.is_file(path):
            return None
        oid = self.blobs[posixpath.normpath(path)].oid
        return dict(objects(self.repository, {oid}, most=None)).get(oid)

    def sha256(self, path: str) -> str | None:
        data = self.beside(path)
        return None if data is None else hashlib.sha256(data).hexdigest()

    def own_template(self, name: str) -> bytes | None:
        return self.beside(f"templates/{name}")


def commit_at(past: PastTree) -> Commit:
    """The last commit up to the revision that changed the records; nothing differs from it."""
    last = ("log", "-1", "--format=%H", "--no-show-signature", "--end-of-options", past.revision.id)
    found = past.repository.run(*last, "--", f"{past.prefix}records").strip()
    return Commit(found, frozenset()) if found else NO_COMMIT


def _source_file(path: str, blob: Blob) -> SourceFile | None:
    """As the working tree would be read; links and foreign modules hold no record in a commit."""
    names = path.split("/")
    if any(is_left_behind(name) for name in names) or is_beside(names[-1]):
        return None
    if blob.mode not in _FILES:
        what = "liên kết" if blob.mode == _LINK else "kho Git con"
        problem = Problem("E-FILE-01", 1, 1, f"là {what} trong commit nên không đọc")
        return SourceFile(path, problem)
    return SourceFile(path, name_problem(names[-1]))


def objects(
    repository: Repository, oids: Iterable[str], *, most: int | None = MAX_BYTES + 1
) -> Iterator[tuple[str, bytes]]:
    """Id and bytes of each blob, in one run of Git; a missing one is left out.

    Each is cut to `most` bytes: one over the limit of a record, as a file is; None for all.
    """
    given = "".join(f"{oid}\n" for oid in sorted(set(oids))).encode("ascii")
    if given:
        with repository.piped("cat-file", "--batch", "--buffer", given=given) as stream:
            yield from _parsed(stream, most)


def _parsed(stream: IO[bytes], most: int | None) -> Iterator[tuple[str, bytes]]:
    """What a branch holds may be larger than any memory: beyond `most` nothing is kept."""
    while head := stream.readline():
        words = head.decode("ascii", "replace").split()
        if len(words) != 3 or not words[2].isdecimal():  # "<oid> missing"
            continue
        size = int(words[2])
        data = stream.read(size if most is None else min(size, most))
        _skip(stream, size - len(data) + 1)
        if words[1] == "blob":
            yield words[0], data


def _skip(stream: IO[bytes], count: int) -> None:
    while count > 0 and (passed := len(stream.read(min(count, _PIECE)))):
        count -= passed


def workspace_prefix(revision: Revision, wanted: str | None) -> str:
    """Where the workspace lies in the tree of a commit: `wanted`, or wherever there is one.

    Raises `UserError` when that commit holds no workspace, or several and none is wanted.
    """
    listing = revision.repository.run(
        "ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", revision.id
    ).split("\0")
    name = "records/workspace.yaml"
    found = [
        path.removesuffix(name) for path in listing if path == name or path.endswith(f"/{name}")
    ]
    if (wanted or "") in found:
        return wanted or ""
    if wanted is None and len(found) == 1:
        return found[0]
    where = "không có" if not found or wanted is not None else "có nhiều hơn một"
    raise UserError(
        f"commit {revision.short} ngày {revision.day:%d/%m/%Y} {where} records/workspace.yaml"
    )
