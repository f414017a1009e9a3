"""Remembers what was already checked, by content.

One file in the user's cache folder, never in the workspace: reading commands write nothing there
(REL-06). It may be deleted at any time. An entry counts only when the SHA-1 of the bytes that were
just read is the one it was made for; a damaged or foreign cache is no cache.
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import Final

import msgspec

import ngocha_kh
from ngocha_kh.validation.files import FileCheck

_MAGIC: Final = b"nkh-cache-1"
_PACKAGE: Final = Path(ngocha_kh.__file__).parent
#: The code that decides about one file: a change of any of it makes old results worthless.
_DECIDES: Final = ("yamlio", "schemas", "records", "rules", "validation")


class Entry(msgspec.Struct, frozen=True, array_like=True):
    digest: bytes
    check: FileCheck


_decoder: "msgspec.msgpack.Decoder[dict[str, Entry]]" = msgspec.msgpack.Decoder(dict[str, Entry])
_encoder = msgspec.msgpack.Encoder()


def digest(data: bytes) -> bytes:
    return hashlib.sha1(data, usedforsecurity=False).digest()


def cache_file(root: Path, folder: Path | None) -> Path | None:
    """The cache of a workspace; None when caching is off."""
    if folder is None:
        return None
    name = hashlib.sha1(str(root.resolve()).encode(), usedforsecurity=False).hexdigest()
    return folder / f"{name}.bin"


def recall(file: Path | None) -> dict[str, Entry]:
    """What an earlier run of this very program left; empty when there is nothing usable."""
    if file is None:
        return {}
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    head = _MAGIC + _engine()
    if not data.startswith(head):
        return {}
    try:
        return _decoder.decode(memoryview(data)[len(head) :])
    except msgspec.DecodeError:
        return {}


def remember(file: Path | None, entries: dict[str, Entry]) -> None:
    """Write the cache; that it could not be written is no one's problem."""
    if file is None:
        return
    temporary = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_MAGIC + _engine() + _encoder.encode(entries))
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)


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
