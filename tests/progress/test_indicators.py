"""I01 to I23: each counts by the day that it names, and nothing that lies ahead."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.initiative_build import (
    YEAR,
    author,
    initiative,
    session,
    typed,
    unit,
    view,
)

from ngocha_kh.periods import Span
from ngocha_kh.progress.indicators import indicators
from ngocha_kh.progress.initiatives import View, lead_unit, state_on
from ngocha_kh.progress.rates import Ratio
from ngocha_kh.records.kinds import KINDS

D = datetime.date


def value(code: str, seen: View) -> Any:
    found = indicators(seen)[code].value
    if isinstance(found, Ratio):
        return int(found.part), int(found.whole)
    return found


def members(code: str, seen: View) -> tuple[str, ...]:
    return indicators(seen)[code].members


def passed(number: int, outcome: str = "pass") -> dict[str, Any]:
    return {"initiative": f"SK-2026-{number:03d}", "outcome": outcome}


def test_without_records_every_count_is_nothing_and_no_ratio_exists() -> None:
    for one in indicators(view()).values():
        if isinstance(one.value, Ratio):
            assert one.text == "–"
        else:
            assert not one.value
        assert one.members == ()


def test_the_list_is_complete_and_says_what_no_record_holds() -> None:
    found = indicators(view())
    assert {code[:3] for code in found} == {f"I{n:02d}" for n in range(1, 24)}
    for code in ("I21", "I22", "I23b"):
        assert found[code].text.startswith("chưa có hồ sơ theo dõi")
    others = [one for code, one in found.items() if code not in ("I20", "I21", "I22", "I23b")]
    assert all(one.value is not None and one.expression for one in others)


@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        (D(2026, 3, 2), D(2026, 3, 2), 1),
        (D(2026, 3, 3), D(2026, 12, 31), 0),
        (D(2025, 12, 1), D(2026, 3, 1), 0),
    ],
)
def test_both_days_of_a_period_count(first: D, last: D, counted: int) -> None:
    assert value("I02", view(initiative(), span=Span(first, last), day=last)) == counted


def test_nothing_after_the_day_on_which_it_is_seen_counts() -> None:
    seen = view(initiative(), sessions=[session(passed(1))], day=D(2026, 4, 13))
    assert value("I02", seen) == 1
    assert value("I03a", seen) == 1
    assert [value(code, seen) for code in ("I04a", "I04b", "I05")] == [0, 0, 0]
    assert value("I19a", seen) == (0, 0)


def test_intake_counts_by_its_steps() -> None:
    defect = initiative(2, "submitted")
    defect["log"].append(
        {"on": "2026-03-10", "by": "standing", "event": "M03", "from": "submitted",
         "to": "supplement_requested"}
    )  # fmt: skip
    refused = initiative(3, "submitted")
    refused["log"].append(
        {"on": "2026-03-12", "by": "standing", "event": "M06", "from": "submitted",
         "to": "intake_refused"}
    )  # fmt: skip
    seen = view(initiative(1), defect, refused, initiative(4, "registered"))
    assert value("I01", seen) == 4
    assert value("I02", seen) == 3
    assert members("I03a", seen) == ("SK-2026-001",)
    assert members("I03b", seen) == ("SK-2026-002",)
    assert members("I03c", seen) == ("SK-2026-003",)


def test_the_rate_of_recognition_is_of_what_was_judged_and_never_above_one() -> None:
    earlier = initiative(3)  # judged before the period, decided in it
    seen = view(
        initiative(1), initiative(2, "in_session"), earlier,
        sessions=[
            session(passed(1), passed(2, "fail")),
            session(passed(3), on="2025-12-01", number=2),
        ],
    )  # fmt: skip
    assert value("I05", seen) == 2
    assert value("I06", seen) == (1, 2)
    assert indicators(seen)["I06"].text == "1/2 (50%)"


def test_what_was_put_off_is_not_judged() -> None:
    seen = view(initiative(1, "in_session"), sessions=[session(passed(1, "defer"))])
    assert value("I04a", seen) == 1
    assert value("I06", seen) == (0, 0)


def test_a_session_without_conclusion_is_not_counted() -> None:
    seen = view(initiative(1, "in_session"), sessions=[session({"initiative": "SK-2026-001"})])
    assert value("I04a", seen) == value("I04b", seen) == 0


def test_what_was_recognised_and_taken_back_counts_in_both() -> None:
    revoked = initiative(1, state="recognized") | {"state": "revoked"}
    revoked["log"].append(
        {"on": "2026-06-01", "by": "chair_ubnd", "event": "M22", "from": "recognized",
         "to": "revoked"}
    )  # fmt: skip
    assert value("I05", view(revoked)) == 1
    assert value("I23a", view(revoked)) == 1
    assert value("I23a", view(revoked, day=D(2026, 5, 31))) == 0


def test_levels_count_by_their_own_days() -> None:
    effect = [
        {"level": "ward_effect", "state": "recognized", "decided_on": "2026-05-04"},
        {"level": "city", "state": "submitted_up", "submitted_on": "2026-06-01"},
        {"level": "capital_prize", "state": "proposed", "proposed_on": "2026-06-02"},
    ]
    seen = view(initiative(effect=effect))
    codes = ("I08", "I09a", "I09b", "I10a", "I10b")
    assert [value(code, seen) for code in codes] == [1, 1, 0, 1, 0]
    early = view(initiative(effect=effect), day=D(2026, 5, 31))
    assert [value(code, early) for code in codes] == [1, 0, 0, 0, 0]


UNITS = [
    unit("vhxh", must_report=True),
    unit("vp", must_report=True),
    unit("ttvh", must_report=True),
    unit("ubnd"),
    unit("cu", must_report=True, valid_to="2026-01-31"),
    unit("nhom", type="group", members=["vhxh", "ttvh"]),
]


def test_every_unit_counts_that_must_report_and_co_authors_bring_theirs() -> None:
    both = [author(share_percent=60), author("tran-thi-b", "vp", share_percent=40, is_lead=False)]
    seen = view(initiative(authors=both), initiative(2, "draft"), units=UNITS)
    assert value("I11a", seen) == (2, 3)
    assert members("I11a", seen) == ("vhxh", "vp")
    assert indicators(seen)["I11a"].lines == ("TTVH",)
    assert value("I11b", seen) == (2, 3)


def test_a_round_says_which_units_count() -> None:
    one = KINDS["round"].read(
        {
            "id": "DOT-2026-01", "year": 2026, "opens": "2026-02-02", "closes": "2026-10-30",
            "rubric": "TC-2026-01", "body": "HD-2026-01", "units": ["nhom"],
        }
    )  # fmt: skip
    assert value("I11a", view(initiative(), units=UNITS, rounds=[one])) == (1, 2)


def test_units_count_over_the_year_and_not_the_half() -> None:
    second = Span(D(2026, 6, 15), D(2026, 12, 14))
    seen = view(initiative(), units=UNITS, span=second)
    assert value("I02", seen) == 0
    assert value("I11a", seen) == (1, 3)


def test_reform_counts_every_field_and_not_only_the_first() -> None:
    seen = view(initiative(1, fields=["kinh_te", "cchc"]), initiative(2), initiative(3, "draft"))
    assert [value(code, seen) for code in ("I12a", "I12b", "I12c")] == [1, 1, (1, 2)]


def test_people_count_once() -> None:
    seen = view(initiative(1), initiative(2), initiative(3, "submitted", authors=[author("b-c")]))
    assert (value("I13a", seen), value("I13b", seen)) == (2, 1)


@pytest.mark.parametrize(
    ("benefit", "total"),
    [
        ({}, 0),
        ({"economic_gain_vnd": 5, "verified": True}, 0),
        ({"economic_gain_vnd": 5, "gain_method": "Đếm"}, 0),
        ({"economic_gain_vnd": 0, "gain_method": "Đếm", "verified": True}, 0),
        ({"economic_gain_vnd": 5, "gain_method": "Đếm", "verified": True}, 5),
    ],
)
def test_only_a_verified_gain_with_its_method_is_summed(
    benefit: dict[str, Any], total: int
) -> None:
    seen = view(initiative(benefit=benefit))
    assert (value("I14a", seen), value("I14b", seen)) == (total, int(total > 0))


def test_at_most_five_examples_are_shown() -> None:
    many = [initiative(n, benefit={"highlighted": True, "social": "Tốt"}) for n in range(1, 8)]
    assert value("I15", view(*many)) == 5


def test_adopters_count_from_their_first_day_and_units_once() -> None:
    def spread(number: int) -> dict[str, Any]:
        adopters = [{"unit": "vp", "from": "2026-05-04"}, {"unit": "ttvh", "from": "2026-11-02"}]
        return initiative(number, replication={"state": "spreading", "adopters": adopters})

    seen = view(spread(1), spread(2), day=D(2026, 6, 1))
    assert (value("I16a", seen), value("I16b", seen)) == (2, 1)


def test_uses_without_a_day_count_in_their_year() -> None:
    uses = [
        {"person": "nguyen-van-a", "kind": "cstd_co_so", "year": 2026},
        {"person": "nguyen-van-a", "kind": "giay_khen", "year": 2025},
        {"person": "nguyen-van-a", "kind": "giay_khen", "year": 2026, "on": "2027-01-04"},
    ]
    found = indicators(view(initiative(award_uses=uses)))["I18"]
    assert found.value == 1
    assert found.lines == ("Chiến sĩ thi đua cơ sở: 1",)


def test_terms_and_days_are_those_of_the_decision() -> None:
    late = initiative(2, decision={"number": "2/QĐ-UBND", "date": "2026-06-17"})
    waiting = initiative(3, "pending_decision")
    seen = view(initiative(1), late, waiting, day=D(2026, 6, 17))  # the term ends on 16 June
    assert value("I19a", seen) == (1, 2)
    assert members("I19b", seen) == ("SK-2026-002", "SK-2026-003")
    assert value("I20", seen) == 64  # half-way between 35 and 93 days


def test_a_term_that_runs_is_not_late_because_of_what_came_later() -> None:
    late = initiative(2, decision={"number": "2/QĐ-UBND", "date": "2026-06-17"})
    seen = view(late, day=D(2026, 6, 16))
    assert value("I19b", seen) == 0
    assert value("I19a", seen) == (0, 0)


def test_a_median_between_two_days_keeps_its_half() -> None:
    other = initiative(2, decision={"number": "2/QĐ-UBND", "date": "2026-04-21"})
    assert indicators(view(initiative(1), other))["I20"].text == "35,5"


def test_the_state_of_a_day_is_what_the_log_says() -> None:
    own = typed(initiative())
    assert state_on(own, D(2026, 1, 19)) is None
    assert state_on(own, D(2026, 3, 15)) == "submitted"
    assert state_on(own, D(2026, 3, 16)) == "accepted"
    assert state_on(own, D(2027, 1, 1)) == "recognized"


STATES = st.sampled_from(
    ["registered", "draft", "submitted", "accepted", "in_session", "recognized"]
)


@given(
    st.lists(st.tuples(STATES, st.sampled_from(["vhxh", "vp", "ttvh"])), max_size=12),
    st.dates(D(2025, 12, 1), D(2027, 1, 31)),
)
def test_parts_add_up_to_the_whole(made: list[tuple[str, str]], day: D) -> None:
    records = [
        initiative(n, state, authors=[author(unit=where)])
        for n, (state, where) in enumerate(made, 1)
    ]
    seen = view(*records, units=UNITS, day=day)
    whole = indicators(seen)
    for code in ("I01", "I02", "I03a", "I05", "I14b"):
        parts = [
            value(code, seen.only(lambda own, where=where: lead_unit(own) == where))  # type: ignore[misc]
            for where in ("vhxh", "vp", "ttvh")
        ]
        assert sum(parts) == whole[code].value
        assert len(set(whole[code].members)) == whole[code].value
    assert value("I05", seen) <= value("I03a", seen) <= value("I02", seen)
    assert seen.until <= YEAR.last
