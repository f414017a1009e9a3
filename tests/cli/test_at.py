"""`--at` shows a past state with every command that looks, and changes nothing."""

import json
from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, contents, make_desk, runner
from repo import Repo, needs_git

pytestmark = needs_git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A workspace whose task was renamed on 1 June."""
    repo = Repo(make_desk(tmp_path / "desk"))
    repo.commit("Tạo", "2026-05-01T09:00:00+07:00")
    path = repo.root / TASK
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Bản mới - "), "utf-8")
    repo.commit("Đổi tên", "2026-06-01T09:00:00+07:00")
    return repo


@pytest.fixture
def nkh(repo: Repo, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(repo.root, capsys)


def title(nkh: Nkh, *at: str) -> str:
    done = nkh("show", "NV-2026-001", "--format", "json", *at)
    assert done.status == 0, done.err
    return str(json.loads(done.out)["record"]["title"])


def test_the_past_is_shown_without_a_checkout(repo: Repo, nkh: Nkh) -> None:
    before = contents(repo.root)
    assert title(nkh).startswith("Bản mới")
    assert not title(nkh, "--at", "2026-05-20").startswith("Bản mới")
    assert not title(nkh, "--at", "HEAD~1").startswith("Bản mới")
    assert contents(repo.root) == before


@pytest.mark.parametrize(
    "command", [["progress"], ["list", "task"], ["validate"], ["show", "vhxh"]]
)
def test_the_commit_and_the_day_are_named(nkh: Nkh, command: list[str]) -> None:
    done = nkh(*command, "--at", "HEAD~1")
    assert done.status == 0, done.err
    if command != ["validate"]:
        assert "ngày 01/05/2026" in done.err


def test_as_of_may_differ_from_the_day_of_the_commit(nkh: Nkh) -> None:
    done = nkh("progress", "--at", "HEAD~1", "--as-of", "2026-05-15", "--format", "json")
    assert json.loads(done.out)["as_of"] == "2026-05-15"


def test_a_document_of_the_past_names_its_commit(repo: Repo, nkh: Nkh, tmp_path: Path) -> None:
    from ngocha_kh.documents.manifest import unpacked
    from ngocha_kh.nd30 import read_manifest

    done = nkh("render", "ke-hoach", "--at", "HEAD~1", "--out", str(tmp_path / "kh.docx"))
    assert done.status == 0, done.err
    manifest = read_manifest((tmp_path / "kh.docx").read_bytes())
    found = unpacked(manifest or b"")
    assert found
    assert found.commit == repo.git("rev-parse", "HEAD~1").strip()


def test_a_fault_of_the_past_is_found_there(repo: Repo, nkh: Nkh) -> None:
    path = repo.root / TASK
    sound = path.read_text("utf-8")
    path.write_text(f"{sound}la_khoa: 1\n", "utf-8")
    repo.commit("Hỏng", "2026-07-01T09:00:00+07:00")
    path.write_text(sound, "utf-8")
    assert nkh("validate").status == 0
    done = nkh("validate", "--at", "HEAD")
    assert done.status == 1
    assert "E-SCH-01" in done.out


def test_an_unknown_revision_is_a_wrong_use(nkh: Nkh) -> None:
    assert nkh("progress", "--at", "khong-co").status == 2
    assert nkh("progress", "--at", "2020-01-01").status == 3


def test_without_a_repository_the_reason_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = runner(make_desk(tmp_path / "không Git"), capsys)("progress", "--at", "HEAD")
    assert done.status == 3
    assert "không nằm trong kho Git" in done.err
