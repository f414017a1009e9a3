"""A remembered result counts only for the very bytes it was made for; a bad cache is no cache."""

import os
import shutil
from pathlib import Path

import pytest
from examples.variants import BASE, DAY, variants

from ngocha_kh.diagnostics import Diagnostic
from ngocha_kh.validation import memory as memory_module
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

TASK = "records/tasks/2026/NV-2026-001.yaml"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(BASE, tmp_path / "w")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def check(workspace: Workspace, folder: Path | None) -> list[Diagnostic]:
    result = validate(workspace, as_of=DAY, cache=folder)
    for kind in ("task", "plan", "unit"):  # the records themselves too must be what they were
        result.records(kind)
    return result.diagnostics


def swap(workspace: Workspace, old: bytes, new: bytes) -> None:
    """Other bytes with the same length, and the same times."""
    path = workspace.root / TASK
    times = path.stat()
    data = path.read_bytes()
    assert old in data
    assert len(old) == len(new)
    path.write_bytes(data.replace(old, new, 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_results_with_and_without_memory_are_equal(workspace: Workspace, folder: Path) -> None:
    for variant in variants("bad")[::3]:
        for relative, data in variant.files.items():
            target = workspace.records / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        plain = check(workspace, None)
        assert check(workspace, folder) == plain
        assert check(workspace, folder) == plain


def test_content_counts_and_not_size_and_time(workspace: Workspace, folder: Path) -> None:
    assert check(workspace, folder) == []
    swap(workspace, b"state: done", b"state: dome")
    assert [item.code for item in check(workspace, folder)] == ["E-SCH-04"]
    swap(workspace, b"state: dome", b"state: done")
    assert check(workspace, folder) == []


def test_a_changed_file_is_not_read_from_the_cache(workspace: Workspace, folder: Path) -> None:
    check(workspace, folder)
    swap(workspace, b"due: 2026-03-31", b"due: 2026-04-30")
    tasks = dict(validate(workspace, as_of=DAY, cache=folder).records("task"))
    assert str(tasks["tasks/2026/NV-2026-001.yaml"].due) == "2026-04-30"


@pytest.mark.parametrize("keep", [0.0, 0.1, 0.5, 0.99])
def test_a_cache_that_was_cut_is_ignored(workspace: Workspace, folder: Path, keep: float) -> None:
    swap(workspace, b"state: done", b"state: dome")
    expected = check(workspace, folder)
    for file in folder.iterdir():
        data = file.read_bytes()
        file.write_bytes(data[: int(len(data) * keep)])
    assert check(workspace, folder) == expected


@pytest.mark.parametrize("step", range(0, 100, 7))
def test_a_cache_with_a_flipped_bit_is_ignored(
    workspace: Workspace, folder: Path, step: int
) -> None:
    expected = check(workspace, folder)
    for file in folder.iterdir():
        data = bytearray(file.read_bytes())
        data[len(data) * step // 100] ^= 0x41
        file.write_bytes(bytes(data))
    assert check(workspace, folder) == expected


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"nkh-cache-2", b"\xff" * 10_000])
def test_a_foreign_file_is_ignored(workspace: Workspace, folder: Path, data: bytes) -> None:
    check(workspace, folder)
    for file in folder.iterdir():
        file.write_bytes(data)
    assert check(workspace, folder) == []


def test_results_of_another_program_are_ignored(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap(workspace, b"state: done", b"state: dome")
    check(workspace, folder)
    file = memory_module.cache_file(workspace.root, folder)
    assert memory_module.recall(file).entries
    monkeypatch.setattr("ngocha_kh.__version__", "999")
    assert not memory_module.recall(file).entries
    assert [item.code for item in check(workspace, folder)] == ["E-SCH-04"]


def test_a_place_that_cannot_be_written_is_no_ones_problem(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "tep").write_bytes(b"")
    assert check(workspace, tmp_path / "tep") == []
    assert check(workspace, tmp_path / "tep" / "con") == []


def test_nothing_is_remembered_below_the_workspace(workspace: Workspace, folder: Path) -> None:
    before = sorted(workspace.root.rglob("*"))
    check(workspace, folder)
    assert sorted(workspace.root.rglob("*")) == before
    assert not folder.is_relative_to(workspace.root)


def test_bytes_that_are_not_written_yet_are_judged_and_not_remembered(
    workspace: Workspace, folder: Path
) -> None:
    check(workspace, folder)
    new = (workspace.root / TASK).read_bytes().replace(b"[trung-tam]", b"[trung-tan]")
    new = b"# m\xe1\xbb\x9bi\n" + new
    overlay = {"tasks/2026/NV-2026-001.yaml": new}
    (found,) = validate(workspace, as_of=DAY, cache=folder, overlay=overlay).diagnostics
    assert (found.code, found.position.line) == ("V-REF-01", 9)
    assert check(workspace, folder) == []
