"""`nkh rollover`: shown first, written whole or not at all, and again without doubling."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.desk import Nkh, contents

from ngocha_kh import files
from ngocha_kh.diagnostics import UserError

END = ("--as-of", "2026-12-31")
NEW = {
    "records/plans/KH-2027.txt",
    "records/plans/KH-2027.yaml",
    "records/tasks/2027/NV-2027-001.yaml",
}


def test_nothing_is_written_before_it_is_asked_for(nkh: Nkh, desk: Path) -> None:
    before = contents(desk)
    for words in ((), ("--dry-run",), ("--format", "json")):
        assert nkh("rollover", "2027", *words, *END).status == 0
    assert contents(desk) == before
    assert nkh("rollover", "2027", "--write", "--dry-run").status == 2
    assert contents(desk) == before


def test_the_plan_and_the_open_task_go_over_without_an_error(nkh: Nkh, desk: Path) -> None:
    before = contents(desk)
    done = nkh("rollover", "2027", "--write", *END)
    assert done.status == 0
    after = contents(desk)
    assert set(after) - set(before) == NEW
    assert {name: data for name, data in after.items() if name in before} == before
    assert b"carried_from: NV-2026-001" in after["records/tasks/2027/NV-2027-001.yaml"]
    assert nkh("validate", *END).status == 0
    assert "lỗi" not in nkh("validate", *END).out


def test_a_second_run_finds_nothing_to_do(nkh: Nkh, desk: Path) -> None:
    nkh("rollover", "2027", "--write", *END)
    before = contents(desk)
    again = json.loads(nkh("rollover", "2027", "--write", *END, "--format", "json").out)
    assert (again["files"], again["plan"]) == ([], "kept")
    assert [one["fate"] for one in again["tasks"]] == ["already"]
    assert contents(desk) == before


def test_what_is_not_yet_due_waits_for_the_end_of_the_year(nkh: Nkh) -> None:
    found = json.loads(nkh("rollover", "2027", "--as-of", "2026-12-01", "--format", "json").out)
    assert [one["fate"] for one in found["tasks"]] == ["waiting"]
    assert found["obligations_without_task"] == ["II.1-01"]


def test_a_break_leaves_nothing_and_a_second_run_does_it_all(
    nkh: Nkh, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(desk)
    real = files.create_file

    def full(path: Path, data: bytes, **rest: Any) -> None:
        if path.name == "KH-2027.yaml":
            raise UserError("hết chỗ trống trên đĩa")
        real(path, data, **rest)

    monkeypatch.setattr(files, "create_file", full)
    assert nkh("rollover", "2027", "--write", *END).status == 3
    assert contents(desk) == before
    monkeypatch.setattr(files, "create_file", real)
    assert nkh("rollover", "2027", "--write", *END).status == 0
    assert set(contents(desk)) - set(before) == NEW


def test_a_run_that_was_killed_is_finished_by_the_next(nkh: Nkh, desk: Path) -> None:
    nkh("rollover", "2027", "--write", *END)
    whole = contents(desk)
    (desk / "records/plans/KH-2027.yaml").unlink()
    assert nkh("rollover", "2027", "--write", *END).status == 0
    assert contents(desk) == whole


def test_a_text_that_somebody_put_there_is_never_replaced(nkh: Nkh, desk: Path) -> None:
    text = desk / "records/plans/KH-2027.txt"
    text.write_text("Kế hoạch thật", encoding="utf-8", newline="\n")
    assert nkh("rollover", "2027", "--write", *END).status == 3
    assert text.read_text(encoding="utf-8") == "Kế hoạch thật"
    assert not (desk / "records/plans/KH-2027.yaml").exists()


def test_without_a_plan_to_go_on_from_there_is_no_next_one(nkh: Nkh) -> None:
    assert nkh("rollover", "2029", *END).status == 3
    assert nkh("rollover", "1999").status == 2


def test_new_records_with_an_error_are_not_written(nkh: Nkh, desk: Path) -> None:
    """The quotes of the old plan do not stand in its text, so those of the new one would not."""
    text = desk / "records/plans/KH-2026.txt"
    text.write_text("Một văn bản khác", encoding="utf-8", newline="\n")
    before = contents(desk)
    done = nkh("rollover", "2027", "--write", *END)
    assert done.status == 1
    assert "plans/KH-2027.yaml" in done.err
    assert contents(desk) == before
