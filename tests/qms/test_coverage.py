"""What proves a clause on a day, what leaves it out, and when it was last audited."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qms.system_build import (
    DAY,
    asked,
    audit,
    declaration,
    document,
    planned,
    procedure,
    review,
    system,
)
from rules.build import done, duty, plan, task

from ngocha_kh.qms.audited import clauses_seen
from ngocha_kh.qms.clauses import edition
from ngocha_kh.qms.coverage import ClauseCover, Coverage
from ngocha_kh.records.kinds import KINDS

ISO = edition(2015)
Data = dict[str, Any]


def cover(clause: str, *records: Data, day: datetime.date = DAY) -> ClauseCover:
    found = Coverage(system(*records, day=day), ISO).clauses
    return next(one for one in found if one.clause.id == clause)


def test_nothing_is_proved_by_nothing() -> None:
    coverage = Coverage(system(), ISO)
    assert coverage.missing == list(ISO.clauses)
    assert coverage.never_audited(2026) == list(ISO.clauses)


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([document("context", revisions=[])], id="a draft"),
        pytest.param(
            [document("context", withdrawn={"on": "2026-11-25", "by": "tran-thi-b", "reason": "Thay"})],
            id="withdrawn on the day",
        ),
        pytest.param([document("policy")], id="another document"),
        pytest.param([review(held_on="2026-11-26")], id="a review to come"),
    ],
)  # fmt: skip
def test_what_is_not_in_force_proves_nothing(records: list[Data]) -> None:
    assert not cover("4.1", *records).is_covered


def test_a_document_proves_the_clause_of_its_kind_and_those_that_it_names() -> None:
    assert cover("4.1", document("context")).proofs[0].records == ("TL-2026-01",)
    named = document("other", clauses=["8.5", "9.2.2"])
    assert cover("8.5.5", named).is_covered
    assert cover("9.2", named).is_covered
    assert not cover("4.1", named).is_covered


def test_events_prove_for_one_year() -> None:
    held = review(held_on="2025-11-26")
    assert cover("9.3.1", held).is_covered
    assert not cover("9.3.1", held, day=datetime.date(2026, 11, 26)).is_covered


def test_a_declared_reason_leaves_out_a_clause_and_all_below_it() -> None:
    scope = {
        "fields": ["x"], "codes": ["2.000001"],
        "exclusions": [{"clause": "8.3.4", "reason": "Không thiết kế"}, {"clause": "9.1", "reason": "?"}],
    }  # fmt: skip
    first = declaration(scope=scope)
    assert cover("8.3", first).exclusion
    assert not cover("8.3", first).is_odd_exclusion
    assert cover("9.1.2", first).is_odd_exclusion
    assert not cover("8.3", first, day=datetime.date(2026, 8, 9)).is_covered


def iso_plan(**changes: Any) -> Data:
    audits = duty("II.2-11", served_by=["audit"])
    reviews = duty("II.2-27", served_by=["review"])
    training = duty("II.2-01", served_by=["activity"])
    return plan(audits, reviews, training, **changes)


def test_a_task_done_for_an_obligation_proves_its_clause() -> None:
    ready = task(obligations=["II.2-01"], updates=[done()])
    assert cover("7.2", iso_plan(), ready).proofs[-1].records == ("NV-2026-001",)
    assert not cover("7.2", iso_plan(), task(obligations=["II.2-01"])).is_covered
    assert not cover("7.2", iso_plan(), task(obligations=["II.1-01"], updates=[done()])).is_covered


def test_the_same_number_in_another_plan_is_another_duty() -> None:
    ready = task(obligations=["II.2-01"], updates=[done()])
    assert not cover("7.2", plan(duty("II.2-01")), ready).is_covered


def test_what_auditors_saw_proves_unless_it_was_a_fault() -> None:
    assert cover("8.4", audit(checklist=[asked("8.4.1")])).is_covered
    assert not cover("8.4", audit(checklist=[asked("8.4", "minor")])).is_covered
    assert not cover("8.4", audit(checklist=[asked("8.4", seen=None)])).is_covered
    assert not cover("8.4", audit(report=None, checklist=[asked("8.4")])).is_covered


def test_the_programme_counts_unless_the_checklist_says_not_audited() -> None:
    one = audit(
        programme=[planned("7.2", "7.5"), planned("8.7", on="2026-06-17")],
        checklist=[asked("7.5.3", "not_audited"), asked("10.2", "minor"), asked("7.2", None)],
    )
    seen = clauses_seen(KINDS["audit"].read(one), ISO)
    assert seen == {
        "7.5.1": datetime.date(2026, 6, 16),
        "7.5.2": datetime.date(2026, 6, 16),
        "8.7": datetime.date(2026, 6, 17),
        "10.2": datetime.date(2026, 6, 17),
    }


def test_the_last_audit_is_the_one_that_is_named() -> None:
    first = audit(1, checklist=[asked("9.2")])
    later = audit(
        2,
        starts_on="2026-10-05",
        ends_on="2026-10-06",
        report="2026-10-12",
        checklist=[asked("9.2")],
    )
    assert cover("9.2", later, first).audited == ("DG-2026-02", datetime.date(2026, 10, 6))
    assert cover("9.2", later, first, day=datetime.date(2026, 10, 11)).audited == (
        "DG-2026-01",
        datetime.date(2026, 6, 17),
    )


def test_an_audit_to_come_spares_the_clauses_of_its_programme() -> None:
    to_come = audit(
        report=None, starts_on="2026-12-07", ends_on="2026-12-08", programme=[planned("9.3")]
    )
    never = {clause.id for clause in Coverage(system(to_come), ISO).never_audited(2026)}
    assert never == {clause.id for clause in ISO.clauses} - {"9.3.1", "9.3.2", "9.3.3"}
    over = Coverage(system(to_come, day=datetime.date(2026, 12, 9)), ISO)
    assert len(over.never_audited(2026)) == len(ISO.clauses)


@given(st.lists(st.sampled_from(sorted(ISO.known)), max_size=8), st.dates())
def test_a_clause_is_missing_or_covered_and_never_both(
    numbers: list[str], day: datetime.date
) -> None:
    coverage = Coverage(
        system(
            document("other", clauses=numbers),
            procedure(),
            audit(checklist=[asked("9.2")]),
            day=day,
        ),
        ISO,
    )
    missing = {clause.id for clause in coverage.missing}
    covered = {one.clause.id for one in coverage.clauses if one.is_covered}
    assert missing | covered == set(ISO.by_id)
    assert not missing & covered
    if day >= datetime.date(2026, 2, 2):
        assert {leaf for number in numbers for leaf in ISO.leaves(number)} <= covered
