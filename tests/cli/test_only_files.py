"""`nkh validate --only-files`: a few files alone, fast, with the weights of the workspace."""

from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, contents


def broken(desk: Path, text: str = "la: 1\n") -> Path:
    path = desk / TASK
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8", newline="\n")
    return path


def test_sound_files_are_silent_and_nothing_is_written(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh("validate", "--only-files", str(desk / TASK), str(desk / "records/workspace.yaml"))
    assert (done.status, done.out) == (0, "")
    assert "Đã kiểm tra 2 hồ sơ, từng tệp một" in done.err
    assert contents(desk) == before


def test_only_the_named_files_are_judged(desk: Path, nkh: Nkh) -> None:
    path = broken(desk)
    assert nkh("validate", "--only-files", str(desk / "records/units/vhxh.yaml")).status == 0
    done = nkh("validate", "--only-files", str(path), "--format", "gitlab")
    assert done.status == 1
    assert "E-SCH-01" in done.out


def test_what_needs_other_records_is_left_to_the_whole_check(desk: Path, nkh: Nkh) -> None:
    path = desk / TASK
    text = path.read_text("utf-8").replace("lead_unit: ", "lead_unit: khong-co #")
    path.write_text(text, encoding="utf-8", newline="\n")
    assert nkh("validate", "--only-files", str(path)).status == 0
    assert nkh("validate").status == 1


def test_the_whole_check_finds_all_of_it_too(desk: Path, nkh: Nkh) -> None:
    path = broken(desk, "updates: [{on: 2026-02-01, state: done, note: Xong}]\n")
    alone = nkh("validate", "-q", "--only-files", str(path)).out.splitlines()
    assert alone
    assert set(alone) <= set(nkh("validate", "-q").out.splitlines())


def test_weights_of_the_workspace_count(desk: Path, nkh: Nkh) -> None:
    path = broken(desk, "updates: [{on: 2026-02-01, state: done, note: Xong}]\n")
    assert nkh("validate", "--only-files", str(path)).status == 1
    settings = desk / "records/workspace.yaml"
    settings.write_text(
        settings.read_text("utf-8") + "severities: {V-TSK-01: off}\n", encoding="utf-8"
    )
    done = nkh("validate", "--only-files", str(path))
    assert "V-TSK-01" not in done.out
    assert "V-TSK-01 (lỗi → tắt)" in done.err


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.yml", "E-FILE-03"), ("lac.yaml", "E-FILE-04"), ("plans/x.txt", ""), (".a.yaml", "")],
)
def test_files_that_are_no_record_are_told_apart(
    desk: Path, nkh: Nkh, name: str, code: str
) -> None:
    (desk / "records" / name).write_text("a: 1\n", encoding="utf-8")
    done = nkh("validate", "-q", "--only-files", str(desk / "records" / name))
    assert done.status == bool(code)
    assert code in done.out


def test_files_beside_the_records_are_passed_over(desk: Path, nkh: Nkh) -> None:
    assert nkh("validate", "--only-files", str(desk / "README.md")).status == 0


def test_a_link_is_judged_as_a_link(desk: Path, nkh: Nkh, tmp_path: Path) -> None:
    (tmp_path / "ngoài.yaml").write_text("bí mật\n", encoding="utf-8")
    link = desk / "records/units/x.yaml"
    link.symlink_to(tmp_path / "ngoài.yaml")
    done = nkh("validate", "--only-files", str(link))
    assert done.status == 1
    assert "records/units/x.yaml:1:1: error E-FILE-05" in done.out


def test_wrong_uses_are_told(desk: Path, nkh: Nkh) -> None:
    for words in ([], ["--as-of", "2026-03-01", TASK], [str(desk / "records/khong.yaml")]):
        assert nkh("validate", "--only-files", *words).status == 2
