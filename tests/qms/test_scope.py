"""Handled, declared and listed codes on a day, and since when they differ."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.qms.scope import differs_since, handled_codes, listed_codes, scope_on
from ngocha_kh.records.kinds import KINDS

D = datetime.date.fromisoformat
ONE, TWO, THREE = "1.000001", "1.000002", "2.000003"
FIRST = datetime.date(2028, 2, 1)
DAYS = st.integers(0, 60).map(lambda n: FIRST + datetime.timedelta(days=n))


def procedure(
    number: int, start: str | None, *codes: str, repealed: str | None = None, issued: bool = True
) -> Any:
    data: dict[str, Any] = {
        "id": f"QT-VHXH-{number:02d}", "title": "Quy trình", "type": "operational",
        "owner_unit": "vhxh", "services": [{"code": code} for code in codes],
    }  # fmt: skip
    if start:
        dates = {"effective_on": start} | ({"issued_on": start} if issued else {})
        data["revisions"] = [{"edition": 1, "revision": 0, "reason": "new"} | dates]
    if repealed:
        data["repealed"] = {"on": repealed, "reason": "Bãi bỏ"}
    return KINDS["procedure"].read(data)


def declaration(*codes: str, on: str = "2026-07-30", number: int = 1, **changes: Any) -> Any:
    return KINDS["declaration"].read(
        {
            "id": f"CB-2026-{number:02d}", "title": "Công bố", "decl_type": "first",
            "reason": "first", "standard": {"code": "TCVN ISO 9001", "edition": 2015},
            "scope": {"fields": ["ho-tich"], "codes": list(codes)},
            "decision": {"number": "1/QĐ-UBND", "on": on},
        } | changes
    )  # fmt: skip


def service_list(**service: str) -> Any:
    entry = {"code": ONE, "name": "Khai sinh", "field": "ho-tich"} | service
    return KINDS["qms_document"].read(
        {
            "id": "TL-2026-02", "title": "Danh mục", "doc_kind": "service_list",
            "owner_unit": "vhxh", "services": [entry],
            "revisions": [{"edition": 1, "revision": 0, "issued_on": "2026-01-05",
                           "effective_on": "2026-01-05"}],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("procedures", "day"),
    [
        ([procedure(1, "2026-01-05", ONE)], "2026-12-31"),
        ([procedure(1, "2026-01-05", ONE), procedure(2, None, TWO)], "2026-12-31"),
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-08-01", TWO, issued=False)], "2026-12-31"),
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-08-01", TWO)], "2026-07-31"),
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-08-01", ONE, repealed="2026-09-01")], "2026-12-31"),
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-08-01", TWO, repealed="2026-09-01")], "2026-12-31"),
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-08-01", TWO, repealed="2026-08-01")], "2026-12-31"),
    ],
)  # fmt: skip
def test_the_same_codes_do_not_differ(procedures: list[Any], day: str) -> None:
    assert differs_since(procedures, declaration(ONE), D(day)) is None


@pytest.mark.parametrize(
    ("procedures", "since"),
    [
        ([], "2026-07-30"),
        ([procedure(1, "2026-01-05", ONE, TWO)], "2026-07-30"),
        ([procedure(1, "2026-08-03", ONE)], None),
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-09-15", TWO)], "2026-09-15"),
        ([procedure(1, "2026-01-05", ONE, repealed="2026-10-01")], "2026-10-01"),
        # a new code before the old difference is mended: still one difference, since the first day
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-09-15", TWO),
          procedure(3, "2026-10-01", THREE)], "2026-09-15"),
        # mended in between: the second difference counts from its own first day
        ([procedure(1, "2026-01-05", ONE), procedure(2, "2026-08-15", TWO, repealed="2026-09-01"),
          procedure(3, "2026-10-01", THREE)], "2026-10-01"),
        # on one day one goes and another comes
        ([procedure(1, "2026-01-05", ONE, repealed="2026-09-01"), procedure(2, "2026-09-01", TWO)],
         "2026-09-01"),
    ],
)  # fmt: skip
def test_a_difference_counts_from_its_first_day(procedures: list[Any], since: str | None) -> None:
    found = differs_since(procedures, declaration(ONE), D("2026-12-31"))
    assert found == (D(since) if since else None)


lives = st.lists(
    st.tuples(DAYS, st.none() | DAYS, st.sets(st.sampled_from([ONE, TWO, THREE]), min_size=1)),
    max_size=4,
)


@given(lives, st.sets(st.sampled_from([ONE, TWO, THREE])), DAYS, DAYS)
def test_the_sweep_agrees_with_looking_at_every_day(
    made: list[tuple[datetime.date, datetime.date | None, set[str]]],
    declared: set[str],
    signed: datetime.date,
    day: datetime.date,
) -> None:
    procedures = [
        procedure(
            n + 1, start.isoformat(), *sorted(codes), repealed=end.isoformat() if end else None
        )
        for n, (start, end, codes) in enumerate(made)
    ]
    one = declaration(*sorted(declared), on=min(signed, day).isoformat())
    expected = None
    moment = day
    while moment >= min(signed, day) and handled_codes(procedures, moment) != frozenset(declared):
        expected = moment
        moment -= datetime.timedelta(days=1)
    assert differs_since(procedures, one, day) == expected


def test_a_later_issue_does_not_move_the_first_day() -> None:
    issue = {"edition": 1, "reason": "new"}
    days = ("2026-08-15", "2026-10-01")
    made = procedure(2, None, TWO)
    two = KINDS["procedure"].read(
        {"id": made.id, "title": "A", "type": "operational", "owner_unit": "vhxh",
         "services": [{"code": TWO}],
         "revisions": [issue | {"revision": n, "issued_on": day, "effective_on": day}
                       for n, day in enumerate(days)]}
    )  # fmt: skip
    found = differs_since([procedure(1, "2026-01-05", ONE), two], declaration(ONE), D("2026-12-31"))
    assert found == D("2026-08-15")


def test_a_procedure_repealed_on_its_first_day_never_applied() -> None:
    again = procedure(2, "2026-08-01", TWO, repealed="2026-08-01")
    assert handled_codes([again], D("2026-08-01")) == frozenset()
    assert differs_since([again], declaration(), D("2026-12-31")) is None


def test_without_a_declaration_everything_is_undeclared() -> None:
    scope = scope_on([procedure(1, "2026-01-05", TWO, ONE)], [], [], D("2026-06-01"))
    assert scope.declared is None
    assert scope.undeclared == [ONE, TWO]
    assert scope.unhandled == []


def test_the_latest_declaration_is_compared() -> None:
    both = [
        declaration(ONE),
        declaration(ONE, TWO, on="2026-10-20", number=2, replaces="CB-2026-01"),
    ]
    made = [procedure(1, "2026-01-05", ONE)]
    assert scope_on(made, both, [], D("2026-10-19")).unhandled == []
    assert scope_on(made, both, [], D("2026-10-20")).unhandled == [TWO]


@pytest.mark.parametrize(
    ("service", "day", "listed"),
    [
        ({}, "2026-01-04", False),
        ({}, "2026-01-05", True),
        ({"from": "2026-03-01"}, "2026-02-28", False),
        ({"from": "2026-03-01"}, "2026-03-01", True),
        ({"until": "2026-03-01"}, "2026-03-01", True),
        ({"until": "2026-03-01"}, "2026-03-02", False),
    ],
)
def test_a_listed_code_counts_within_its_days(
    service: dict[str, str], day: str, listed: bool
) -> None:
    found = scope_on([], [declaration()], [service_list(**service)], D(day))
    assert (found.listed == frozenset({ONE})) == listed
    assert found.outside == [ONE] * listed


def test_other_documents_list_nothing() -> None:
    data = service_list()
    other = KINDS["qms_document"].read(
        {"id": "TL-2026-03", "title": "Khác", "doc_kind": "other", "owner_unit": "vhxh"}
    )
    assert listed_codes([other], D("2026-06-01")) == frozenset()
    assert listed_codes([data, other], D("2026-06-01")) == frozenset({ONE})
