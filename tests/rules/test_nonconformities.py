"""V-QMS-04 to 06, 34, V-NC-02 to 06: slips from their finding to their closing."""

from typing import Any

import pytest
from rules.build import Data, places, routes
from rules.iso_build import action, audit, check, procedure, slip, system

from ngocha_kh.records.kinds import KINDS

BARE: Data = {"root_cause": None, "actions": None}
CLOSED = {"on": "2026-07-20", "by": "tran-thi-b"}
AT = [("KPH-2026-001", ("description",))]


def record(**changes: Any) -> Any:
    return KINDS["nonconformity"].read(slip(**changes))


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2027-01-01"),
        (BARE | {"class": "observation"}, "2027-01-01"),
        (BARE | {"cancelled": {"on": "2026-06-15", "by": "A", "reason": "Nhầm"}}, "2027-01-01"),
        (BARE, "2026-06-09"),  # not yet found on that day
    ],
)
def test_analysed_slips_and_observations_are_silent(changes: Data, day: str) -> None:
    index = system(slip(**changes), as_of=day)
    assert places("V-QMS-04", index) == places("V-QMS-34", index) == []


@pytest.mark.parametrize(
    ("changes", "day", "error"),
    [
        (BARE, "2026-06-10", False),
        (BARE, "2026-07-31", False),
        (BARE, "2026-08-01", True),
        ({"root_cause": None}, "2026-08-01", True),
        ({"actions": None}, "2026-08-01", True),
        (BARE | {"closed": CLOSED}, "2026-07-19", False),
        (BARE | {"closed": CLOSED}, "2026-07-20", True),
        (BARE | {"due": None, "class": "major"}, "2026-07-10", False),
        (BARE | {"due": None, "class": "major"}, "2026-07-11", True),
        (BARE | {"due": None}, "2026-08-10", False),  # 60 days end on Sunday 9 August
        (BARE | {"due": None}, "2026-08-11", True),
    ],
)
def test_what_is_not_analysed_is_told_and_weighs_more_with_time(
    changes: Data, day: str, error: bool
) -> None:
    index = system(slip(**changes), as_of=day)
    assert places("V-QMS-04", index) == AT * error
    assert places("V-QMS-34", index) == AT * (not error)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"actions": [action("2026-07-15")], "verifications": [check()]},
        {"actions": [action("2026-07-20")], "verifications": [check("2026-07-20")], "closed": CLOSED},
        {"actions": [action("2026-07-15")], "closed": CLOSED,
         "verifications": [check("2026-07-10", effective=False), check("2026-07-18")]},
        {"actions": [action("2026-07-15")], "closed": CLOSED,
         "verifications": [check("2026-07-18"), check("2026-10-01")]},
        {"class": "observation", "actions": None, "closed": CLOSED},
    ],
)  # fmt: skip
def test_slips_closed_as_they_should_be_are_silent(changes: Data) -> None:
    assert routes("V-QMS-05", record(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "route"),
    [
        ({"actions": [action("2026-07-15")]}, ("closed",)),
        ({"actions": [action("2026-07-15")], "verifications": [check(effective=False)]}, ("closed",)),
        ({"actions": [action("2026-07-19")], "verifications": [check("2026-07-18")]}, ("closed",)),
        ({"actions": [action("2026-07-15")], "verifications": [check("2026-07-21")]}, ("closed", "on")),
        ({"actions": [action("2026-07-15"), action("2026-07-19"), action("2026-07-01")],
          "verifications": [check("2026-07-18")]}, ("closed",)),
        ({"verifications": [check()]}, ("actions", 0)),
        ({"actions": None}, ("closed",)),
        ({"class": "observation"}, ("actions", 0)),
        # found wanting again after the closing: the slip has to be opened
        ({"actions": [action("2026-07-15")],
          "verifications": [check("2026-07-18"), check("2026-10-01", effective=False)]}, ("closed",)),
    ],
)  # fmt: skip
def test_no_slip_closes_without_an_effective_verification(changes: Data, route: Any) -> None:
    assert routes("V-QMS-05", record(closed=CLOSED, **changes))[0] == route


def test_who_acts_does_not_verify() -> None:
    acts = [action(owner="le-van-c"), action(owner="vu-thi-g")]
    assert routes("V-NC-02", record(actions=acts, verifications=[check()])) == []
    own = [check(), check(by="vu-thi-g")]
    assert routes("V-NC-02", record(actions=acts, verifications=own)) == [
        ("verifications", 1, "by")
    ]


@pytest.mark.parametrize(
    ("changes", "day", "route"),
    [
        ({}, "2026-07-31", None),
        ({"closed": CLOSED}, "2026-12-31", None),
        ({"class": "observation", "due": None, "actions": None}, "2026-12-31", None),
        ({}, "2026-08-01", ("due",)),
        ({"due": None}, "2026-08-01", ("detected_on",)),
        ({"actions": [action("2026-07-15")]}, "2026-08-01", ("due",)),
        ({"closed": CLOSED | {"on": "2026-08-02"}}, "2026-08-01", ("due",)),
    ],
)
def test_open_slips_are_late_after_their_last_day(changes: Data, day: str, route: Any) -> None:
    expected = [("KPH-2026-001", route)] if route else []
    assert places("V-QMS-06", system(slip(**changes), as_of=day)) == expected


@pytest.mark.parametrize(("day", "late"), [("2026-08-12", False), ("2026-08-13", True)])
def test_after_an_inspection_two_months_count_from_its_minutes(day: str, late: bool) -> None:
    seen = audit(audit_type="inspection", report={"number": "1/BB", "on": "2026-06-12"})
    one = slip(source="inspection", audit="DG-2026-01", due="2026-12-31")
    assert bool(places("V-QMS-06", system(seen, one, as_of=day))) is late


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"due": "2026-06-10", "actions": [action("2026-06-10", "2026-06-10")]}, []),
        ({"due": "2026-06-09"}, [("due",)]),
        ({"actions": [action("2026-06-09", "2026-06-09")]},
         [("actions", 0, "due"), ("actions", 0, "done_on")]),
        ({"correction": {"what": "In lại", "on": "2026-06-09"}}, [("correction", "on")]),
        ({"verifications": [check("2026-06-09")], "closed": {"on": "2026-06-09", "by": "tran-thi-b"}},
         [("verifications", 0, "on"), ("closed", "on")]),
    ],
)  # fmt: skip
def test_nothing_comes_before_the_finding(changes: Data, found: list[Any]) -> None:
    assert routes("V-NC-05", record(**changes)) == found


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Biểu mẫu chưa có trong phần mềm nên công chức bỏ qua bước in", False),
        ("Do sơ suất khi nhập mã vì biểu mẫu không có cột để ghi mã thủ tục", False),
        ("Chưa chú ý đến thông báo vì phần mềm gửi thông báo vào hộp thư cũ", False),
        ("Hồ sơ không có phiếu kiểm soát.", True),
        ("THIẾU PHIẾU KIỂM SOÁT", True),
        ("Do sơ suất", True),
        ("do sơ suất của cán bộ.", True),
        ("Công chức chưa chú ý", True),
        ("do so suat", True),
        ("Do sơ suất của công chức tiếp", True),
        ("Do sơ suất của công chức tiếp nhận", False),
    ],
)
def test_causes_that_explain_nothing(text: str, spoken: bool) -> None:
    index = system(slip(root_cause={"text": text}))
    assert places("V-NC-03", index) == [("KPH-2026-001", ("root_cause", "text"))] * spoken


def again(detected: str, **changes: Any) -> Data:
    return slip(2, detected_on=detected, due=None, actions=None, clause="7.5.3", **changes)


@pytest.mark.parametrize(
    ("detected", "changes", "day", "spoken"),
    [
        ("2027-07-20", {}, "2027-12-31", True),
        ("2027-07-21", {}, "2027-12-31", False),
        ("2026-07-20", {}, "2027-12-31", False),  # on the day of the closing: the same matter
        ("2026-07-21", {}, "2027-12-31", True),
        ("2026-09-01", {}, "2026-08-31", False),  # not yet found
        ("2026-09-01", {}, "2026-09-01", True),
        ("2026-09-01", {"unit": "tp"}, "2027-12-31", False),
        ("2026-09-01", {"procedure": "QT-VHXH-01"}, "2027-12-31", False),
        ("2026-09-01", {"cancelled": {"on": "2026-09-02", "by": "A", "reason": "Nhầm"}},
         "2027-12-31", False),
    ],
)  # fmt: skip
def test_a_finding_that_comes_back_within_a_year(
    detected: str, changes: Data, day: str, spoken: bool
) -> None:
    first = slip(clause="7.5.3", closed=CLOSED)
    index = system(again(detected, **changes), first, as_of=day)
    assert places("V-NC-04", index) == [("KPH-2026-002", ("clause",))] * spoken


def test_a_finding_comes_back_after_the_leap_day_too() -> None:
    first = slip(clause="7.5.3", closed={"on": "2028-02-29", "by": "tran-thi-b"})
    for detected, count in (("2029-02-28", 1), ("2029-03-01", 0)):
        index = system(again(detected), first, as_of="2029-12-31")
        assert len(places("V-NC-04", index)) == count


def test_what_names_no_subject_cannot_come_back() -> None:
    index = system(slip(closed=CLOSED), slip(2, detected_on="2026-09-01"), as_of="2026-12-31")
    assert places("V-NC-04", index) == []


def month(**row: int) -> Data:
    counts: Data = {
        "field": "ho-tich", "received": 10, "direct": 10, "early_or_on_time": 8, "late": 2,
        "resolved": 10, "within_time": 0, "overdue": 0, "in_process": 0,
    }  # fmt: skip
    return {
        "id": "MC-2026-06", "table_family": "B", "unit": "vhxh", "extracted_on": "2026-07-01",
        "rows": [counts | {"late": 0, "early_or_on_time": 10}, counts | row],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "slips", "day", "spoken"),
    [
        ({"late": 0}, [], "2026-07-01", False),
        ({"late_with_apology": 2}, [], "2026-07-01", False),
        ({"late_with_apology": 2, "late_without_apology": 0}, [], "2026-07-01", False),
        ({"late_with_apology": 1}, [slip(month="MC-2026-06")], "2026-07-01", False),
        ({}, [], "2026-06-30", False),
        ({}, [], "2026-07-01", True),
        ({"late_with_apology": 1}, [], "2026-07-01", True),
        ({"late_without_apology": 1}, [slip(month="MC-2026-05")], "2026-07-01", True),
        ({}, [slip(month="MC-2026-06", cancelled={"on": "2026-06-20", "by": "A", "reason": "B"})],
         "2026-07-01", True),
    ],
)  # fmt: skip
def test_late_files_need_an_apology_or_a_slip(
    row: Data, slips: list[Data], day: str, spoken: bool
) -> None:
    index = system(month(**row), procedure(), *slips, as_of=day)
    assert places("V-NC-06", index) == [("MC-2026-06", ("rows", 1, "late"))] * spoken


def test_a_ward_that_keeps_only_the_figures_owes_no_slip() -> None:
    assert places("V-NC-06", system(month(), as_of="2026-12-31")) == []
    draft = procedure(revisions=None)
    assert places("V-NC-06", system(month(), draft, as_of="2026-12-31")) == []
