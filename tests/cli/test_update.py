"""`nkh update`: one dated entry more; what was recorded before stays byte for byte."""

from pathlib import Path

import pytest
from cli.desk import TASK, Nkh, contents


def test_an_entry_is_appended_and_the_rest_stays(desk: Path, nkh: Nkh) -> None:
    before = (desk / TASK).read_text(encoding="utf-8")
    first = ["--state", "đang thực hiện", "--progress", "60", "--note", "Đã họp: đợt 1"]
    assert nkh("update", "NV-2026-001", *first, "--on", "10/2/2026").status == 0
    after = (desk / TASK).read_text(encoding="utf-8")
    assert after == (
        f"{before}updates:\n  - on: 2026-02-10\n    state: in_progress\n    progress: 60\n"
        '    note: "Đã họp: đợt 1"\n'
    )
    done = nkh(
        "update", "NV-2026-001", "--state", "done", "--completed-on", "2026-03-01",
        "--confirmed-by", "ubnd", "--on", "2026-03-02",
        "--evidence", "url:https://example.vn/a@b:c@2026-03-01", "--evidence", "list:a/b.pdf",
    )  # fmt: skip
    assert done.status == 0
    assert "Lần ghi nhận 2 › Trạng thái: (trống) → Hoàn thành" in done.out
    text = (desk / TASK).read_text(encoding="utf-8")
    assert text.startswith(after)
    assert "ref: https://example.vn/a@b:c\n        date: 2026-03-01\n" in text


def test_the_state_stays_when_it_is_not_given(desk: Path, nkh: Nkh) -> None:
    nkh("update", "NV-2026-001", "--state", "in_progress", "--on", "2026-02-10")
    assert nkh("update", "NV-2026-001", "--progress", "70", "--on", "2026-02-11").status == 0
    assert (desk / TASK).read_text(encoding="utf-8").count("state: in_progress") == 2


def test_the_hint_takes_the_entry_away_again(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh("update", "NV-2026-001", "--state", "in_progress", "--on", "2026-02-10")
    assert done.err.rstrip().endswith("set --force NV-2026-001 updates=")
    assert (
        nkh("set", "NV-2026-001", "updates=").status == 2
    )  # noted entries are not taken away by chance
    assert contents(desk) != before
    nkh("set", "--force", "NV-2026-001", "updates=")
    assert contents(desk) == before


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["NV-2026-009", "--state", "done"], 2, "có phải «NV-2026-001»?"),
        (["vhxh", "--state", "done"], 2, "chỉ dùng cho nhiệm vụ"),
        (["NV-2026-001", "--progress", "5"], 2, "--state"),
        (["NV-2026-001", "--state", "done", "--evidence", "thư:x"], 2, "document (Văn bản)"),
        (["NV-2026-001", "--state", "in_progress", "--progress", "nửa"], 2, "số nguyên"),
        (["NV-2026-001", "--state", "done"], 1, "completed_on"),
        (["NV-2026-001", "--state", "xong"], 1, "E-SCH-04"),
        (["NV-2026-001", "--state", "in_progress", "--progress", "101"], 1, "E-SCH-07"),
        (["NV-2026-001", "--state", "in_progress", "--by", "vhx"], 1, "có phải «vhxh»?"),
        (["NV-2026-001", "--state", "suspended", "--reason", "Chờ"], 1, "document"),
        (["NV-2026-001", "--state", "in_progress", "--dry-run"], 0, "Chưa ghi gì"),
    ],
)
def test_nothing_is_written_when_refused(
    desk: Path, nkh: Nkh, words: list[str], status: int, said: str
) -> None:
    before = contents(desk)
    done = nkh("update", *words)
    assert done.status == status
    assert said in done.err
    assert contents(desk) == before


def test_an_entry_before_the_last_one_is_refused(desk: Path, nkh: Nkh) -> None:
    nkh("update", "NV-2026-001", "--state", "in_progress", "--on", "2026-02-10")
    before = contents(desk)
    assert nkh("update", "NV-2026-001", "--note", "x", "--on", "2026-02-09").status == 1
    assert contents(desk) == before


def test_reopening_a_finished_task_is_said(desk: Path, nkh: Nkh) -> None:
    proof = ("--evidence", "url:https://a.vn/x@2026-02-10", "--confirmed-by", "vp")
    nkh("update", "NV-2026-001", "--state", "done", "--progress", "100", "--completed-on",
        "2026-02-10", "--on", "2026-02-10", *proof)  # fmt: skip
    again = nkh("update", "NV-2026-001", "--state", "in_progress", "--progress", "50")
    assert "mở lại nhiệm vụ" in again.err
