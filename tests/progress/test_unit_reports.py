"""Reports of the units: who owes one, when, and what the records say of a unit."""

import datetime
from typing import Any

import pytest
from progress.initiative_build import SETTINGS_DATA
from progress.plan_build import activity, unit_report
from rules.build import done, typed_task, unit

from ngocha_kh.periods import Span
from ngocha_kh.progress.unit_reports import ReportState, own_figures, report_due, sendings
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.workspace import Settings

DUE = {"half_1": "06-17", "year": "12-17"}
UNITS = {
    data["id"]: KINDS["unit"].read(data)
    for data in (
        unit("vhxh", must_report=True),
        unit("vp"),
        unit("doan-tn", must_report=True, valid_from="2026-06-18"),
    )
}
SPAN = Span(datetime.date(2025, 12, 15), datetime.date(2026, 6, 14))


def settings(**reporting: Any) -> Settings:
    data = SETTINGS_DATA | {"reporting": SETTINGS_DATA["reporting"] | reporting}
    record: Settings = KINDS["workspace"].read(data)
    return record


def states(on: str, *reports: Any) -> dict[str, tuple[str, int]]:
    day = datetime.date.fromisoformat(on)
    found = sendings(reports, UNITS, settings(unit_report_due=DUE), "half_1", 2026, day)
    return {one.unit: (one.state, one.days_late) for one in found}


def test_without_a_due_day_nothing_is_late() -> None:
    assert report_due(settings(), "half_1", 2026) is None
    assert report_due(settings(unit_report_due=DUE), "half_2", 2026) is None


def test_only_units_that_existed_and_must_report_owe_one() -> None:
    assert list(states("2026-06-20")) == ["vhxh"]


@pytest.mark.parametrize(
    ("on", "received", "state"),
    [
        ("2026-06-17", None, (ReportState.WAITING, 0)),
        ("2026-06-18", None, (ReportState.MISSING, 1)),
        ("2026-06-17", "2026-06-17", (ReportState.ON_TIME, 0)),
        ("2026-06-20", "2026-06-19", (ReportState.LATE, 2)),
        ("2026-06-18", "2026-06-19", (ReportState.MISSING, 1)),
    ],
)
def test_the_last_day_is_in_time(on: str, received: str | None, state: tuple[str, int]) -> None:
    own = unit_report(received={"on": received} if received else None)
    assert states(on, own) == {"vhxh": state}


def test_a_report_of_another_period_is_not_this_one() -> None:
    assert states("2026-06-18", unit_report(period="year")) == {"vhxh": (ReportState.MISSING, 1)}


def test_figures_of_a_unit_are_those_at_the_end_of_the_period() -> None:
    tasks = [
        typed_task(updates=[done()]),
        typed_task(id="NV-2026-002", due="2026-06-13"),
        typed_task(id="NV-2026-003", updates=[done(on="2026-06-15", completed_on="2026-06-15")]),
        typed_task(id="NV-2026-004", lead_unit="vp"),
    ]
    held = [activity(), activity(number=2, lead_unit="vp")]
    found = own_figures("vhxh", SPAN, tasks, held, [], PUBLIC)
    assert found == {
        "tasks_total": 3, "tasks_done": 1, "tasks_overdue": 1, "initiatives_received": 0,
        "initiatives_recognised": 0, "activities_done": 1, "participants": 20,
    }  # fmt: skip
