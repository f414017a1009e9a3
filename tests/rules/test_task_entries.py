"""What the entries of a task must say: V-TSK-01, 05, 06, 13."""

from typing import Any

import pytest
from rules.build import done, routes, typed_task

from ngocha_kh.diagnostics import Route

Entry = dict[str, Any]
OPEN: Entry = {"on": "2026-04-01", "state": "in_progress", "progress": 99}
MEASURE = {"name": "Số lớp", "unit": "lớp", "target": 2}


@pytest.mark.parametrize(
    "updates",
    [
        [],
        [OPEN],
        [OPEN, OPEN],
        [OPEN, done()],
        [done(progress=None)],
        [done(on="2026-04-09")],
        [done(completed_on="2026-02-02")],
        [{"on": "2026-04-01", "state": "submitted", "progress": 100}],
        [{**OPEN, "state": "suspended", "document": "VB-2026-001", "reason": "Chờ"}],
        [{**OPEN, "state": "cancelled", "approved_by": "Chủ tịch", "reason": "Trùng"}],
    ],
)
def test_complete_entries_are_silent(updates: list[Entry]) -> None:
    assert routes("V-TSK-01", typed_task(updates=updates)) == []


@pytest.mark.parametrize(
    ("updates", "route"),
    [
        ([OPEN, {**OPEN, "on": "2026-03-31"}], ("updates", 1, "on")),
        ([{**OPEN, "progress": 100}], ("updates", 0, "progress")),
        ([{**OPEN, "completed_on": "2026-04-01"}], ("updates", 0, "completed_on")),
        ([{**OPEN, "state": "suspended", "reason": "Chờ"}], ("updates", 0, "state")),
        ([{**OPEN, "state": "suspended", "document": "VB-2026-001"}], ("updates", 0, "state")),
        ([{**OPEN, "state": "cancelled", "reason": "Trùng"}], ("updates", 0, "state")),
        ([{**OPEN, "state": "not_applicable", "approved_by": "A"}], ("updates", 0, "state")),
        ([done(completed_on=None)], ("updates", 0, "state")),
        ([done(evidence=None)], ("updates", 0, "state")),
        ([done(evidence=[])], ("updates", 0, "state")),
        ([done(progress=0)], ("updates", 0, "progress")),
        ([done(completed_on="2026-02-01")], ("updates", 0, "completed_on")),
        ([done(completed_on="2026-04-11")], ("updates", 0, "completed_on")),
    ],
)
def test_incomplete_entries_are_shown_at_the_field(updates: list[Entry], route: Route) -> None:
    assert routes("V-TSK-01", typed_task(updates=updates)) == [route]


def test_a_start_on_the_due_date_is_silent_and_after_it_is_not() -> None:
    assert routes("V-TSK-01", typed_task(start="2026-09-30")) == []
    assert routes("V-TSK-01", typed_task(start="2026-10-01")) == [("start",)]


@pytest.mark.parametrize(
    ("confirmed_by", "found"),
    [("van-phong", []), ("vhxh", [("updates", 0)]), (None, [("updates", 0)])],
)
def test_results_are_confirmed_by_another_unit(
    confirmed_by: str | None, found: list[Route]
) -> None:
    assert routes("V-TSK-05", typed_task(updates=[done(confirmed_by=confirmed_by)])) == found


@pytest.mark.parametrize(
    ("days", "silent"),
    [
        (["2026-02-02"], True),
        (["2026-02-01", "2026-02-03"], True),
        (["2026-02-01", None], True),
        (["2026-02-01"], False),
        (["2025-12-31", "2026-02-01"], False),
    ],
)
def test_evidence_of_another_time_proves_nothing(days: list[str | None], silent: bool) -> None:
    evidence = [
        {"type": "photo", "ref": "https://a.vn"} | ({"date": day} if day else {}) for day in days
    ]
    found = routes("V-TSK-06", typed_task(updates=[done(evidence=evidence)]))
    assert found == ([] if silent else [("updates", 0, "evidence")])


@pytest.mark.parametrize(
    ("measure", "actual", "exception", "silent"),
    [
        (None, 0, None, True),
        (MEASURE, None, None, True),
        (MEASURE, 2, None, True),
        (MEASURE, 1.9, "Thiếu kinh phí", True),
        ({**MEASURE, "direction": "decrease"}, 0, None, True),
        (MEASURE, 1.9, None, False),
        ({**MEASURE, "direction": "decrease"}, 2.1, None, False),
        ({**MEASURE, "direction": "reach"}, 1, None, False),
    ],
)
def test_a_task_is_done_when_its_target_is_met(
    measure: Entry | None, actual: float | None, exception: str | None, silent: bool
) -> None:
    task = typed_task(measure=measure, exception=exception, updates=[done(actual=actual)])
    assert routes("V-TSK-13", task) == ([] if silent else [("updates", 0, "actual")])


@pytest.mark.parametrize(
    "updates",
    [
        [{**OPEN, "progress": 40}, {**OPEN, "progress": 40}],
        [{**OPEN, "progress": 40}, {**OPEN, "progress": None}, {**OPEN, "progress": 50}],
        [{**OPEN, "progress": 40}, {**OPEN, "progress": 30, "note": "Phải làm lại hồ sơ"}],
        [{**OPEN, "progress": 40}, {**OPEN, "progress": 30, "obstacles": "Nhân sự thay đổi"}],
    ],
)
def test_progress_that_rises_or_is_explained_is_silent(updates: list[Entry]) -> None:
    kept = [{k: v for k, v in entry.items() if v is not None} for entry in updates]
    assert routes("V-TSK-07", typed_task(updates=kept)) == []


def test_progress_that_falls_in_silence_is_told() -> None:
    updates = [{**OPEN, "progress": 40}, {**OPEN, "progress": 30}]
    assert routes("V-TSK-07", typed_task(updates=updates)) == [("updates", 1, "progress")]


@pytest.mark.parametrize("ref", ["https://ngocha.hanoi.gov.vn/tin/1", "https://a.vn"])
def test_a_whole_address_is_silent(ref: str) -> None:
    entry = {**OPEN, "evidence": [{"type": "url", "ref": ref}]}
    assert routes("V-REF-10", typed_task(updates=[entry])) == []


@pytest.mark.parametrize(
    "ref", ["http://a.vn", "a.vn/tin", "https://a", "https://a.vn/x y", "https://["]
)
def test_half_an_address_is_told(ref: str) -> None:
    entry = {**OPEN, "evidence": [{"type": "url", "ref": ref}]}
    assert routes("V-REF-10", typed_task(updates=[entry])) == [("updates", 0, "evidence", 0, "ref")]
