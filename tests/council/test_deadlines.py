"""Terms in calendar months at month ends, leap days, weekends and Tết."""

import datetime
from typing import Any

import pytest
from council.build import initiative, settings
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.council.deadlines import (
    Deadline,
    completion_due,
    deadlines,
    decision_start,
)
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.workdays import add_months

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def term(code: str, **changes: Any) -> Deadline | None:
    """The one term of that code of an initiative; None when it does not run."""
    found = [d for d in deadlines(initiative(**changes), PUBLIC, settings()) if d.code == code]
    assert len(found) <= 1
    return found[0] if found else None


def applied(on: str, finished: str | None = None) -> dict[str, Any]:
    data = {"date": on, "kind": "trial", "place": "Quầy 1"}
    return data | ({"finished_on": finished} if finished else {})


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-03-16", 1, "2026-04-16"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-02-28", 1, "2026-03-28"),  # no "end of month" is carried over
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-03-16", 0, "2026-03-16"),
    ],
)
def test_months_are_calendar_months(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)


@given(DAYS, st.integers(-120, 120))
def test_adding_months_moves_the_month_and_never_skips_one(
    start: datetime.date, months: int
) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day
    assert end.day == start.day or (end + datetime.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("first", "due"),
    [
        ("2025-10-06", "2026-10-06"),
        ("2028-02-29", "2029-02-28"),
        ("2025-08-30", "2026-08-30"),  # a Sunday: the author's right is not moved
        ("2025-09-02", "2026-09-02"),  # Quốc khánh
    ],
)
def test_the_year_to_apply_is_not_moved_off_a_holiday(first: str, due: str) -> None:
    found = term("T1", first_applied=applied(first))
    assert found is not None
    assert (found.due, found.met_on, found.confirmed) == (day(due), None, True)


def test_what_was_filed_before_it_was_applied_has_no_year_to_run() -> None:
    assert (
        term("T1", first_applied=applied("2026-04-01"), intake={"received_on": "2026-03-01"})
        is None
    )


@pytest.mark.parametrize(("received", "late"), [("2026-10-06", False), ("2026-10-07", True)])
def test_the_last_day_of_a_term_is_in_time(received: str, late: bool) -> None:
    found = term("T1", first_applied=applied("2025-10-06"), intake={"received_on": received})
    assert found is not None
    assert found.is_late(day("2030-01-01")) is late


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-16", "2026-04-16"),
        ("2026-04-10", "2026-05-11"),  # 10 May 2026 is a Sunday
        ("2026-04-02", "2026-05-04"),  # a Saturday after 30 April and 1 May
        ("2026-01-17", "2026-02-23"),  # Tết Bính Ngọ: 16 to 20 February, then a weekend
        ("2026-01-31", "2026-03-02"),  # 28 February 2026 is a Saturday
    ],
)
def test_the_term_to_check_ends_on_a_working_day(received: str, due: str) -> None:
    found = term("T2", intake={"received_on": received})
    assert found is not None
    assert (found.due, found.confirmed) == (day(due), False)


@pytest.mark.parametrize(
    ("answer", "met"),
    [
        ({}, None),
        ({"accepted_on": "2026-03-30"}, "2026-03-30"),
        ({"refused_on": "2026-03-30"}, "2026-03-30"),
        (
            {
                "accepted_on": "2026-03-30",
                "defects": [{"text": "x", "asked_on": "2026-03-20", "due_on": "2026-04-20"}],
            },
            "2026-03-20",
        ),
    ],
)
def test_the_first_answer_meets_the_term_to_check(answer: dict[str, Any], met: str | None) -> None:
    found = term("T2", intake={"received_on": "2026-03-16", **answer})
    assert found is not None
    assert found.met_on == (day(met) if met else None)


def defect(asked: str, due: str, fixed: str | None = None) -> dict[str, str]:
    data = {"text": "Thiếu xác nhận", "asked_on": asked, "due_on": due}
    return data | ({"fixed_on": fixed} if fixed else {})


def test_each_notice_of_defects_has_its_own_term() -> None:
    intake = {
        "received_on": "2026-03-02",
        "defects": [
            defect("2026-03-20", "2026-04-20", "2026-03-27"),
            defect("2026-03-20", "2026-04-20"),
            defect("2026-04-21", "2026-05-21", "2026-05-22"),
        ],
    }
    found = [d for d in deadlines(initiative(intake=intake), PUBLIC, settings()) if d.code == "T3"]
    assert [(d.due, d.met_on) for d in found] == [
        (day("2026-04-20"), None),  # one of its two defects is open
        (day("2026-05-21"), day("2026-05-22")),
    ]


def test_a_notice_proposes_a_month_to_complete() -> None:
    assert completion_due(day("2026-01-31"), PUBLIC, settings()) == day("2026-03-02")


@pytest.mark.parametrize(
    ("accepted", "finished", "due"),
    [
        ("2026-03-30", None, "2026-06-30"),
        ("2026-03-30", "2026-02-27", "2026-06-30"),  # ended before: acceptance counts
        ("2026-03-30", "2026-04-30", "2026-07-30"),
        ("2025-11-30", None, "2026-03-02"),  # 28 February is a Saturday
        ("2026-06-02", None, "2026-09-03"),  # 2 September is Quốc khánh
        ("2027-11-30", None, "2028-02-29"),
    ],
)
def test_three_months_to_decide_run_from_acceptance_or_the_end_of_the_trial(
    accepted: str, finished: str | None, due: str
) -> None:
    found = term(
        "T4", intake={"accepted_on": accepted}, first_applied=applied("2025-12-01", finished)
    )
    assert found is not None
    assert found.due == day(due)


def test_three_months_do_not_run_while_the_first_application_is_waited_for() -> None:
    waiting = initiative(state="awaiting_first_application", intake={"accepted_on": "2026-03-30"})
    assert decision_start(waiting) is None


def test_a_decision_meets_the_term() -> None:
    found = term(
        "T4",
        intake={"accepted_on": "2026-03-30"},
        decision={"number": "1/QĐ-UBND", "date": "2026-07-01"},
        state="recognized",
    )
    assert found is not None
    assert found.is_late(day("2026-05-01"))
    assert found.days_left(day("2026-06-29")) == 1


@pytest.mark.parametrize("state", ["withdrawn", "intake_refused", "archived"])
def test_nothing_is_waited_for_when_it_is_over(state: str) -> None:
    found = deadlines(
        initiative(state=state, intake={"received_on": "2026-03-02", "accepted_on": "2026-03-16"}),
        PUBLIC,
        settings(),
    )
    assert [d.code for d in found] == ["T2"]


def test_an_idea_has_no_terms() -> None:
    assert deadlines(initiative(state="registered"), PUBLIC, settings()) == []
