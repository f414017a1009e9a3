"""Due dates, extensions, and facts that lie in the future: V-TSK-02, 03, 04, 08, and 11."""

import datetime
from typing import Any

import pytest
from rules.build import index_of, places, routes, task, typed_task

from ngocha_kh.diagnostics import Route
from ngocha_kh.rules import load_rules

DAY = datetime.date(2026, 5, 15)


def extension(old: str, new: str, approved: str = "2026-05-04") -> dict[str, Any]:
    return {
        "old_due": old,
        "new_due": new,
        "reason": "Chờ",
        "approved_by": "Chủ tịch",
        "approved_on": approved,
    }


@pytest.mark.parametrize("day", ["2026-05-14", "2026-05-15"])
def test_what_happened_until_today_is_silent(day: str) -> None:
    index = index_of(task(updates=[{"on": day, "state": "in_progress"}]), as_of=DAY)
    assert places("V-TSK-02", index) == []


def test_what_lies_in_the_future_is_found_at_every_date() -> None:
    entry = {"on": "2026-05-18", "state": "submitted", "submitted_on": "2026-05-16"}
    longer = extension("2026-09-30", "2026-10-30", "2026-05-16")
    index = index_of(task(updates=[entry], extensions=[longer]), as_of=DAY)
    assert [route for _, route in places("V-TSK-02", index)] == [
        ("updates", 0, "on"),
        ("updates", 0, "submitted_on"),
        ("extensions", 0, "approved_on"),
    ]


def test_a_past_day_may_be_looked_at_without_blame() -> None:
    record = task(updates=[{"on": "2026-05-14", "state": "in_progress"}])
    past = datetime.date(2026, 3, 1)
    assert places("V-TSK-02", index_of(record, as_of=past, today=DAY)) == []
    assert places("V-TSK-02", index_of(record, as_of=past)) == [
        ("NV-2026-001", ("updates", 0, "on"))
    ]


@pytest.mark.parametrize(("approved", "late"), [("2026-09-30", False), ("2026-10-01", True)])
def test_an_extension_comes_by_the_old_due_date(approved: str, late: bool) -> None:
    record = typed_task(extensions=[extension("2026-09-30", "2026-10-30", approved)])
    assert bool(routes("V-TSK-03", record)) is late


@pytest.mark.parametrize(
    ("due", "chain", "expected"),
    [
        ("2026-09-30", [], []),
        ("2026-09-30", [("2026-09-30", "2026-10-30")], []),
        ("2026-09-30", [("2026-09-30", "2026-10-30"), ("2026-10-30", "2026-11-30")], []),
        (None, [("2026-09-30", "2026-10-30")], [("extensions", 0, "old_due")]),
        ("2026-09-29", [("2026-09-30", "2026-10-30")], [("extensions", 0, "old_due")]),
        ("2026-09-30", [("2026-09-30", "2026-09-30")], [("extensions", 0, "new_due")]),
        (
            "2026-09-30",
            [("2026-09-30", "2026-10-30"), ("2026-09-30", "2026-11-30")],
            [("extensions", 1, "old_due")],
        ),
    ],
)
def test_extensions_form_a_chain(
    due: str | None, chain: list[tuple[str, str]], expected: list[Route]
) -> None:
    record = typed_task(due=due, extensions=[extension(*link) for link in chain])
    assert routes("V-TSK-04", record) == expected


LOCAL = {
    "id": "LICH-2026",
    "days": [
        {"date": day, "kind": kind, "name": "x", "source": {"text": "y", "confirmed": True}}
        for day, kind in (("2026-10-05", "day_off"), ("2026-10-10", "worked"))
    ],
}


@pytest.mark.parametrize("due", [None, "2026-09-25", "2026-08-22", "2026-10-10"])
def test_working_days_are_silent(due: str | None) -> None:
    """22 August and 10 October are Saturdays that are worked, for everyone and in this ward."""
    assert places("V-TSK-08", index_of(task(due=due), LOCAL)) == []


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-09-26", "hạn 26/09/2026 là thứ Bảy, không phải ngày làm việc"),
        ("2026-09-27", "là Chủ nhật"),
        ("2026-09-02", "là ngày nghỉ (Quốc khánh)"),
        ("2026-10-05", "là ngày nghỉ (x)"),
        ("2026-08-31", "ngày làm việc gần nhất là 28/08/2026 và 03/09/2026"),
    ],
)
def test_due_dates_on_a_day_off_name_the_day(due: str, said: str) -> None:
    index = index_of(task(due=due), LOCAL)
    assert places("V-TSK-08", index) == [("NV-2026-001", ("due",))]
    rule = next(rule for rule in load_rules() if rule.code == "V-TSK-08")
    assert [said in message for *_, message in rule.check(index)] == [True]


def test_every_due_date_of_a_chain_is_looked_at() -> None:
    chain = [extension("2026-09-27", "2026-10-05"), extension("2026-10-05", "2026-10-11")]
    index = index_of(task(due="2026-09-27", extensions=chain), LOCAL)
    assert [route for _, route in places("V-TSK-08", index)] == [
        ("due",),
        ("extensions", 0, "new_due"),
        ("extensions", 1, "new_due"),
    ]


def test_nothing_is_concluded_when_a_calendar_cannot_be_read() -> None:
    index = index_of(task(due="2026-09-27"), unread=("calendars/LICH-2026.yaml",))
    assert places("V-TSK-08", index) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"due": None, "task_type": "regular"}, []),
        ({"due": None}, [("task_type",)]),
        ({"output": None}, [("title",)]),
        ({"output": None, "due": None}, [("task_type",), ("title",)]),
    ],
)
def test_a_task_says_when_and_what(changes: dict[str, Any], expected: list[Route]) -> None:
    assert routes("V-TSK-11", typed_task(**changes)) == expected
