"""Writing files so that nothing is lost: the old or the new content, never something between.

The order is flush → fsync → replace → fsync of the folder, as Git learned it (REL-53): a file that
is renamed before its bytes are on disk can come back empty after a power cut.
"""

import contextlib
import errno
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from ngocha_kh.diagnostics import UserError

#: Begins the names of files in the making; readers pass over whatever begins with a dot.
TEMPORARY_PREFIX: Final = ".nkh-tmp-"

#: Windows: access denied, sharing violation, lock violation: antivirus, indexer, open in Excel.
_BUSY: Final = frozenset({5, 32, 33})
_PATIENCE = 2.0  # seconds
_PAUSE = 0.05

_REASONS: Final = {
    errno.ENOSPC: "hết chỗ trống trên đĩa",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "hết hạn mức dung lượng",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.EIO: "lỗi đọc ghi đĩa",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.ENFILE: "đang mở quá nhiều tệp",
    errno.ENOENT: "không tìm thấy tệp hoặc thư mục",
    errno.EISDIR: "đây là thư mục",
    errno.ELOOP: "liên kết vòng tròn",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}


class FileOps:
    """The calls that touch the disk, one method each, so that tests can record and break them."""

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def make_temporary(self, folder: Path) -> tuple[int, Path]:
        handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=folder)
        return handle, Path(name)

    def write(self, handle: int, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]

    def set_mode(self, path: Path, mode: int) -> None:
        path.chmod(mode)  # before the sync, so that the mode is durable too

    def sync(self, handle: int) -> None:
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Gives the file a second name; fails when the name is taken."""
        target.hardlink_to(source)

    def sync_folder(self, folder: Path) -> None:
        """Makes the new name durable. Windows cannot open folders and does not need it."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise  # some network folders cannot be synced
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)


OS: Final = FileOps()


def replace_file(
    path: Path, data: bytes, *, expected: bytes | None, root: Path | None = None, ops: FileOps = OS
) -> None:
    """Put `data` in the place of the file, whole or not at all.

    `expected` is what the caller has read; when the file holds something else by now it is kept and
    `UserError` is raised. None means that the caller knows what he does: no comparison. A symbolic
    link is followed when it leads to a place inside `root` (by default its own folder).
    """
    with _told(path):
        target = path.resolve()
        _inside(path, root or path.parent)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o644
        temporary = _prepared(target.parent, data, mode, ops)
        try:
            if expected is not None and ops.read(target) != expected:
                raise UserError(
                    f"{path}: tệp vừa bị chương trình khác sửa; chưa ghi gì, hãy xem lại rồi làm lại"
                )
            _patiently(lambda: ops.replace(temporary, target), ops)
        finally:
            ops.remove(temporary)
        ops.sync_folder(target.parent)


def create_file(path: Path, data: bytes, *, root: Path | None = None, ops: FileOps = OS) -> None:
    """A new file with `data`, whole or not at all; an existing one is never touched.

    Folders that are missing are made; none of them may lead out of `root`, when it is given.
    """
    with _told(path):
        _inside(path.parent, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _prepared(path.parent, data, 0o644, ops)
        try:
            _give_name(temporary, path, ops)
        finally:
            ops.remove(temporary)
        ops.sync_folder(path.parent)


def _prepared(folder: Path, data: bytes, mode: int, ops: FileOps) -> Path:
    """A temporary file in the folder whose bytes are on disk."""
    handle, temporary = ops.make_temporary(folder)
    try:
        try:
            ops.write(handle, data)
            ops.set_mode(temporary, mode)
            ops.sync(handle)
        finally:
            ops.close(handle)
    except BaseException:  # Ctrl-C too leaves nothing behind (REL-59)
        ops.remove(temporary)
        raise
    return temporary


def _give_name(temporary: Path, path: Path, ops: FileOps) -> None:
    try:
        ops.link(temporary, path)
    except FileExistsError:
        raise UserError(f"{path}: tệp đã có; không ghi đè") from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            raise
        # FAT and some network folders have no links: take the name first, then fill it.
        try:
            path.open("xb").close()
        except FileExistsError:
            raise UserError(f"{path}: tệp đã có; không ghi đè") from None
        try:
            _patiently(lambda: ops.replace(temporary, path), ops)
        except BaseException:
            ops.remove(path)  # ours, and still empty
            raise


def _patiently(action: Callable[[], None], ops: FileOps) -> None:
    """Tries again for about two seconds while Windows says that someone holds the file (REL-59)."""
    waited = 0.0
    while True:
        try:
            return action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY or waited >= _PATIENCE:
                raise
        ops.wait(_PAUSE)
        waited += _PAUSE


def _inside(path: Path, root: Path | None) -> None:
    """Refuses a path that leads out of the root through links or `..` (REL-35)."""
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise UserError(f"{path}: liên kết dẫn ra ngoài thư mục làm việc; không ghi")


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Every failure of the system becomes one sentence with the file and the reason (REL-56)."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{path}: không ghi được: {reason(error)}") from error


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where the reason is a usual one."""
    if getattr(error, "winerror", None) in _BUSY:
        return "tệp đang mở trong chương trình khác; hãy đóng lại rồi thử lại"
    usual = _REASONS.get(error.errno or 0)
    return usual or f"{error.strerror or error} (mã lỗi {error.errno})"
