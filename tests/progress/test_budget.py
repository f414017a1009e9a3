"""Money of a year and the ratio rule: exact, and never a pass where a figure is missing."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.plan_build import Data, budget, total

from ngocha_kh.progress.budget import (
    Basis,
    Comparison,
    Verdict,
    compare,
    current,
    overdrawn_on,
    settled,
    spent,
    spent_share,
    spent_within,
    year_money,
)
from ngocha_kh.records.budget import Budget
from ngocha_kh.records.kinds import KINDS

DAY = datetime.date(2026, 11, 25)
BEGAN = datetime.date(2025, 7, 1)
NOTE = "Cộng số liệu các phường cũ"
amounts = st.integers(0, 10**15)


def entry(on: str, amount: int) -> Data:
    return {"on": on, "amount": amount}


def lines(kh: int, tong: int, kh_before: int, tong_before: int, note: str | None = NOTE) -> list[Budget]:  # fmt: skip
    return [
        budget(initial=kh),
        total(initial=tong),
        budget("NS-2025-01", initial=kh_before),
        total("NS-2025-09", initial=tong_before, comparable_note=note),
    ]


def compared(*found: Budget, basis: Basis = Basis.INITIAL) -> Comparison:
    return compare(found, 2026, DAY, basis=basis, began_on=BEGAN)


def test_a_line_counts_only_what_was_there_on_the_day() -> None:
    line = budget(
        adjustments=[entry("2026-06-15", 50), entry("2026-10-12", -20)],
        spent=[entry("2026-06-14", 30), entry("2026-06-15", 40)],
        settled=entry("2027-03-01", 65),
    )
    june = datetime.date(2026, 6, 14)
    assert (current(line, june), spent(line, june), settled(line, june)) == (200, 30, None)
    assert (current(line, DAY), spent(line, DAY)) == (230, 70)
    assert spent_within(line, datetime.date(2026, 6, 15), DAY) == 40
    assert settled(line, datetime.date(2027, 3, 1)) == 65
    assert str(spent_share(line, june)) == "15%"


def test_nothing_of_nothing_has_no_share() -> None:
    assert str(spent_share(budget(initial=0), DAY)) == "–"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"spent": [entry("2026-03-01", 200)]},
        {"spent": [entry("2026-03-01", 250)], "adjustments": [entry("2026-03-01", 50)]},
        {"adjustments": [entry("2026-03-01", -200)]},
    ],
)
def test_spending_within_the_estimate_is_no_overdraft(changes: Data) -> None:
    assert overdrawn_on(budget(**changes)) is None


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"spent": [entry("2026-03-01", 201)]}, "2026-03-01"),
        (
            {"spent": [entry("2026-03-01", 250)], "adjustments": [entry("2026-03-02", 50)]},
            "2026-03-01",
        ),
        (
            {"spent": [entry("2026-03-01", 150)], "adjustments": [entry("2026-04-01", -51)]},
            "2026-04-01",
        ),
        ({"adjustments": [entry("2026-05-01", -201)]}, "2026-05-01"),
    ],
)
def test_an_overdraft_is_found_on_its_day(changes: Data, day: str) -> None:
    assert overdrawn_on(budget(**changes)) == datetime.date.fromisoformat(day)


def test_a_rise_by_one_dong_in_a_thousand_million_millions_is_a_rise() -> None:
    big = 10**15
    assert compared(*lines(big // 2 + 1, big, big // 2, big)).verdict is Verdict.MET
    assert compared(*lines(big // 2, big, big // 2, big)).verdict is Verdict.NOT_MET


def test_the_share_counts_and_not_the_amount() -> None:
    assert compared(*lines(90, 1_000, 100, 2_000)).verdict is Verdict.MET
    assert compared(*lines(110, 3_000, 100, 2_000)).verdict is Verdict.NOT_MET


@given(amounts, st.integers(1, 10**15), amounts, st.integers(1, 10**15))
def test_the_verdict_is_that_of_exact_fractions(kh: int, tong: int, kh0: int, tong0: int) -> None:
    grows = Fraction(kh, tong) > Fraction(kh0, tong0)
    found = compared(*lines(kh, tong, kh0, tong0))
    assert found.verdict is (Verdict.MET if grows else Verdict.NOT_MET)


@given(amounts, amounts, amounts, amounts, st.integers(0, 3))
def test_without_one_of_the_four_figures_it_is_never_met(
    kh: int, tong: int, kh0: int, tong0: int, gone: int
) -> None:
    found = lines(kh, tong, kh0, tong0)
    del found[gone]
    result = compared(*found)
    assert result.verdict is Verdict.NOT_ENOUGH_DATA
    assert result.missing


@pytest.mark.parametrize("zero", [1, 3])
def test_a_total_of_zero_is_no_total(zero: int) -> None:
    kh, tong, kh0, tong0 = (0 if n == zero else 100 for n in range(4))
    assert compared(*lines(kh, tong, kh0, tong0)).verdict is Verdict.NOT_ENOUGH_DATA


def test_a_year_that_the_ward_began_in_needs_a_ground_to_compare() -> None:
    without = compared(*lines(50, 100, 10, 100, note=None))
    assert without.verdict is Verdict.NOT_ENOUGH_DATA
    assert "không trọn năm" in without.missing[0]
    assert compared(*lines(50, 100, 10, 100)).verdict is Verdict.MET


def test_estimates_are_never_compared_with_settlements() -> None:
    found = [
        budget(initial=50),
        total(initial=100),
        budget("NS-2025-01", initial=10, settled=entry("2026-03-01", 90)),
        total("NS-2025-09", initial=100, settled=entry("2026-03-01", 100), comparable_note=NOTE),
    ]
    assert compared(*found).verdict is Verdict.MET
    assert compared(*found, basis=Basis.SETTLED).verdict is Verdict.NOT_ENOUGH_DATA


def test_one_line_that_is_not_settled_leaves_the_year_without_a_settlement() -> None:
    one, other = budget(settled=entry("2026-11-01", 5)), budget("NS-2026-02")
    assert year_money([one, other], 2026, Basis.SETTLED, DAY).science is None
    assert year_money([one], 2026, Basis.SETTLED, DAY).science == 5


def test_gifts_are_no_part_of_the_share() -> None:
    gift = budget("NS-2026-02", source="social", initial=10_000)
    assert year_money([budget(), gift, total()], 2026, Basis.INITIAL, DAY).science == 200


@given(st.lists(st.tuples(st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)), st.integers(-(10**9), 10**9))), st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)))  # fmt: skip
def test_the_estimate_of_a_day_is_the_sum_of_what_came_before(
    changes: list[tuple[datetime.date, int]], day: datetime.date
) -> None:
    rows = [{"on": on.isoformat(), "amount": amount} for on, amount in changes]
    line: Budget = KINDS["budget"].read(
        {
            "id": "NS-2026-01", "title": "x", "year": 2026, "line": "science",
            "spending": "regular", "source": "ward", "initial": 7, "adjustments": rows,
        }
    )  # fmt: skip
    assert current(line, day) == 7 + sum(amount for on, amount in changes if on <= day)
