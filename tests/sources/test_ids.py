"""An id that was ever given on any branch is not given again."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ngocha_kh.diagnostics import UserError
from ngocha_kh.sources.ids import natural, next_id, taken_ids

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "NV-2026-001"),
        (["NV-2025-007", "HD-2026-009", "XNV-2026-005", "NV-2026-x"], "NV-2026-001"),
        (["NV-2026-001", "NV-2026-003"], "NV-2026-004"),
        (["NV-2026-999"], "NV-2026-1000"),
    ],
)
def test_the_next_number_follows_the_highest_of_its_series(taken: list[str], expected: str) -> None:
    assert next_id("NV-2026", taken) == expected


def test_kinds_of_few_records_have_two_digits() -> None:
    assert next_id("PH-2026", ["PH-2026-03"], width=2) == "PH-2026-04"
    assert next_id("PH-2026", ["PH-2026-99"], width=2) == "PH-2026-100"


def test_ids_are_sorted_by_their_numbers() -> None:
    ids = ["PH-2026-004", "PH-2026-03", "SK-2026-1000", "SK-2026-999", "PH-2025-12", "vhxh"]
    assert sorted(ids, key=natural) == [
        "PH-2025-12", "PH-2026-03", "PH-2026-004", "SK-2026-999", "SK-2026-1000", "vhxh",
    ]  # fmt: skip


def git(folder: Path, *arguments: str) -> None:
    named = {
        f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **named, **plain},
    )


def record(root: Path, name: str) -> Path:
    path = root / "records" / "tasks" / "2026" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"id: {name}\n", encoding="utf-8")
    return path


def test_without_git_the_working_tree_counts(tmp_path: Path) -> None:
    record(tmp_path, "NV-2026-001")
    assert taken_ids(tmp_path) == {"NV-2026-001"}


@needs_git
@pytest.mark.parametrize("below", ["", "phường a/b"], ids=["at the top", "in a folder below"])
def test_other_branches_deleted_and_uncommitted_records_count(tmp_path: Path, below: str) -> None:
    root = tmp_path / below
    first = record(root, "NV-2026-001")
    git(tmp_path, "init", "-q", "-b", "main")
    assert taken_ids(root) == {"NV-2026-001"}  # no commit yet
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "checkout", "-qb", "other")
    record(root, "NV-2026-002")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "two")
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "tag", "file", "HEAD:" + first.relative_to(tmp_path).as_posix())
    first.unlink()
    git(tmp_path, "commit", "-qam", "gone")
    gone_everywhere = record(root, "NV-2026-003")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "three")
    gone_everywhere.unlink()
    git(tmp_path, "commit", "-qam", "three is gone")
    record(root, "NV-2026-004")
    assert taken_ids(root) == {f"NV-2026-00{number}" for number in (1, 2, 3, 4)}


@needs_git
def test_a_repository_that_git_cannot_read_is_told(tmp_path: Path) -> None:
    record(tmp_path, "NV-2026-001")
    (tmp_path / ".git").mkdir()
    with pytest.raises(UserError, match="Git"):
        taken_ids(tmp_path)
