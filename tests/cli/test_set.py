"""`nkh set`: the meant fields change, nothing else does, and a fault is never written."""

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, contents

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
posix_words = pytest.mark.skipif(os.name == "nt", reason="splits the hint by POSIX rules")


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=x", "-c", "user.email=x@y")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


def test_fields_change_and_comments_stay(desk: Path, nkh: Nkh) -> None:
    before = (desk / TASK).read_text(encoding="utf-8")
    done = nkh("set", "NV-2026-001", "due=2026-07-31", "supporting_units+=vp", "notes=")
    assert done.status == 0
    assert "Hạn hoàn thành: 14/12/2026 → 31/07/2026" in done.out
    after = (desk / TASK).read_text(encoding="utf-8")
    assert after == before.replace("2026-12-14", "2026-07-31").replace(
        "lead_unit: vhxh\n", "lead_unit: vhxh\nsupporting_units:\n  - vp\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["NV-2026-01", "due=2026-07-31"], 2, "có phải «NV-2026-001»?"),
        (["../../etc/passwd", "due=2026-07-31"], 2, "không có hồ sơ"),
        (["NV-2026-001", "duee=2026-07-31"], 2, "có phải «due»?"),
        (["NV-2026-001", "weight=nặng"], 2, "không phải số"),
        (["NV-2026-001"], 2, "thiếu"),
        (["NV-2026-001", "due=2026-02-30"], 1, "E-SCH-06"),
        (["NV-2026-001", "lead_unit=vhx"], 1, "có phải «vhxh»?"),
        (["NV-2026-001", "id=NV-2026-002"], 1, "NV-2026-002"),
        (["NV-2026-001", "title="], 1, "E-SCH-02"),
        (["vhxh", "id="], 1, "E-SCH-02"),
    ],
)
def test_a_refused_change_writes_nothing(
    desk: Path, nkh: Nkh, words: list[str], status: int, said: str
) -> None:
    before = contents(desk)
    done = nkh("set", *words)
    assert done.status == status
    assert said in done.err
    assert contents(desk) == before


def test_a_change_of_nothing_says_so_and_leaves_the_file(desk: Path, nkh: Nkh) -> None:
    stamp = (desk / TASK).stat().st_mtime_ns
    done = nkh("set", "NV-2026-001", "due=14/12/2026")
    assert (done.status, "không có gì thay đổi" in done.out) == (0, True)
    assert (desk / TASK).stat().st_mtime_ns == stamp


def test_an_old_fault_elsewhere_does_not_stop_a_sound_change(desk: Path, nkh: Nkh) -> None:
    (desk / "records/units/kt.yaml").write_text("id: [", encoding="utf-8")
    assert nkh("set", "NV-2026-001", "due=2026-07-31").status == 0


def test_a_dry_run_shows_the_lines_and_writes_nothing(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh("set", "NV-2026-001", "due=2026-07-31", "--dry-run")
    assert done.status == 0
    assert "-due: 2026-12-14\n+due: 2026-07-31\n" in done.out
    assert contents(desk) == before


def test_json_names_path_id_and_changed_fields(nkh: Nkh) -> None:
    done = nkh("set", "NV-2026-001", "due=2026-07-31", "--format", "json")
    told = json.loads(done.out)
    assert (told["path"], told["id"], told["written"]) == (TASK, "NV-2026-001", True)
    assert told["changed"] == [
        {"field": "due", "title": "Hạn hoàn thành", "old": "2026-12-14", "new": "2026-07-31"}
    ]


def test_json_names_the_errors_of_a_refused_change(nkh: Nkh) -> None:
    told = json.loads(nkh("set", "NV-2026-001", "due=x", "--format", "json").out)
    assert told["written"] is False
    assert "E-SCH" in told["errors"][0]


@posix_words
def test_without_git_the_hint_is_the_exact_reverse(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh(
        "set", "NV-2026-001", "due=", "title=Ký, đóng dấu", "measure.name=a", "measure.unit=b"
    )
    assert contents(desk) != before
    hint = done.err.split("Hoàn tác: ")[1].splitlines()[0]
    program, where, root, *words = shlex.split(hint)
    assert (program, where, root) == ("nkh", "-C", str(desk))
    assert nkh(*words).status == 0
    assert contents(desk) == before


@needs_git
@posix_words
def test_a_committed_file_is_brought_back_by_git(desk: Path, nkh: Nkh) -> None:
    git(desk, "init", "-q")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "x")
    before = contents(desk)
    done = nkh("set", "NV-2026-001", "weight=2")
    hint = shlex.split(done.err.split("Hoàn tác: ")[1])
    assert hint[0] == "git"
    subprocess.run(hint, check=True, capture_output=True)
    assert contents(desk) == before
    nkh("set", "NV-2026-001", "weight=2")
    assert "nkh -C" in nkh("set", "NV-2026-001", "weight=3").err


@needs_git
def test_a_file_that_git_does_not_hold_is_not_left_to_git(desk: Path, nkh: Nkh) -> None:
    git(desk, "init", "-q")
    assert "Hoàn tác: nkh" in nkh("set", "NV-2026-001", "weight=2").err


def test_the_settings_are_a_record_too(desk: Path, nkh: Nkh) -> None:
    assert (
        nkh("set", "workspace", "progress.due_soon_days=10", "severities.V-TSK-11=off").status == 0
    )
    text = (desk / "records/workspace.yaml").read_text(encoding="utf-8")
    assert "due_soon_days: 10" in text
    assert "# Hồ sơ dùng thật" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("updates.0.progress=45", "chỉ thêm vào cuối"),
        ("updates.0=", "chỉ thêm vào cuối"),
        ("due=2026-12-31", "extensions"),
        ("due=", "extensions"),
    ],
)
def test_what_was_noted_is_not_rewritten_by_chance(
    desk: Path, nkh: Nkh, change: str, said: str
) -> None:
    nkh("update", "NV-2026-001", "--state", "in_progress", "--progress", "10", "--on", "2026-02-10")
    before = contents(desk)
    refused = nkh("set", "NV-2026-001", change)
    assert refused.status == 2
    assert said in refused.err
    assert contents(desk) == before
    assert nkh("set", "--force", "NV-2026-001", change).status == 0
    assert contents(desk) != before


def test_a_due_date_may_move_while_nothing_was_noted(desk: Path, nkh: Nkh) -> None:
    assert nkh("set", "NV-2026-001", "due=2026-12-31").status == 0


def test_an_update_that_says_nothing_is_refused(desk: Path, nkh: Nkh) -> None:
    nkh("update", "NV-2026-001", "--state", "in_progress", "--on", "2026-02-10")
    assert nkh("update", "NV-2026-001").status == 2
