"""V-DEC-11, 12, V-MR-05, V-PRC-16 to 18: who confirms, declares, presides and approves."""

from typing import Any

import pytest
from progress.initiative_build import SETTINGS_DATA
from rules.build import Data, places, routes
from rules.iso_build import declaration, issued, office, person, procedure, review, system

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules import leaders

BY = ("effectiveness", "by")
SIGNER = ("signer",)
DECIDED: Data = {
    "approved_by": "nguyen-van-a",
    "decision": {"number": "1/QĐ-UBND", "on": "2025-09-01"},
}


def who(person_id: str, post: str, unit: str = "ubnd", **changes: Any) -> Data:
    """Somebody whom no signer entry names, unless `name` says otherwise."""
    return person(person_id, unit) | {"name": f"Họ Tên {person_id}", "post": post} | changes


HEAD = who("phan-van-q", "Chủ tịch UBND phường")
DEPUTY = who("ho-van-p", "Phó Chủ tịch UBND phường")
CLERK = who("le-van-c", "Chuyên viên")


def confirmed(by: str, **changes: Any) -> Data:
    return declaration(effectiveness={"confirmed_on": "2026-07-28", "by": by}, **changes)


def told(*records: Data) -> dict[str, list[tuple[str, Any]]]:
    index = system(*records, as_of="2026-11-25")
    found = {code: places(code, index) for code in ("V-DEC-11", "V-DEC-12")}
    return {code: where for code, where in found.items() if where}


@pytest.mark.parametrize(
    "records",
    [
        [],
        [HEAD, confirmed("phan-van-q", signer="phan-van-q")],
        [confirmed("nobody-knows")],
        [CLERK, declaration(effectiveness=None, decision=None, signer="le-van-c")],
    ],
    ids=["nothing", "the head", "an unknown person", "a draft"],
)
def test_the_head_or_an_unknown_person_is_silent(records: list[Data]) -> None:
    assert told(*records) == {}


def test_a_deputy_is_only_a_warning() -> None:
    both = confirmed("ho-van-p", signer="ho-van-p")
    assert told(DEPUTY, both) == {"V-DEC-12": [("CB-2026-01", BY), ("CB-2026-01", SIGNER)]}


@pytest.mark.parametrize(
    "other",
    [
        CLERK,
        who("le-van-c", "Trưởng phòng"),
        who("le-van-c", "Giám đốc", "trung-tam"),
        who("le-van-c", "Chủ tịch Hội", "hoi"),
        who("le-van-c", "Phó Chủ tịch Hội", "hoi"),
    ],
    ids=lambda one: str(one["post"]),
)
def test_anybody_else_is_an_error(other: Data) -> None:
    unit = office("hoi", type="mass_organisation")
    assert told(unit, other, confirmed("le-van-c")) == {"V-DEC-11": [("CB-2026-01", BY)]}


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ({"capacity": "head"}, []),
        ({"capacity": "acting"}, []),
        ({"capacity": "deputy"}, ["V-DEC-12"]),
        ({"capacity": "by_authorization", "signs": ["quyet-dinh-cong-bo"]}, ["V-DEC-12"]),
        ({"capacity": "by_order", "signs": ["giay-moi"]}, ["V-DEC-11"]),
        ({"capacity": "head", "unit": "vhxh"}, ["V-DEC-11"]),
        ({"capacity": "head", "valid_to": "2026-07-27"}, ["V-DEC-11"]),
        ({"capacity": "head", "valid_to": "2026-07-28"}, []),
        ({"capacity": "head", "valid_from": "2026-07-29"}, ["V-DEC-11"]),
    ],
)
def test_a_signer_entry_counts_on_its_days_for_its_papers(
    entry: Data, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = {"name": CLERK["name"], "post": "Trưởng phòng"} | entry
    settings = SETTINGS_DATA | {"signers": [signer]}
    monkeypatch.setattr("rules.iso_build.SETTINGS_DATA", settings)
    assert list(told(CLERK, confirmed("le-van-c"))) == codes


def test_nothing_is_concluded_while_people_cannot_be_read() -> None:
    index = system(CLERK, confirmed("le-van-c"), unread=("people/x.yaml",))
    assert places("V-DEC-11", index) == places("V-PRC-17", index) == []


@pytest.mark.parametrize(
    ("chair", "found"),
    [(HEAD, False), (DEPUTY, False), (CLERK, True), (who("le-van-c", "Trưởng phòng"), True)],
)
def test_a_leader_of_the_agency_presides(chair: Data, found: bool) -> None:
    index = system(chair, review(chair=chair["id"]), as_of="2026-11-25")
    assert places("V-MR-05", index) == ([("XX-2026-01", ("chair",))] if found else [])


# -- V-PRC-16 to 18 ----------------------------------------------------------------------------


def issues(*revisions: Data) -> Any:
    return KINDS["procedure"].read(procedure(revisions=list(revisions)))


def test_a_draft_and_a_decided_issue_are_silent() -> None:
    draft = {"edition": 1, "revision": 1, "reason": "improvement"}
    record = issues(issued(**DECIDED), draft)
    assert routes("V-PRC-16", record) == routes("V-PRC-18", record) == []


@pytest.mark.parametrize("lacking", ["approved_by", "decision"])
def test_an_issue_without_approver_or_decision_is_told(lacking: str) -> None:
    given = {key: value for key, value in DECIDED.items() if key != lacking}
    assert routes("V-PRC-16", issues(issued(**given))) == [("revisions", 0, "issued_on")]


@pytest.mark.parametrize(("day", "found"), [("2025-09-01", False), ("2025-09-02", True)])
def test_a_decision_is_not_signed_after_the_issue(day: str, found: bool) -> None:
    decision = {"number": "1/QĐ-UBND", "on": day}
    record = issues(issued(approved_by="nguyen-van-a", decision=decision))
    expected = [("revisions", 0, "decision", "on")] if found else []
    assert routes("V-PRC-18", record) == expected


@pytest.mark.parametrize(
    ("post", "found"),
    [
        ("Chủ tịch UBND phường", False),
        ("Phó Chủ tịch UBND phường", False),
        ("Trưởng phòng", False),
        ("Phó Chánh Văn phòng", False),
        ("Quyền Trưởng phòng", False),
        ("Chuyên viên", True),
        ("Viên chức", True),
    ],
)
def test_only_leaders_approve(post: str, found: bool) -> None:
    record = procedure(revisions=[issued(approved_by="le-van-c")])
    index = system(who("le-van-c", post), record)
    where = ("revisions", 0, "approved_by")
    assert places("V-PRC-17", index) == ([("QT-VHXH-01", where)] if found else [])


def test_a_person_nobody_knows_has_no_standing() -> None:
    index = system(procedure())
    assert leaders.leads(index, "le-van-c") is None
    assert leaders.person_words(index, "le-van-c") == "le-van-c"
