"""V-QMS-14, 15, 23, 44, V-BOD-01 to 04, V-OBJ-01, 02: bodies, policy, objectives, yearly report."""

from typing import Any

import pytest
from rules.build import Data, places, routes, task
from rules.iso_build import body, objective, office, paper, person, plan_of, procedure, system

from ngocha_kh.records.kinds import KINDS

RUNNING = (plan_of(), procedure())
AT_PLAN = ("KH-2026", ("year",))
#: The three bodies, complete.
THREE = (
    body(1, "steering_committee"),
    body(2, "iso_secretaries", "le-van-c"),
    body(3, "audit_team", "tran-thi-b"),
)


@pytest.mark.parametrize(
    ("records", "day"),
    [
        (THREE, "2026-12-31"),
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-06-30"},
          body(4, "audit_team", valid_from="2026-07-01")], "2026-12-31"),
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-06-30"},
          body(4, "audit_team", valid_from="2026-05-01")], "2026-12-31"),
        # the first decision lasts longer than the second
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-09-30"},
          body(4, "audit_team", valid_from="2026-05-01", valid_to="2026-06-30"),
          body(5, "audit_team", valid_from="2026-10-01")], "2026-12-31"),
        # a gap of a former year is past
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-06-30"},
          body(4, "audit_team", valid_from="2026-08-01")], "2027-01-01"),
    ],
)  # fmt: skip
def test_bodies_in_force_through_the_year_are_silent(records: list[Data], day: str) -> None:
    assert places("V-QMS-15", system(*RUNNING, *records, as_of=day)) == []


@pytest.mark.parametrize(
    ("records", "day", "found"),
    [
        ([], "2026-05-15", [AT_PLAN] * 3),
        (THREE[1:], "2026-05-15", [AT_PLAN]),
        (THREE, "2025-12-31", []),  # no plan of that year asks for them
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-06-30"}], "2026-06-30", []),
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-06-30"}], "2026-07-01",
         [("HD-2026-03", ("valid_to",))]),
        ([*THREE[:2], THREE[2] | {"valid_to": "2026-06-30"},
          body(4, "audit_team", valid_from="2026-07-02")], "2026-12-31",
         [("HD-2026-04", ("valid_from",))]),
    ],
)  # fmt: skip
def test_missing_and_interrupted_bodies_are_told(
    records: list[Data], day: str, found: list[Any]
) -> None:
    assert places("V-QMS-15", system(*RUNNING, *records, as_of=day)) == found


UNITS = (office("vhxh", applies_iso=True), office("tp"))
PEOPLE = (person("le-van-c"), person("tran-thi-b", "tp"), person("nguyen-van-a", "tp"))


@pytest.mark.parametrize(
    ("units", "spoken"),
    [
        (UNITS, False),
        ((UNITS[0], office("tp", applies_iso=True, valid_from="2026-05-16")), False),
        ((UNITS[0], office("tp", applies_iso=True)), True),
        ((UNITS[0], office("tp", applies_iso=True, valid_from="2026-05-15")), True),
        ((UNITS[0], office("tp", applies_iso=True, valid_to="2026-05-15")), True),
        ((UNITS[0], office("tp", applies_iso=True, valid_to="2026-05-14")), False),
        ((UNITS[0], office("tp"), office("nhom", type="group", members=["vhxh", "tp"],
                                         applies_iso=True)), False),
    ],
)  # fmt: skip
def test_every_applying_unit_has_a_secretary(units: tuple[Data, ...], spoken: bool) -> None:
    two = [one for one in THREE if one["id"] != "HD-2026-03"]
    team = body(3, "audit_team", "le-van-c")
    steering = body(1, "steering_committee", "le-van-c")
    index = system(*RUNNING, *units, *PEOPLE, steering, two[1], team)
    assert places("V-QMS-15", index) == [("HD-2026-02", ("members",))] * spoken


def test_a_secretary_may_serve_another_unit() -> None:
    other = body(2, "iso_secretaries", members=[
        {"person": "tran-thi-b", "role": "member", "unit": "vhxh"}])  # fmt: skip
    index = system(*RUNNING, *UNITS, *PEOPLE, THREE[0], other, THREE[2])
    assert places("V-QMS-15", index) == []


def test_members_of_a_unit_that_ended_are_told() -> None:
    ended = (office("vhxh"), office("tp", valid_to="2026-05-14"))
    index = system(*RUNNING, *ended, *PEOPLE, *THREE)
    people = ("members", 0, "person")
    assert places("V-QMS-15", index) == [("HD-2026-01", people), ("HD-2026-03", people)]
    assert places("V-QMS-15", system(*RUNNING, *ended, *PEOPLE, *THREE, as_of="2026-05-14")) == []


@pytest.mark.parametrize(
    ("unit", "spoken"), [("vhxh", False), ("nhom", True), ("cu", True), ("khong-co", False)]
)
def test_members_stand_for_real_units(unit: str, spoken: bool) -> None:
    units = (
        office("vhxh"),
        office("nhom", type="group", members=["vhxh"]),
        office("cu", valid_to="2025-12-31"),
    )
    one = body(2, "iso_secretaries", members=[
        {"person": "le-van-c", "role": "member"},
        {"person": "tran-thi-b", "role": "member", "unit": unit},
    ])  # fmt: skip
    expected = [("HD-2026-02", ("members", 1, "unit"))] * spoken
    assert places("V-BOD-01", system(*units, one)) == expected


@pytest.mark.parametrize(
    ("kind", "date", "changes", "spoken"),
    [
        ("audit_team", "2025-07-01", {}, False),
        ("audit_team", "2025-06-30", {}, True),
        ("audit_team", "2025-06-30", {"valid_to": "2026-05-14"}, False),
        ("initiative_council", "2020-01-01", {}, False),
    ],
)
def test_decisions_are_newer_than_the_reorganisation(
    kind: str, date: str, changes: Data, spoken: bool
) -> None:
    one = body(3, kind, decision={"number": "1/QĐ", "date": date}, **changes)
    assert places("V-BOD-02", system(one)) == [("HD-2026-03", ("decision", "date"))] * spoken


def bare(kind: str, *roles: str) -> Any:
    members = [{"person": f"nguoi-{n}", "role": role} for n, role in enumerate(roles)]
    return KINDS["body"].read(body(3, kind, members=members))


def test_auditors_have_proof_of_competence() -> None:
    assert routes("V-BOD-03", KINDS["body"].read(THREE[2])) == []
    assert routes("V-BOD-03", bare("steering_committee", "chair")) == []
    found = routes("V-BOD-03", bare("audit_team", "chair", "member"))
    assert found == [("members", 0), ("members", 1)]


@pytest.mark.parametrize(
    ("kind", "roles", "spoken"),
    [
        ("steering_committee", ["chair", "member"], False),
        ("iso_secretaries", ["member"], False),
        ("initiative_council", ["member"], False),
        ("working_team", ["member"], False),
        ("steering_committee", ["member"], True),
        ("audit_team", ["chair", "chair"], True),
    ],
)
def test_one_person_leads(kind: str, roles: list[str], spoken: bool) -> None:
    assert routes("V-BOD-04", bare(kind, *roles)) == [("members",)] * spoken


@pytest.mark.parametrize(
    ("records", "day", "count"),
    [
        ([paper(), objective()], "2026-04-01", 0),
        ([], "2026-03-31", 0),
        ([], "2026-04-01", 2),
        ([paper()], "2026-04-01", 1),
        ([objective()], "2026-04-01", 1),
        ([paper(), objective(year=2025)], "2026-04-01", 1),
        ([paper(kind="manual"), objective()], "2026-04-01", 1),
        ([paper(revisions=[{"edition": 1, "revision": 0}]), objective()], "2026-04-01", 1),
    ],
)
def test_policy_and_objectives_exist_after_31_march(
    records: list[Data], day: str, count: int
) -> None:
    assert places("V-QMS-14", system(*RUNNING, *records, as_of=day)) == [AT_PLAN] * count


WITHOUT_TARGET: Data = {"measure": {"name": "Tỷ lệ", "unit": "%"}}
WITHDRAWN = {"on": "2026-05-15", "by": "Chủ tịch", "reason": "Thay thế"}


@pytest.mark.parametrize(
    ("records", "day", "found"),
    [
        ([paper(), objective()], "2026-05-15", []),
        ([objective(**WITHOUT_TARGET)], "2026-03-31", []),
        ([paper(withdrawn=WITHDRAWN), paper("TL-2026-02")], "2026-05-15", []),
        ([objective(**WITHOUT_TARGET)], "2026-04-01", [("MT-2026-01", ("measure",))]),
        ([paper(), paper("TL-2026-02")], "2026-05-15", [("TL-2026-02", ("doc_kind",))]),
    ],
)
def test_one_policy_and_clear_objectives(records: list[Data], day: str, found: list[Any]) -> None:
    assert places("V-QMS-44", system(*records, as_of=day)) == found


def result(numerator: int, denominator: int, key: str = "2026-H1") -> Data:
    return {"period_key": key, "on": "2026-06-30", "numerator": numerator,
            "denominator": denominator}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "unit", "route"),
    [
        (result(98, 100), "%", None),
        (result(0, 0), "%", None),
        (result(100, 100, "2026"), "%", None),
        (result(7, 1), "đơn", None),
        (result(1, 0), "%", ("results", 0, "numerator")),
        (result(101, 100), "%", ("results", 0, "numerator")),
        (result(1, 2, "2025-H1"), "%", ("results", 0, "period_key")),
    ],
)
def test_results_are_sound_counts(one: Data, unit: str, route: Any) -> None:
    measure = {"name": "Tỷ lệ", "unit": unit, "target": 98}
    made = KINDS["objective"].read(objective(results=[one], measure=measure))
    assert routes("V-OBJ-01", made) == ([route] if route else [])


@pytest.mark.parametrize(
    ("source", "results", "spoken"),
    [
        ("manual", [result(1, 2)], False),
        ("one_stop_on_time", [], False),
        ("one_stop_on_time", [result(1, 2)], True),
        ("procedures_reviewed", [result(1, 2)], True),
    ],
)
def test_computed_results_are_not_typed(source: str, results: list[Data], spoken: bool) -> None:
    made = KINDS["objective"].read(objective(data_source=source, results=results))
    assert routes("V-OBJ-02", made) == [("results",)] * spoken


def report(state: str | None, on: str = "2026-11-12", **changes: Any) -> Data:
    updates = [{"on": on, "state": state}] if state else []
    given = {"obligations": ["II.2-19"], "period_key": "2026", "updates": updates}
    return task(1, **given | changes)


@pytest.mark.parametrize(
    ("records", "day", "found"),
    [
        ([report("submitted")], "2026-11-16", []),
        ([report("done")], "2026-12-31", []),
        ([report(None)], "2026-11-15", []),
        ([], "2026-11-15", []),
        ([report(None)], "2026-11-16", [("NV-2026-001", ("obligations",))]),
        ([report("in_progress")], "2027-06-30", [("NV-2026-001", ("obligations",))]),
        ([report("done", on="2026-11-20")], "2026-11-19", [("NV-2026-001", ("obligations",))]),
        ([report("done", obligations=["II.2-18"])], "2026-11-16", [AT_PLAN]),
        ([], "2026-11-16", [AT_PLAN]),
    ],
)
def test_the_yearly_report_is_sent_by_15_november(
    records: list[Data], day: str, found: list[Any]
) -> None:
    assert places("V-QMS-23", system(*RUNNING, *records, as_of=day)) == found
