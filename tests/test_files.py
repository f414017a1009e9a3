"""The old or the new content, never anything else; the order of the calls is itself the promise."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ngocha_kh.diagnostics import UserError
from ngocha_kh.files import FileOps, create_file, replace_file
from ngocha_kh.locks import workspace_lock

OLD, NEW = "cũ\n".encode(), "mới\n".encode() * 1000


class WatchedOps(FileOps):
    """Does the real thing, keeps the names of the calls, and fails at the n-th one when asked to."""

    def __init__(
        self, fail_at: int = 0, error: BaseException | None = None, *, lasting: bool = False
    ) -> None:
        self.calls: list[str] = []
        self._fail_at, self._lasting = fail_at, lasting
        self._error = error or OSError(errno.ENOSPC, "No space left on device")

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_") or name == "calls":
            return value

        def watched(*args: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            # Cleaning up is allowed to work: a full disk does not keep anyone from deleting.
            if (
                name not in ("remove", "close")
                and self._fail_at
                and (number == self._fail_at or (self._lasting and number > self._fail_at))
            ):
                raise self._error
            return value(*args)

        return watched


def only_file(folder: Path) -> bytes:
    files = list(folder.iterdir())
    assert len(files) == 1, files
    return files[0].read_bytes()


def test_the_bytes_are_on_disk_before_the_name_is(tmp_path: Path) -> None:
    path, ops = tmp_path / "a.yaml", WatchedOps()
    path.write_bytes(OLD)
    replace_file(path, NEW, expected=OLD, ops=ops)
    assert ops.calls == [
        "make_temporary",
        "write",
        "set_mode",
        "sync",
        "close",
        "read",
        "replace",
        "remove",
        "sync_folder",
    ]
    assert only_file(tmp_path) == NEW


def test_a_new_file_is_on_disk_before_it_has_its_name(tmp_path: Path) -> None:
    ops = WatchedOps()
    create_file(tmp_path / "a.yaml", NEW, ops=ops)
    assert ops.calls == [
        "make_temporary",
        "write",
        "set_mode",
        "sync",
        "close",
        "link",
        "remove",
        "sync_folder",
    ]
    assert only_file(tmp_path) == NEW


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "bad"), KeyboardInterrupt()],
    ids=repr,
)
def test_a_failure_at_any_call_leaves_the_old_or_the_new_content(
    tmp_path: Path, error: BaseException, lasting: bool
) -> None:
    path = tmp_path / "a.yaml"
    for number in range(1, 50):
        path.write_bytes(OLD)
        ops = WatchedOps(number, error, lasting=lasting)
        try:
            replace_file(path, NEW, expected=OLD, ops=ops)
        except (UserError, KeyboardInterrupt):
            assert only_file(tmp_path) in (OLD, NEW)
            assert (only_file(tmp_path) == NEW) == ("replace" in ops.calls[: number - 1])
        else:
            assert only_file(tmp_path) == NEW
            if len(ops.calls) < number:
                return
    pytest.fail("the loop never reached the end of the work")


def test_a_failure_while_creating_leaves_nothing_or_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for number in range(1, 50):
        ops = WatchedOps(number)
        try:
            create_file(path, NEW, ops=ops)
        except UserError:
            assert list(tmp_path.iterdir()) in ([], [path])
        if path.exists():
            assert only_file(tmp_path) == NEW
            path.unlink()
        if len(ops.calls) < number:
            return
    pytest.fail("the loop never reached the end of the work")


def test_an_existing_file_is_never_created_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(OLD)
    with pytest.raises(UserError, match="đã có"):
        create_file(path, NEW)
    assert only_file(tmp_path) == OLD


def test_without_links_the_name_is_taken_first(tmp_path: Path) -> None:
    class NoLinks(FileOps):
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EPERM, "no links here")

    path = tmp_path / "a.yaml"
    create_file(path, NEW, ops=NoLinks())
    assert only_file(tmp_path) == NEW
    with pytest.raises(UserError, match="đã có"):
        create_file(path, OLD, ops=NoLinks())
    assert only_file(tmp_path) == NEW


def test_without_links_a_failed_fill_gives_the_name_back(tmp_path: Path) -> None:
    class NoLinksNoReplace(FileOps):
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EPERM, "no links here")

        def replace(self, source: Path, target: Path) -> None:
            raise OSError(errno.EIO, "bad")

    with pytest.raises(UserError):
        create_file(tmp_path / "a.yaml", NEW, ops=NoLinksNoReplace())
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"someone else\n")
    with pytest.raises(UserError, match=r"a\.yaml.*vừa bị chương trình khác sửa"):
        replace_file(path, NEW, expected=OLD)
    assert only_file(tmp_path) == b"someone else\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    replace_file(path, NEW, expected=OLD)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_inside_is_followed_and_one_that_leads_out_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "root", tmp_path / "outside.yaml"
    (inside / "x").mkdir(parents=True)
    (inside / "x" / "real.yaml").write_bytes(OLD)
    outside.write_bytes(OLD)
    (inside / "in.yaml").symlink_to("x/real.yaml")
    (inside / "out.yaml").symlink_to(outside)
    (inside / "folder").symlink_to(tmp_path, target_is_directory=True)
    replace_file(inside / "in.yaml", NEW, expected=OLD, root=inside)
    assert (inside / "in.yaml").is_symlink()
    assert (inside / "x" / "real.yaml").read_bytes() == NEW
    for path in (inside / "out.yaml", inside / "folder" / "outside.yaml"):
        with pytest.raises(UserError, match="ra ngoài"):
            replace_file(path, NEW, expected=OLD, root=inside)
    with pytest.raises(UserError, match="ra ngoài"):
        create_file(inside / "folder" / "new.yaml", NEW, root=inside)
    assert outside.read_bytes() == OLD
    assert not (tmp_path / "new.yaml").exists()


@pytest.mark.parametrize(("code", "tries"), [(5, 41), (32, 41), (33, 41), (2, 1)])
def test_windows_is_asked_again_for_two_seconds_and_no_longer(
    tmp_path: Path, code: int, tries: int
) -> None:
    class Busy(FileOps):
        waited, tried = 0.0, 0

        def replace(self, source: Path, target: Path) -> None:
            self.tried += 1
            error = OSError(errno.EACCES, "busy")
            error.winerror = code  # type: ignore[attr-defined,unused-ignore]
            raise error

        def wait(self, seconds: float) -> None:
            self.waited += seconds

    path, ops = tmp_path / "a.yaml", Busy()
    path.write_bytes(OLD)
    with pytest.raises(UserError):
        replace_file(path, NEW, expected=OLD, ops=ops)
    assert ops.tried == pytest.approx(tries, abs=1)
    assert ops.waited == pytest.approx(2.0 if tries > 1 else 0, abs=0.1)
    assert only_file(tmp_path) == OLD


HOLDER = """
import sys, time, pathlib
from ngocha_kh.locks import workspace_lock
with workspace_lock(pathlib.Path(sys.argv[1]), 5, folder=pathlib.Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_writer_is_told_who_holds_the_lock_and_a_killed_one_frees_it(
    tmp_path: Path,
) -> None:
    root, locks = tmp_path / "root", tmp_path / "locks"
    root.mkdir()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root), str(locks)], stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held" + os.linesep.encode()
        with (
            pytest.raises(UserError, match=f"số {other.pid} "),
            workspace_lock(root, 0.2, folder=locks),
        ):
            pytest.fail("two writers at once")
    finally:
        other.kill()
        other.communicate()
    with workspace_lock(root, 5, folder=locks):
        assert list(root.iterdir()) == []
