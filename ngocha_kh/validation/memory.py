"""Remembers what was already checked, by content.

One file in the user's cache folder, never in the workspace: reading commands write nothing there
(REL-06). It may be deleted at any time. An entry counts only when the SHA-1 of the bytes that were
just read is the one it was made for; a damaged or foreign cache is no cache: its body carries its own
SHA-1, since a flipped bit inside a remembered record would else be believed.
"""

import contextlib
import hashlib
import os
import sys
from pathlib import Path
from typing import Final

import msgspec

import ngocha_kh
from ngocha_kh.rules.index import Facts
from ngocha_kh.sources.digest import digest
from ngocha_kh.validation.files import FileCheck, Finding

_MAGIC: Final = b"nkh-cache-3"
_DIGEST: Final = hashlib.sha1(usedforsecurity=False).digest_size
_PACKAGE: Final = Path(ngocha_kh.__file__).parent
#: The code that decides about the records: a change of any of it makes old results worthless.
_DECIDES: Final = (
    "", "council", "progress", "qms", "records", "rules", "schemas", "sources", "validation", "workflow",
    "workflow/guards", "yamlio",
)  # fmt: skip
#: When the packed records have grown to this many times what is in use, all begins anew.
_BLOAT: Final = 4


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What one file said when its bytes had `digest`, and where its packed record lies."""

    digest: bytes
    facts: Facts | None
    findings: tuple[Finding, ...]
    start: int = 0
    length: int = 0
    check: bytes = b""  # SHA-1 of the packed record


class Across(msgspec.Struct, frozen=True, array_like=True):
    """A finding of a rule across records; its line is looked up when it is shown."""

    code: str
    path: str
    route: tuple[str | int, ...]
    message: str


class Remembered(msgspec.Struct, frozen=True, array_like=True):
    """A whole cache. `across` holds for the records, day and rules that `across_key` stands for."""

    entries: dict[str, Entry] = {}
    across_key: bytes = b""
    across: tuple[Across, ...] = ()


_decoder = msgspec.msgpack.Decoder(Remembered)
_encoder = msgspec.msgpack.Encoder()


def cache_file(root: Path, folder: Path | None) -> Path | None:
    """The cache of a workspace; None when caching is off."""
    if folder is None:
        return None
    name = hashlib.sha1(os.fsencode(root.resolve()), usedforsecurity=False).hexdigest()
    return folder / f"{name}.bin"


def recall(file: Path | None) -> Remembered:
    """What an earlier run of this very program left; empty when there is nothing usable."""
    if file is None:
        return Remembered()
    try:
        data = file.read_bytes()
    except OSError:
        return Remembered()
    head = _MAGIC + _engine()
    if not data.startswith(head):
        return Remembered()
    body = memoryview(data)[len(head) + _DIGEST :]
    if data[len(head) : len(head) + _DIGEST] != digest(body):
        return Remembered()
    try:
        return _decoder.decode(body)
    except msgspec.DecodeError:
        return Remembered()


class Packed:
    """The packed records beside the cache: one file that grows, so that a run writes what is new.

    Most commands need few of the records, so they are read one by one and only when asked for.
    """

    def __init__(self, file: Path | None) -> None:
        self._path = file.with_suffix(".records") if file else None
        self._bytes: bytes | None = None

    def read(self, entry: Entry) -> bytes | None:
        """The packed record of an entry; None when the file no longer holds it."""
        if self._bytes is None:
            self._bytes = self._all()
        found = self._bytes[entry.start : entry.start + entry.length]
        return found if len(found) == entry.length and digest(found) == entry.check else None

    def add(self, checks: dict[str, tuple[bytes, FileCheck]], *, fresh: bool) -> dict[str, Entry]:
        """Append the records of newly checked files (`fresh`: begin anew) and give their entries."""
        start = 0 if fresh else self._size()
        entries, parts = {}, []
        for path, (key, check) in checks.items():
            record = check.record
            entries[path] = Entry(
                key, check.facts, check.findings, start, len(record), digest(record)
            )
            parts.append(record)
            start += len(record)
        if self._path is not None:
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("wb" if fresh else "ab") as file:
                    file.write(b"".join(parts))
        return entries

    def is_bloated(self, entries: dict[str, Entry]) -> bool:
        """Whether most of the file belongs to records that have changed since."""
        return self._size() > _BLOAT * sum(entry.length for entry in entries.values())

    def _size(self) -> int:
        try:
            return self._path.stat().st_size if self._path else 0
        except OSError:
            return 0

    def _all(self) -> bytes:
        try:
            return self._path.read_bytes() if self._path else b""
        except OSError:
            return b""


def remember(file: Path | None, state: Remembered) -> None:
    """Write the cache; that it could not be written is no one's problem."""
    if file is None:
        return
    temporary = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        body = _encoder.encode(state)
        temporary.write_bytes(_MAGIC + _engine() + digest(body) + body)
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _engine() -> bytes:
    """Changes with the program: its version, its files and schemas, the interpreter."""
    state = hashlib.sha1(f"{ngocha_kh.__version__} {sys.version}".encode(), usedforsecurity=False)
    from ngocha_kh.resources import data_folder

    for folder in (*(_PACKAGE / name for name in _DECIDES), data_folder("schemas")):
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda item: item.name):
                if entry.is_file():
                    status = entry.stat()
                    state.update(f"{entry.name} {status.st_size} {status.st_mtime_ns};".encode())
    return state.digest()
