"""What serves each obligation, and the state that follows: silent, running, done, overdue."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.ground import DAY, ground
from qms.system_build import audit, declaration, procedure, review, slip, told
from rules.build import Data, document, done, duty, plan, task

from ngocha_kh.progress.coverage import ASPECTS, Covered, State, coverage, state_of
from ngocha_kh.progress.serving import Service, Standing
from ngocha_kh.progress.serving_work import OWN
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.schemas import schema_for


def only(*records: Data, day: datetime.date = DAY) -> Covered:
    """How the first obligation of the plan is covered."""
    return coverage(ground(*records, day=day))[0]


def serving(one: Covered) -> list[str]:
    return [service.id for service in one.services]


def activity(**changes: Any) -> Data:
    return {
        "id": "HDG-2026-001", "title": "Tập huấn", "plan": "KH-2026", "activity_type": "training",
        "topic": "iso", "lead_unit": "vhxh", "from": "2026-05-04", "obligations": ["II.1-01"],
        "outcome": {"state": "done", "on": "2026-05-05"},
        "evidence": [{"type": "url", "ref": "https://hoasen.gov.vn/a"}],
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(task(obligations=["II.1-02"]), id="another obligation"),
        pytest.param(task(plan="KH-2025"), id="another plan"),
        pytest.param(
            task(assigned={"by": "UBND", "on": "2026-11-26"}), id="assigned on a later day"
        ),
        pytest.param(audit(), id="a kind that the plan does not name"),
        pytest.param(procedure(), id="another kind that the plan does not name"),
    ],
)
def test_nothing_serves_what_it_does_not_name(record: Data) -> None:
    found = only(plan(duty(served_by=["task"])), record)
    assert (found.state, found.services) == (State.NOT_SERVED, ())
    assert found.is_missing


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"type": "rule"}, State.RULE),
        ({"applicability": "not_applicable", "applicability_reason": "Không có", "decided_by": "A"},
         State.NOT_APPLICABLE),
        ({"applicability": "conditional", "applicability_reason": "Khi cần"}, State.NOT_SERVED),
        ({"applicability": "conditional", "applicability_reason": "Khi cần", "decided_by": "A",
          "decided_on": "2026-05-05"}, State.NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_rules_and_exceptions_have_their_own_states(changes: Data, state: State) -> None:
    assert only(plan(duty(**changes))).state is state


def test_an_exception_nobody_has_decided_is_missing() -> None:
    said = {
        "applicability": "not_applicable",
        "applicability_reason": "Không có",
        "decided_by": "A",
    }
    assert only(plan(duty(**said))).is_missing
    assert not only(plan(duty(**said, decided_on="2026-05-05"))).is_missing


def test_an_alias_shows_what_serves_its_original() -> None:
    duties = plan(duty("II.1-01"), duty("II.1-02", alias_of="II.1-01"))
    first, again = coverage(ground(duties, task()))
    assert again.state is State.ALIAS
    assert first.services == again.services != ()


@pytest.mark.parametrize(
    ("updates", "day", "state"),
    [
        ([], DAY, State.OVERDUE),
        ([], datetime.date(2026, 9, 30), State.NOT_BEGUN),
        ([{"on": "2026-05-04", "state": "in_progress"}], datetime.date(2026, 9, 30), State.RUNNING),
        ([done()], DAY, State.DONE),
        ([done()], datetime.date(2026, 4, 9), State.NOT_BEGUN),
        ([{"on": "2026-05-04", "state": "cancelled", "reason": "Thôi", "approved_by": "A"}], DAY,
         State.CALLED_OFF),
    ],
)  # fmt: skip
def test_a_single_task_decides_on_the_day(
    updates: list[Data], day: datetime.date, state: State
) -> None:
    assert only(task(updates=updates), day=day).state is state


def test_the_evidence_of_all_records_is_gathered_once() -> None:
    found = only(task(updates=[done()]), task(2, updates=[done()]), activity())
    assert serving(found) == ["NV-2026-001", "NV-2026-002", "HDG-2026-001"]
    assert found.evidence == ("VB-2026-001", "https://hoasen.gov.vn/a")


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (None, State.OVERDUE),
        ({"state": "done", "on": "2026-05-05"}, State.DONE),
        ({"state": "postponed", "on": "2026-05-05", "reason": "Mưa"}, State.NOT_BEGUN),
        ({"state": "cancelled", "on": "2026-05-05", "reason": "Mưa"}, State.CALLED_OFF),
        ({"state": "done", "on": "2026-11-26"}, State.OVERDUE),
    ],
)
def test_an_activity_counts_by_what_came_of_it(outcome: Data | None, state: State) -> None:
    record = {key: value for key, value in activity(outcome=outcome).items() if value is not None}
    assert only(record).state is state


@pytest.mark.parametrize(
    ("aspect", "record", "state"),
    [
        ("procedure", procedure(), State.DONE),
        ("procedure", procedure(revisions=[]), State.RUNNING),
        ("audit", audit(), State.DONE),
        ("audit", audit(audit_type="inspection"), State.NOT_SERVED),
        ("audit", audit(year=2025), State.NOT_SERVED),
        ("nonconformity", slip(), State.OVERDUE),
        ("nonconformity", slip(closed="2026-08-03"), State.DONE),
        ("management_review", review(), State.DONE),
        ("review", review(), State.DONE),
        ("management_review", review(held_on="2026-12-15"), State.NOT_BEGUN),
        ("declaration", declaration(), State.DONE),
        ("declaration.notice", declaration(), State.NOT_SERVED),
        ("declaration.notice", declaration(**told()), State.DONE),
        ("declaration.posted_website", declaration(**told()), State.DONE),
        ("document.reminder", document(issued_on="2026-05-05"), State.NOT_SERVED),
        ("document.reminder", document(issued_on="2026-05-05", reminds=["NV-2026-001"]), State.DONE),
        ("document.reminder", document(issued_on="2026-11-26", reminds=["NV-2026-001"]),
         State.NOT_SERVED),
    ],
)  # fmt: skip
def test_records_prove_by_their_kind_what_the_plan_says(
    aspect: str, record: Data, state: State
) -> None:
    assert only(plan(duty(served_by=[aspect])), record).state is state


def test_a_duty_of_the_whole_year_is_not_over_before_the_year_is() -> None:
    continuous = plan(duty(type="recurring", period="continuous", served_by=["management_review"]))
    assert only(continuous, review()).state is State.RUNNING
    assert only(continuous, review(), day=datetime.date(2027, 1, 1)).state is State.DONE


def test_a_duty_of_every_half_year_is_over_with_the_last_half() -> None:
    halves = plan(duty(type="recurring", period="half_yearly"))
    first = task(1, period_key="2026-H1", updates=[done()])
    second = task(2, period_key="2026-H2", updates=[done()])
    assert only(halves, first).state is State.RUNNING
    assert only(halves, first, second).state is State.DONE


def test_every_way_of_proving_has_a_label_and_every_label_a_way() -> None:
    labels = set(schema_for("plan").labels(("obligations", 0, "served_by", 0)))
    by_nothing = {"document", "unit", "plan"}
    assert labels == set(ASPECTS) | set(OWN) | by_nothing
    assert {label.partition(".")[0] for label in labels} - {"review"} <= set(KINDS)


@given(st.lists(st.sampled_from(Standing), max_size=6))
def test_the_state_follows_from_the_standings_in_any_order(standings: list[Standing]) -> None:
    around = ground()
    own = [
        Service(kind="task", id=str(n), title="", standing=standing, word="")
        for n, standing in enumerate(standings)
    ]
    state = state_of(around.plan.obligations[0], own, around)
    assert state is state_of(around.plan.obligations[0], reversed(own), around)
    assert (state is State.NOT_SERVED) == (not standings)
    assert (state is State.OVERDUE) == (Standing.OVERDUE in standings)
