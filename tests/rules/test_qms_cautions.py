"""V-NC-07, 08, V-BOD-05, V-AUD-09, V-DEC-13, 14, and what messages say of proposals."""

from typing import Any

import pytest
from rules.build import Data, places, routes
from rules.iso_build import (
    action,
    audit,
    body,
    check,
    declaration,
    posting,
    procedure,
    slip,
    system,
)

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules import load_rules
from ngocha_kh.rules.index import Index


def record(data: Data) -> Any:
    return KINDS["nonconformity" if data["id"].startswith("KPH") else "declaration"].read(data)


def messages(code: str, index: Index) -> list[str]:
    rule = next(rule for rule in load_rules() if rule.code == code)
    return [text for *_, text in rule.check(index)]


# -- V-NC-07 -----------------------------------------------------------------------------------

CLOSED = {"on": "2026-07-28", "by": "vu-thi-g"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"correction": {"what": "Bổ sung phiếu", "on": "2026-06-11", "by": "le-van-c"}},
        {"correction": {"what": "Bổ sung phiếu", "on": "2026-06-11"}},
        {"verifications": [check(by="le-van-c")]},  # an owner of an action: V-NC-02 tells
    ],
    ids=["nobody", "another", "unnamed", "the owner"],
)
def test_other_people_may_check_and_close(changes: Data) -> None:
    data = slip(actions=[action("2026-07-15")], closed=CLOSED) | changes
    assert routes("V-NC-07", record(data)) == []


def test_whoever_mended_it_at_once_or_acted_is_told() -> None:
    mended = {"what": "Bổ sung phiếu", "on": "2026-06-11", "by": "tran-thi-b"}
    data = slip(
        actions=[action("2026-07-15")], correction=mended, verifications=[check()],
        closed=CLOSED | {"by": "le-van-c"},
    )  # fmt: skip
    assert routes("V-NC-07", record(data)) == [("verifications", 0, "by"), ("closed", "by")]


# -- V-NC-08 -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"due": "2026-08-10"}, []),  # 60 days from 10 June end on Sunday the 9th of August
        ({"due": "2026-08-11"}, [("due",)]),
        ({"class": "major", "due": "2026-07-10"}, []),
        ({"class": "major", "due": "2026-07-11"}, [("due",)]),
        ({"class": "observation", "due": "2027-01-11"}, []),
        ({"due": None, "actions": [action(due="2026-12-31")]}, [("actions",)]),
        ({"due": None, "actions": []}, []),
        ({"source": "inspection", "due": "2026-08-10"}, []),
        ({"source": "inspection", "due": "2026-08-11"}, [("due",)]),
        ({"due": "2026-12-31", "closed": {"on": "2026-06-12", "by": "vu-thi-g"}}, []),
    ],
)
def test_the_due_day_is_within_the_term(changes: Data, found: list[Any]) -> None:
    index = system(slip(**changes), as_of="2026-06-15")
    assert [route for _, route in places("V-NC-08", index)] == found


def test_a_term_that_is_only_proposed_says_so() -> None:
    (own,) = messages("V-NC-08", system(slip(due="2026-12-31"), as_of="2026-06-15"))
    assert own.endswith("(đề xuất)")
    theirs = system(slip(due="2026-12-31", source="inspection"), as_of="2026-06-15")
    assert "Thông tư 26/2014" in messages("V-NC-08", theirs)[0]


# -- V-BOD-05 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bodies",
    [
        [body(1, "audit_team")],
        [body(1, "audit_team"), body(2, "steering_committee")],
        [body(1, "audit_team", valid_to="2026-04-14"), body(2, "audit_team", valid_from="2026-04-15")],
        [body(1, "audit_team"), body(2, "audit_team", valid_from="2026-06-01")],
        [body(1, "initiative_council"), body(2, "initiative_council")],
    ],
    ids=["one", "two kinds", "one after the other", "one to come", "another body"],
)  # fmt: skip
def test_one_body_of_a_kind_is_silent(bodies: list[Data]) -> None:
    assert places("V-BOD-05", system(*bodies)) == []


def test_the_older_of_two_bodies_is_told() -> None:
    newer = body(2, "audit_team", valid_from="2026-04-15")
    index = system(body(1, "audit_team", valid_to="2026-12-31"), newer)
    assert places("V-BOD-05", index) == [("HD-2026-01", ("valid_to",))]


# -- V-AUD-09 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "day", "found"),
    [
        ({}, "2026-12-31", False),
        ({"report": None}, "2026-06-25", False),
        ({"report": None}, "2026-06-26", True),
        ({"report": {"number": "1/BC", "on": "2026-07-30"}}, "2026-07-29", True),
        ({"report": None, "audit_type": "inspection"}, "2026-12-31", False),
        (
            {
                "report": None,
                "cancelled": {"on": "2026-06-09", "reason": "Dời", "by": "nguyen-van-a"},
            },
            "2026-12-31",
            False,
        ),
    ],
)
def test_an_audit_is_reported_within_fifteen_days(changes: Data, day: str, found: bool) -> None:
    expected = [("DG-2026-01", ("ends_on",))] if found else []
    assert places("V-AUD-09", system(audit(**changes), as_of=day)) == expected


# -- V-DEC-13, 14 ------------------------------------------------------------------------------


def excluding(*clauses: str, edition: int = 2015) -> Data:
    left_out = [{"clause": clause, "reason": "Không áp dụng"} for clause in clauses]
    scope = {"fields": ["ho-tich"], "codes": [], "exclusions": left_out}
    return declaration(scope=scope, standard={"code": "TCVN ISO 9001", "edition": edition})


def test_usual_exclusions_are_silent() -> None:
    usual = excluding("7.1.5", "8.3", "8.5.5", "8.4", "8.3.2", "99.9")
    assert routes("V-DEC-13", record(usual)) == []
    assert routes("V-DEC-13", record(excluding("9.3", edition=2031))) == []


@pytest.mark.parametrize(
    "clause", ["4", "4.1", "5.2", "6", "6.2", "9.2", "9.3", "10.2", "7.2", "7.1"]
)
def test_what_every_office_must_do_is_not_left_out(clause: str) -> None:
    where = [("scope", "exclusions", 0, "clause")]
    assert routes("V-DEC-13", record(excluding(clause))) == where


@pytest.mark.parametrize(
    ("edition", "changes", "found"),
    [
        (2015, {}, False),
        (2008, {}, False),  # V-DEC-09 tells
        (2024, {}, True),
        (2024, {"decision": None}, True),
        (
            2024,
            {"revoked": {"on": "2026-08-01", "reason": "Ghi nhầm", "by": "nguyen-van-a"}},
            False,
        ),
    ],
)
def test_the_edition_is_one_that_is_known(edition: int, changes: Data, found: bool) -> None:
    given: Data = {"standard": {"code": "TCVN ISO 9001", "edition": edition}} | changes
    index = system(declaration(**given), as_of="2026-11-25")
    expected = [("CB-2026-01", ("standard", "edition"))] if found else []
    assert places("V-DEC-14", index) == expected


# -- proposals are not told as law -------------------------------------------------------------


def test_days_that_no_text_gives_are_told_as_proposals() -> None:
    short = declaration(postings=[posting(to="2026-08-02")])
    (days,) = messages("V-DEC-08", system(short, as_of="2026-11-25"))
    assert days.endswith("(đề xuất)")
    scope = system(procedure("QT-VHXH-01", "1.000001"), declaration(), as_of="2026-11-25")
    (text,) = messages("V-QMS-09", scope)
    assert "(đề xuất)" in text
    assert "Quyết định 19/2014" in text.partition("quá hạn")[0]
    told = messages("V-QMS-11", system(declaration(), as_of="2026-11-25"))
    assert told
    assert all("(đề xuất)" in one for one in told)


def test_a_confirmed_term_is_no_proposal() -> None:
    term = {"value": 30, "source": {"text": "Quy chế của phường", "confirmed": True}}
    short = declaration(postings=[posting(to="2026-08-02")])
    (text,) = messages("V-DEC-08", system(short, as_of="2026-11-25", posting_days=term))
    assert "đề xuất" not in text
