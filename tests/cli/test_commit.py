"""`nkh commit` notes what changed, and only that; it never pushes."""

import datetime
import json
from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, make_desk, runner
from cli.initiatives import write_world
from repo import Repo, needs_git
from workflow.world import ready

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
        "NV-2026-001: Đang thực hiện\n\nTheo báo cáo\ncủa phòng\n\nNkh-Record: NV-2026-001\n"
        "Nkh-Transition: NV-2026-001 new -> in_progress\nNkh-Capacity: KT. CHỦ TỊCH\nReviewed-by: Nguyễn Văn A"
    )  # fmt: skip
    assert repo.git("status", "--porcelain") == ""


def test_update_can_commit_at_once_and_speaks_one_document(repo: Repo, nkh: Nkh) -> None:
    words = ("--state", "in_progress", "--progress", "40", "--note", "Đã họp", "--commit")
    done = nkh("update", "NV-2026-001", *words, "--as", "TRƯỞNG PHÒNG", "--format", "json")
    assert done.status == 0, done.err
    said = json.loads(done.out)
    assert said["written"] is True
    assert said["commit"] == {
        "id": repo.git("rev-parse", "HEAD").strip(), "files": [TASK],
        "subject": "NV-2026-001: Đang thực hiện",
    }  # fmt: skip
    assert said["undo"] == f"git -C {repo.root} revert --no-edit {said['commit']['id'][:12]}"
    assert "Đã họp\n\nNkh-Record: NV-2026-001\n" in body(repo)
    assert "Nkh-Capacity: TRƯỞNG PHÒNG" in body(repo)


def test_move_with_a_commit_speaks_one_document(
    repo: Repo, nkh: Nkh, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("move", "moving", "saving"):
        monkeypatch.setattr(f"ngocha_kh.cli.{module}.today", lambda: datetime.date(2026, 6, 2))
    write_world(repo.root, ready("M05"))
    repo.commit("Sáng kiến", "2026-05-02T09:00:00+07:00")
    done = nkh("move", "SK-2026-001", "accepted", "--date", "2026-03-30", "--commit", "--format", "json")  # fmt: skip
    assert done.status == 0, done.err
    said = json.loads(done.out)
    assert said["commit"]["subject"] == "SK-2026-001: Đã nộp, chờ kiểm tra → Đã chấp nhận đơn"
    assert "Nkh-Transition: SK-2026-001 submitted -> accepted" in body(repo)


def test_update_on_an_uncommitted_record_writes_nothing(repo: Repo, nkh: Nkh) -> None:
    work(nkh)
    before = (repo.root / TASK).read_bytes()
    done = nkh("update", "NV-2026-001", "--progress", "50", "--commit")
    assert done.status == 3
    assert "chưa commit" in done.err
    assert (repo.root / TASK).read_bytes() == before


def test_when_the_commit_fails_the_written_record_is_told(repo: Repo, nkh: Nkh) -> None:
    hook = repo.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    words = ("--state", "in_progress", "--progress", "40", "--commit", "--format", "json")
    done = nkh("update", "NV-2026-001", *words)
    assert done.status == 3
    assert json.loads(done.out)["written"] is True


def test_a_reviewer_without_a_commit_is_refused(nkh: Nkh) -> None:
    done = nkh("update", "NV-2026-001", "--progress", "40", "--reviewed-by", "A")
    assert done.status == 2
    assert "--commit" in done.err


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
