"""Presence, votes and scores together, and what a session may conclude from them."""

from typing import Any

import pytest
from council.build import body, initiative, rubric, session, sheets

from ngocha_kh.council.tally import condition_fails, disagreement, presence, tally

STAYED = {"vote_base": "members_not_recused"}
ONE_OUT = [{"member": "tv-7", "reason": "Tham gia áp dụng lần đầu"}]


def hands(agree: int, disagree: int = 0) -> dict[str, Any]:
    return {"method": "hands", "agree": agree, "disagree": disagree}


def outcome(rules: dict[str, Any] | None = None, *, present: int = 7, **item: Any) -> str | None:
    council = body(7, **({"rules": rules} if rules else {}))
    there = session(present=present, **({"sheets": sheets(70, 72, 74)} | item))
    return tally(there, there.items[0], council, rubric()).outcome


@pytest.mark.parametrize(
    ("rules", "item", "wanted"),
    [
        (None, {"vote": hands(5, 2)}, "pass"),
        (None, {"vote": hands(4, 3)}, "fail"),
        (None, {"vote": hands(5), "recused": ONE_OUT}, "pass"),
        (None, {"vote": hands(4), "recused": ONE_OUT}, "fail"),  # 4 of 7: all members count
        (STAYED, {"vote": hands(4), "recused": ONE_OUT}, "pass"),  # 4 of 6: exactly two thirds
        (STAYED, {"vote": hands(3), "recused": ONE_OUT}, "fail"),
        (None, {"vote": hands(7), "sheets": sheets(49, 49)}, "fail"),  # the score fails
        (None, {"vote": hands(7), "sheets": []}, "fail"),
        (None, {}, None),  # not voted yet
    ],
)
def test_it_passes_when_vote_and_score_do(
    rules: dict[str, Any] | None, item: dict[str, Any], wanted: str | None
) -> None:
    assert outcome(rules, **item) == wanted


def test_without_a_quorum_nothing_passes() -> None:
    assert outcome(present=5, vote=hands(5)) == "pass"
    assert outcome(STAYED, present=4, vote=hands(5)) == "fail"


def test_presence_reads_as_in_the_minutes() -> None:
    assert str(presence(session(present=5), body(7))) == (
        "5/7 thành viên có mặt, cần ít nhất 5: đủ điều kiện họp"
    )
    assert str(presence(session(present=4), body(7))) == (
        "4/7 thành viên có mặt, cần ít nhất 5: không đủ điều kiện họp"
    )


def said(recorded: str, *, fails: bool = False, **item: Any) -> str | None:
    there = session(**({"sheets": sheets(70), "outcome": recorded} | item))
    found = tally(there, there.items[0], body(7), rubric())
    return disagreement(there.items[0], found, condition_fails=fails)


@pytest.mark.parametrize(
    ("recorded", "item"),
    [
        ("pass", {"vote": hands(5)}),
        ("fail", {"vote": hands(4)}),
        ("fail", {"vote": hands(7), "sheets": sheets(10)}),
        ("fail", {"vote": hands(7), "fails": True}),
        ("fail", {}),  # refused before a vote
        ("defer", {}),
        ("defer", {"vote": hands(7)}),
    ],
)
def test_what_follows_from_the_counts_may_be_concluded(recorded: str, item: dict[str, Any]) -> None:
    assert said(recorded, **item) is None


@pytest.mark.parametrize(
    ("recorded", "item", "words"),
    [
        ("pass", {"vote": hands(4)}, "4/7 đồng ý, cần ít nhất 5: không đạt"),
        ("pass", {}, "chưa biểu quyết"),
        ("pass", {"vote": hands(7), "sheets": sheets(49)}, "điểm trung bình 49,00"),
        ("fail", {"vote": hands(5)}, "trong khi phiếu đủ"),
    ],
)
def test_what_does_not_follow_is_told(recorded: str, item: dict[str, Any], words: str) -> None:
    message = said(recorded, **item)
    assert message is not None
    assert words in message


@pytest.mark.parametrize(
    ("check", "fails"),
    [
        (None, False),
        ({"novel": "met"}, False),
        ({"novel": "unknown"}, False),
        ({"ip_checked": "not_met"}, False),  # a search, not a condition
        ({"applied": "not_met"}, True),
    ],
)
def test_a_condition_that_is_not_met_fails_it(check: dict[str, str] | None, fails: bool) -> None:
    changes = {} if check is None else {"conditions_check": check}
    assert condition_fails(initiative(**changes)) is fails
