"""What a Git process of ours sees: nothing of Git's own variables but a quarantine that is really one."""

import os
import sys
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from repo import Repo, needs_git

from ngocha_kh.sources.git import repository_of
from ngocha_kh.sources.git_process import git_environment, git_program
from ngocha_kh.sources.past import objects

pytestmark = needs_git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "kho")


def names(git_dir: Path) -> set[str]:
    """The variables of Git that are set for a process."""
    return {name for name in git_environment(git_dir) if name.startswith("GIT_")}


USUAL = {"GIT_TERMINAL_PROMPT", "GIT_ALLOW_PROTOCOL", "GIT_NO_LAZY_FETCH"}


def test_variables_of_a_hook_or_a_user_are_left_out(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_CONFIG_COUNT", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_ALLOW_PROTOCOL"):  # fmt: skip
        monkeypatch.setenv(name, "ext")
    assert names(repo.root / ".git") == USUAL
    assert git_environment(repo.root / ".git")["GIT_ALLOW_PROTOCOL"] != "ext"


def test_the_quarantine_of_a_push_is_let_through_with_its_own_objects_only(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repo.root / ".git/objects/tmp_objdir-incoming-a1"
    folder.mkdir()
    monkeypatch.setenv("GIT_QUARANTINE_PATH", str(folder))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", "/nơi khác")
    monkeypatch.setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", "/nơi khác")
    found = git_environment(repo.root / ".git")
    assert found["GIT_OBJECT_DIRECTORY"] == found["GIT_QUARANTINE_PATH"] == str(folder.resolve())
    assert found["GIT_ALTERNATE_OBJECT_DIRECTORIES"] == str(folder.resolve().parent)


@pytest.mark.parametrize("where", ["objects/khong-co", "../ngoài", "objects/aa/bb", ".", ""])
def test_any_other_folder_is_no_quarantine(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    for folder in ("objects/aa/bb", "../ngoài"):
        (repo.root / ".git" / folder).mkdir(parents=True)
    monkeypatch.setenv("GIT_QUARANTINE_PATH", str(repo.root / ".git" / where) if where else "")
    assert names(repo.root / ".git") == USUAL


@pytest.mark.skipif(sys.platform == "win32", reason="such a name cannot be on Windows")
def test_a_folder_whose_name_splits_lists_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repo(tmp_path / 'kho: "một" \\ hai')
    repo.write("a", "nội dung\n")
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    oid = repo.git("rev-parse", "HEAD:a").strip()
    folder = repo.root / ".git/objects/tmp_objdir-incoming-a1"
    folder.mkdir()
    monkeypatch.setenv("GIT_QUARANTINE_PATH", str(folder))
    found = repository_of(repo.root)
    assert found
    assert dict(objects(found, [oid])) == {oid: "nội dung\n".encode()}


def test_git_is_what_the_path_says_unless_it_lies_in_the_workspace(tmp_path: Path) -> None:
    found = git_program([tmp_path])
    assert found
    assert Path(found).is_absolute()
    assert git_program([Path(found).parent]) is None
    assert git_program([Path(Path(found).anchor)]) == found


def test_a_command_that_fails_while_it_is_read_is_told(repo: Repo) -> None:
    from ngocha_kh.diagnostics import UserError

    found = repository_of(repo.root)
    assert found
    with (
        pytest.raises(UserError, match="cat-file dừng giữa chừng"),
        found.piped("cat-file", "--la", given=b"") as stream,
    ):
        assert stream.read() == b""
    assert os.environ.get("GIT_DIR") is None


def test_reading_may_stop_early(repo: Repo) -> None:
    repo.write("a", "x" * 5_000_000)
    repo.write("b", "y" * 5_000_000)
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    oids = [repo.git("rev-parse", f"HEAD:{name}").strip() for name in "ab"]
    found = repository_of(repo.root)
    assert found
    with closing(cast("Generator[tuple[str, bytes]]", objects(found, oids))) as reading:
        assert next(reading)
