"""Marks, orders, proposals and measuring instruments on a day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.plan_build import Data, asset, measuring, order, proposal
from rules.build import duty, plan, unit

from ngocha_kh.periods import Span
from ngocha_kh.progress.ip_assets import (
    asset_state,
    by_state,
    expires_within,
    is_protected,
    unused_since,
)
from ngocha_kh.progress.measuring import (
    checks_within,
    days_left,
    expires_on,
    instruments,
    last_tracing,
    reports_missing,
)
from ngocha_kh.progress.orders import OrderState, not_reviewed, order_state, owing_units
from ngocha_kh.progress.proposals import ProposalState, days_waiting, proposal_state
from ngocha_kh.progress.verification import editions, instruments_on, valid_until
from ngocha_kh.records.kinds import KINDS

STEPS = [
    {"on": "2026-02-01", "state": "proposed"},
    {"on": "2026-03-01", "state": "sent", "document": "VB-2026-001"},
]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_a_mark_has_the_state_of_its_last_step_by_the_day() -> None:
    mark = asset(
        events=[
            {"on": "2026-01-05", "state": "idea"},
            {"on": "2026-04-05", "state": "filed"},
            {"on": "2026-04-05", "state": "formally_valid"},
        ]
    )
    states = [asset_state(mark, day(text)) for text in ("2026-01-04", "2026-04-04", "2026-04-05")]
    assert states == [None, "idea", "formally_valid"]
    assert list(by_state([mark], day("2026-04-05"))) == ["formally_valid"]


def test_protection_ends_after_its_last_day() -> None:
    assert is_protected(asset(), day("2027-01-10"))
    assert not is_protected(asset(), day("2027-01-11"))
    assert is_protected(asset(certificate={"number": "1", "on": "2018-05-20"}), day("2099-01-01"))


@pytest.mark.parametrize(
    ("on", "soon"), [("2026-07-09", False), ("2026-07-10", True), ("2027-02-01", True)]
)
def test_six_months_before_its_end_a_mark_ends_soon(on: str, soon: bool) -> None:
    assert expires_within(asset(), day(on), 6) is soon


def test_an_ended_or_unlimited_mark_does_not_end_soon() -> None:
    over = [{"on": "2018-05-20", "state": "granted"}, {"on": "2027-01-11", "state": "expired"}]
    assert not expires_within(asset(events=over), day("2027-02-01"), 6)


def test_unused_is_counted_from_the_last_use_else_from_the_grant() -> None:
    assert unused_since(asset(), day("2026-06-01")) == day("2026-05-01")
    assert unused_since(asset(last_use_on=None), day("2026-06-01")) == day("2018-05-20")
    assert unused_since(asset(), day("2026-04-30")) is None, "a later use hides earlier ones"
    assert unused_since(asset(type="invention"), day("2026-06-01")) is None


@pytest.mark.parametrize(
    ("changes", "on", "state"),
    [
        ({}, "2026-04-19", OrderState.NOT_REVIEWED),
        ({}, "2026-04-20", OrderState.NO_NEED),
        ({"no_need": None}, "2026-04-20", OrderState.REVIEWED),
        ({"no_need": None, "events": STEPS}, "2026-02-28", OrderState.PROPOSED),
        ({"no_need": None, "events": STEPS}, "2026-03-01", OrderState.SENT),
    ],
)
def test_an_order_has_a_state_on_every_day(changes: Data, on: str, state: OrderState) -> None:
    assert order_state(order(**changes), day(on)) is state


def test_units_owe_a_review_by_the_obligations_that_orders_serve() -> None:
    units = {
        data["id"]: KINDS["unit"].read(data)
        for data in (
            unit("vhxh"), unit("vp"), unit("doan-tn", valid_to="2026-06-30"),
            unit("nhom", type="group", members=["vp", "doan-tn"]),
        )
    }  # fmt: skip
    own = KINDS["plan"].read(
        plan(
            duty("III.1-14", served_by=["order"]),
            duty("III.5-03", served_by=["order"], lead_units=["nhom"]),
            duty("III.5-01", served_by=["activity"], lead_units=["nhom"]),
        )
    )
    owed = owing_units(own, units, day("2026-06-30"))
    assert owed == {"doan-tn": ("III.5-03",), "vhxh": ("III.1-14",), "vp": ("III.5-03",)}
    assert "doan-tn" not in owing_units(own, units, day("2026-07-01"))
    left = not_reviewed(owed, [order()], 2026, day("2026-07-01"))
    assert left == ["doan-tn", "vp"]
    assert not_reviewed(owed, [order()], 2025, day("2026-07-01")) == ["doan-tn", "vhxh", "vp"]
    off = not_reviewed(owed, [], 2026, day("2026-07-01"), let_off=lambda one: one == "vp")
    assert off == ["doan-tn", "vhxh"]


REPLIES = [
    {"on": "2026-04-30", "result": "considering", "content": "x"},
    {"on": "2026-05-30", "result": "partly", "content": "x"},
]


@pytest.mark.parametrize(
    ("changes", "on", "state"),
    [
        ({}, "2026-03-01", None),
        ({}, "2026-03-09", ProposalState.RAISED),
        ({}, "2026-03-10", ProposalState.SENT),
        ({"replies": REPLIES}, "2026-04-30", ProposalState.CONSIDERING),
        ({"replies": REPLIES}, "2026-06-01", ProposalState.PARTLY),
        (
            {"replies": REPLIES, "withdrawn": {"on": "2026-06-01", "by": "A", "reason": "x"}},
            "2026-06-01",
            ProposalState.WITHDRAWN,
        ),
    ],
)
def test_a_proposal_has_a_state_on_every_day(
    changes: Data, on: str, state: ProposalState | None
) -> None:
    assert proposal_state(proposal(**changes), day(on)) is state


@pytest.mark.parametrize(
    ("changes", "on", "days"),
    [
        ({}, "2026-04-30", 0),
        ({}, "2026-05-01", 1),
        ({"replies": REPLIES}, "2026-05-01", 0),
        ({"reply_due": None}, "2027-05-01", 0),
        ({"sent": None}, "2026-05-01", 0),
    ],
)
def test_the_day_of_the_reply_is_in_time(changes: Data, on: str, days: int) -> None:
    assert days_waiting(proposal(**changes), day(on)) == days


@pytest.mark.parametrize(
    ("key", "verified", "ends"),
    [
        ("can-dia", "2026-01-15", "2027-01-31"),
        ("can-dia", "2026-01-31", "2027-01-31"),
        ("can-dong-ho-lo-xo", "2026-02-28", "2028-02-29"),
        ("taximet", "2026-08-31", "2028-02-29"),
        ("nhiet-ke-dien-tu-tiep-xuc", "2026-08-31", "2027-02-28"),
        ("thuoc-cuon", "2026-01-15", None),
        ("khong-biet", "2026-01-15", None),
        ("can-dia", "2000-01-15", None),
    ],
)
def test_a_verification_lasts_to_the_end_of_the_month(
    key: str, verified: str, ends: str | None
) -> None:
    assert valid_until(key, day(verified)) == (day(ends) if ends else None)


@given(st.dates(datetime.date(2014, 1, 1), datetime.date(2060, 12, 31)), st.sampled_from(sorted(instruments_on(datetime.date(2026, 1, 1)))))  # fmt: skip
def test_a_verification_ends_on_the_last_day_of_a_month(on: datetime.date, key: str) -> None:
    ends = valid_until(key, on)
    assert ends is None or ((ends + datetime.timedelta(1)).day == 1 and ends > on)


def test_what_the_certificate_says_goes_before_the_list() -> None:
    own = measuring(devices=[{"device_type": "can-dia", "count": 1, "last_verified_on": "2026-01-15", "expires_on": "2026-07-01"}])  # fmt: skip
    assert expires_on(own.devices[0]) == day("2026-07-01")
    assert [days_left(own.devices[0], day(t)) for t in ("2026-07-01", "2026-07-02")] == [0, -1]


def test_instruments_are_valid_or_expired() -> None:
    own = measuring(
        devices=[
            {"device_type": "can-dia", "count": 3, "last_verified_on": "2025-01-15"},
            {"device_type": "can-ban", "count": 2, "last_verified_on": "2026-01-15", "control_point": True},
            {"device_type": "can-ban", "count": 9, "last_verified_on": "2026-06-15"},
        ]
    )  # fmt: skip
    found = instruments([own], day("2026-05-15"))
    assert (found.total, found.valid, found.expired, found.control_points) == (5, 2, 3, 2)
    assert str(instruments([], day("2026-05-15")).valid_share) == "chưa có phương tiện đo"


def test_counts_of_goods_run_on_so_only_the_last_one_holds() -> None:
    rows = [
        {"on": "2026-05-01", "goods": "Rau", "reached": 9, "committed": 5, "working": 1},
        {"on": "2026-02-01", "goods": "Rau", "reached": 4, "committed": 2, "working": 1},
    ]
    own = measuring(tracing=rows)
    assert last_tracing(own, day("2026-04-30"))["Rau"].reached == 4
    assert last_tracing(own, day("2026-05-01"))["Rau"].reached == 9


def test_checks_of_a_period_are_those_made_by_the_day() -> None:
    row = {"device_type": "can-dia", "checked": 1, "valid": 1, "expired": 0, "rejected": 0}
    own = measuring(checks=[row | {"on": on} for on in ("2026-06-15", "2026-06-14", "2026-01-02")])
    span = Span(day("2026-01-02"), day("2026-12-14"))
    found = checks_within([own], span, day("2026-06-14"))
    assert [one.on for one in found] == [day("2026-01-02"), day("2026-06-14")]


@pytest.mark.parametrize(
    ("changes", "on", "years"),
    [
        ({}, "2027-01-01", []),
        ({"board_must_report": True}, "2026-12-15", []),
        ({"board_must_report": True}, "2026-12-16", [2026]),
        ({"board_must_report": True}, "2027-12-16", [2026, 2027]),
        (
            {
                "board_must_report": True,
                "board_reports": [{"year": 2026, "received_on": "2026-12-20"}],
            },
            "2026-12-20",
            [],
        ),
    ],
)
def test_a_board_owes_its_report_after_15_december(
    changes: Data, on: str, years: list[int]
) -> None:
    assert list(reports_missing(measuring(**changes), "12-15", day(on))) == years


def test_every_edition_of_the_list_names_its_source() -> None:
    assert all(one.source and one.devices for one in editions())
    assert all(one.months >= 0 and one.name for e in editions() for one in e.devices.values())
