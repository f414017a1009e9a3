"""Calendar records: V-CAL-01 to 04."""

from typing import Any

import pytest
from rules.build import routes

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.kinds import KINDS

SOURCE = {"text": "Thông báo", "confirmed": True}


def off(day: str, instead: str | None = None) -> dict[str, Any]:
    return _entry(day, "day_off", instead)


def worked(day: str, instead: str | None = None) -> dict[str, Any]:
    return _entry(day, "worked", instead)


def _entry(day: str, kind: str, instead: str | None) -> dict[str, Any]:
    entry = {"date": day, "kind": kind, "name": "x", "source": SOURCE}
    return entry | ({"in_lieu_of": instead} if instead else {})


def found(code: str, *days: dict[str, Any]) -> list[Route]:
    return routes(code, KINDS["calendar"].read({"id": "LICH-2026", "days": list(days)}))


SOUND = [
    [],
    [off("2026-10-05")],
    [off("2026-09-01")],  # a public holiday written again, with its source
    [worked("2026-09-01")],  # against what was presumed
    [worked("2026-08-22")],  # a Saturday that the program knows as worked
    [off("2026-08-31", "2026-08-22"), worked("2026-08-22", "2026-08-31")],
    [off("2026-04-27", "2026-04-26")],  # in lieu of a holiday on a Sunday
    [worked("2026-01-10", "2025-12-31")],  # the other side stands in another year
]


@pytest.mark.parametrize("code", ["V-CAL-01", "V-CAL-02", "V-CAL-03", "V-CAL-04"])
@pytest.mark.parametrize("days", SOUND)
def test_sound_calendars_are_silent(code: str, days: list[dict[str, Any]]) -> None:
    assert found(code, *days) == []


@pytest.mark.parametrize("again", [off("2026-10-05"), worked("2026-10-05")])
def test_a_day_that_stands_twice_is_told_where_it_comes_back(again: dict[str, Any]) -> None:
    days = [off("2026-10-05"), off("2026-10-06"), again]
    assert found("V-CAL-01", *days) == [("days", 2, "date")]


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_days_of_other_years_are_told(day: str) -> None:
    assert found("V-CAL-02", off("2026-10-05"), off(day)) == [("days", 1, "date")]


@pytest.mark.parametrize(
    "entry", [worked("2026-10-05"), off("2026-10-03"), off("2026-10-04")]
)  # fmt: skip
def test_entries_that_change_nothing_are_told(entry: dict[str, Any]) -> None:
    assert found("V-CAL-03", entry) == [("days", 0, "date")]


@pytest.mark.parametrize(
    "days",
    [
        [off("2026-10-05", "2026-10-10")],  # nobody is told to work on the Saturday
        [worked("2026-10-10", "2026-10-05")],
        [off("2026-10-05", "2026-10-06"), off("2026-10-06")],
        [worked("2026-10-10", "2026-10-11"), worked("2026-10-11")],
    ],
)
def test_an_exchange_with_one_side_is_told(days: list[dict[str, Any]]) -> None:
    assert found("V-CAL-04", *days) == [("days", 0, "in_lieu_of")]
