"""What is read ahead of the program may only save time, never change an answer."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples.variants import BASE

from ngocha_kh.cli import ahead

ROOT = Path(__file__).parents[2]
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")


def validated(folder: Path, cache: Path) -> "subprocess.CompletedProcess[str]":
    """`nkh validate` as a whole process, as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "ngocha_kh", "-C", str(folder), "validate", "--as-of", "2026-05-15"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "NKH_CACHE_DIR": str(cache), "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "w"))


def test_content_decides_also_when_size_and_times_stay(folder: Path, tmp_path: Path) -> None:
    first = validated(folder, tmp_path / "cache")
    assert first.returncode == 0, first.stderr
    assert validated(folder, tmp_path / "cache").returncode == 0
    task = folder / "records/tasks/2026/NV-2026-001.yaml"
    status, text = task.stat(), task.read_bytes()
    task.write_bytes(text.replace(b"plan: KH-2026", b"plan: KH-2O26"))
    os.utime(task, ns=(status.st_atime_ns, status.st_mtime_ns))
    broken = validated(folder, tmp_path / "cache")
    assert broken.returncode == 1
    assert "NV-2026-001.yaml" in broken.stdout
    task.write_bytes(text)
    assert validated(folder, tmp_path / "cache").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [[], ["report", "--half", "1"], ["-C"], ["validate-x"], ["-C", "/", "validate"], ["--help"]],
)
def test_other_commands_read_nothing_ahead(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ahead._folder(arguments) is None


def test_the_workspace_is_found_from_a_folder_inside(folder: Path) -> None:
    inside = folder / "records/units"
    assert ahead._folder(["-C", str(inside), "validate", "-q"]) == str(folder / "records")


def test_nothing_was_started_means_nothing_was_read() -> None:
    assert ahead.collect() == {}


@forks
@pytest.mark.parametrize("said", [b"", b"a.yaml\n\n", b"a\0b\n\n" + b"x" * 20, b"x" * 100])
def test_half_an_answer_is_no_answer(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.write(writing, said)
    os.close(writing)
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    monkeypatch.setattr(ahead, "_pipe", (reading, child.pid))
    assert ahead.collect() == {}
    child.returncode = 0  # it was waited for
