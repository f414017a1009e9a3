"""The files below records/, read as they are and never followed out of the workspace."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ngocha_kh.yamlio.text import MAX_BYTES, Problem

#: What editors, Office and operating systems leave behind (REL-52), and our own temporary files.
_LEFT_BEHIND = (".", "~", "Thumbs.db", "desktop.ini")
_LEFT_ENDINGS = ("~", ".swp", ".orig", ".bak", ".tmp")
_NEAR_MISSES = (".yml", ".yaml")
#: Files that belong to records without being one: the adopted text of a plan.
_BESIDE = (".txt", ".md")
#: 16 KiB at a time: a larger buffer costs more to clear than it saves (measured).
_BUFFER = 16 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """`path` is relative to records/, with "/"; `problem` says why the file cannot be a record."""

    path: str
    problem: Problem | None = None


def record_files(folder: Path) -> list[SourceFile]:
    """Every file below `folder` (records/) that is or seems to be a record, in a fixed order."""
    return sorted(_walk(str(folder), "", os.path.realpath(folder)), key=lambda file: file.path)


def read_file(folder: Path | str, relative: str) -> bytes:
    """The bytes of one record. Raises `OSError`; reads at most one byte over the limit."""
    chunks = []
    size = 0
    handle = os.open(
        f"{folder}/{relative}",
        os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0),
    )
    try:
        while chunk := os.read(handle, _BUFFER):
            chunks.append(chunk)
            size += len(chunk)
            # A regular file gives less than was asked for only at its end.
            if size > MAX_BYTES or len(chunk) < _BUFFER:
                break
    finally:
        os.close(handle)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _walk(folder: str, prefix: str, root: str) -> Iterator[SourceFile]:
    try:
        entries = os.scandir(folder)
    except OSError as error:
        from ngocha_kh.files import reason

        yield SourceFile(
            prefix.rstrip("/"), _problem("E-FILE-01", f"không mở được thư mục: {reason(error)}")
        )
        return
    with entries:
        for entry in entries:
            name = entry.name
            if name.startswith(_LEFT_BEHIND) or name.endswith(_LEFT_ENDINGS):
                continue
            path = f"{prefix}{name}"
            if entry.is_symlink() and (problem := _link_problem(entry.path, root)):
                yield SourceFile(path, problem)
            elif entry.is_dir():
                yield from _walk(entry.path, f"{path}/", root)
            elif found := _file(entry, path):
                yield found


def _file(entry: "os.DirEntry[str]", path: str) -> SourceFile | None:
    if entry.name.endswith(".yaml") and entry.is_file():
        return SourceFile(path)
    ending = Path(entry.name).suffix
    if ending in _BESIDE:
        return None
    if not entry.is_file() and not stat.S_ISREG(entry.stat().st_mode):
        return SourceFile(path, _problem("E-FILE-01", "không phải tệp thường nên không đọc"))
    if ending != ".yaml":
        near = ending.lower() in _NEAR_MISSES
        advice = (
            "hãy đổi đuôi tệp thành .yaml" if near else "chỉ để hồ sơ .yaml trong thư mục records/"
        )
        return SourceFile(
            path, _problem("E-FILE-03", f"đuôi tệp «{ending}» không phải của hồ sơ; {advice}")
        )
    return SourceFile(path)


def _link_problem(path: str, root: str) -> Problem | None:
    target = os.path.realpath(path)
    if not Path(target).exists():
        return _problem("E-FILE-01", "liên kết hỏng: nơi trỏ đến không tồn tại")
    if not _is_inside(target, root):
        return _problem("E-FILE-05", "liên kết dẫn ra ngoài thư mục records/ nên không đọc")
    if _is_inside(os.path.realpath(Path(path).parent), target):
        return _problem("E-FILE-01", "liên kết trỏ về thư mục chứa nó nên không đọc")
    return None


def _is_inside(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)


def _problem(code: str, message: str) -> Problem:
    return Problem(code, 1, 1, message)
