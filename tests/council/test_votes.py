"""Shares in whole numbers: exactly two thirds, one short, ties, recusals, odd and even sizes."""

import datetime
from fractions import Fraction

import pytest
from council.build import body, session
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.council import votes
from ngocha_kh.records.body import PassRule, Share

TWO_THIRDS = Share(num=2, den=3)
HALF = PassRule(num=1, den=2)


@pytest.mark.parametrize(
    ("agree", "base"),
    [(2, 3), (4, 6), (6, 9), (5, 7), (4, 5), (6, 8), (3, 4), (1, 1), (2, 2), (7, 7)],
)
def test_two_thirds_or_more_pass(agree: int, base: int) -> None:
    assert votes.passes(agree, base, TWO_THIRDS)


@pytest.mark.parametrize(
    ("agree", "base"), [(1, 3), (3, 6), (5, 9), (4, 7), (3, 5), (5, 8), (2, 4), (0, 1), (1, 2)]
)
def test_one_vote_short_does_not_pass(agree: int, base: int) -> None:
    assert not votes.passes(agree, base, TWO_THIRDS)


def test_a_tie_passes_only_where_half_is_enough() -> None:
    assert votes.passes(4, 8, HALF)
    assert not votes.passes(4, 8, TWO_THIRDS)


def test_where_nobody_may_vote_nothing_passes() -> None:
    assert not votes.passes(0, 0, TWO_THIRDS)
    assert not votes.quorum_met(0, 0, None)


@given(st.integers(0, 60), st.integers(1, 60), st.integers(1, 100), st.integers(1, 100))
def test_passing_is_what_exact_fractions_say(agree: int, base: int, num: int, den: int) -> None:
    share = Share(num=num, den=den)
    assert votes.passes(agree, base, share) is (Fraction(agree, base) >= Fraction(num, den))


@given(st.integers(1, 60), st.integers(1, 100), st.integers(1, 100))
def test_what_is_needed_is_the_smallest_number_that_passes(base: int, num: int, den: int) -> None:
    share = Share(num=num, den=den)
    least = votes.needed(base, share)
    assert votes.passes(least, base, share)
    assert not votes.passes(least - 1, base, share)


@pytest.mark.parametrize(("size", "least"), [(3, 2), (5, 4), (6, 4), (7, 5), (8, 6), (9, 6)])
def test_two_thirds_of_the_members_must_be_there(size: int, least: int) -> None:
    assert votes.quorum_met(least, size, None)
    assert not votes.quorum_met(least - 1, size, None)


def test_the_rules_of_a_body_may_ask_for_another_presence() -> None:
    assert votes.quorum_met(4, 7, Share(num=1, den=2))
    assert not votes.quorum_met(4, 7, Share(num=3, den=4))


@pytest.mark.parametrize(
    ("rules", "recused", "base"),
    [
        (None, 0, 7),
        (None, 1, 7),
        ({}, 2, 7),
        ({"vote_base": "all_members"}, 2, 7),
        ({"vote_base": "members_not_recused"}, 0, 7),
        ({"vote_base": "members_not_recused"}, 1, 6),
        ({"vote_base": "members_not_recused"}, 7, 0),
    ],
)
def test_recusal_changes_the_base_only_where_the_rules_say_so(
    rules: dict[str, object] | None, recused: int, base: int
) -> None:
    changes = {} if rules is None else {"rules": rules}
    assert votes.base_of(body(7, **changes), recused) == base


def test_a_body_without_rules_needs_two_thirds() -> None:
    assert votes.pass_share(body()) == votes.quorum_share(body()) == TWO_THIRDS


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


FIRST = body(id="HD-2025-01", valid_from="2025-07-01", valid_to="2026-03-31")
NEXT = body(id="HD-2026-01", valid_from="2026-03-01")


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2025-06-30", None),
        ("2025-07-01", "HD-2025-01"),
        ("2026-02-28", "HD-2025-01"),
        ("2026-03-01", "HD-2026-01"),  # both stand: the later decision goes before
        ("2026-04-01", "HD-2026-01"),
        ("2030-01-01", "HD-2026-01"),
    ],
)
def test_the_body_of_a_day_is_the_one_of_the_latest_decision(on: str, found: str | None) -> None:
    got = votes.body_on([NEXT, FIRST], "initiative_council", day(on))
    assert (got.id if got else None) == found


def test_the_last_day_of_a_decision_still_counts() -> None:
    assert FIRST.stands_on(day("2026-03-31"))
    assert not FIRST.stands_on(day("2026-04-01"))


def test_bodies_of_another_kind_are_no_council() -> None:
    assert votes.body_on([NEXT], "audit_team", day("2026-05-01")) is None


def test_guests_are_not_present_members() -> None:
    there = session(present=9)  # tv-8 and tv-9 are no members
    assert len(votes.present_members(there, body(7))) == 7


def test_who_stepped_out_neither_scores_nor_votes() -> None:
    there = session(present=7, recused=[{"member": "tv-2", "reason": "Tác giả"}])
    item = there.items[0]
    stayed = ["tv-1", "tv-3", "tv-4", "tv-5", "tv-6", "tv-7"]
    assert [m.person for m in votes.voters(there, item, body(7))] == stayed
    assert [m.person for m in votes.scorers(there, item, body(7))] == stayed


def test_before_a_session_everybody_is_asked_for_a_sheet() -> None:
    to_come = session(present=0, recused=[{"member": "tv-2", "reason": "Tác giả"}])
    assert len(votes.scorers(to_come, to_come.items[0], body(7))) == 6
    assert votes.voters(to_come, to_come.items[0], body(7)) == ()


def test_only_members_who_stepped_out_leave_the_base() -> None:
    there = session(
        recused=[{"member": "tv-2", "reason": "x"}, {"member": "khach-1", "reason": "x"}]
    )
    assert votes.recused_members(there.items[0], body(7)) == 1
