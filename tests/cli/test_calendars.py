"""Calendar records on the command line: made, listed, shown, and used by the other commands."""

import json
from pathlib import Path

import pytest
from cli.desk import TASK, Nkh

DAY = (
    "days+={date: 2026-10-05, kind: day_off, name: Ngày thành lập phường, "
    "source: {text: Thông báo, confirmed: true}}"
)


def test_a_new_workspace_has_a_calendar_to_fill(desk: Path, nkh: Nkh) -> None:
    assert nkh("set", "LICH-2026", DAY).status == 0
    rows = json.loads(nkh("list", "calendar", "--format", "json").out)["records"]
    assert [(row["id"], row["off"], row["working_days"]) for row in rows] == [("LICH-2026", 1, 248)]


def test_a_calendar_is_made_for_a_year(desk: Path, nkh: Nkh) -> None:
    assert nkh("new", "calendar", "--set", "id=LICH-2027").status == 0
    assert (desk / "records/calendars/LICH-2027.yaml").is_file()
    done = nkh("new", "calendar", "--set", "id=LICH-2027")
    assert (done.status, "đã có lịch nghỉ" in done.err) == (2, True)


def test_showing_a_calendar_tells_the_whole_year(desk: Path, nkh: Nkh) -> None:
    nkh("set", "LICH-2026", DAY)
    lines = nkh("show", "LICH-2026").out.splitlines()
    assert "Nghỉ 02/09/2026: Quốc khánh" in lines
    assert "Nghỉ 05/10/2026: Ngày thành lập phường" in lines
    assert "Số ngày làm việc năm 2026: 248" in lines


@pytest.mark.parametrize(("due", "codes"), [("2026-10-06", 0), ("2026-10-05", 1)])
def test_a_due_date_on_a_day_off_of_the_ward_is_told(
    desk: Path, nkh: Nkh, due: str, codes: int
) -> None:
    nkh("set", "LICH-2026", DAY)
    text = (desk / TASK).read_text(encoding="utf-8")
    (desk / TASK).write_text(text.replace("2026-12-14", due), encoding="utf-8")
    out = nkh("validate", "--as-of", "2026-01-01").out
    assert out.count("V-TSK-08") == codes
    assert out.count("ngày nghỉ (Ngày thành lập phường)") == codes
