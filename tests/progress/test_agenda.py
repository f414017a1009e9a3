"""What is due when: what is over and what nobody owes stays silent; the rest stands on its day."""

import datetime
from typing import Any

import pytest
from progress.ground import DAY, desk
from qms.system_build import procedure, review, slip
from rules.build import Data, document, done, plan, task

from ngocha_kh.progress.agenda import agenda, owed
from ngocha_kh.progress.agenda_entry import LABELS, Desk, Entry, Kind
from ngocha_kh.progress.of_unit import of_unit

FAR = datetime.date(2027, 12, 31)


def owed_by(desk: Desk, until: datetime.date = FAR) -> list[Entry]:
    return owed(agenda(desk, until))


def short(entries: list[Entry]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(entry.due.isoformat(), entry.record, entry.units) for entry in entries]


def asset(state: str = "granted", **changes: Any) -> Data:
    return {
        "id": "TS-2026-01", "name": "Hoa Ngọc Hà", "type": "collective_mark", "product": "Hoa",
        "owner": {"name": "Hợp tác xã", "kind": "collective"}, "unit": "vhxh",
        "events": [{"on": "2026-02-02", "state": state}],
        "certificate": {"number": "1", "on": "2026-02-02", "expires_on": "2027-03-01"},
    } | changes  # fmt: skip


def proposal(**changes: Any) -> Data:
    return {
        "id": "KN-2026-01", "title": "Xin hướng dẫn", "to": "UBND Thành phố", "content": "…",
        "raised_on": "2026-06-01", "sent": {"number": "3/UBND", "on": "2026-06-02"},
        "reply_due": "2026-12-01",
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(task(due=None, task_type="regular"), id="no due day"),
        pytest.param(task(updates=[done()]), id="done"),
        pytest.param(task(plan="KH-2025"), id="of another plan"),
        pytest.param(task(assigned={"by": "A", "on": "2026-11-26"}), id="not yet assigned"),
        pytest.param(
            task(updates=[{"on": "2026-05-05", "state": "suspended", "reason": "Chờ",
                           "approved_by": "A", "document": "VB-2026-001"}]), id="suspended"
        ),
        pytest.param(document(reply_due="2026-05-05"), id="a document that is not issued"),
        pytest.param(document(issued_on="2026-05-05"), id="a document without a day to answer"),
        pytest.param(asset("expired"), id="a mark that is gone"),
        pytest.param(proposal(replies=[{"on": "2026-07-01", "result": "accepted", "content": "…"}]),
                     id="an answered proposal"),
        pytest.param(proposal(withdrawn={"on": "2026-07-01", "by": "A", "reason": "Thôi"}),
                     id="a withdrawn proposal"),
        pytest.param(slip(closed="2026-08-03"), id="a closed slip"),
    ],
)  # fmt: skip
def test_what_is_over_or_without_a_day_is_not_owed(record: Data) -> None:
    assert owed_by(desk(record)) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (task(), ("2026-09-30", "NV-2026-001", ("vhxh",))),
        (asset(), ("2027-03-01", "TS-2026-01", ("vhxh",))),
        (proposal(), ("2026-12-01", "KN-2026-01", ("vhxh",))),
        (slip(), ("2026-07-31", "KPH-2026-001", ("vhxh",))),
        (procedure(), ("2027-02-02", "QT-VHXH-01", ("vhxh",))),
    ],
)
def test_what_is_open_stands_on_its_day(record: Data, expected: tuple[str, str, Any]) -> None:
    assert short(owed_by(desk(record))) == [expected]


def test_a_reminder_is_owed_by_each_unit_that_has_not_answered() -> None:
    reminder = document(
        issued_on="2026-11-02", reply_due="2026-11-09", reminded_units=["cac-phong"],
        replies=[{"unit": "vhxh", "on": "2026-11-06", "content": "Đã làm"}],
    )  # fmt: skip
    assert short(owed_by(desk(reminder))) == [("2026-11-09", "VB-2026-001", ("van-phong",))]


def test_a_reminder_that_names_no_unit_goes_to_those_that_lead_its_tasks() -> None:
    reminder = document(issued_on="2026-11-02", reply_due="2026-11-09", reminds=["NV-2026-001"])
    found = owed_by(desk(task(due=None, task_type="regular"), reminder))
    assert [(entry.kind, entry.units) for entry in found] == [(Kind.REPLY, ("vhxh",))]


def test_a_conclusion_that_became_a_task_is_not_said_twice() -> None:
    def held(**output: str) -> Data:
        decision = {"topic": "improvement", "decision": "Sửa quy trình", "owner": "vhxh"}
        return review(outputs=[decision | {"due": "2026-12-01"} | output])

    assert len(owed_by(desk(held()))) == 1
    both = owed_by(desk(held(task="NV-2026-001"), task()))
    assert [entry.record for entry in both] == ["NV-2026-001"]


def test_unit_reports_are_asked_for_once_the_ward_keeps_them() -> None:
    assert owed_by(desk()) == []
    sent = {
        "id": "BDV-2026-H1-vhxh", "plan": "KH-2026", "unit": "vhxh", "year": 2026,
        "period": "half_1", "received": {"on": "2026-06-16"},
    }  # fmt: skip
    found = short(owed_by(desk(sent)))
    assert ("2026-06-17", "", ("van-phong",)) in found
    assert ("2026-06-17", "BDV-2026-H1-vhxh", ("vhxh",)) not in found
    assert {units for _, _, units in found} == {("vhxh",), ("van-phong",)}


def test_entries_are_sorted_and_end_with_the_last_day() -> None:
    tasks = [task(n, due=f"2026-{13 - n:02d}-10") for n in range(1, 5)]
    found = agenda(desk(*tasks), datetime.date(2026, 11, 10))
    assert [entry.due.month for entry in found] == [9, 10, 11]
    assert all(entry.kind in LABELS for entry in found)


@pytest.mark.parametrize(("late", "day"), [(False, datetime.date(2026, 9, 30)), (True, DAY)])
def test_the_last_day_itself_is_not_late(late: bool, day: datetime.date) -> None:
    (entry,) = owed_by(desk(task(), day=day))
    assert entry.is_late(day) is late


def test_a_unit_sees_its_own_and_a_group_that_of_its_members() -> None:
    records = (
        plan(), task(1), task(2, lead_unit="van-phong", due="2026-12-01"),
        task(3, updates=[done()]), procedure(), slip(),
    )  # fmt: skip
    around = desk(*records)
    until = datetime.date(2026, 12, 25)
    own = of_unit(around, frozenset({"vhxh"}), until)
    assert [entry.record for entry in own.late] == ["KPH-2026-001", "NV-2026-001"]
    assert own.soon == []
    assert [entry.record for entry in own.done] == ["NV-2026-003"]
    assert (own.figures.total, len(own.procedures), len(own.slips)) == (2, 1, 1)
    both = of_unit(around, frozenset({"vhxh", "van-phong"}), until)
    assert [entry.record for entry in both.soon] == ["NV-2026-002"]
    assert both.figures.total == 3
