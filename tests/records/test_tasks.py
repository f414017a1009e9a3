"""The illustrative tasks serve the whole plan and show every state that a reader can meet."""

import datetime
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from ngocha_kh.diagnostics import Severity
from ngocha_kh.progress.state import State, status_on
from ngocha_kh.records.task import Task
from ngocha_kh.validation.run import Validated, validate
from ngocha_kh.workspace import Workspace

ROOT: Final = Path(__file__).parents[2]
HALF_1: Final = datetime.date(2026, 6, 14)
NOW: Final = datetime.date(2026, 11, 24)
#: Days off of 2026 on which nothing falls due (Bộ luật Lao động, Điều 112), without swapped days.
DAYS_OFF: Final = frozenset(
    {"01-01", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01",
     "09-01", "09-02", "11-24"}
)  # fmt: skip
MONTHS: Final = [f"2026-{n:02d}" for n in range(1, 12)]
PERIODS: Final = {
    "monthly": MONTHS,
    "quarterly": [f"2026-Q{n}" for n in range(1, 5)],
    "half_yearly": ["2026-H1", "2026-H2"],
    "yearly": ["2026"],
}


@pytest.fixture(scope="module")
def checked() -> Validated:
    return validate(Workspace(ROOT), as_of=NOW)


@pytest.fixture(scope="module")
def tasks(checked: Validated) -> list[Task]:
    return [task for _, task in checked.records("task")]


@pytest.fixture(scope="module")
def obligations() -> list[dict[str, Any]]:
    text = (ROOT / "records/plans/KH-2026.yaml").read_text(encoding="utf-8")
    duties: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)["obligations"]
    return duties


def test_the_records_of_this_repository_have_no_error(checked: Validated) -> None:
    errors = [item for item in checked.diagnostics if item.severity is Severity.ERROR]
    assert errors == []


def test_only_what_is_meant_is_warned_about(checked: Validated) -> None:
    """Late extensions; a late decision with its reason, a gain not verified; a duty not decided on,
    two procedures that followed the law late, a budget of half a year that nothing compares with,
    an amendment whose first day was not found in its text."""
    assert Counter(item.code for item in checked.diagnostics) == {
        "V-TSK-03": 2, "V-SK-027": 1, "V-SK-110": 1, "V-REF-17": 1,
        "V-QMS-47": 2, "V-BUD-09": 1, "V-LEG-06": 1,
    }  # fmt: skip


def test_every_obligation_that_needs_a_task_has_one(
    tasks: list[Task], obligations: list[dict[str, Any]]
) -> None:
    served = {duty for task in tasks for duty in task.obligations}
    needed = {
        duty["id"]
        for duty in obligations
        if duty["type"] != "rule"
        and duty["applicability"] != "not_applicable"
        and "alias_of" not in duty
    }
    assert served == needed


def test_recurring_obligations_have_an_instance_for_each_period(
    tasks: list[Task], obligations: list[dict[str, Any]]
) -> None:
    present = {(duty, task.period_key) for task in tasks for duty in task.obligations}
    missing = [
        (duty["id"], key)
        for duty in obligations
        if duty["type"] == "recurring" and "alias_of" not in duty
        for key in PERIODS.get(duty["period"], [])
        if (duty["id"], key) not in present
    ]
    assert missing == []


def test_every_member_of_a_leading_group_has_a_part(
    tasks: list[Task], obligations: list[dict[str, Any]]
) -> None:
    leads = {(duty, task.lead_unit) for task in tasks for duty in task.obligations}
    group = yaml.load((ROOT / "records/units/nhom-iii5.yaml").read_bytes(), Loader=yaml.BaseLoader)
    for duty in ("III.5-01", "III.5-02", "III.5-03"):
        assert {unit for o, unit in leads if o == duty} == set(group["members"])


@pytest.mark.parametrize("day", [HALF_1, NOW], ids=["half year", "now"])
@pytest.mark.parametrize("state", list(State))
def test_every_derived_state_occurs(tasks: list[Task], state: State, day: datetime.date) -> None:
    assert state in {status_on(task, day).state for task in tasks}


def test_an_extension_in_time_moves_the_due_date_and_a_late_one_does_not(tasks: list[Task]) -> None:
    moved = [task.due_on(NOW) != task.due for task in tasks if task.extensions]
    assert sorted(moved) == [False, False, True]


def test_due_dates_are_working_days(tasks: list[Task]) -> None:
    days = [task.due for task in tasks if task.due]
    days += [extension.new_due for task in tasks for extension in task.extensions]
    off = [day for day in days if day.weekday() > 4 or f"{day:%m-%d}" in DAYS_OFF]
    assert off == []


def test_a_result_has_evidence_from_the_time_of_the_work(tasks: list[Task]) -> None:
    faults = [
        task.id
        for task in tasks
        for entry in task.updates
        if entry.state == "done" and task.start and entry.completed_on
        if not any(e.date and task.start <= e.date <= entry.completed_on for e in entry.evidence)
    ]
    assert faults == []


def test_addresses_of_evidence_are_evidently_illustrative(tasks: list[Task]) -> None:
    refs = [e.ref for task in tasks for entry in task.updates for e in entry.evidence]
    addresses = [ref for ref in refs if not ref.startswith("VB-")]
    assert addresses
    assert all(ref.startswith("https://ngocha.hanoi.gov.vn/minh-hoa/") for ref in addresses)
