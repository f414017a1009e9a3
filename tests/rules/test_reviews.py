"""V-QMS-03, 33, 20, V-MR-01 to 03: the year's management review, its inputs and outputs."""

from typing import Any

import pytest
from rules.build import Data, places
from rules.iso_build import INPUTS, audit, plan_of, procedure, review, system

from ngocha_kh.rules.management_reviews import reviews_take_every_input

RUNNING = (plan_of(), procedure())
AT_PLAN = [("KH-2026", ("year",))]


@pytest.mark.parametrize(
    ("records", "day"),
    [
        ([], "2026-09-30"),
        ([review()], "2026-10-01"),
        ([review(), audit()], "2026-12-31"),
        ([review(held_on="2026-06-19"), audit()], "2026-12-31"),  # on the day of the report
        ([review(), audit(2, report=None)], "2026-12-31"),
        ([review(), audit(2, audit_type="inspection", report={"number": "1", "on": "2026-09-01"})],
         "2026-12-31"),
        ([review(), audit(2, report={"number": "1", "on": "2026-12-20"})], "2026-12-19"),
    ],
)  # fmt: skip
def test_a_year_reviewed_after_its_audit_is_silent(records: list[Data], day: str) -> None:
    index = system(*RUNNING, *records, as_of=day)
    assert places("V-QMS-33", index) == places("V-QMS-03", index) == []


@pytest.mark.parametrize(
    ("records", "day"),
    [
        ([], "2026-10-01"),
        ([audit()], "2026-12-31"),
        ([review(held_on="2026-10-02")], "2026-10-01"),
        ([review(held_on="2026-06-18"), audit()], "2026-10-01"),
        ([review(), audit(2, report={"number": "1", "on": "2026-12-20"})], "2026-12-20"),
        ([review(), audit(), audit(2, report={"number": "1", "on": "2026-12-20"})], "2026-12-20"),
    ],
)
def test_from_1_october_the_missing_review_is_told(records: list[Data], day: str) -> None:
    assert places("V-QMS-33", system(*RUNNING, *records, as_of=day)) == AT_PLAN


@pytest.mark.parametrize(
    ("records", "day", "spoken"),
    [
        ([], "2026-12-31", False),
        ([], "2027-01-01", True),
        ([review(held_on="2026-12-31")], "2027-01-01", False),
        ([review(held_on="2027-01-20")], "2027-01-19", True),
        ([review(held_on="2027-01-20")], "2027-01-20", False),
        ([review(held_on="2025-12-31")], "2027-01-01", True),
    ],
)
def test_after_the_year_the_gap_weighs_more(records: list[Data], day: str, spoken: bool) -> None:
    assert places("V-QMS-03", system(*RUNNING, *records, as_of=day)) == AT_PLAN * spoken


def test_all_twelve_inputs_are_taken_once_the_review_is_held() -> None:
    for left in INPUTS:
        inputs = [{"topic": one, "summary": "Có"} for one in INPUTS if one != left]
        for day, spoken in (("2026-07-09", False), ("2026-07-10", True)):
            index = system(review(inputs=inputs), as_of=day)
            assert places("V-MR-01", index) == [("XX-2026-01", ("inputs",))] * spoken
    assert places("V-MR-01", system(review(), as_of="2026-12-31")) == []


def test_inputs_are_named_in_vietnamese() -> None:
    index = system(
        review(inputs=[{"topic": one, "summary": "Có"} for one in INPUTS[2:]]), as_of="2026-12-31"
    )
    (message,) = [entry[2] for entry in reviews_take_every_input(index)]
    assert message.startswith("thiếu 2 nội dung: ")
    assert "previous_actions" not in message


def test_an_edition_without_data_has_no_list_to_compare() -> None:
    short = review(inputs=[{"topic": "improvement", "summary": "Có"}])
    assert places("V-MR-01", system(short, as_of="2026-12-31", edition=2099)) == []


@pytest.mark.parametrize(
    ("changes", "day", "spoken"),
    [
        ({"report": {"number": "1", "on": "2026-07-10"}}, "2026-12-31", False),
        ({"report": {"number": "1", "on": "2026-07-11"}}, "2026-12-31", True),
        ({"report": None}, "2026-12-31", True),
        ({"report": None}, "2026-07-09", False),
        ({"report": None}, "2026-07-10", True),
    ],
)
def test_a_review_cites_reported_audits(changes: Data, day: str, spoken: bool) -> None:
    index = system(audit(**changes), review(audits=["DG-2026-01"]), as_of=day)
    assert places("V-MR-02", index) == [("XX-2026-01", ("audits", 0))] * spoken


FULL = {"topic": "improvement", "decision": "Rà soát biểu mẫu", "owner": "vhxh",
        "due": "2026-09-30", "task": "NV-2026-040"}  # fmt: skip


def without(*keys: str) -> Data:
    return {key: value for key, value in FULL.items() if key not in keys}


@pytest.mark.parametrize(
    ("output", "day", "spoken"),
    [
        (FULL, "2026-12-31", False),
        (without("owner", "due", "task"), "2026-12-31", False),
        (without("task"), "2026-07-25", False),
        (without("task"), "2026-07-26", True),
        (without("owner"), "2026-07-26", True),
        (without("due"), "2026-07-26", True),
        (without("task", "due"), "2026-07-26", True),
        (without("task", "owner"), "2026-07-26", True),
        (without("owner", "due"), "2026-07-26", True),
    ],
)
def test_outputs_become_tasks_within_fifteen_days(output: Data, day: str, spoken: bool) -> None:
    index = system(review(outputs=[output]), as_of=day)
    assert places("V-MR-03", index) == [("XX-2026-01", ("outputs", 0))] * spoken


def later(tasks: list[str] | None, **changes: Any) -> Data:
    inputs = [{"topic": one, "summary": "Có"} for one in INPUTS]
    if tasks is None:
        inputs = inputs[1:]
    elif tasks:
        inputs[0] |= {"tasks": tasks}  # type: ignore[dict-item]
    return review(2, held_on="2026-12-10", inputs=inputs, **changes)


@pytest.mark.parametrize(
    ("second", "day", "found"),
    [
        (later(["NV-2026-040"], previous="XX-2026-01"), "2026-12-31", []),
        (later([]), "2026-12-09", []),
        (later(["NV-2026-040"]), "2026-12-10", [("held_on",)]),
        (later([], previous="XX-2026-01"), "2026-12-10", [("inputs", 0)]),
        (later(["NV-2026-041"], previous="XX-2026-01"), "2026-12-10", [("inputs", 0)]),
        (later(None), "2026-12-10", [("held_on",), ("inputs",)]),
    ],
)
def test_the_next_review_looks_back(second: Data, day: str, found: list[Any]) -> None:
    index = system(second, review(outputs=[FULL]), as_of=day)
    assert places("V-QMS-20", index) == [("XX-2026-02", route) for route in found]


def test_a_review_looks_back_to_the_one_that_it_names() -> None:
    other = FULL | {"task": "NV-2026-050"}
    first, second = review(outputs=[FULL]), review(3, held_on="2026-09-01", outputs=[other])
    index = system(later(["NV-2026-040"], previous="XX-2026-01"), first, second, as_of="2026-12-31")
    assert [at for at in places("V-QMS-20", index) if at[0] == "XX-2026-02"] == []


def test_the_first_review_has_nothing_to_look_back_to() -> None:
    assert places("V-QMS-20", system(review(outputs=[FULL]), as_of="2026-12-31")) == []
