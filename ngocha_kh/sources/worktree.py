"""The files below records/, read as they are and never followed out of the workspace."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ngocha_kh.sources.source import SourceFile
from ngocha_kh.workspace import Workspace
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
class WorkTree:
    """The files as they lie in the folder now (see `Source`)."""

    workspace: Workspace

    def files(self) -> list[SourceFile]:
        return record_files(self.workspace.records)

    def read(self, path: str) -> bytes:
        return read_file(str(self.workspace.records), path)

    def is_inside(self, path: str) -> bool:
        return self._place(path) is not None

    def is_file(self, path: str) -> bool:
        place = self._place(path)
        try:
            return place is not None and place.is_file()
        except OSError:  # a name longer than the system knows
            return False

    def sha256(self, path: str) -> str | None:
        """Read piece by piece: photos and films may be large."""
        place = self._place(path)
        if place is None or not self.is_file(path):
            return None
        try:
            with place.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    def beside(self, path: str) -> bytes | None:
        place = self._place(path)
        try:
            return place.read_bytes() if place is not None and place.is_file() else None
        except OSError:
            return None

    def own_template(self, name: str) -> bytes | None:
        return self.beside(f"templates/{name}")

    def _place(self, path: str) -> Path | None:
        """None also for a path that the system cannot even follow."""
        try:
            return self.workspace.inside(path)
        except (OSError, RuntimeError, ValueError):  # links in a circle, a name too long
            return None


def record_files(folder: Path) -> list[SourceFile]:
    """Every file below `folder` (records/) that is or seems to be a record, in a fixed order."""
    return sorted(_walk(str(folder), "", os.path.realpath(folder)), key=lambda file: file.path)


def one_file(folder: Path, relative: str) -> SourceFile | None:
    """The file at a path below `folder` (records/) as `record_files` would give it; None for none."""
    *above, name = relative.split("/")
    if any(is_left_behind(part) for part in (*above, name)):
        return None
    place = folder / relative
    if (problem := _link_problem(str(place), os.path.realpath(folder))) is not None:
        return SourceFile(relative, problem)
    if is_beside(name):
        return None
    if not place.is_file():
        return SourceFile(relative, _problem("E-FILE-01", "không phải tệp thường nên không đọc"))
    return SourceFile(relative, name_problem(name))


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
            if is_left_behind(name):
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
    if is_beside(entry.name):
        return None
    if not entry.is_file() and not stat.S_ISREG(entry.stat().st_mode):
        return SourceFile(path, _problem("E-FILE-01", "không phải tệp thường nên không đọc"))
    return SourceFile(path, name_problem(entry.name))


def is_left_behind(name: str) -> bool:
    """Whether an editor, Office or the system has left a file or folder of that name."""
    return name.startswith(_LEFT_BEHIND) or name.endswith(_LEFT_ENDINGS)


def is_beside(name: str) -> bool:
    """Whether a file of that name belongs to records without being one."""
    return Path(name).suffix in _BESIDE


def name_problem(name: str) -> Problem | None:
    """Why no record can have that file name."""
    ending = Path(name).suffix
    if ending == ".yaml":
        return None
    near = ending.lower() in _NEAR_MISSES
    advice = "hãy đổi đuôi tệp thành .yaml" if near else "chỉ để hồ sơ .yaml trong thư mục records/"
    return _problem("E-FILE-03", f"đuôi tệp «{ending}» không phải của hồ sơ; {advice}")


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
