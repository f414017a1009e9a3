"""`nkh initiative next`: what can happen, what is missing, what is due when."""

import json
import re
from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from cli.initiatives import write_world
from documents.real import copy_records
from workflow.world import at, ready

ID = "SK-2026-001"


def test_the_next_steps_are_told_with_what_is_missing(desk: Path, nkh: Nkh) -> None:
    world = ready("M05").put("own.description.novelty", None)
    world.own["papers"] = [one for one in world.own["papers"] if one["kind"] != "D07"]
    write_world(desk, world)
    before = contents(desk)
    done = nkh("initiative", "next", ID, "--as-of", "2026-03-31")
    assert done.status == 0
    assert contents(desk) == before
    lines = done.out.splitlines()
    assert lines[1] == "Trạng thái: Đã nộp, chờ kiểm tra (submitted), xét ngày 31/03/2026"
    assert [line.split()[0] for line in lines if line.startswith("  M")] == [
        "M03",
        "M05",
        "M06",
        "M21",
    ]
    assert "  M05  Chấp nhận đơn → Đã chấp nhận đơn (accepted)" in lines
    assert "       Còn thiếu: chưa ghi tính mới (description.novelty)" in lines
    assert "       Còn thiếu: chưa ghi lý do từ chối (intake.reason, hoặc --note)" in lines
    (due,) = (line for line in lines if "T2" in line)
    assert due == "  13/04/2026  T2 Kiểm tra đơn (còn 13 ngày; thời hạn chưa được xác nhận)"


def test_a_ready_step_says_so(desk: Path, nkh: Nkh) -> None:
    write_world(desk, ready("M05"))
    out = nkh("initiative", "next", ID, "--as-of", "2026-03-31").out
    assert (
        "  M05  Chấp nhận đơn → Đã chấp nhận đơn (accepted)\n"
        "       Người thực hiện: Phòng thường trực\n       Đủ điều kiện.\n"
    ) in out


def test_the_parallel_tracks_come_after_recognition(desk: Path, nkh: Nkh) -> None:
    write_world(desk, at("recognized"))
    out = nkh("initiative", "next", ID, "--as-of", "2026-05-20").out
    for title in (
        "phạm vi ảnh hưởng cấp phường, Cấp Thành phố, Toàn quốc, Bằng Sáng kiến Thủ đô:",
        "Nhân rộng:",
        "Công khai:",
    ):
        assert title in out
    assert "T4" not in out


def test_an_archived_one_has_no_next_step(desk: Path, nkh: Nkh) -> None:
    write_world(desk, at("archived"))
    assert "Không còn bước nào." in nkh("initiative", "next", ID).out


def test_a_program_gets_the_same(desk: Path, nkh: Nkh) -> None:
    write_world(desk, ready("M19"))
    said = json.loads(
        nkh("initiative", "next", ID, "--as-of", "2026-05-18", "--format", "json").out
    )
    assert (said["state"], said["label"]) == ("pending_decision", "Chờ ban hành quyết định")
    by_event = {step["event"]: step for step in said["steps"]}
    assert by_event["M19"]["ready"]
    assert by_event["M20"]["unmet"] == [
        "chưa ghi lý do không công nhận (decision.reason, hoặc --note)"
    ]
    assert by_event["M19"]["source"] == {
        "text": "Điều lệ Sáng kiến, điểm a khoản 1 Điều 7", "confirmed": True,
    }  # fmt: skip


def test_another_id_is_wrong_usage(desk: Path, nkh: Nkh) -> None:
    write_world(desk, at("draft"))
    assert "có phải «SK-2026-001»?" in nkh("initiative", "next", "SK-2026-01").err
    done = nkh("initiative", "next", "vhxh")
    assert (done.status, "không phải sáng kiến" in done.err) == (2, True)


def test_the_help_page_is_vietnamese(nkh: Nkh) -> None:
    out = nkh("initiative", "--help").out
    assert "Cách dùng: nkh initiative" in out
    assert re.search(r"next +Bước kế tiếp, phần còn thiếu, thời hạn", out)
    assert "Options" not in out


def test_a_new_idea_begins_its_log_and_can_be_taken_further(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nkh = runner(copy_records(tmp_path), capsys)
    fields = {
        "title": "Bảng tin điện tử khu dân cư", "recognizing_body": "ubnd",
        "solution_type": "operational", "fields.0": "cchc", "authors.0.person": "nguyen-van-a",
        "authors.0.unit": "vp", "authors.0.post": "Chuyên viên", "authors.0.share_percent": "100",
        "authors.0.is_lead": "true",
    }  # fmt: skip
    words = [word for key, value in fields.items() for word in ("--set", f"{key}={value}")]
    made = nkh("new", "initiative", *words)
    assert made.status == 0
    path = tmp_path / "records/initiatives/2026/SK-2026-026.yaml"
    assert "event: init" in path.read_text(encoding="utf-8")
    assert nkh("move", "SK-2026-026", "draft").status == 0
