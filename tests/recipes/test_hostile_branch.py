"""A stranger's branch, looked at as CI does: nothing of it runs, nothing from outside comes out.

A pull request is untrusted input; every command that CI may call on one is called here.
"""

import os
import sys
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from recipes.hostile import SECRET, Hostile
from repo import Repo, needs_git

from ngocha_kh.sources.git import Repository, repository_of
from ngocha_kh.sources.past import objects
from ngocha_kh.sources.worktree import WorkTree
from ngocha_kh.workspace import Workspace
from ngocha_kh.yamlio.text import MAX_BYTES

pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="names and links that Windows cannot hold"),
]
COMMANDS = [
    ["validate"], ["validate", "--format", "github"], ["validate", "--format", "gitlab"],
    ["validate", "--base", "main"], ["validate", "--at", "xấu", "--base", "main"],
    ["summary", "--base", "main"], ["summary", "--base", "main", "--format", "markdown"],
    ["diff", "main", "xấu"], ["diff", "main"], ["history", "NV-2026-001"], ["blame", "NV-2026-001"],
    ["list", "task"], ["show", "NV-2026-001"], ["progress"], ["progress", "--at", "xấu"],
    ["find", "khác"], ["report", "--half", "1"], ["report", "--half", "1", "--at", "xấu"],
    ["render", "ke-hoach"], ["render", "ke-hoach", "--at", "xấu"],
    ["validate", "--only-files", "records/units/bi-mat.yaml", "records/documents/VB-2026-999.yaml"],
    *(["-C", folder, *words] for folder in ("con-trần", "records/units", "records/tasks")
      for words in (["validate", "--base", "main"], ["history", "NV-2026-001"], ["progress"])),
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return Hostile(tmp_path_factory.mktemp("xấu"))


def outside(hostile: Hostile) -> Mapping[str, bytes]:
    """Every file around the workspace, and in it all that is not out/ or Git's."""
    return {
        str(path): path.read_bytes()
        for path in hostile.place.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_of_the_branch_runs_and_nothing_comes_out(
    hostile: Hostile, words: list[str]
) -> None:
    before = outside(hostile)
    done = hostile.run(*words)
    said = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode in (0, 1, 2, 3), said
    assert list(hostile.marks.iterdir()) == []
    assert SECRET not in said
    assert "\x1b" not in said
    assert outside(hostile) == before
    lines = [line for line in said.splitlines() if line.lstrip().startswith("::")]
    kinds = ("::error file=", "::warning file=", "::notice file=")
    assert all(line.startswith(kinds) and "--format" in words for line in lines)


def test_the_branch_is_judged_by_the_rules_of_the_program(hostile: Hostile) -> None:
    done = hostile.run("validate", "--base", "main")
    said = done.stdout.decode("utf-8")
    assert done.returncode == 1
    for code in ("V-GIT-01", "E-FILE-05", "E-FILE-04", "E-YAML"):
        assert code in said


def test_the_page_for_reviewers_mentions_nobody(hostile: Hostile) -> None:
    page = hostile.run("summary", "--base", "main", "--format", "markdown").stdout.decode("utf-8")
    assert "`@admin <script>`" in page
    assert "@" not in "".join(page.split("`")[::2])


@pytest.mark.parametrize("at", [[], ["--at", "xấu"]])
@pytest.mark.parametrize("words", [["report", "--half", "1"], ["render", "ke-hoach"]])
def test_templates_of_the_branch_run_nothing_and_show_nothing(
    hostile: Hostile, tmp_path: Path, words: list[str], at: list[str]
) -> None:
    done = hostile.run(*words, *at, "--out", str(tmp_path))
    assert list(hostile.marks.iterdir()) == []
    assert SECRET not in (done.stdout + done.stderr).decode("utf-8")
    for file in tmp_path.glob("*.docx"):
        with zipfile.ZipFile(file) as archive:
            assert not any(SECRET.encode() in archive.read(name) for name in archive.namelist())
    if words[0] == "report":
        assert (done.returncode, "mẫu report.md.j2" in done.stderr.decode("utf-8")) == (3, True)


def test_a_template_that_is_a_link_out_of_the_workspace_is_not_read(hostile: Hostile) -> None:
    tree = WorkTree(Workspace(hostile.ward.root))
    assert tree.own_template("plan.md.j2") is None
    assert tree.own_template("report.md.j2") is not None


def test_a_git_of_the_branch_is_not_git(hostile: Hostile) -> None:
    for first in (".", str(hostile.ward.root), ""):
        path = os.pathsep.join((first, os.environ["PATH"]))
        done = hostile.run("validate", "--base", "main", path=path)
        assert done.returncode in (1, 3)
        assert list(hostile.marks.iterdir()) == []


def test_a_git_at_the_top_is_not_git_for_a_workspace_in_a_folder(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "kho")
    repo.write("git", "#!/bin/sh\n")
    (repo.root / "git").chmod(0o755)
    repo.write("phường/a", "")
    link = tmp_path / "lối tắt"
    link.symlink_to(repo.root)
    real = os.environ["PATH"]
    for first in (repo.root, link):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PATH", f"{first}{os.pathsep}{real}")
            assert repository_of(repo.root / "phường") is None


def test_a_bare_repository_among_the_files_of_another_is_none(hostile: Hostile) -> None:
    found = repository_of(hostile.ward.root / "con-trần")
    assert found
    assert (found.top, found.bare) == (hostile.ward.root.resolve(), False)


def test_a_bare_repository_that_only_lies_there_is_one(tmp_path: Path) -> None:
    around = Repo(tmp_path / "nhà")
    around.git("init", "-q", "--bare", "kho/x.git")
    found = repository_of(around.root / "kho/x.git")
    assert found
    assert found.bare


@pytest.mark.parametrize(
    "words",
    [["cat-file", "-p", "2" * 40], ["log", "-p", "HEAD"], ["status"], ["diff"], ["log", "-1"],
     ["rev-parse", "HEAD^{commit}"], ["for-each-ref"], ["ls-tree", "-r", "HEAD"]],
    ids=" ".join,
)  # fmt: skip
def test_the_configuration_of_a_repository_starts_nothing(
    hostile: Hostile, tmp_path: Path, words: list[str]
) -> None:
    """Even one that was taken for the ward's own: a missing object is not fetched by ext::sh."""
    place = tmp_path / "trần"
    hostile.bare(place)
    (place / "refs/heads").mkdir()
    program = repository_of(hostile.ward.root)
    assert program
    Repository(program.program, place, bare=True).ask(*words)
    assert list(hostile.marks.iterdir()) == []


def test_names_that_git_would_never_check_out_are_only_names(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "kho")
    repo.write("x", "id: x\n")
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    blob = repo.git("rev-parse", "HEAD:x").strip()
    tree = records = _tree(repo, [("100644 workspace.yaml", blob)])
    for name in (".git", "..", ".GIT", "git~1"):
        tree = _tree(repo, [(f"40000 {name}", tree), ("40000 records", records)])
    commit = repo.git("commit-tree", "-m", "x", tree).strip()
    from ngocha_kh.cli.boundary import run

    before = sorted(path.name for path in repo.root.iterdir())
    assert run(["-C", str(repo.root), "validate", "--at", commit]) == 1
    assert sorted(path.name for path in repo.root.iterdir()) == before == [".git", "x"]


def _tree(repo: Repo, entries: list[tuple[str, str]]) -> str:
    """A tree as no Git would write it."""
    data = b"".join(f"{head}\0".encode() + bytes.fromhex(oid) for head, oid in entries)
    file = repo.root / "tree"
    file.write_bytes(data)
    made = repo.git("hash-object", "-t", "tree", "--literally", "-w", "tree").strip()
    file.unlink()
    return made


def test_a_huge_file_takes_no_memory(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "kho")
    with (repo.root / "lớn").open("wb") as file:
        file.truncate(200 * MAX_BYTES)
    oid = repo.git("-c", "core.bigFileThreshold=1m", "hash-object", "-w", "lớn").strip()
    repository = repository_of(repo.root)
    assert repository
    tracemalloc.start()
    (found,) = objects(repository, [oid])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found[1]) == MAX_BYTES + 1
    assert peak < 5 * MAX_BYTES


def test_records_that_are_a_link_to_others_are_no_workspace(
    hostile: Hostile, tmp_path: Path
) -> None:
    from ngocha_kh.diagnostics import UserError
    from ngocha_kh.workspace import find_workspace

    (tmp_path / "records").symlink_to(hostile.ward.root / "records")
    with pytest.raises(UserError, match="không thấy nơi làm việc"):
        find_workspace(tmp_path)
