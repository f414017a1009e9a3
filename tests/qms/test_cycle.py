"""The fourteen steps on a day: done, running, next, late, not due, not needed."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qms.one_stop_build import month
from qms.system_build import (
    DAY,
    audit,
    declaration,
    document,
    procedure,
    review,
    slip,
    system,
    told,
)
from rules.build import done, duty, plan, task

from ngocha_kh.qms.cycle import Basis, Found, Step, StepState, View, cycle, state_of
from ngocha_kh.qms.cycle_steps import STEPS

Data = dict[str, Any]


def steps(*records: Data, day: datetime.date = DAY, year: int = 2026) -> dict[str, Step]:
    looked = system(*records, day=min(day, datetime.date(year, 12, 31)))
    return {step.rule.id: step for step in cycle(View(looked, year, day), STEPS)}


def on(month: int, day: int, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, day)


def iso_plan() -> Data:
    return plan(duty("II.2-11", served_by=["audit"]), duty("II.2-27", served_by=["review"]))


WHOLE = (
    procedure(),
    document(),
    audit(),
    slip(closed="2026-07-28"),
    review(),
    declaration(**told()),
)


def test_there_are_fourteen_steps_in_the_order_of_the_cycle() -> None:
    assert [step.number for step in steps().values()] == list(range(1, 15))


def test_a_ward_without_records_is_late_only_where_a_day_has_passed() -> None:
    late = {name for name, one in steps().items() if one.state is StepState.LATE}
    assert late == {"plan", "bodies", "training", "report"}
    assert {one.state for one in steps(day=on(1, 2)).values()} == {
        StepState.NOT_DUE, StepState.NEXT, StepState.NOT_NEEDED
    }  # fmt: skip


@given(st.dates(on(1, 1, 2024), on(12, 31, 2028)), st.integers(2025, 2027))
def test_every_step_has_one_state_on_every_day(day: datetime.date, year: int) -> None:
    found = steps(*WHOLE, day=day, year=year)
    assert len(found) == 14
    for step in found.values():
        if step.state is StepState.DONE:
            assert step.found.done_on
            assert step.found.done_on <= day
        if step.state is StepState.LATE:
            assert step.found.due
            assert step.found.due < day


@given(st.dates(), st.integers(-400, 400), st.booleans())
def test_the_due_day_itself_is_in_time(day: datetime.date, left: int, begun: bool) -> None:
    try:
        due = day + datetime.timedelta(days=left)
    except OverflowError:
        return
    state = state_of(Found(due=due, begun=begun), day)
    assert (state is StepState.LATE) == (left < 0)
    assert (state is StepState.RUNNING) == (left >= 0 and begun)


def test_the_step_due_first_is_next_when_none_is_near() -> None:
    def coming(day: datetime.date) -> list[str]:
        found = steps(procedure(), document(), day=day)
        return [name for name, one in found.items() if one.state is StepState.NEXT]

    assert coming(on(1, 5)) == ["plan"]
    assert coming(on(1, 30)) == ["plan", "bodies"]  # sixty days before 31 March


def test_the_plan_is_approved_by_its_task_or_by_a_plan_in_the_register() -> None:
    approved = task(obligations=["II.2-03"], due="2026-03-31", due_basis="plan", updates=[done()])
    step = steps(iso_plan(), approved)["plan"]
    assert (step.state, step.found.due, step.found.basis) == (StepState.DONE, on(3, 31), Basis.PLAN)
    assert step.is_done_late
    text = {
        "id": "VB-2026-001", "doc_type": "plan", "title": "Kế hoạch duy trì hệ thống quản lý chất lượng",
        "issuer": "A", "issued_on": "2026-03-06",
    }  # fmt: skip
    assert steps(text)["plan"].found.done_on == on(3, 6)
    assert steps(text, year=2027, day=on(11, 25, 2027))["plan"].state is StepState.LATE


def test_an_audit_is_done_when_its_slips_are_closed() -> None:
    assert steps(audit(report=None), day=on(6, 14))["audit"].state is StepState.NOT_DUE
    assert steps(audit(report=None), day=on(6, 15))["audit"].state is StepState.RUNNING
    assert steps(audit())["audit"].found.done_on == on(6, 30)
    assert steps(audit(), slip(), day=on(7, 31))["audit"].state is StepState.RUNNING
    assert steps(audit(), slip(), day=on(8, 1))["audit"].state is StepState.LATE
    assert steps(audit(), slip(closed="2026-07-28"))["audit"].found.done_on == on(7, 28)


def test_a_year_without_an_audit_is_late_only_when_it_is_over() -> None:
    assert steps(procedure(), day=on(12, 31))["audit"].state is StepState.NEXT
    assert steps(procedure(), day=on(1, 1, 2027))["audit"].state is StepState.LATE


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ("2026-06-29", StepState.RUNNING),
        ("2026-06-30", StepState.DONE),
        ("2026-11-26", StepState.NEXT),
        ("2025-12-31", StepState.NEXT),
    ],
)
def test_a_review_counts_on_or_after_the_report_of_an_audit(held: str, state: StepState) -> None:
    assert steps(audit(), review(held_on=held))["review"].state is state


def test_a_declaration_needs_the_confirmation_of_the_head() -> None:
    lacking = {k: v for k, v in declaration().items() if k != "effectiveness"}
    assert steps(procedure(), lacking)["confirmation"].state is StepState.LATE
    assert steps(procedure(), declaration())["confirmation"].state is StepState.DONE


def test_a_confirmation_counts_from_its_day_though_the_decision_comes_later() -> None:
    assert steps(declaration(), day=on(8, 4))["confirmation"].state is StepState.NOT_DUE
    assert steps(declaration(), day=on(8, 5))["confirmation"].state is StepState.DONE
    assert steps(declaration(), day=on(8, 4))["confirmation"].found.records == ()


def test_another_scope_must_be_declared_again_within_the_term() -> None:
    wider = procedure(2, revisions=[
        {"edition": 1, "revision": 0, "reason": "new", "issued_on": "2026-09-01", "effective_on": "2026-09-01"}
    ])  # fmt: skip
    records = (procedure(), wider, declaration())
    assert steps(*records, day=on(8, 31))["declaration"].state is StepState.DONE
    assert steps(*records, day=on(10, 1))["declaration"].state is StepState.RUNNING
    assert steps(*records, day=on(10, 2))["declaration"].state is StepState.LATE


def test_notice_and_postings_are_due_five_working_days_after_signing() -> None:
    step = steps(procedure(), declaration(), day=on(8, 17))["posting"]
    assert (step.found.due, step.state) == (on(8, 17), StepState.NEXT)
    assert "niêm yết tại trụ sở" in step.found.note
    assert steps(procedure(), declaration(), day=on(8, 18))["posting"].state is StepState.LATE
    assert steps(procedure(), declaration(**told()))["posting"].found.done_on == on(8, 12)


def test_a_full_year_of_figures_proves_that_the_system_is_used() -> None:
    months = [month(f"2026-{number:02d}") for number in range(1, 12)]
    assert steps(procedure(), *months)["applying"].state is StepState.RUNNING
    last = month("2026-12", extracted_on="2027-01-04")
    before, after = on(1, 3, 2027), on(1, 4, 2027)
    assert steps(procedure(), *months, last, day=before)["applying"].state is StepState.RUNNING
    assert steps(procedure(), *months, last, day=after)["applying"].found.done_on == after


def test_an_inspection_is_only_owed_when_there_was_one() -> None:
    inspection = audit(audit_type="inspection", report="2026-09-30")
    assert steps()["inspection"].state is StepState.NOT_NEEDED
    assert steps(inspection)["inspection"].state is StepState.DONE
    step = steps(inspection, slip(), day=on(11, 30))["inspection"]
    assert (step.found.due, step.found.basis) == (on(11, 30), Basis.LAW)
    assert steps(inspection, slip(), day=on(12, 1))["inspection"].state is StepState.LATE


def test_upkeep_needs_audit_review_and_the_declared_scope() -> None:
    assert steps(*WHOLE)["upkeep"].state is StepState.RUNNING
    assert "cập nhật đủ" in steps(*WHOLE)["upkeep"].found.note
    assert steps(*WHOLE, day=on(12, 31))["upkeep"].state is StepState.DONE
    assert (
        steps(procedure(), document(), audit(), declaration())["upkeep"].state is StepState.RUNNING
    )
    assert steps(procedure())["upkeep"].state is StepState.NOT_NEEDED


# -- other years than the present one ----------------------------------------------------------


def decree(on_: str) -> Data:
    """A text that ends the one that `citing()` cites, from that day."""
    return {
        "id": "VB-2026-003", "doc_type": "decree", "title": "x", "issuer": "Chính phủ",
        "issued_on": "2025-09-01", "effective_on": on_,
        "relations": [{"type": "replaces", "target": "VB-2022-002"}],
    }  # fmt: skip


def citing() -> Data:
    issue = {
        "edition": 1, "revision": 0, "reason": "new", "issued_on": "2025-08-01",
        "effective_on": "2025-08-01", "legal_bases": ["VB-2022-002"],
    }  # fmt: skip
    return procedure(revisions=[issue])


OLD_TEXT = {"id": "VB-2022-002", "doc_type": "decree", "title": "x", "issuer": "Chính phủ"}


def test_changes_of_law_after_the_end_of_a_year_are_no_matter_of_it() -> None:
    later = steps(citing(), document(), OLD_TEXT, decree("2026-07-01"), year=2025)["documents"]
    assert later.found.due is None
    assert later.state is not StepState.LATE
    then = steps(citing(), document(), OLD_TEXT, decree("2025-09-15"), year=2025)["documents"]
    assert (then.state, then.found.due) == (StepState.LATE, on(12, 15, 2025))


@pytest.mark.parametrize("year", [2023, 2024])
def test_nothing_was_owed_before_the_ward_stood(year: int) -> None:
    assert {one.state for one in steps(*WHOLE, year=year).values()} == {StepState.NOT_NEEDED}


def test_in_the_year_of_the_reorganisation_only_later_terms_count() -> None:
    late = {name for name, one in steps(year=2025).items() if one.state is StepState.LATE}
    assert late == {"audit", "review", "report"}
    months = [month(f"2025-{number:02d}") for number in range(7, 13)]
    assert steps(procedure(), *months, year=2025)["applying"].state is StepState.DONE
    assert steps(procedure(), *months[1:], year=2025)["applying"].state is StepState.RUNNING


def test_nothing_of_a_year_to_come_is_done_late_or_running() -> None:
    found = steps(*WHOLE, year=2027)
    assert {one.state for one in found.values()} <= {StepState.NOT_DUE, StepState.NEXT}
    assert all(one.found.due is None or one.found.due.year == 2027 for one in found.values())
    assert not any(one.found.records for one in found.values())


def test_a_step_that_is_not_needed_has_no_term_and_names_nothing() -> None:
    for one in steps(citing(), OLD_TEXT, decree("2026-01-01")).values():
        if one.state is StepState.NOT_NEEDED:
            assert (one.found.due, one.found.records) == (None, ())


# -- step 7 and step 14 -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (on(7, 1), StepState.DONE),
        (on(9, 15), StepState.DONE),
        (on(9, 16), StepState.RUNNING),
        (on(9, 30), StepState.RUNNING),
        (on(10, 1), StepState.LATE),
    ],
)
def test_an_audit_that_is_over_and_not_reported_keeps_the_step_open(
    day: datetime.date, state: StepState
) -> None:
    second = audit(2, report=None, starts_on="2026-09-14", ends_on="2026-09-15")
    assert steps(audit(), second, day=day)["audit"].state is state


def test_an_overdue_slip_of_any_source_but_an_inspection_keeps_the_step_open() -> None:
    own = slip(2, source="self_found", audit=None)
    own = {key: value for key, value in own.items() if value is not None}
    assert steps(audit(), own, day=on(7, 31))["audit"].state is StepState.DONE
    step = steps(audit(), own, day=on(8, 1))["audit"]
    assert (step.state, "KPH-2026-002" in step.found.records) == (StepState.LATE, True)
    theirs = own | {"source": "inspection"}
    assert steps(audit(), theirs, day=on(8, 1))["audit"].state is StepState.DONE


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        ({"on": "2026-11-10", "state": "submitted", "progress": 90}, StepState.DONE),
        (done(on="2026-11-10", completed_on="2026-11-09"), StepState.DONE),
        ({"on": "2026-11-10", "state": "in_progress", "progress": 50}, StepState.LATE),
    ],
)
def test_the_report_is_done_when_it_was_sent(entry: Data, state: StepState) -> None:
    sent = task(obligations=["II.2-19"], due="2026-11-13", updates=[entry])
    step = steps(iso_plan(), sent)["report"]
    assert (step.state, step.found.due) == (state, on(11, 15))
    other = task(2, obligations=["II.2-19"], due="2026-11-13")
    assert steps(iso_plan(), sent, other)["report"].state is state
