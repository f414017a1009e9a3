"""Obligations and the records that serve them: V-REF-02, 03, 16, 17, V-TSK-09, 10, 15."""

import datetime
from typing import Any

import pytest
from qms.system_build import audit
from rules.build import duty, index_of, places, plan, task

PLAN_AT = ("obligations", 0)
NOT_APPLICABLE = {
    "applicability": "not_applicable", "applicability_reason": "Không có", "decided_by": "Chủ tịch",
}  # fmt: skip


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "rule"},
        {"alias_of": "II.1-02"},
        {
            "applicability": "not_applicable",
            "applicability_reason": "Không có",
            "decided_by": "Chủ tịch",
        },
    ],
)
def test_what_needs_no_task_is_never_unserved(changes: dict[str, Any]) -> None:
    index = index_of(plan(duty(**changes)), as_of=day(12, 31))
    assert places("V-REF-03", index) == places("V-REF-16", index) == []


@pytest.mark.parametrize(
    ("as_of", "warned", "error"),
    [
        (day(3, 30), False, False),
        (day(3, 31), True, False),
        (day(6, 29), True, False),
        (day(6, 30), False, True),
        (day(12, 31), False, True),
    ],
)
def test_unserved_obligations_weigh_more_with_time_and_are_said_once(
    as_of: datetime.date, warned: bool, error: bool
) -> None:
    index = index_of(plan(), as_of=as_of)
    assert places("V-REF-03", index) == [("KH-2026", PLAN_AT)] * warned
    assert places("V-REF-16", index) == [("KH-2026", PLAN_AT)] * error


def test_served_obligations_are_silent() -> None:
    index = index_of(plan(), task(), as_of=day(12, 31))
    assert places("V-REF-03", index) == places("V-REF-16", index) == []


ACTIVITY = {
    "id": "HDG-2026-001", "title": "Tập huấn", "plan": "KH-2026", "activity_type": "training",
    "topic": "iso", "lead_unit": "vhxh", "from": "2026-05-04", "obligations": ["II.1-01"],
}  # fmt: skip
MARK = {
    "id": "TS-2025-01", "name": "Hoa", "type": "collective_mark", "product": "Hoa",
    "owner": {"name": "A", "kind": "collective"}, "unit": "vhxh", "obligations": ["II.1-01"],
    "events": [{"on": "2025-05-05", "state": "idea"}],
}  # fmt: skip


@pytest.mark.parametrize(
    "record", [ACTIVITY, MARK], ids=["an activity", "a mark of an earlier year"]
)
def test_any_record_that_names_an_obligation_serves_it(record: dict[str, Any]) -> None:
    index = index_of(plan(), record, as_of=day(12, 31))
    assert places("V-REF-16", index) == []


def test_records_serve_by_their_kind_what_the_plan_says() -> None:
    served = plan(duty(served_by=["audit"]))
    assert places("V-REF-16", index_of(served, audit(), as_of=day(12, 31))) == []
    assert places("V-REF-16", index_of(plan(), audit(), as_of=day(12, 31))) != []
    assert places("V-REF-16", index_of(served, audit(year=2025), as_of=day(12, 31))) != []


def test_tasks_of_one_year_do_not_serve_the_plan_of_the_next() -> None:
    later = plan(id="KH-2027", year=2027, source_text="plans/KH-2027.txt")
    first = datetime.date(2027, 7, 1)
    assert places("V-REF-16", index_of(plan(), task(), later, as_of=day(12, 31))) == []
    found = places("V-REF-16", index_of(plan(), task(), later, as_of=first))
    assert found == [("KH-2027", PLAN_AT)]


def test_a_condition_that_somebody_decided_did_not_arise_needs_no_record() -> None:
    decided = {
        "applicability": "conditional", "applicability_reason": "Không có nhu cầu",
        "decided_by": "Chủ tịch", "decided_on": "2026-05-05",
    }  # fmt: skip
    assert places("V-REF-16", index_of(plan(duty(**decided)), as_of=day(12, 31))) == []
    del decided["decided_on"]
    assert places("V-REF-16", index_of(plan(duty(**decided)), as_of=day(12, 31))) != []


@pytest.mark.parametrize(
    ("changes", "as_of", "found"),
    [
        ({}, day(12, 31), False),
        ({"applicability": "conditional", "applicability_reason": "Khi cần"}, day(12, 31), False),
        ({"applicability": "conditional"}, day(12, 31), True),
        (NOT_APPLICABLE | {"decided_on": "2026-02-02"}, day(12, 31), False),
        (NOT_APPLICABLE, day(3, 30), False),
        (NOT_APPLICABLE, day(3, 31), True),
        (NOT_APPLICABLE | {"alias_of": "II.1-02"}, day(12, 31), False),
    ],
)
def test_exceptions_are_decided_with_a_day(
    changes: dict[str, Any], as_of: datetime.date, found: bool
) -> None:
    index = index_of(plan(duty(**changes)), as_of=as_of)
    assert places("V-REF-17", index) == [("KH-2026", (*PLAN_AT, "applicability"))] * found


def test_nothing_is_concluded_from_tasks_that_cannot_be_read() -> None:
    broken = ("tasks/2026/NV-2026-001.yaml",)
    recurring = plan(duty(type="recurring", period="monthly"))
    index = index_of(recurring, as_of=day(12, 31), unread=broken)
    assert [places(code, index) for code in ("V-REF-03", "V-REF-16", "V-TSK-09")] == [[], [], []]


def test_obligations_exist() -> None:
    record = task(obligations=["II.1-01", "II.1-09"])
    assert places("V-REF-02", index_of(plan(), task())) == []
    assert places("V-REF-02", index_of(plan(), record)) == [("NV-2026-001", ("obligations", 1))]
    broken = ("plans/KH-2025.yaml",)
    assert places("V-REF-02", index_of(plan(), record, unread=broken)) == []


@pytest.mark.parametrize(
    ("period", "as_of", "missing"),
    [
        ("when_needed", day(12, 31), 0),
        ("monthly", day(1, 31), 0),
        ("monthly", day(2, 1), 1),
        ("quarterly", day(6, 30), 1),
        ("quarterly", day(7, 1), 2),
        ("half_yearly", day(7, 1), 1),
        ("yearly", day(12, 31), 0),
        ("yearly", datetime.date(2027, 1, 1), 1),
    ],
)
def test_elapsed_periods_have_instances(period: str, as_of: datetime.date, missing: int) -> None:
    index = index_of(plan(duty(type="recurring", period=period)), as_of=as_of)
    assert places("V-TSK-09", index) == [("KH-2026", PLAN_AT)] * missing


def test_a_unit_has_one_instance_a_period() -> None:
    first = task(1, period_key="2026-Q1")
    others = [
        task(2, period_key="2026-Q2"),
        task(3, period_key="2026-Q1", lead_unit="van-phong"),
        task(4, period_key="2026-Q1", obligations=["II.1-02"]),
        task(5),
        task(6),
    ]
    assert places("V-TSK-10", index_of(first, *others)) == []
    doubled = task(7, period_key="2026-Q1", obligations=["II.1-02", "II.1-01"])
    assert places("V-TSK-10", index_of(first, doubled)) == [("NV-2026-007", ("period_key",))]


def test_an_alias_of_another_year_is_no_alias() -> None:
    later = plan(
        duty(alias_of="II.1-02"), duty("II.1-02"), id="KH-2027", year=2027,
        source_text="plans/KH-2027.txt",
    )  # fmt: skip
    assert places("V-TSK-15", index_of(plan(), later, task())) == []


def test_aliases_are_not_served() -> None:
    index = index_of(
        plan(duty(), duty("II.1-02", alias_of="II.1-01")),
        task(1),
        task(2, obligations=["II.1-01", "II.1-02"]),
    )
    assert places("V-TSK-15", index) == [("NV-2026-002", ("obligations", 1))]
