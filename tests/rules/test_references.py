"""Ids, units, groups, waiting, evidence, quotes: V-REF-01, 04 to 09, 13, V-TSK-12, 14."""

import datetime
import hashlib
import time
from pathlib import Path
from typing import Any

import pytest
from rules.build import document, done, duty, index_of, places, plan, task, unit

from ngocha_kh.rules import load_rules

UNITS = (unit("vhxh"), unit("van-phong"), unit("nhom", type="group", members=["vhxh", "van-phong"]))


def test_known_ids_are_silent() -> None:
    index = index_of(*UNITS, plan(), task(1), task(2, depends_on=["NV-2026-001"]), document())
    assert places("V-REF-01", index) == []


def test_unknown_ids_are_shown_where_they_stand() -> None:
    record = task(depends_on=["NV-2026-002"], supporting_units=["nhom", "khong-co"])
    assert sorted(places("V-REF-01", index_of(*UNITS, plan(), record))) == [
        ("NV-2026-001", ("depends_on", 0)),
        ("NV-2026-001", ("supporting_units", 1)),
    ]


def test_a_record_that_cannot_be_read_is_not_called_missing() -> None:
    index = index_of(unit("vhxh"), task(), unread=("plans/KH-2026.yaml",))
    assert places("V-REF-01", index) == []


def test_ten_thousand_broken_references_are_answered_quickly() -> None:
    many = [f"NV-2026-{n:05d}" for n in range(10_000, 20_000)]
    index = index_of(*UNITS, plan(), *(task(n) for n in range(1, 400)), task(999, depends_on=many))
    rule = next(rule for rule in load_rules() if rule.code == "V-REF-01")
    start = time.perf_counter()
    assert len(list(rule.check(index))) == 10_000
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"valid_from": "2026-02-02", "valid_to": "2026-09-30"}, []),
        ({"valid_from": "2026-02-03"}, [("lead_unit",)]),
        ({"valid_to": "2026-09-29"}, [("lead_unit",)]),
    ],
)
def test_units_are_in_office_on_both_days(changes: dict[str, Any], found: list[Any]) -> None:
    index = index_of(unit("vhxh", **changes), task())
    assert [route for _, route in places("V-REF-05", index)] == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"supporting_units": ["nhom"]}, []),
        ({"lead_unit": "nhom"}, [("lead_unit",)]),
        ({"supporting_units": ["van-phong", "vhxh"]}, [("supporting_units", 1)]),
    ],
)
def test_one_unit_leads(changes: dict[str, Any], found: list[Any]) -> None:
    assert [r for _, r in places("V-REF-06", index_of(*UNITS, task(**changes)))] == found


@pytest.mark.parametrize(
    ("lead_units", "basis", "changes", "silent"),
    [
        (["vhxh"], "explicit", {}, True),
        (["nhom"], "explicit", {"lead_unit": "van-phong"}, True),
        (["van-phong"], "derived", {}, True),
        (["van-phong"], "explicit", {"lead_reason": "Có người"}, True),
        (["khong-co"], "explicit", {}, True),
        (["van-phong"], "explicit", {}, False),
    ],
)
def test_the_lead_follows_the_plan(
    lead_units: list[str], basis: str, changes: dict[str, Any], silent: bool
) -> None:
    index = index_of(*UNITS, plan(duty(lead_units=lead_units, lead_basis=basis)), task(**changes))
    assert places("V-REF-07", index) == ([] if silent else [("NV-2026-001", ("lead_unit",))])


def test_groups_do_not_hold_themselves_and_roles_have_one_holder() -> None:
    assert places("V-REF-13", index_of(*UNITS)) == []
    ring = [unit(a, type="group", members=[b]) for a, b in (("a", "b"), ("b", "c"), ("c", "a"))]
    assert places("V-REF-13", index_of(*ring)) == [(name, ("members",)) for name in "abc"]
    twice = [unit(name, roles=["one_stop", "iso_standing"]) for name in "ab"]
    assert places("V-REF-13", index_of(*twice)) == [("b", ("roles",))]


@pytest.mark.parametrize(
    ("after", "circles"),
    [
        ({1: [2], 2: [3], 3: []}, 0),
        ({1: [2, 3], 2: [4], 3: [4], 4: []}, 0),
        ({1: [1]}, 1),
        ({1: [2], 2: [1]}, 1),
        ({1: [2], 2: [3], 3: [2]}, 1),
        ({1: [2], 2: [1], 3: [4], 4: [3]}, 2),
    ],
)
def test_tasks_do_not_wait_for_themselves(after: dict[int, list[int]], circles: int) -> None:
    records = [task(n, depends_on=[f"NV-2026-{m:03d}" for m in ms]) for n, ms in after.items()]
    assert len(places("V-TSK-14", index_of(*records))) == circles


def test_a_long_chain_is_no_circle_and_needs_no_deep_stack() -> None:
    chain = [task(n, depends_on=[f"NV-2026-{n + 1:03d}"]) for n in range(1, 1500)]
    assert places("V-TSK-14", index_of(*chain)) == []


def test_evidence_files_are_there_and_inside(tmp_path: Path) -> None:
    data = b"anh"
    (tmp_path / "anh.jpg").write_bytes(data)
    items: list[dict[str, Any]] = [
        {"ref": "anh.jpg"},
        {"ref": "anh.jpg", "sha256": hashlib.sha256(data).hexdigest()},
        {"ref": "https://a.vn/x"},
        {"ref": "VB-2026-001"},
        {"ref": "anh.jpg", "sha256": "0" * 64},
        {"ref": "mat.jpg", "sha256": "0" * 64},
        {"ref": "x" * 400},
        {"ref": "../anh.jpg"},
        {"ref": "/etc/passwd"},
        {"ref": "C:/anh.jpg"},
    ]
    evidence = [{"type": "file"} | item for item in items]
    index = index_of(task(updates=[done(evidence=evidence)]), root=tmp_path)
    found = [route[3] for _, route in places("V-REF-08", index)]
    outside = [route[3] for _, route in places("V-REF-09", index)]
    assert (found, outside) == ([4, 5, 6], [7, 8, 9])


def test_quotes_are_verbatim_but_for_white_space(tmp_path: Path) -> None:
    text = tmp_path / "records/plans/KH-2026.txt"
    text.parent.mkdir(parents=True)
    index = index_of(plan(duty(quote="Tổ chức\n tập  huấn")), root=tmp_path)
    assert places("V-REF-04", index) == [("KH-2026", ("source_text",))]
    text.write_text("\ufeffKế hoạch: Tổ chức tập\nhuấn.", encoding="utf-8")
    assert places("V-REF-04", index) == []
    text.write_text("Kế hoạch: tổ chức tập huấn.", encoding="utf-8")
    assert places("V-REF-04", index) == [("KH-2026", ("obligations", 0, "quote"))]


@pytest.mark.parametrize(
    ("as_of", "reminder", "chased"),
    [
        (datetime.date(2026, 10, 30), None, True),
        (datetime.date(2026, 10, 31), "2026-10-31", True),
        (datetime.date(2026, 10, 31), None, False),
        (datetime.date(2026, 10, 31), "2026-11-01", False),
    ],
)
def test_long_overdue_tasks_are_chased(
    as_of: datetime.date, reminder: str | None, chased: bool
) -> None:
    papers = [document(issued_on=reminder, reminds=["NV-2026-001"])] if reminder else []
    found = places("V-TSK-12", index_of(task(), *papers, as_of=as_of))
    assert found == ([] if chased else [("NV-2026-001", ("due",))])


@pytest.mark.parametrize(
    ("as_of", "found"),
    [(datetime.date.min, []), (datetime.date.max, [("NV-2026-001", ("due",))])],
)
def test_chasing_counts_on_the_first_and_the_last_day_too(
    as_of: datetime.date, found: list[Any]
) -> None:
    assert places("V-TSK-12", index_of(task(), as_of=as_of)) == found
