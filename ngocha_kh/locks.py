"""One writer at a time over read–change–write (REL-55).

The lock is the operating system's, so it dies with its process; that its file exists means nothing.
The file lies in the user's cache folder, never among the records.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from ngocha_kh.diagnostics import UserError
from ngocha_kh.files import reason


@contextlib.contextmanager
def workspace_lock(root: Path, timeout: float, *, folder: Path | None = None) -> Iterator[None]:
    """Hold the right to write below `root`; waits up to `timeout` seconds, then `UserError`.

    `folder` is where lock files lie, by default the user's cache folder. Not to be nested.
    """
    path = _lock_path(root, folder or user_cache_path("nkh", appauthor=False) / "locks")
    holder = path.with_suffix(".pid")  # apart from the lock: Windows locks its bytes
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=timeout)
    except Timeout:
        raise UserError(
            f"{root}: {_named(holder)} đang ghi hồ sơ; đã chờ {timeout:g} giây, hãy thử lại sau"
        ) from None
    except OSError as error:
        raise UserError(f"{path}: không khóa được thư mục làm việc: {reason(error)}") from error
    try:
        with contextlib.suppress(OSError):  # only for the message of the other one
            holder.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _lock_path(root: Path, folder: Path) -> Path:
    real = os.path.normcase(root.resolve())
    return folder / (
        hashlib.sha256(real.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ".lock"
    )


def _named(holder: Path) -> str:
    try:
        number = holder.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return "một tiến trình khác"
    return f"tiến trình số {number}" if number.isdigit() else "một tiến trình khác"
