"""Many files on several processors. Below the threshold starting processes costs more (measured)."""

import os
from collections.abc import Sequence

import msgspec

from ngocha_kh.validation.files import FileCheck, check_file

_ENOUGH = 1500
_CHUNK = 250
_MOST = 4

_results: "msgspec.msgpack.Decoder[list[FileCheck]]" = msgspec.msgpack.Decoder(list[FileCheck])


def check_files(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, FileCheck]]:
    """Check every file, in the order given."""
    workers = min(os.cpu_count() or 1, _MOST)
    if len(files) < _ENOUGH or workers < 2:
        return [(path, check_file(path, data)) for path, data in files]
    from concurrent.futures import ProcessPoolExecutor

    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    with ProcessPoolExecutor(workers) as pool:
        packed = pool.map(_check_chunk, chunks)
        checks = [check for part in packed for check in _results.decode(part)]
    return [(path, check) for (path, _), check in zip(files, checks, strict=True)]


def _check_chunk(files: Sequence[tuple[str, bytes]]) -> bytes:
    """In a worker: packed results travel faster than pickled ones."""
    return msgspec.msgpack.encode([check_file(path, data) for path, data in files])
