"""`nkh report --units`: who sent, what was edited, which figures differ; nothing is written."""

import json
from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from documents.real import change, copy_records

NOW = ("--as-of", "2026-06-20")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return copy_records(tmp_path / "desk")


@pytest.fixture
def nkh(desk: Path, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(desk, capsys)


def record(desk: Path, unit: str) -> Path:
    return desk / f"records/unit_reports/2026/BDV-2026-H1-{unit}.yaml"


def test_it_tells_who_sent_when_and_who_is_missing(desk: Path, nkh: Nkh) -> None:
    before = contents(desk)
    done = nkh("report", "--half", "1", "--units", *NOW)
    assert done.status == 0
    assert "12 đơn vị phải gửi, hạn gửi\n  17/06/2026; xét ngày 20/06/2026" in done.out
    assert "Đã gửi đúng hạn: 10, Gửi chậm: 1, Quá hạn, chưa gửi: 1" in done.out
    assert "quá hạn, chưa gửi, chậm 3 ngày" in " ".join(done.out.split())
    assert contents(desk) == before
    assert max(map(len, done.out.split("\n"))) <= 80


def test_who_still_has_time_is_waiting(nkh: Nkh) -> None:
    done = nkh("report", "--half", "1", "--units", "--as-of", "2026-06-15")
    assert "Đã gửi đúng hạn: 4, Chưa gửi, còn hạn: 8" in done.out


def test_what_was_edited_is_shown_word_by_word(nkh: Nkh) -> None:
    said = " ".join(nkh("report", "--half", "1", "--units", *NOW).out.split())
    assert "Kinh phí (đã biên tập): Dự toán chi khoa học, công nghệ được giao từ đầu năm" in said
    assert "Biên tập ngày 18/06/2026, Trần Thị B: Dự toán chi" in said
    assert "được giao [thêm: từ] đầu [bỏ: năm; đã] [thêm: năm và] cấp [bỏ: kinh phí]" in said


def test_figures_that_differ_are_told(desk: Path, nkh: Nkh) -> None:
    change(
        record(desk, "mttq"), "name: tasks_total\n    value: 6", "name: tasks_total\n    value: 7"
    )
    said = " ".join(nkh("report", "--half", "1", "--units", *NOW).out.split())
    assert "đơn vị ghi 7, hồ sơ 6" in said
    assert said.count("Số liệu khác hồ sơ") == 1
    assert said.count("khớp với hồ sơ") == 10


def test_a_program_reads_the_same(nkh: Nkh) -> None:
    done = nkh("report", "--half", "1", "--units", *NOW, "--format", "json")
    found = json.loads(done.out)
    assert (found["period"], found["due"], found["as_of"]) == ("half_1", "2026-06-17", "2026-06-20")
    units = {unit["unit"]: unit for unit in found["units"]}
    assert units["dvsn-b"]["state"] == "missing"
    assert units["dvsn-b"]["paragraphs"] == []
    assert units["kthtdt"]["paragraphs"][0]["changes"].count("[bỏ:") > 1
    assert {"name": "tasks_total", "reported": 15, "computed": 15} in units["kthtdt"]["figures"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year",), "Chưa có hồ sơ báo cáo năm 2026 của đơn vị nào"),
        (("--half", "2"), "đơn vị báo cáo trong báo cáo năm"),
    ],
)
def test_a_period_without_reports_says_so(nkh: Nkh, words: tuple[str, ...], said: str) -> None:
    done = nkh("report", *words, "--units", "--as-of", "2026-11-24")
    assert (done.status, said in done.out) == (0, True)
