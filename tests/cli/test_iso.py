"""`nkh iso status`, `clauses` and `schedule` on a small workspace, as a person uses them."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.desk import Done, Nkh
from qms.system_build import asked, audit, declaration, document, planned, procedure, slip

from ngocha_kh.records.kinds import KINDS

Data = dict[str, Any]
DAY = ("--as-of", "2026-11-25")
RECORDS = (
    ("procedure", procedure()),
    ("qms_document", document("context")),
    ("audit", audit(programme=[planned("9.2")], checklist=[asked("7.2", "minor")])),
    ("nonconformity", slip()),
    ("declaration", declaration()),
)


@pytest.fixture
def ward(desk: Path) -> Path:
    """A workspace with one record of each kind that a cycle needs."""
    for kind, data in RECORDS:
        path = desk / "records" / KINDS[kind].path_of(data["id"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8", newline="\n")
    return desk


def told(done: Done) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(done.out)
    assert done.status == 0
    assert content["schema_version"] == 1
    return content


def test_a_new_workspace_is_told_that_it_has_no_such_system(nkh: Nkh) -> None:
    done = nkh("iso", "status", *DAY)
    assert done.status == 0
    assert "Chưa có hồ sơ nào" in done.out
    assert nkh("iso", "schedule", *DAY).status == 0
    assert "49 còn thiếu" in nkh("iso", "clauses", *DAY).out


@pytest.mark.usefixtures("ward")
@pytest.mark.parametrize(
    "words", [("status",), ("clauses",), ("clauses", "--missing"), ("schedule", "--months", "12")]
)
def test_nothing_is_wider_than_a_terminal_of_80_columns(nkh: Nkh, words: tuple[str, ...]) -> None:
    done = nkh("iso", *words, *DAY)
    assert done.status == 0
    assert max(len(line) for line in done.out.splitlines()) <= 80
    assert "None" not in done.out


@pytest.mark.usefixtures("ward")
def test_the_calendar_and_the_lists_agree_with_the_data(nkh: Nkh) -> None:
    steps = told(nkh("iso", "status", *DAY, "--format", "json"))["steps"]
    assert [step["number"] for step in steps] == list(range(1, 15))
    late = {step["number"] for step in steps if step["state"] == "late"}
    text = nkh("iso", "status", *DAY).out
    marked = {
        int(line.split(".")[0]) for line in text.splitlines() if "  !" in line and "." in line
    }
    assert marked == late
    assert f"Chậm ({len(late)})" in text
    assert "KPH-2026-001" in text
    assert "*11" in text


@pytest.mark.usefixtures("ward")
def test_a_past_year_has_no_star_and_looks_at_its_last_day(nkh: Nkh) -> None:
    found = nkh("iso", "status", "--year", "2025", *DAY)
    assert found.status == 0
    assert "năm 2025" in found.out
    assert "*11" not in found.out


@pytest.mark.usefixtures("ward")
def test_only_what_is_missing_or_was_never_audited_is_shown(nkh: Nkh) -> None:
    whole = told(nkh("iso", "clauses", *DAY, "--format", "json"))
    part = told(nkh("iso", "clauses", "--missing", *DAY, "--format", "json"))
    shown = {one["clause"] for one in part["clauses"]}
    assert len(whole["clauses"]) == whole["total"] == 49
    assert shown == set(whole["missing"]) | set(whole["never_audited"])
    assert "9.2" not in shown
    assert {one["clause"] for one in whole["clauses"] if one["audit"]} == {"7.2", "9.2"}


@pytest.mark.usefixtures("ward")
def test_the_schedule_shows_audits_by_month_and_late_things_first(nkh: Nkh) -> None:
    found = told(nkh("iso", "schedule", *DAY, "--format", "json"))
    assert found["audits"] == [{"unit": "vhxh", "month": 6, "audits": ["DG-2026-01"]}]
    assert found["entries"][0]["kind"] == "slip"
    assert found["entries"][0]["days_left"] < 0
    assert found["entries"] == sorted(found["entries"], key=lambda entry: str(entry["due"]))
    text = nkh("iso", "schedule", *DAY).out
    assert "01 = DG-2026-01" in text
    assert "chậm 117 ngày" in text


def test_an_impossible_span_is_a_mistake_of_usage(nkh: Nkh) -> None:
    assert nkh("iso", "schedule", "--months", "0").status == 2
    assert nkh("iso", "status", "--year", "3000").status == 2


def test_the_help_is_in_vietnamese(nkh: Nkh) -> None:
    for words in (("iso",), ("iso", "status", "--help"), ("iso", "clauses", "--help")):
        done = nkh(*words)
        assert "Cách dùng:" in done.out + done.err
        assert "Usage" not in done.out + done.err
