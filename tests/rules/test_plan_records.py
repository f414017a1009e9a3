"""V-ACT, V-BUD, V-IP, V-MSR, V-ORD, V-PRP, V-RPT, V-DOC-02/03, V-REF-18: silent first, then speaking."""

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from progress.initiative_build import SETTINGS_DATA
from progress.plan_build import (
    Data,
    activity_data,
    asset_data,
    budget_data,
    measuring_data,
    order_data,
    proposal_data,
    total_data,
    unit_report_data,
)
from rules.build import document, done, duty, index_of, places, plan, routes, task, unit

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.validation.files import check_file

FAR = "2026-12-31"
DONE = {"state": "done", "on": "2026-03-11"}
EVIDENCE = [{"type": "photo", "ref": "https://vi-du.vn/1"}]


def system(
    *records: Data, as_of: str, settings: Data = SETTINGS_DATA, today: str | None = None
) -> Index:
    """An index of sound records with settings."""
    day = datetime.date.fromisoformat(as_of)
    now = datetime.date.fromisoformat(today) if today else day
    index = index_of(*records, as_of=day, today=now)
    own = check_file("workspace.yaml", json.dumps(settings).encode()).facts
    assert own
    office, decode = KINDS["workspace"].read(settings), index.decode

    def either(fact: Facts) -> Any:
        return office if fact.kind == "workspace" else decode(fact)

    return replace(index, facts=[own, *index.facts], decode=either)


def at(code: str, *records: Data, on: str = "2026-05-15") -> list[tuple[str, Route]]:
    return places(code, system(*records, as_of=on))


def of(code: str, kind: str, data: Data) -> list[Route]:
    return routes(code, KINDS[kind].read(data))


SOUND = [
    ("activity", activity_data()), ("activity", activity_data(outcome=None, evidence=None)),
    ("budget", budget_data(initial=200_000)), ("budget", total_data(initial=10**9)),
    ("ip_asset", asset_data()), ("measuring", measuring_data()), ("order", order_data()),
    ("proposal", proposal_data()), ("unit_report", unit_report_data()),
]  # fmt: skip
RECORD_CODES = (
    "V-ACT-01", "V-ACT-03", "V-ACT-04", "V-ACT-06", "V-ACT-08", "V-BUD-02", "V-BUD-03", "V-BUD-04",
    "V-BUD-08", "V-IP-01", "V-IP-02", "V-IP-03", "V-IP-05", "V-IP-07", "V-MSR-01", "V-MSR-03",
    "V-ORD-02", "V-PRP-01", "V-RPT-08",
)  # fmt: skip
FIELD = {
    "ACT": "activity", "BUD": "budget", "IP": "ip_asset", "MSR": "measuring", "ORD": "order",
    "PRP": "proposal", "RPT": "unit_report",
}  # fmt: skip
WORKSPACE_CODES = (
    "V-ACT-02", "V-ACT-05", "V-BUD-01", "V-BUD-05", "V-BUD-06", "V-BUD-07", "V-BUD-09", "V-BUD-10",
    "V-IP-04", "V-IP-06", "V-MSR-02", "V-MSR-04", "V-ORD-01", "V-ORD-03", "V-PRP-02", "V-RPT-03",
    "V-RPT-07", "V-DOC-02", "V-DOC-03", "V-REF-18",
)  # fmt: skip


@pytest.mark.parametrize("code", RECORD_CODES)
def test_sound_records_are_silent(code: str) -> None:
    for kind, data in SOUND:
        if kind == FIELD[code.split("-")[1]]:
            assert of(code, kind, data) == []


@pytest.mark.parametrize("code", WORKSPACE_CODES)
def test_a_ward_without_such_records_is_silent(code: str) -> None:
    others = (plan(duty("III.1-14", served_by=["order"])), unit("vhxh", must_report=True), task())
    assert at(code, *others, on=FAR) == []


@pytest.mark.parametrize(
    ("code", "kind", "data", "route"),
    [
        ("V-ACT-01", "activity", activity_data(evidence=None), ("outcome",)),
        ("V-ACT-03", "activity", activity_data(participants=None), ("outcome",)),
        ("V-ACT-03", "activity", activity_data(participants={"total": 0}), ("outcome",)),
        ("V-ACT-03", "activity", activity_data(evidence=EVIDENCE), ("evidence",)),
        ("V-ACT-06", "activity", activity_data(to="2026-03-09"), ("to",)),
        ("V-ACT-06", "activity", activity_data(outcome={"state": "done", "on": "2026-03-09"}), ("outcome", "on")),
        ("V-ACT-08", "activity", activity_data(channels=["website"]), ("channels",)),
        ("V-BUD-03", "budget", budget_data(initial=99_999), ("initial",)),
        ("V-BUD-04", "budget", budget_data(purpose="research"), ("purpose",)),
        ("V-BUD-08", "budget", budget_data(spending="all"), ("spending",)),
        ("V-IP-01", "ip_asset", asset_data(certificate=None), ("events", 0, "state")),
        ("V-IP-02", "ip_asset", asset_data(type="geographical_indication"), ("owner", "kind")),
        ("V-IP-05", "ip_asset", asset_data(type="collective_mark", owner={"name": "A", "kind": "collective"}), ("type",)),
        ("V-IP-07", "ip_asset", asset_data(application={"number": "1", "on": "2018-05-21"}), ("certificate", "on")),
        ("V-PRP-01", "proposal", proposal_data(raised_on="2026-03-11"), ("sent", "on")),
        ("V-RPT-08", "unit_report", unit_report_data(year=2027), ("id",)),
    ],
)  # fmt: skip
def test_a_record_speaks_of_what_is_wrong_with_it(
    code: str, kind: str, data: Data, route: Route
) -> None:
    assert of(code, kind, data) == [route]


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "social", "purpose": "research"},
        {"line": "total", "spending": "all", "purpose": "research"},
    ],
)
def test_only_public_money_for_science_is_asked_about_research(changes: Data) -> None:
    assert of("V-BUD-04", "budget", budget_data(**changes)) == []


def test_a_regulation_of_use_is_asked_for_only_from_the_filing_on() -> None:
    idea = asset_data(
        type="certification_mark", owner={"name": "A", "kind": "certifier"}, certificate=None,
        application=None, events=[{"on": "2026-01-05", "state": "preparing"}],
    )  # fmt: skip
    assert of("V-IP-05", "ip_asset", idea) == []


@pytest.mark.parametrize(
    ("on", "channels", "found"),
    [
        ("2026-10-31", ["hall"], False),
        ("2026-11-01", ["hall"], True),
        ("2026-11-01", ["hall", "website"], False),
    ],
)
def test_rights_need_two_channels_after_31_october(
    on: str, channels: list[str], found: bool
) -> None:
    own = activity_data(topic="intellectual_property", channels=channels)
    assert bool(at("V-ACT-02", own, on=on)) is found


def test_the_same_paper_may_prove_two_activities_but_the_same_link_may_not() -> None:
    paper = [{"type": "document", "ref": "VB-2026-001"}]
    assert at("V-ACT-05", *(activity_data(n, evidence=paper) for n in (1, 2)), document()) == []
    twice = at("V-ACT-05", *(activity_data(n, evidence=EVIDENCE) for n in (1, 2)))
    assert twice == [("HDG-2026-002", ("evidence", 0, "ref"))]


def year(year_: int, science: int, total: int, note: str | None = None) -> tuple[Data, Data]:
    return (
        budget_data(f"NS-{year_}-01", initial=science),
        total_data(f"NS-{year_}-09", initial=total, comparable_note=note),
    )


def test_the_ratio_rule_is_silent_when_the_share_grows() -> None:
    records = (*year(2026, 21, 1000), *year(2025, 20, 1000, "Cộng các phường cũ"))
    assert at("V-BUD-01", *records) == at("V-BUD-09", *records) == []


def test_a_share_that_stays_has_not_met_the_plan() -> None:
    records = (*year(2026, 20, 1000), *year(2025, 20, 1000, "Cộng các phường cũ"))
    assert at("V-BUD-01", *records) == [("NS-2026-09", ("year",))]


@pytest.mark.parametrize(
    "records", [year(2026, 20, 1000), (*year(2026, 20, 1000), *year(2025, 1, 1000))]
)
def test_missing_data_is_told_and_no_verdict(records: tuple[Data, ...]) -> None:
    assert at("V-BUD-01", *records) == []
    assert at("V-BUD-09", *records) == [("NS-2026-09", ("year",))]


def test_the_year_in_which_the_ward_began_has_nothing_to_be_compared_with() -> None:
    assert at("V-BUD-09", *year(2025, 20, 1000)) == []


@pytest.mark.parametrize(("on", "found"), [("2026-01-31", False), ("2026-02-01", True)])
def test_a_line_needs_its_decision_after_31_january(on: str, found: bool) -> None:
    assert bool(at("V-BUD-06", budget_data(approved=None), on=on)) is found
    assert at("V-BUD-06", budget_data(approved=None, source="social"), on=FAR) == []


def test_a_decision_signed_later_is_not_yet_there() -> None:
    late = budget_data(approved={"number": "1", "on": "2026-03-01"})
    assert at("V-BUD-06", late, on="2026-02-28")
    assert not at("V-BUD-06", late, on="2026-03-01")


def test_what_costs_names_a_line_of_its_year() -> None:
    line, old = budget_data(), budget_data("NS-2025-01")
    assert (
        at("V-BUD-07", activity_data(cost=0), activity_data(2, cost=5, budget=line["id"]), line)
        == []
    )
    assert at("V-BUD-07", activity_data(cost=5)) == [("HDG-2026-001", ("cost",))]
    assert at("V-BUD-07", activity_data(cost=5, budget=old["id"]), old) == [("HDG-2026-001", ("budget",))]  # fmt: skip


@pytest.mark.parametrize(("year_", "code"), [(2025, "V-BUD-05"), (2026, "V-BUD-10")])
def test_a_ceiling_is_for_all_lines_of_a_purpose_together(year_: int, code: str) -> None:
    def lines(*amounts: int) -> list[Data]:
        return [
            budget_data(f"NS-{year_}-{n:02d}", purpose="iso_upkeep", initial=amount)
            for n, amount in enumerate(amounts, 1)
        ]

    assert at(code, *lines(7_500_000, 7_500_000)) == []
    assert at(code, *lines(7_500_000, 7_500_001)) == [(f"NS-{year_}-02", ("initial",))]
    other = "V-BUD-10" if code == "V-BUD-05" else "V-BUD-05"
    assert at(other, *lines(99_000_000)) == []


@pytest.mark.parametrize(("on", "found"), [("2026-07-09", False), ("2026-07-10", True)])
def test_a_mark_is_told_six_months_before_its_end(on: str, found: bool) -> None:
    assert bool(at("V-IP-04", asset_data(), on=on)) is found


@pytest.mark.parametrize(("on", "found"), [("2030-05-01", False), ("2030-05-02", True)])
def test_a_mark_unused_for_more_than_four_years_is_told(on: str, found: bool) -> None:
    assert bool(at("V-IP-06", asset_data(), on=on)) is found


@pytest.mark.parametrize(
    ("on", "found"), [("2027-01-01", False), ("2027-01-02", True), ("2027-03-01", True)]
)
def test_instruments_are_told_when_fewer_than_30_days_are_left(on: str, found: bool) -> None:
    assert bool(at("V-MSR-02", measuring_data(), on=on)) is found


def owing(**changes: Any) -> list[Data]:
    """A plan by which two units owe a review, and the review of one of them."""
    duties = [duty("III.1-14", served_by=["order"]), duty("III.3-04", served_by=["order"], lead_units=["vp"])]  # fmt: skip
    own = task(obligations=["III.3-04"], lead_unit="vp") | changes
    return [plan(*duties), unit("vhxh"), unit("vp"), order_data(), own]


@pytest.mark.parametrize("on", ["2026-09-30", "2026-10-01"])
def test_every_unit_reviews_its_needs_by_30_september(on: str) -> None:
    found = at("V-ORD-01", *owing(), on=on)
    assert found == ([("KH-2026", ("obligations", 1))] if on > "2026-09-30" else [])
    assert at("V-ORD-01", *owing(), order_data(2, "vp"), on=on) == []


def test_a_unit_whose_task_does_not_apply_is_let_off() -> None:
    entry = {"on": "2026-06-05", "state": "not_applicable", "reason": "x", "approved_by": "A"}
    assert at("V-ORD-01", *owing(updates=[entry]), on=FAR) == []


def test_a_need_may_come_up_after_no_need_but_not_before_it() -> None:
    need = order_data(2, no_need=None, problem="x", expected_product="y", reviewed_on="2026-05-04")
    assert at("V-ORD-03", order_data(), need) == []
    assert at("V-ORD-03", order_data(reviewed_on="2026-05-05"), need) == [("DH-2026-01", ("no_need",))]  # fmt: skip


@pytest.mark.parametrize(("on", "found"), [("2026-04-30", False), ("2026-05-01", True)])
def test_a_proposal_waits_until_its_last_day(on: str, found: bool) -> None:
    assert bool(at("V-PRP-02", proposal_data(), unit("ubnd-tp"), on=on)) is found


def reporting() -> Data:
    due = {"unit_report_due": {"half_1": "06-17", "year": "12-17"}}
    return SETTINGS_DATA | {"reporting": SETTINGS_DATA["reporting"] | due}


UNITS = [unit("vhxh", must_report=True), unit("vp", must_report=True)]


@pytest.mark.parametrize(("on", "found"), [("2026-06-17", []), ("2026-06-18", ["vp"])])
def test_a_unit_without_a_report_is_told_after_the_due_day(on: str, found: list[str]) -> None:
    told = system(plan(), *UNITS, unit_report_data(), as_of=on, settings=reporting())
    assert [where for where, _ in places("V-RPT-03", told)] == found


def test_a_report_that_was_begun_is_told_at_its_own_file() -> None:
    begun = (unit_report_data(), unit_report_data("vp", received=None))
    told = system(plan(), *UNITS, *begun, as_of="2026-06-18", settings=reporting())
    assert places("V-RPT-03", told) == [("BDV-2026-H1-vp", ("period",))]


@pytest.mark.parametrize(
    ("value", "on", "found"), [(1, FAR, False), (2, FAR, True), (2, "2026-06-13", False)]
)
def test_figures_are_compared_once_the_period_is_over(value: int, on: str, found: bool) -> None:
    own = unit_report_data(figures=[{"name": "tasks_done", "value": value}])
    told = system(
        plan(), *UNITS, own, task(updates=[done(confirmed_by="vp")]), document(), as_of=on
    )
    assert bool(places("V-RPT-07", told)) is found


REMINDER = {"issued_on": "2026-05-05", "issuer_unit": "vhxh", "reply_due": "2026-05-12"}


def test_reminded_units_answer_by_the_day_and_a_late_answer_is_one() -> None:
    reply = {"unit": "vp", "on": "2026-05-14", "content": "x"}
    asked = document(2, **REMINDER, reminded_units=["vp"])
    assert at("V-DOC-02", *UNITS, asked, on="2026-05-12") == []
    assert at("V-DOC-02", *UNITS, asked, on="2026-05-13") == [("VB-2026-002", ("reply_due",))]
    assert at("V-DOC-02", *UNITS, asked | {"replies": [reply]}) == []


def test_a_reminder_without_units_goes_to_the_leads_but_not_to_its_writer() -> None:
    asked = document(2, **REMINDER, reminds=["NV-2026-001", "NV-2026-002"])
    tasks = (task(), task(2, lead_unit="vp"))
    assert at("V-DOC-02", *UNITS, asked, *tasks) == [("VB-2026-002", ("reply_due",))]


def test_a_reminder_names_the_leads_of_its_tasks() -> None:
    asked = document(2, issued_on="2026-05-05", reminds=["NV-2026-001"], reminded_units=["nhom"])
    group = unit("nhom", type="group", members=["vhxh"])
    assert at("V-DOC-03", *UNITS, group, asked, task()) == []
    assert at("V-DOC-03", *UNITS, asked | {"reminded_units": ["vp"]}, task()) == [("VB-2026-002", ("reminds", 0))]  # fmt: skip


NEXT = "2026-05-16"
FUTURE: list[tuple[Data, Route]] = [
    (activity_data(outcome={"state": "cancelled", "on": NEXT, "reason": "x"}), ("outcome", "on")),
    (budget_data(spent=[{"on": NEXT, "amount": 1}]), ("spent", 0, "on")),
    (budget_data(settled={"on": NEXT, "amount": 1}), ("settled", "on")),
    (asset_data(last_use_on=NEXT), ("last_use_on",)),
    (measuring_data(devices=[{"device_type": "can-dia", "count": 1, "last_verified_on": NEXT}]), ("devices", 0, "last_verified_on")),
    (order_data(reviewed_on=NEXT), ("reviewed_on",)),
    (proposal_data(replies=[{"on": NEXT, "result": "accepted", "content": "x"}]), ("replies", 0, "on")),
    (unit_report_data(received={"on": NEXT}), ("received", "on")),
]  # fmt: skip


@pytest.mark.parametrize(("data", "route"), FUTURE)
def test_a_fact_of_tomorrow_is_told_today_and_not_tomorrow(data: Data, route: Route) -> None:
    assert at("V-REF-18", data, on=NEXT) == []
    assert at("V-REF-18", data) == [(data["id"], route)]


def test_a_past_day_is_looked_at_without_telling_of_later_facts() -> None:
    own = system(activity_data(), as_of="2026-03-01", today="2026-05-15")
    assert places("V-REF-18", own) == []
