"""The table of public holidays: it is what the library says, and the library stays unloaded."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from examples.variants import BASE

from ngocha_kh.public_holidays import PUBLIC, TABLE, calendar_of, library_days, public_days
from ngocha_kh.records.base import Source
from ngocha_kh.records.calendar import CalendarDay, YearCalendar

ROOT = Path(__file__).parents[1]
TOLD = json.loads(TABLE.read_bytes())


def test_the_table_holds_the_years_it_promises() -> None:
    assert [int(year) for year in TOLD] == list(range(2020, 2036))


@pytest.mark.parametrize("year", TOLD)
def test_the_table_says_what_the_library_says(year: str) -> None:
    """When a newer library differs: run tests/tools/make_public_holidays.py, read the difference."""
    known = library_days(int(year))
    assert TOLD[year] == {day.isoformat(): name for day, name in known.items()}


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "Tết Dương lịch"),
        ("2026-02-17", "Tết Nguyên Đán"),
        ("2026-04-27", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        ("2026-09-02", "Quốc khánh"),
        ("2026-11-24", "Ngày Văn hóa Việt Nam"),
        ("2025-11-24", None),  # a day off from 2026
        ("2026-08-22", None),  # a Saturday that is worked
        ("2026-12-25", None),
    ],
)
def test_public_holidays_are_known_by_name(day: str, name: str | None) -> None:
    found = PUBLIC.day_off(date.fromisoformat(day))
    assert (found and found.name) == name
    assert found is None or (found.source and not found.weekly)


@pytest.mark.parametrize("year", [1026, 1900, 2101, 2999])
def test_years_that_nobody_knows_have_weekends_only(year: int) -> None:
    assert public_days(year) == {}
    assert PUBLIC.holidays(year) == []


@pytest.mark.parametrize("year", [2019, 2036])
def test_years_beside_the_table_are_asked_of_the_library(year: int) -> None:
    assert str(year) not in TOLD
    assert date(year, 9, 2) in {off.day for off in PUBLIC.holidays(year)}


def test_records_of_a_ward_go_before_what_is_computed() -> None:
    source = Source(text="Thông báo", confirmed=True)
    days = (
        CalendarDay(date=date(2027, 9, 3), kind="worked", name="Làm bù", source=source),
        CalendarDay(date=date(2027, 9, 1), kind="day_off", name="Quốc khánh", source=source),
    )
    calendar = calendar_of([YearCalendar(id="LICH-2027", days=days)])
    assert not PUBLIC.is_working_day(date(2027, 9, 3))
    assert calendar.is_working_day(date(2027, 9, 3))
    found = calendar.day_off(date(2027, 9, 1))
    assert found
    assert (found.name, found.source, found.confirmed) == ("Quốc khánh", "Thông báo", True)
    assert calendar.day_off(date(2027, 9, 2)) == PUBLIC.day_off(date(2027, 9, 2))


def test_checking_records_does_not_load_the_library(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from ngocha_kh.cli.boundary import run\n"
        f"status = run(['-C', {str(BASE)!r}, 'validate', '--as-of', '2026-12-31'])\n"
        "print(status, 'holidays' in sys.modules)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NKH_CACHE_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines()[-1].split()[1] == "False"
