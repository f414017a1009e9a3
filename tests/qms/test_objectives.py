"""What an objective came to, and whether that is enough."""

import datetime
from typing import Any

import pytest
from qms.one_stop_build import record, row

from ngocha_kh.periods import Span
from ngocha_kh.qms.objectives import Facts, Value, Verdict, counted_by_hand, value_of, verdict
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.objective import Objective

YEAR = Span(datetime.date(2025, 12, 15), datetime.date(2026, 12, 14))
HALF_1 = Span(datetime.date(2025, 12, 15), datetime.date(2026, 6, 14))
DAY = datetime.date(2026, 11, 25)


def objective(source: str = "manual", target: float | None = 98, **changes: Any) -> Objective:
    measure = {"name": "Tỷ lệ", "unit": "%"} | ({} if target is None else {"target": target})
    measure |= changes.pop("measure", {})
    found: Objective = KINDS["objective"].read(
        {
            "id": "MT-2026-01", "title": "Mục tiêu", "year": 2026, "unit": "vhxh",
            "measure": measure, "data_source": source,
        } | changes
    )  # fmt: skip
    return found


def slip(number: int, due: str, closed: str | None = None, **changes: Any) -> Any:
    closing = {"closed": {"on": closed, "by": "tran-thi-b"}} if closed else {}
    return KINDS["nonconformity"].read(
        {
            "id": f"KPH-2026-{number:03d}", "title": "Phiếu", "source": "internal_audit",
            "detected_on": "2026-03-02", "unit": "vhxh", "description": "Thiếu dấu", "class": "minor",
            "due": due,
        } | closing | changes
    )  # fmt: skip


def procedure(number: int, since: str, *reviews: str) -> Any:
    return KINDS["procedure"].read(
        {
            "id": f"QT-VHXH-{number:02d}", "title": "Quy trình", "type": "operational",
            "owner_unit": "vhxh",
            "revisions": [{"edition": 1, "revision": 0, "reason": "new", "issued_on": since, "effective_on": since}],
            "reviews": [{"on": on, "by": "tran-thi-b", "conclusion": "keep"} for on in reviews],
        }
    )  # fmt: skip


def result(key: str, on: str, part: int, whole: int = 100) -> dict[str, Any]:
    return {"period_key": key, "on": on, "numerator": part, "denominator": whole}


def test_nothing_counted_is_no_data_and_never_reached() -> None:
    for source in ("manual", "one_stop_on_time", "nonconformities_on_time", "procedures_reviewed"):
        own = objective(source, target=0)
        found = value_of(own, YEAR, Facts(DAY))
        assert found.share is None
        assert verdict(own, found, DAY) is Verdict.NO_DATA


def test_on_time_files_are_summed_over_the_months_of_the_period() -> None:
    months = [record("2026-05", row(new=100, late=2)), record("2026-06", row(new=100, late=0))]
    facts = Facts(DAY, one_stop=months)
    assert value_of(objective("one_stop_on_time"), HALF_1, facts) == Value(94, 96, ("MC-2026-05",))
    assert value_of(objective("one_stop_online"), YEAR, facts).share == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("direction", "part", "wanted"),
    [
        ("increase", 98, Verdict.REACHED), ("increase", 97, Verdict.NOT_REACHED),
        ("decrease", 98, Verdict.REACHED), ("decrease", 99, Verdict.NOT_REACHED),
        ("reach", 98, Verdict.REACHED), ("reach", 99, Verdict.NOT_REACHED),
    ],
)  # fmt: skip
def test_the_target_itself_is_reached(direction: str, part: int, wanted: Verdict) -> None:
    own = objective(measure={"direction": direction})
    assert verdict(own, Value(part, 100), DAY) is wanted


def test_the_verdict_is_exact_where_the_printed_figure_would_round() -> None:
    assert verdict(objective(target=98), Value(97_999, 100_000), DAY) is Verdict.NOT_REACHED


def test_a_count_is_compared_as_a_count() -> None:
    own = objective(target=2, measure={"unit": "cuộc"})
    assert verdict(own, Value(2, 1), DAY) is Verdict.REACHED


def test_without_a_target_there_is_no_verdict() -> None:
    assert verdict(objective(target=None), Value(1, 1), DAY) is Verdict.NO_TARGET


def test_a_slip_closed_on_its_last_day_is_in_time() -> None:
    facts = Facts(DAY, nonconformities=[
        slip(1, "2026-05-04", "2026-05-04"),
        slip(2, "2026-05-04", "2026-05-05"),
        slip(3, "2026-12-10", "2026-05-05"),
        slip(4, "2026-12-10"),
    ])  # fmt: skip
    found = value_of(objective("nonconformities_on_time"), YEAR, facts)
    assert found == Value(2, 3, ("KPH-2026-001", "KPH-2026-002", "KPH-2026-003"))


def test_a_slip_is_late_only_after_its_last_day() -> None:
    open_slip = slip(1, "2026-11-25")
    for day, whole in ((DAY, 0), (DAY + datetime.timedelta(days=1), 1)):
        facts = Facts(day, nonconformities=[open_slip])
        found = value_of(objective("nonconformities_on_time"), YEAR, facts)
        assert (found.part, found.whole) == (0, whole)


def test_a_cancelled_slip_is_not_judged() -> None:
    gone = slip(
        1, "2026-05-04", cancelled={"on": "2026-04-01", "by": "tran-thi-b", "reason": "Trùng"}
    )
    facts = Facts(DAY, nonconformities=[gone])
    assert value_of(objective("nonconformities_on_time"), YEAR, facts).whole == 0


def test_a_procedure_counts_as_reviewed_by_a_review_or_a_new_issue() -> None:
    facts = Facts(DAY, procedures=[
        procedure(1, "2024-01-01"), procedure(2, "2024-01-01", "2026-03-02"),
        procedure(3, "2026-05-04"), procedure(4, "2027-01-01", "2026-03-02"),
    ])  # fmt: skip
    found = value_of(objective("procedures_reviewed"), YEAR, facts)
    assert (found.part, found.whole) == (2, 3)


def test_a_half_year_by_the_calendar_belongs_to_the_half_year_of_the_reports() -> None:
    own = objective(results=[
        result("2026-Q1", "2026-04-02", 90), result("2026-H1", "2026-06-12", 95),
        result("2026", "2026-11-20", 97),
    ])  # fmt: skip
    assert value_of(own, HALF_1, Facts(DAY)).part == 95
    assert value_of(own, YEAR, Facts(DAY)).part == 97
    assert value_of(own, YEAR, Facts(datetime.date(2026, 6, 14))).part == 95
    assert counted_by_hand(own, HALF_1, datetime.date(2026, 1, 1)) is None


def test_of_two_entries_for_one_period_the_later_counts() -> None:
    own = objective(
        results=[result("2026-H1", "2026-06-12", 95), result("2026-H1", "2026-06-13", 96)]
    )
    assert value_of(own, HALF_1, Facts(DAY)).part == 96


def test_what_is_not_reached_before_its_last_day_is_only_not_due() -> None:
    own = objective(due="2026-12-14")
    assert verdict(own, Value(97, 100), DAY) is Verdict.NOT_DUE
    assert verdict(own, Value(98, 100), DAY) is Verdict.REACHED
    assert verdict(own, Value(97, 100), datetime.date(2026, 12, 14)) is Verdict.NOT_REACHED
