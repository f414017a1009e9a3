"""V-QMS-02, 32, 16, 46, V-AUD-03 to 08: the year's audit, auditors, findings and their slips."""

from typing import Any

import pytest
from rules.build import Data, places, routes
from rules.iso_build import (
    action,
    audit,
    body,
    check,
    declaration,
    issued,
    office,
    person,
    plan_of,
    procedure,
    slip,
    system,
)

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.audits import an_internal_audit_is_soon_needed

RUNNING = (plan_of(), plan_of(2025) | {"id": "KH-2025"}, procedure())
AT_PLAN = [("KH-2026", ("year",))]


@pytest.mark.parametrize(
    ("records", "day"),
    [
        ([], "2026-09-30"),
        ([audit()], "2026-10-01"),
        ([audit()], "2026-12-31"),
        ([audit(report={"number": "1", "on": "2026-10-01"})], "2026-10-01"),
    ],
)
def test_a_year_with_an_audit_or_time_left_is_silent(records: list[Data], day: str) -> None:
    index = system(*RUNNING[::2], *records, as_of=day)
    assert places("V-QMS-32", index) == places("V-QMS-02", index) == []


@pytest.mark.parametrize(
    "records",
    [
        [],
        [audit(audit_type="inspection", agency="Sở")],
        [audit(report=None)],
        [audit(cancelled={"on": "2026-06-01", "by": "Chủ tịch", "reason": "Hoãn"})],
        [audit(report={"number": "1", "on": "2026-10-02"})],
    ],
)
def test_from_1_october_a_year_without_a_finished_audit_is_told(records: list[Data]) -> None:
    assert places("V-QMS-32", system(*RUNNING, *records, as_of="2026-10-01")) == AT_PLAN


def test_after_the_year_the_gap_weighs_more_until_the_next_audit() -> None:
    next_one = audit(
        2, id="DG-2027-01", year=2027, starts_on="2027-02-01", ends_on="2027-02-02",
        report={"number": "2", "on": "2027-02-10"},
    )  # fmt: skip
    for day, records, spoken in [
        ("2026-12-31", [], []),
        ("2027-01-01", [], AT_PLAN),
        ("2027-02-09", [next_one], AT_PLAN),
        ("2027-02-10", [next_one], []),
        ("2027-01-01", [audit()], []),
        ("2028-01-01", [], []),
    ]:
        assert places("V-QMS-02", system(plan_of(), procedure(), *records, as_of=day)) == spoken, (
            day
        )


def test_a_year_is_owed_as_it_ended_and_not_as_the_next_one_begins() -> None:
    gone = procedure(repealed={"on": "2027-01-01", "reason": "Thay thế"})
    begun = procedure(revisions=[issued("2027-01-01")])
    assert places("V-QMS-02", system(plan_of(), gone, as_of="2027-01-01")) == AT_PLAN
    assert places("V-QMS-02", system(plan_of(), begun, as_of="2027-01-01")) == []


def test_the_next_coming_audit_of_the_year_is_named() -> None:
    def planned(number: int, day: str, **changes: Any) -> Data:
        return audit(number, starts_on=day, ends_on=day, report=None, **changes)

    index = system(
        *RUNNING,
        planned(1, "2026-12-08"),
        planned(2, "2026-11-02"),
        planned(3, "2027-01-04", year=2027),
        planned(4, "2026-10-20", audit_type="inspection"),
        planned(5, "2026-10-20", cancelled={"on": "2026-06-01", "by": "A", "reason": "Hoãn"}),
        as_of="2026-10-01",
    )
    (message,) = [entry[2] for entry in an_internal_audit_is_soon_needed(index)]
    assert message.endswith("DG-2026-02 dự kiến từ ngày 02/11/2026")


def test_a_year_that_began_under_a_declaration_is_owed_without_a_plan() -> None:
    declared = declaration()
    assert places("V-QMS-32", system(declared, as_of="2026-10-01")) == []
    assert places("V-QMS-32", system(declared, as_of="2027-10-01")) == [
        ("CB-2026-01", ("decision",))
    ]


def item(*auditors: str, **changes: Any) -> Data:
    return {
        "on": "2026-06-08", "from": "08:00", "to": "11:00", "auditors": list(auditors),
    } | changes  # fmt: skip


WARD = (
    office("vhxh"), office("tp"), office("nhom", type="group", members=["vhxh", "tp"]),
    person("le-van-c"), person("vu-thi-g"), person("tran-thi-b", "tp"), procedure(),
)  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    [
        item("tran-thi-b", unit="vhxh"),
        item("tran-thi-b", procedures=["QT-VHXH-01"]),
        item("le-van-c"),
        item("le-van-c", unit="tp"),
        item("le-van-c", unit="vhxh", exception="Chỉ một người hiểu phần mềm"),
        item("le-van-c", "tran-thi-b", unit="nhom"),
        item("nguoi-la", unit="vhxh"),
    ],
)
def test_auditors_of_other_units_are_silent(entry: Data) -> None:
    for small in (True, False):
        index = system(*WARD, audit(programme=[entry]), small_ward=small)
        assert places("V-QMS-16", index) == places("V-QMS-46", index) == []


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        (item("le-van-c", unit="vhxh"), 0),
        (item("tran-thi-b", "le-van-c", unit="vhxh"), 1),
        (item("le-van-c", procedures=["QT-VHXH-01"]), 0),
        (item("le-van-c", unit="tp", procedures=["QT-VHXH-01"]), 0),
        (item("le-van-c", unit="nhom"), 0),
    ],
)
def test_who_audits_the_own_unit_is_told_once_by_the_size_of_the_ward(
    entry: Data, number: int
) -> None:
    at = [("DG-2026-01", ("programme", 0, "auditors", number))]
    for small, codes in ((True, ("V-QMS-46", "V-QMS-16")), (False, ("V-QMS-16", "V-QMS-46"))):
        index = system(*WARD, audit(programme=[entry]), small_ward=small)
        assert [places(code, index) for code in codes] == [at, []]


def test_two_colleagues_alone_audit_their_own_unit_in_a_group() -> None:
    both = audit(programme=[item("le-van-c", "vu-thi-g", unit="nhom")])
    assert len(places("V-QMS-46", system(*WARD, both))) == 2


TEAM = body(3, "audit_team", "tran-thi-b", "le-van-c", valid_to="2026-12-31")
LEAD = [{"person": "tran-thi-b", "role": "lead"}]
STRANGER = [*LEAD, {"person": "vu-thi-g", "role": "auditor"}]


def test_inspections_and_cancelled_audits_have_their_own_auditors() -> None:
    off = {"on": "2026-06-01", "by": "Chủ tịch", "reason": "Hoãn"}
    entry = [item("le-van-c", unit="vhxh")]
    for changes in ({"audit_type": "inspection"}, {"cancelled": off}):
        index = system(*WARD, TEAM, audit(programme=entry, team=STRANGER, **changes))
        assert places("V-QMS-46", index) == places("V-AUD-05", index) == []


@pytest.mark.parametrize(
    ("records", "route"),
    [
        ([audit(team=LEAD)], None),
        ([audit(team=LEAD, body="HD-2026-03"), TEAM], None),
        ([audit(team=STRANGER)], None),  # no team is known: V-QMS-15 says so
        ([audit(team=STRANGER), body(4, "steering_committee", "vu-thi-g"), TEAM],
         ("team", 1, "person")),
        ([audit(team=STRANGER), TEAM | {"valid_to": "2026-06-07"}], None),
        ([audit(team=STRANGER, body="HD-2026-03"), TEAM], ("team", 1, "person")),
        ([audit(team=LEAD, body="HD-2026-03"), TEAM | {"valid_to": "2026-06-07"}], ("body",)),
        ([audit(team=LEAD, body="HD-2026-03"), TEAM | {"valid_to": "2026-06-08"}], None),
        ([audit(team=LEAD, body="HD-2026-03"), TEAM | {"valid_from": "2026-06-09"}], ("body",)),
        ([audit(team=LEAD, programme=[item("le-van-c")]), TEAM],
         ("programme", 0, "auditors", 0)),
    ],
)  # fmt: skip
def test_the_team_is_in_force_when_the_audit_begins(
    records: list[Data], route: tuple[Any, ...] | None
) -> None:
    expected = [("DG-2026-01", route)] if route else []
    assert places("V-AUD-05", system(*WARD, *records)) == expected


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"programme": [item(), item() | {"on": "2026-06-10"}]}, []),
        ({"report": {"number": "1", "on": "2026-06-10"}, "closed_on": "2026-06-10",
          "programme": [item() | {"on": "2026-06-10"}]}, []),
        ({"ends_on": "2026-06-08"}, []),
        ({"ends_on": "2026-06-07"}, [("ends_on",)]),
        ({"report": {"number": "1", "on": "2026-06-09"},
          "programme": [item(), item() | {"on": "2026-06-10"}, item()]}, [("report", "on")]),
        ({"programme": [item() | {"on": "2026-06-07"}]}, [("programme", 0, "on")]),
        ({"programme": [item() | {"on": "2026-06-11"}]}, [("programme", 0, "on")]),
        ({"programme": [item() | {"to": "08:00"}]}, [("programme", 0, "to")]),
        ({"report": {"number": "1", "on": "2026-06-09"},
          "programme": [item() | {"on": "2026-06-10"}]}, [("report", "on")]),
        ({"report": None, "closed_on": "2026-07-01"}, [("closed_on",)]),
        ({"closed_on": "2026-06-18"}, [("closed_on",)]),
    ],
)  # fmt: skip
def test_the_days_of_an_audit(changes: Data, found: list[Any]) -> None:
    assert routes("V-AUD-07", KINDS["audit"].read(audit(**changes))) == found


def finding(level: str = "minor", slip_id: str | None = None) -> Data:
    named = {"nonconformity": slip_id} if slip_id else {}
    return {"class": level, "unit": "vhxh", "description": "Thiếu phiếu"} | named


@pytest.mark.parametrize(
    ("level", "named", "day", "spoken"),
    [
        ("minor", None, "2026-06-18", False),
        ("minor", None, "2026-06-19", True),
        ("major", None, "2026-06-19", True),
        ("major", "KPH-2026-001", "2026-06-19", False),
        ("observation", None, "2026-06-19", False),
        ("improvement", None, "2026-06-19", False),
        ("good", None, "2026-06-19", False),
    ],
)
def test_nonconforming_findings_need_a_slip_once_reported(
    level: str, named: str | None, day: str, spoken: bool
) -> None:
    index = system(audit(findings=[finding("good"), finding(level, named)]), as_of=day)
    assert places("V-AUD-03", index) == [("DG-2026-01", ("findings", 1))] * spoken


@pytest.mark.parametrize(
    ("listed", "named", "expected"),
    [
        ("KPH-2026-001", "DG-2026-01", []),
        (None, None, []),
        (None, "DG-2026-01", [("KPH-2026-001", ("audit",))]),
        ("KPH-2026-001", None, [("DG-2026-01", ("findings", 0, "nonconformity"))]),
        ("KPH-2026-002", "DG-2026-01", [("KPH-2026-001", ("audit",))]),
    ],
)
def test_slip_and_audit_name_each_other(
    listed: str | None, named: str | None, expected: list[Any]
) -> None:
    index = system(audit(findings=[finding("minor", listed)]), slip(audit=named))
    assert places("V-AUD-04", index) == expected


CLOSED = {"on": "2026-07-20", "by": "tran-thi-b"}


@pytest.mark.parametrize(
    ("changes", "spoken"),
    [
        ({"actions": [action("2026-07-15")], "verifications": [check()], "closed": CLOSED}, False),
        ({"cancelled": {"on": "2026-07-01", "by": "Chủ tịch", "reason": "Nhầm"}}, False),
        ({"closed": CLOSED | {"on": "2026-07-21"}}, True),
        ({"actions": [action("2026-07-15")], "verifications": [check()]}, True),
        ({}, True),
    ],
)
def test_an_audit_closes_after_its_slips(changes: Data, spoken: bool) -> None:
    done = audit(findings=[finding("minor", "KPH-2026-001")], closed_on="2026-07-20")
    index = system(done, slip(audit="DG-2026-01", **changes))
    assert places("V-AUD-08", index) == [("DG-2026-01", ("closed_on",))] * spoken
