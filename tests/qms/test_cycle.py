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
