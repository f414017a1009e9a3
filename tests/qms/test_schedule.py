"""What falls due, earliest first, and who is audited when."""

import datetime
from typing import Any

import pytest
from qms.system_build import DAY, audit, declaration, planned, procedure, review, slip, system, told
from rules.build import done, task

from ngocha_kh.qms.schedule import Entry, Kind, audit_plan, schedule

Data = dict[str, Any]
UNTIL = datetime.date(2027, 5, 25)


def entries(*records: Data, day: datetime.date = DAY, until: datetime.date = UNTIL) -> list[Entry]:
    return schedule(system(*records, day=day), until)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(audit(), id="a reported audit"),
        pytest.param(slip(closed="2026-07-28"), id="a closed slip"),
        pytest.param(review(held_on="2026-12-01", outputs=[{"topic": "resources", "decision": "Mua", "due": "2026-12-31"}]), id="a review to come"),
        pytest.param(procedure(repealed={"on": "2026-11-25", "reason": "Thay"}), id="a repealed procedure"),
        pytest.param(procedure(reviews=[{"on": "2026-11-24", "by": "tran-thi-b", "conclusion": "keep"}]), id="just looked at"),
    ],
)  # fmt: skip
def test_what_is_settled_is_not_listed(record: Data) -> None:
    assert entries(record, until=datetime.date(2027, 1, 31)) == []


def test_a_procedure_is_due_for_review_a_year_after_its_issue_or_last_review() -> None:
    found = entries(procedure())
    assert [(one.due, one.kind) for one in found] == [(datetime.date(2027, 2, 2), Kind.REVIEW)]
    looked = procedure(reviews=[{"on": "2026-02-28", "by": "tran-thi-b", "conclusion": "keep"}])
    assert entries(looked)[0].due == datetime.date(2027, 2, 28)


def test_a_review_on_a_leap_day_is_due_on_the_last_of_february() -> None:
    looked = procedure(reviews=[{"on": "2028-02-29", "by": "tran-thi-b", "conclusion": "keep"}])
    found = entries(looked, day=datetime.date(2028, 3, 1), until=datetime.date(2029, 3, 1))
    assert [one.due for one in found] == [datetime.date(2029, 2, 28)]


def test_open_slips_postings_and_notices_are_listed_and_late_ones_stand_first() -> None:
    posted = {k: v for k, v in told().items() if k == "postings"}
    found = entries(slip(), procedure(), declaration(**posted))
    assert [(one.kind, one.record) for one in found] == [
        (Kind.SLIP, "KPH-2026-001"),
        (Kind.NOTICE, "CB-2026-01"),
        (Kind.POSTING, "CB-2026-01"),
        (Kind.REVIEW, "QT-VHXH-01"),
    ]


def objective(**changes: Any) -> Data:
    return {
        "id": "MT-2026-01", "title": "Hồ sơ đúng hạn", "year": 2026, "unit": "vp",
        "measure": {"name": "Tỷ lệ", "unit": "%"}, "data_source": "manual", "due": "2026-10-30",
    } | changes  # fmt: skip


def test_an_objective_is_open_until_a_result_on_its_last_day_and_computed_ones_need_none() -> None:
    result = {"period_key": "2026", "on": "2026-10-30", "numerator": 98, "denominator": 100}
    early = result | {"on": "2026-10-29"}
    assert [one.due for one in entries(objective())] == [datetime.date(2026, 10, 30)]
    assert entries(objective(results=[early]))
    assert not entries(objective(results=[result]))
    assert not entries(objective(data_source="one_stop_on_time"))
    assert not entries(objective(), day=datetime.date(2027, 1, 1))


def test_an_output_is_open_until_its_task_is_done() -> None:
    output = {"topic": "resources", "decision": "Mua", "due": "2026-12-31", "task": "NV-2026-001"}
    held = review(outputs=[output])
    assert [one.kind for one in entries(held, task())] == [Kind.OUTPUT]
    assert entries(held, task(updates=[done()])) == []


def test_the_plan_of_audits_follows_the_programme_and_else_the_units() -> None:
    first = audit(
        programme=[planned("9.2"), planned("7.2", on="2026-07-01", unit="vp")], units=["vp", "ubnd"]
    )
    second = audit(2, units=["vp"], starts_on="2026-12-07", ends_on="2026-12-08", report=None)
    other = audit(3, year=2025)
    off = audit(
        4, units=["vp"], cancelled={"on": "2026-01-05", "by": "tran-thi-b", "reason": "Hoãn"}
    )
    assert audit_plan(system(first, second, other, off), 2026) == {
        "ubnd": {6: ["DG-2026-01"]},
        "vhxh": {6: ["DG-2026-01"]},
        "vp": {7: ["DG-2026-01"], 12: ["DG-2026-02"]},
    }  # fmt: skip
