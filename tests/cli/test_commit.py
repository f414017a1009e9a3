"""`nkh commit` notes what changed, and only that; it never pushes."""

from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, make_desk, runner
from repo import Repo, needs_git

pytestmark = needs_git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = Repo(make_desk(tmp_path / "desk"))
    repo.git("config", "user.name", "Lê Văn C")
    repo.git("config", "user.email", "c@example.vn")
    repo.commit("Tạo", "2026-05-01T09:00:00+07:00")
    return repo


@pytest.fixture
def nkh(repo: Repo, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(repo.root, capsys)


def work(nkh: Nkh, progress: int = 40) -> None:
    assert nkh("update", "NV-2026-001", "--state", "in_progress", "--progress", str(progress), "--note", "x").status == 0  # fmt: skip


def body(repo: Repo) -> str:
    return repo.git("log", "-1", "--format=%B")


def test_nothing_changed_makes_no_commit(repo: Repo, nkh: Nkh) -> None:
    before = repo.git("rev-parse", "HEAD")
    assert nkh("commit").status == 0
    assert repo.git("rev-parse", "HEAD") == before


def test_a_step_is_named_in_subject_and_trailers(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    done = nkh(
        "commit",
        "-m",
        "Theo báo cáo\ncủa phòng",
        "--reviewed-by",
        "Nguyễn Văn A",
        "--as",
        "KT. CHỦ TỊCH",
    )
    assert done.status == 0, done.err
    assert body(repo).strip() == (
        "NV-2026-001: new → in_progress\n\nTheo báo cáo\ncủa phòng\n\nNkh-Record: NV-2026-001\n"
        "Nkh-Transition: NV-2026-001 new -> in_progress\nNkh-Capacity: KT. CHỦ TỊCH\nReviewed-by: Nguyễn Văn A"
    )  # fmt: skip
    assert repo.git("status", "--porcelain") == ""


def test_other_files_stay_out_of_the_commit(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    repo.write("ghi-chu.txt", "riêng")
    assert nkh("commit").status == 0
    assert repo.git("status", "--porcelain").split() == ["??", "ghi-chu.txt"]


def test_a_foreign_change_in_the_index_is_left_alone(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    repo.write("ghi-chu.txt", "riêng")
    repo.git("add", "ghi-chu.txt")
    done = nkh("commit")
    assert done.status == 3
    assert "ghi-chu.txt" in done.err
    assert repo.git("diff", "--cached", "--name-only").split() == ["ghi-chu.txt"]


def test_a_fault_in_the_records_is_not_committed(repo: Repo, nkh: Nkh) -> None:
    (repo.root / TASK).write_text("hỏng: [", "utf-8")
    assert nkh("commit").status == 1
    assert repo.git("log", "--format=%s").split("\n")[0] == "Tạo"


def test_an_unchanged_record_cannot_be_chosen(nkh: Nkh) -> None:
    work(nkh)
    done = nkh("commit", "vhxh")
    assert done.status == 2
    assert "NV-2026-001" in done.err


def test_a_merge_under_way_and_a_detached_head_are_refused(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    repo.git("checkout", "-q", "--detach")
    assert "detached" in nkh("commit").err
    repo.git("checkout", "-q", "main")
    (repo.root / ".git/MERGE_HEAD").write_text(repo.git("rev-parse", "HEAD"), "utf-8")
    done = nkh("commit")
    assert done.status == 3
    assert "merge" in done.err


def test_when_a_hook_refuses_the_index_is_as_it_was(repo: Repo, nkh: Nkh) -> None:
    hook = repo.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho khong duoc >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    work(nkh)
    done = nkh("commit")
    assert done.status == 3
    assert "khong duoc" in done.err
    assert repo.git("diff", "--cached", "--name-only") == ""


def test_a_dry_run_shows_the_message_and_commits_nothing(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    done = nkh("commit", "--dry-run")
    assert "Nkh-Record: NV-2026-001" in done.out
    assert repo.git("rev-list", "--count", "HEAD").strip() == "1"


def test_control_characters_of_a_note_do_not_reach_the_log(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    assert (
        nkh("commit", "-m", "a\x1b[31mb\u202ec", "--reviewed-by", "A\nNkh-Record: giả").status == 0
    )
    assert "\x1b" not in body(repo)
    assert "\nNkh-Record: giả" not in body(repo)


def test_names_with_diacritics_and_new_and_deleted_records_are_committed(
    repo: Repo, nkh: Nkh
) -> None:
    repo.git("config", "core.quotepath", "true")
    assert nkh("new", "meeting", "--set", "title=Họp", "--set", "on=2026-06-01", "--set", "at=08:30", "--set", "place=Hội trường", "--set", "chair=Nguyễn Văn A").status == 0  # fmt: skip
    assert nkh("commit").status == 0
    assert body(repo).startswith("HOP-2026-001: lập cuộc họp")


def test_without_a_repository_the_way_to_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = runner(make_desk(tmp_path / "không"), capsys)("commit")
    assert done.status == 3
    assert "git init" in done.err
