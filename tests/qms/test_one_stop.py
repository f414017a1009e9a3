"""Totals and identities of one-stop figures."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qms.one_stop_build import record, row, rows, runs

from ngocha_kh.qms.one_stop import (
    FLOWS,
    Totals,
    broken_identities,
    month_totals,
    over_months,
    percent,
    period_totals,
)
from ngocha_kh.qms.one_stop_service import digitised, paid_online, satisfied
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.one_stop import OneStop

#: Every count that at least one identity binds.
BOUND = (
    "carried_over", "online_full", "online_partial", "direct", "postal", "received",
    "early_or_on_time", "late", "resolved", "within_time", "overdue", "in_process",
    "withdrawn", "stopped", "refused",
)  # fmt: skip


@given(rows())
def test_a_row_that_adds_up_breaks_nothing(data: dict[str, Any]) -> None:
    assert broken_identities(record("2026-04", data).rows[0]) == []


@given(rows(), st.sampled_from(BOUND), st.integers(1, 50))
def test_one_count_that_is_wrong_is_always_seen(data: dict[str, Any], key: str, more: int) -> None:
    assert broken_identities(record("2026-04", data | {key: data[key] + more}).rows[0])


def test_a_split_that_does_not_add_up_is_named() -> None:
    wrong = row(early=30, on_time=2, late_with_apology=1, late_without_apology=1)
    found = dict(broken_identities(record("2026-04", wrong).rows[0]))
    assert found == {
        "early_or_on_time": "35 khác trước hạn + đúng hạn = 32",
        "late": "1 khác có thư xin lỗi + không có thư xin lỗi = 2",
    }


def test_channels_that_nobody_gave_do_not_pass_as_an_identity() -> None:
    bare = {key: value for key, value in row().items() if key not in ("online_full", "direct")}
    assert [key for key, _ in broken_identities(record("2026-04", bare).rows[0])] == ["received"]


@given(runs())
def test_flows_are_summed_and_stocks_are_not(data: list[dict[str, Any]]) -> None:
    months = [month_totals(_read(one)) for one in data]
    total = over_months(months)
    for name in FLOWS:
        parts = [getattr(one, name) for one in months]
        assert getattr(total, name) == (None if None in parts else sum(parts)), name
    assert total.carried_over == months[0].carried_over
    for name in ("in_process", "within_time", "overdue"):
        assert getattr(total, name) == getattr(months[-1], name)


@given(runs())
def test_a_period_of_months_that_carry_over_keeps_the_identities(
    data: list[dict[str, Any]],
) -> None:
    total = period_totals(map(_read, reversed(data)))
    gone = total.withdrawn + total.stopped + total.refused
    assert total.received == total.resolved + total.in_process + gone
    assert total.resolved == total.early_or_on_time + total.late


def test_a_period_without_months_is_nothing() -> None:
    assert over_months([]) == Totals()
    assert Totals().on_time_share is None
    assert Totals().online_share is None
    assert Totals().strict_share is None


def test_a_split_that_one_field_lacks_is_lacking_in_the_sum() -> None:
    both = record("2026-04", row(early=30, on_time=5), row("chung-thuc"))
    assert month_totals(both).early is None
    assert month_totals(both).early_or_on_time == 70


def test_the_shares_of_a_commune_that_published_them() -> None:
    """Xã Minh Đức (Đồng Nai), năm 2025: 2.945 hồ sơ, 1.688 trực tuyến = 57,3%."""
    assert percent(Fraction(1688, 2945)) == Decimal("57.3")


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(0), "0"), (Fraction(1), "100"), (Fraction(1, 2), "50"),
        (Fraction(9999, 10000), "99.9"), (Fraction(1, 10000), "0.1"), (Fraction(1, 16), "6.3"),
    ],
)  # fmt: skip
def test_only_all_is_a_hundred_and_only_nothing_is_nought(share: Fraction, shown: str) -> None:
    assert percent(share) == Decimal(shown)


def test_answers_make_a_share_only_when_there_are_some() -> None:
    said = {"very": 40, "satisfied": 10, "not_satisfied": 1, "valid_answers": 51}
    nobody = dict.fromkeys(said, 0)
    assert satisfied([record()]).share is None
    assert not satisfied([record()])
    assert satisfied([record(satisfaction=nobody)]).share is None
    two = [record("2026-03", satisfaction=said), record("2026-04")]
    assert satisfied(two).share == Fraction(50, 51)
    assert satisfied(two).months == ("2026-03",)


def test_a_share_counts_only_the_months_that_counted() -> None:
    months = [record("2026-03", row(new=60), digitised=60), record("2026-04", row(new=40))]
    assert digitised(months).share == 1
    assert digitised(months).whole == 60


def test_payments_without_any_payment_have_no_share() -> None:
    paid = record(payments={"total": 0, "online": 0, "direct": 0})
    assert paid_online([paid]).share is None


def _read(data: dict[str, Any]) -> OneStop:
    read: OneStop = KINDS["one_stop"].read(data)
    return read
