"""Reads and hashes the records in a second process while this one still loads its modules.

Every file is read on every run, since a cache may never be trusted over content; on a folder of
thousands this takes as long as loading the program. Both happen at once here, where the system can
fork. What the helper process does not deliver is read as usual.
"""

import gc
import os
from collections.abc import Sequence

_pipe: tuple[int, int] | None = None  #: reading end, process id


def start(arguments: Sequence[str]) -> None:
    """Begin, when these arguments are a `validate` that uses the cache and a workspace is found."""
    global _pipe
    folder = _folder(arguments)
    if folder is None or not hasattr(os, "fork") or "--no-cache" in arguments:
        return
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        _pipe = (reading, process)
        return
    status = 1
    try:
        os.close(reading)
        _send(folder, writing)
        status = 0
    finally:
        os._exit(status)  # nothing of the parent, no buffer and no handler, may run here


def collect() -> dict[str, bytes]:
    """Path (relative to records/) → SHA-1 of its bytes, as far as they were read; may be empty."""
    global _pipe
    if _pipe is None:
        return {}
    (reading, process), _pipe = _pipe, None
    with os.fdopen(reading, "rb") as stream:
        names, _, digests = stream.read().partition(b"\n\n")
    _, status = os.waitpid(process, 0)
    paths = os.fsdecode(names).split("\0") if names and not status else []
    if len(digests) != 20 * len(paths):
        return {}
    return {path: digests[20 * i : 20 * i + 20] for i, path in enumerate(paths)}


def _folder(arguments: Sequence[str]) -> str | None:
    """The records/ folder that `nkh [-C DIR] validate …` will check."""
    start, rest = ".", list(arguments)
    if rest[:1] == ["-C"] and len(rest) > 2:
        start, rest = rest[1], rest[2:]
    if rest[:1] != ["validate"] or any(a.startswith(("--at", "--only-files")) for a in rest):
        return None
    here = os.path.realpath(start)
    while not os.path.isfile(os.path.join(here, "records", "workspace.yaml")):  # noqa: PTH113, PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above
    return os.path.join(here, "records")  # noqa: PTH118


def _send(folder: str, writing: int) -> None:
    """In the helper: names, an empty line, digests. Only sound names and files that can be read."""
    gc.disable()
    from pathlib import Path

    from ngocha_kh.sources.digest import digest
    from ngocha_kh.sources.worktree import read_file, record_files

    paths, digests = [], []
    for source in record_files(Path(folder)):
        if source.problem is None and "\n" not in source.path:
            try:
                found = digest(read_file(folder, source.path))
            except OSError:
                continue
            paths.append(source.path)
            digests.append(found)
    with os.fdopen(writing, "wb") as stream:
        stream.write(os.fsencode("\0".join(paths)) + b"\n\n" + b"".join(digests))
