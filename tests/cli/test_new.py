"""`nkh new`: the next free id, the fields of the schema, nothing written when something is wrong."""

from pathlib import Path

import pytest
from cli.desk import Nkh, contents

from ngocha_kh.cli import asking
from ngocha_kh.cli.shell import today
from ngocha_kh.records.kinds import KINDS

WORDS = [
    "--set", "title=Tập huấn: ISO, đợt 1", "--set", "obligations=II.1-01", "--set",
    "task_type=một lần", "--set", "lead_unit=vhxh", "--set", "due=31/07/2026", "--set",
    "measure.unit=lớp", "--set", "measure.name=Số lớp",
]  # fmt: skip
WRITTEN = """\
# yaml-language-server: $schema=../../../schemas/task.schema.json
id: NV-2026-002
title: "Tập huấn: ISO, đợt 1"
plan: KH-2026
obligations:
  - II.1-01
task_type: one_off
lead_unit: vhxh
assigned:
  by: UBND phường Ngọc Hà
  on: {today}
due: 2026-07-31
measure:
  name: Số lớp
  unit: lớp
"""


def test_a_task_gets_the_next_id_and_the_current_plan(desk: Path, nkh: Nkh) -> None:
    done = nkh("new", "task", *WORDS)
    assert done.status == 0
    text = (desk / "records/tasks/2026/NV-2026-002.yaml").read_text(encoding="utf-8")
    assert text == WRITTEN.format(today=today())
    assert "Hạn hoàn thành: 31/07/2026" in done.out
    assert "NV-2026-002.yaml" in done.err.split("Hoàn tác: ")[1]
    assert "NV-2026-003" in nkh("new", "task", *WORDS).out


@pytest.mark.parametrize(
    ("words", "record"),
    [
        (["document", "--set", "issued_on=2025-03-01", "--set", "title=x", "--set", "issuer=y",
          "--set", "doc_type=Công văn"], "documents/VB-2025-001.yaml"),
        (["report", "--set", "period=half_2"], "reports/BC-2026-H2.yaml"),
        (["report", "--set", "period=year"], "reports/BC-2026-Y.yaml"),
        (["unit", "--set", "id=tt-vh", "--set", "name=Trung tâm", "--set", "short_name=TT",
          "--set", "type=center"], "units/tt-vh.yaml"),
    ],
)  # fmt: skip
def test_every_simple_kind_can_be_made(
    desk: Path, nkh: Nkh, words: list[str], record: str
) -> None:  # fmt: skip
    done = nkh("new", *words)
    assert (done.status, done.err.count("error")) == (0, 0)
    assert (desk / "records" / record).is_file()
    assert nkh("validate").status == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["tsk"], 2, "có phải «task»?"),
        (["workspace"], 2, "không tạo được"),
        (["task"], 2, "title (Tên nhiệm vụ)"),
        (["plan", "--set", "year=2027"], 2, "sections"),
        (["report", "--set", "period=half_1"], 2, "đã có báo cáo BC-2026-H1"),
        (["report", "--set", "period=half_9"], 2, "half_1"),
        (["task", *WORDS, "--set", "id=NV-2026-001"], 2, "đã được dùng"),
        (["task", *WORDS, "--set", "id=../x"], 2, "id:"),
        (["task", *WORDS, "--set", "obligations=II.9-99"], 1, "V-REF-02"),
        (["task", *WORDS, "--set", "due=2026-02-30"], 1, "E-SCH-06"),
        (["task", *WORDS, "--dry-run"], 0, "Chưa ghi gì"),
    ],
)
def test_nothing_is_written_when_refused(
    desk: Path, nkh: Nkh, words: list[str], status: int, said: str
) -> None:
    before = contents(desk)
    done = nkh("new", *words)
    assert done.status == status
    assert said in done.err
    assert contents(desk) == before


def test_on_a_terminal_missing_fields_are_asked_for(
    desk: Path, nkh: Nkh, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Họp", "II.1-01", "thường kỳ", "regular", "vhxh"])
    monkeypatch.setattr(asking, "on_terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    done = nkh("new", "task")
    assert done.status == 0
    assert "Thường xuyên" in done.err
    assert "«thường kỳ» không thuộc các giá trị" in done.err
    assert "title: Họp" in (desk / "records/tasks/2026/NV-2026-002.yaml").read_text(
        encoding="utf-8"
    )


def test_the_help_names_every_kind_that_can_be_made(nkh: Nkh) -> None:
    words = nkh("new", "--help").out.split()
    assert {name for name in KINDS if name != "workspace"} <= set(words)
