"""V-QMS-09 to 13, 24, 39, 41, 42, V-DEC-07 to 10: declarations, their scope, notices and postings."""

from typing import Any

import pytest
from rules.build import Data, places, routes
from rules.iso_build import (
    action,
    audit,
    check,
    declaration,
    paper,
    posting,
    procedure,
    review,
    slip,
    system,
)

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.declaration_scope import a_changed_scope_is_declared_again

ONE, TWO = "1.000001", "2.000002"
CODES = ("scope", "codes")
LATE = "2026-12-31"


def again(*codes: str, **changes: Any) -> Data:
    given = {
        "decl_type": "again", "reason": "wider", "replaces": "CB-2026-01",
        "decision": {"number": "45/QĐ-UBND", "on": "2026-10-20"},
    } | changes  # fmt: skip
    return declaration(2, *codes, **given)


def record(**changes: Any) -> Any:
    return KINDS["declaration"].read(declaration(**changes))


# -- V-QMS-09, 39, 10: the scope ---------------------------------------------------------------


def new(start: str, code: str = TWO) -> Data:
    issue = {
        "edition": 1,
        "revision": 0,
        "reason": "new",
        "issued_on": start,
        "effective_on": start,
    }
    return procedure("QT-VHXH-02", code, revisions=[issue])


@pytest.mark.parametrize(
    "records",
    [
        [procedure("QT-VHXH-01", ONE)],
        [procedure("QT-VHXH-01", ONE), declaration(1, TWO, decision=None)],
        [procedure("QT-VHXH-01", ONE), declaration(1, ONE)],
        [procedure("QT-VHXH-01", ONE), new("2027-01-01"), declaration(1, ONE)],
        [procedure("QT-VHXH-01", ONE), new("2026-09-01"), declaration(1, ONE), again(ONE, TWO)],
    ],
)
def test_a_scope_that_is_right_or_not_declared_is_silent(records: list[Data]) -> None:
    index = system(*records, as_of=LATE)
    assert places("V-QMS-09", index) == places("V-QMS-39", index) == []


@pytest.mark.parametrize(
    ("day", "warned", "error"),
    [
        ("2026-09-14", False, False),
        ("2026-09-15", True, False),
        ("2026-10-15", True, False),
        ("2026-10-16", False, True),
    ],
)
def test_a_changed_scope_weighs_more_after_thirty_days(day: str, warned: bool, error: bool) -> None:
    records = [procedure("QT-VHXH-01", ONE), new("2026-09-15"), declaration(1, ONE)]
    index = system(*records, as_of=day)
    assert places("V-QMS-39", index) == [("CB-2026-01", CODES)] * warned
    assert places("V-QMS-09", index) == [("CB-2026-01", CODES)] * error


def test_the_thirty_days_end_on_a_working_day() -> None:
    records = [procedure("QT-VHXH-01", ONE), new("2026-09-10"), declaration(1, ONE)]
    for day, error in (("2026-10-12", False), ("2026-10-13", True)):  # the 30th day is a Saturday
        assert bool(places("V-QMS-09", system(*records, as_of=day))) is error


def test_the_message_names_what_came_and_what_went_and_not_too_much() -> None:
    many = [f"3.{number:06d}" for number in range(20)]
    index = system(procedure("QT-VHXH-01", *many), declaration(1, ONE), as_of=LATE)
    (message,) = [entry[2] for entry in a_changed_scope_is_declared_again(index)]
    assert "chưa công bố 20 thủ tục (3.000000, " in message
    assert "và 12 mã khác" in message
    assert f"không còn quy trình của 1 thủ tục ({ONE})" in message


def test_the_ward_list_is_covered() -> None:
    listed = paper("TL-2026-02", "service_list", services=[
        {"code": ONE, "name": "Khai sinh", "field": "ho-tich"},
        {"code": TWO, "name": "Kết hôn", "field": "ho-tich", "from": "2026-09-01"},
    ])  # fmt: skip
    records = [procedure("QT-VHXH-01", ONE), declaration(1, ONE), listed]
    assert places("V-QMS-10", system(*records, as_of="2026-08-31")) == []
    assert places("V-QMS-10", system(*records, as_of="2026-09-01")) == [("CB-2026-01", CODES)]
    assert places("V-QMS-10", system(listed, as_of=LATE)) == []


# -- V-QMS-12, 42: what a declaration rests on --------------------------------------------------

MAJOR: Data = {"class": "major"}
BASE = (audit(), review())


@pytest.mark.parametrize(
    "records",
    [
        [declaration(decision=None), slip(**MAJOR)],
        [*BASE, declaration()],
        [*BASE, declaration(audit="DG-2026-01", review="XX-2026-01")],
        [audit(report={"number": "1", "on": "2026-07-30"}), review(held_on="2026-07-30"), declaration()],
        [*BASE, declaration(), slip()],
        [*BASE, declaration(), slip(detected_on="2026-07-31", due="2026-08-31",
                                    actions=None, **MAJOR)],
        [*BASE, declaration(), slip(actions=[action("2026-07-15")], verifications=[check()],
                                    closed={"on": "2026-07-30", "by": "tran-thi-b"}, **MAJOR)],
    ],
)  # fmt: skip
def test_a_declaration_after_audit_and_review_is_silent(records: list[Data]) -> None:
    assert places("V-QMS-12", system(*records, as_of=LATE)) == []


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([declaration()], [("decision",), ("decision",)]),
        ([audit(), declaration()], [("decision",)]),
        ([review(), declaration()], [("decision",)]),
        ([audit(report={"number": "1", "on": "2026-07-31"}), review(), declaration()], [("decision",)]),
        ([audit(), review(held_on="2026-07-31"), declaration()], [("decision",)]),
        ([audit(), audit(2, report=None), review(), declaration(audit="DG-2026-02")], [("audit",)]),
        ([audit(), audit(2, audit_type="inspection"), review(), declaration(audit="DG-2026-02")],
         [("audit",)]),
        ([*BASE, review(2, held_on="2026-09-01"), declaration(review="XX-2026-02")], [("review",)]),
        ([*BASE, declaration(), slip(**MAJOR)], [("decision",)]),
        ([*BASE, declaration(), slip(actions=[action("2026-07-15")], verifications=[check()],
                                     closed={"on": "2026-07-31", "by": "tran-thi-b"}, **MAJOR)],
         [("decision",)]),
    ],
)  # fmt: skip
def test_what_lacks_on_the_day_of_signing_is_told(records: list[Data], found: list[Any]) -> None:
    index = system(*records, as_of=LATE)
    assert places("V-QMS-12", index) == [("CB-2026-01", route) for route in found]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"decision": None, "effectiveness": None}, []),
        ({"effectiveness": {"confirmed_on": "2026-07-30", "by": "nguyen-van-a"}}, []),
        ({"effectiveness": None}, [("decision",)]),
        ({"effectiveness": {"confirmed_on": "2026-07-31", "by": "nguyen-van-a"}},
         [("effectiveness", "confirmed_on")]),
    ],
)  # fmt: skip
def test_the_head_confirms_before_the_signing(changes: Data, found: list[Any]) -> None:
    assert routes("V-QMS-42", record(**changes)) == found


# -- V-QMS-13, 24, V-DEC-09, 10: which one counts -------------------------------------------------

REVOKED = {"on": "2026-09-01", "by": "Chủ tịch", "reason": "Nhầm"}
SECOND = {"decision": {"number": "45/QĐ-UBND", "on": "2026-10-20"}}


@pytest.mark.parametrize(
    "records",
    [
        [declaration()],
        [declaration(), again()],
        [declaration(), again(), declaration(3, decl_type="again", reason="narrower",
                                             replaces="CB-2026-02", decision={"number": "60/QĐ-UBND", "on": "2026-12-01"})],
        [declaration(revoked=REVOKED), declaration(2, **SECOND)],
        [declaration(), again(decision=None)],
    ],
)  # fmt: skip
def test_a_line_of_declarations_is_silent(records: list[Data]) -> None:
    assert places("V-QMS-13", system(*reversed(records), as_of=LATE)) == []


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([declaration(), declaration(2, **SECOND)], [("CB-2026-02", ("decision",))]),
        ([declaration(), again(replaces=None)], [("CB-2026-02", ("decl_type",))]),
        ([declaration(), again(decl_type="first", reason="first")],
         [("CB-2026-02", ("decl_type",))]),
        ([declaration(), again(reason="first")], [("CB-2026-02", ("reason",))]),
        ([declaration(reason="wider")], [("CB-2026-01", ("reason",))]),
        ([declaration(), again(replaces="CB-2026-02")],
         [("CB-2026-02", ("replaces",)), ("CB-2026-02", ("decision",))]),
        ([declaration(), again(decision={"number": "1", "on": "2026-07-29"})],
         [("CB-2026-02", ("replaces",))]),
        ([declaration(), again(), declaration(3, decl_type="again", reason="adjusted",
                                              replaces="CB-2026-01", decision={"number": "60", "on": "2026-12-01"})],
         [("CB-2026-03", ("replaces",)), ("CB-2026-03", ("decision",))]),
    ],
)  # fmt: skip
def test_two_declarations_at_once_or_out_of_line(records: list[Data], found: list[Any]) -> None:
    assert places("V-QMS-13", system(*records, as_of=LATE)) == found


def test_nobody_certifies() -> None:
    assert routes("V-QMS-24", record()) == []
    assert routes("V-QMS-24", record(certification_body="Công ty X")) == [("certification_body",)]


@pytest.mark.parametrize(
    ("records", "edition", "found"),
    [
        ([declaration()], 2015, []),
        ([declaration(decision=None)], 2026, []),
        ([declaration()], 2026, ["CB-2026-01"]),
        ([declaration(), again(standard={"code": "TCVN ISO 9001", "edition": 2026})], 2026, []),
    ],
)
def test_an_old_edition_is_told_while_it_counts(
    records: list[Data], edition: int, found: list[str]
) -> None:
    index = system(*records, as_of=LATE, edition=edition)
    assert places("V-DEC-09", index) == [(one, ("standard", "edition")) for one in found]


MORE_PLACES = {"scope": {"fields": ["ho-tich"], "codes": [ONE], "locations": ["Trụ sở"]}}


@pytest.mark.parametrize(
    ("before", "after", "reason", "spoken"),
    [
        ([ONE], [ONE, TWO], "wider", False),
        ([ONE, TWO], [ONE], "narrower", False),
        ([ONE], [TWO], "adjusted", False),
        ([ONE], [ONE], "reorganised", False),
        ([ONE], [ONE], "wider", True),
        ([ONE], [TWO], "wider", True),
        ([ONE], [ONE, TWO], "narrower", True),
        ([ONE, TWO], [ONE], "wider", True),
        ([ONE], [TWO], "narrower", True),
    ],
)
def test_wider_adds_and_narrower_takes_away(
    before: list[str], after: list[str], reason: str, spoken: bool
) -> None:
    index = system(declaration(1, *before), again(*after, reason=reason), as_of=LATE)
    assert places("V-DEC-10", index) == [("CB-2026-02", ("reason",))] * spoken


def test_with_the_same_codes_a_new_place_is_wider() -> None:
    index = system(declaration(1, ONE), again(**MORE_PLACES), as_of=LATE)
    assert places("V-DEC-10", index) == []


# -- V-QMS-11, 41, V-DEC-07, 08: notices and postings ---------------------------------------------

#: Signed on Thursday 30 July; the fifth working day is Thursday 6 August.
LAST, AFTER = "2026-08-06", "2026-08-07"
NOTICE = {"to": "skhcn", "number": "90/UBND-VHXH", "on": "2026-08-03"}
BOTH = [posting(), posting("website")]


def told(**changes: Any) -> Data:
    return declaration(**{"notices": [NOTICE], "postings": BOTH} | changes)


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, LATE),
        ({"notices": None, "postings": None}, LAST),
        ({"notices": [NOTICE | {"on": "2026-07-30"}], "postings": [
            posting(start="2026-07-30"), posting("website", "2026-07-30")]}, LATE),
        ({"notices": [NOTICE | {"on": LAST}], "postings": [posting(start=LAST), posting("website", LAST),
                                                            posting(start=AFTER)]}, LATE),
        ({"postings": [posting(start=AFTER), posting(start=LAST), posting("website")]}, LATE),
        ({"notices": [NOTICE | {"on": LAST}], "postings": [posting(start=LAST), posting("website", LAST)]},
         LATE),
        ({"decision": None, "notices": None, "postings": None}, LATE),
        ({"revoked": REVOKED, "notices": None, "postings": None}, LATE),
        ({"postings": [posting(what=["decision", "declaration"]), posting("website"),
                       posting(start="2026-01-05", what=["policy", "objectives"])]}, LATE),
    ],
)  # fmt: skip
def test_what_is_told_and_posted_in_time_is_silent(changes: Data, day: str) -> None:
    index = system(told(**changes), as_of=day)
    assert places("V-QMS-11", index) == places("V-QMS-41", index) == []


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"notices": None}, 1),
        ({"notices": [NOTICE | {"to": "tp"}]}, 1),
        ({"notices": [NOTICE | {"on": "2026-07-29"}]}, 1),
        ({"postings": [posting()]}, 1),
        ({"postings": [posting("community_house")]}, 2),
        ({"postings": [posting(what=["decision", "declaration"]), posting("website")]}, 1),
        ({"postings": [posting(start="2026-07-29"), posting("website")]}, 1),
        ({"notices": None, "postings": None}, 3),
    ],
)
def test_what_lacks_after_the_fifth_working_day_is_told(changes: Data, count: int) -> None:
    index = system(told(**changes), as_of=AFTER)
    assert places("V-QMS-11", index) == [("CB-2026-01", ("decision",))] * count


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"notices": [NOTICE | {"on": AFTER}]}, [("notices", 0, "on")]),
        ({"notices": [NOTICE | {"on": AFTER}, NOTICE]}, []),
        ({"postings": [posting(start=AFTER), posting("website")]}, [("postings",)]),
        ({"postings": [posting(start=AFTER), posting("website", AFTER)]}, [("postings",)] * 2),
    ],
)
def test_what_came_late_is_only_a_warning(changes: Data, found: list[Any]) -> None:
    index = system(told(**changes), as_of=LATE)
    assert places("V-QMS-41", index) == [("CB-2026-01", route) for route in found]
    assert places("V-QMS-11", index) == []


def test_what_is_done_on_the_day_of_the_check_counts() -> None:
    today = told(
        notices=[NOTICE | {"on": AFTER}],
        postings=[posting(start=AFTER), posting("website", AFTER)],
    )
    assert places("V-QMS-11", system(today, as_of=AFTER)) == []
    assert (
        len(
            places(
                "V-QMS-11",
                system(today | {"notices": [NOTICE | {"on": "2026-08-08"}]}, as_of=AFTER),
            )
        )
        == 1
    )


@pytest.mark.parametrize(("end", "count"), [("2026-07-30", 0), ("2026-07-29", 1)])
def test_an_older_posting_of_the_policy_reaches_the_day_of_signing(end: str, count: int) -> None:
    earlier = declaration(2, decision=None, postings=[
        posting(start="2026-01-05", to=end, what=["policy", "objectives"])])  # fmt: skip
    one = told(postings=[posting(what=["decision", "declaration"]), posting("website")])
    assert len(places("V-QMS-11", system(one, earlier, as_of=LATE))) == count


def test_the_policy_of_the_former_declaration_may_hang_on_but_its_decision_does_not() -> None:
    fresh = again(notices=[NOTICE | {"on": "2026-10-21"}], postings=[
        posting(start="2026-10-21", what=["decision", "declaration"]),
        posting("website", "2026-10-21"),
    ])  # fmt: skip
    assert places("V-QMS-11", system(told(), fresh, as_of=LATE)) == []
    taken_down = told(postings=[posting(to="2026-09-30"), posting("website")])
    assert len(places("V-QMS-11", system(taken_down, fresh, as_of=LATE))) == 1
    bare = again(notices=[NOTICE | {"on": "2026-10-21"}])
    assert len(places("V-QMS-11", system(told(), bare, as_of=LATE))) == 2


DOMAIN = {"value": "hoasen.example.vn", "source": {"text": "Phường", "confirmed": True}}


@pytest.mark.parametrize(
    ("url", "spoken"),
    [
        ("https://hoasen.example.vn/iso", False),
        ("https://www.hoasen.example.vn/iso", False),
        ("https://HOASEN.example.vn:443/iso?x=1", False),
        ("https://khac.example.vn/iso", True),
        ("https://xhoasen.example.vn/iso", True),
        ("https://khac.vn/?u=hoasen.example.vn", True),
        ("https://hoasen.example.vn@khac.vn/iso", True),
    ],
)
def test_web_postings_stand_on_the_own_site(url: str, spoken: bool) -> None:
    index = system(told(postings=[posting("website", url=url)]), web_domain=DOMAIN)
    assert places("V-DEC-07", index) == [("CB-2026-01", ("postings", 0, "url"))] * spoken


def test_a_web_posting_has_an_address_whatever_the_site() -> None:
    one = told(postings=[posting(), posting("website", url=None)])
    assert places("V-DEC-07", system(one)) == [("CB-2026-01", ("postings", 1))]
    assert places("V-DEC-07", system(told())) == []


@pytest.mark.parametrize(
    ("start", "end", "spoken"),
    [
        ("2026-07-31", None, False),
        ("2026-07-31", "2026-08-29", False),  # 30 days, both counted
        ("2026-07-31", "2026-08-28", True),
        ("2028-02-01", "2028-03-01", False),  # 30 days over a leap day
        ("2027-02-01", "2027-03-01", True),
        ("2026-07-31", "2026-07-30", True),
    ],
)
def test_a_posting_lasts_thirty_days(start: str, end: str | None, spoken: bool) -> None:
    one = told(postings=[posting(start=start, to=end)])
    assert places("V-DEC-08", system(one)) == [("CB-2026-01", ("postings", 0, "to"))] * spoken
