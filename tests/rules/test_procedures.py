"""Rules of procedures and legal texts, silent cases first; every one also has an example."""

import datetime
from typing import Any

import pytest
from rules.build import Data, index_of, places, plan, routes, unit
from rules.iso_build import audit, cut, issued, procedure, system

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules import load_rules
from ngocha_kh.rules.index import Index

DAY = datetime.date(2026, 11, 25)
OLD, NEW = "VB-2022-002", "VB-2026-003"


def legal(text_id: str, number: str = "1/2022/NĐ-CP", **changes: Any) -> Data:
    data: Data = {
        "id": text_id, "doc_type": "decree", "title": "x", "issuer": "Chính phủ", "number": number,
        "issued_on": "2022-01-01", "effective_on": "2022-02-01", "checked_on": "2026-11-01",
    }  # fmt: skip
    return cut(data, changes)


def replacing(on: str = "2026-07-01", **changes: Any) -> list[Data]:
    relation = {"type": "replaces", "target": OLD} | changes
    old = legal(OLD, expires_on=None if relation["type"] == "amends" or "scope" in changes else on)
    return [
        old,
        legal(NEW, "2/2026/NĐ-CP", effective_on=on, issued_on="2026-06-01", relations=[relation]),
    ]


def seen(code: str, *records: Data, on: str = "2026-11-25") -> list[tuple[str, Any]]:
    made: Index = index_of(*records, as_of=datetime.date.fromisoformat(on))
    return places(code, made)


def said(code: str, **changes: Any) -> list[Any]:
    return routes(code, KINDS["procedure"].read(procedure("QT-VHXH-01", "1.001193", **changes)))


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2026-06-30", None),
        ("2026-07-01", "V-QMS-37"),
        ("2026-10-01", "V-QMS-37"),  # the last day counts
        ("2026-10-02", "V-QMS-07"),
    ],
)
def test_three_months_are_counted_from_the_day_of_effect(on: str, code: str | None) -> None:
    own = procedure(revisions=[issued(legal_bases=[OLD])])
    for each in ("V-QMS-37", "V-QMS-07", "V-QMS-47"):
        wanted = [("QT-VHXH-01", ("revisions", 0, "legal_bases", 0))] if each == code else []
        assert seen(each, own, *replacing(), on=on) == wanted


@pytest.mark.parametrize(("on", "late"), [("2026-10-01", False), ("2026-10-02", True)])
def test_a_late_answer_is_told_for_a_year(on: str, late: bool) -> None:
    own = procedure(revisions=[issued(legal_bases=[OLD]), issued(on, 1, legal_bases=[NEW])])
    assert bool(seen("V-QMS-47", own, *replacing())) is late
    assert not seen("V-QMS-07", own, *replacing())
    assert not seen("V-QMS-47", own, *replacing(), on="2027-10-02")


def test_a_repealed_procedure_and_a_draft_owe_nothing() -> None:
    gone = procedure(
        revisions=[issued(legal_bases=[OLD])], repealed={"on": "2026-09-01", "reason": "x"}
    )
    draft = procedure(
        revisions=[{"edition": 1, "revision": 0, "reason": "new", "legal_bases": [OLD]}]
    )
    assert not seen("V-QMS-07", gone, *replacing())
    assert not seen("V-QMS-07", draft, *replacing())


def test_an_amended_text_needs_a_look() -> None:
    own = procedure(revisions=[issued(legal_bases=[OLD])])
    note = {"on": "2026-08-01", "by": "le-van-c", "conclusion": "keep", "documents": [NEW]}
    assert not seen("V-QMS-08", own | {"reviews": [note]}, *replacing(type="amends"))
    assert not seen("V-QMS-08", own, *replacing(type="amends"), on="2026-10-01")
    assert seen("V-QMS-08", own, *replacing(type="amends"), on="2026-10-02")
    assert not seen("V-QMS-07", own, *replacing(type="amends"))


@pytest.mark.parametrize(
    ("revisions", "places_"),
    [
        ([issued()], []),
        ([issued(), issued("2026-01-01", 1), issued("2026-02-01", 0, edition=2)], []),
        ([issued(), {"edition": 1, "revision": 1, "reason": "improvement"}], []),
        ([issued(revision=1)], [(0, "edition")]),
        ([issued(), issued("2026-01-01", 2)], [(1, "edition")]),
        ([issued(), issued("2026-01-01", 1, edition=2)], [(1, "edition")]),
        ([issued(), issued("2025-09-01", 1)], [(1, "effective_on")]),
        ([issued(), issued("2025-08-31", 1)], [(1, "effective_on")]),
        ([issued(effective_on="2025-08-31")], [(0, "effective_on")]),
    ],
)
def test_issues_follow_each_other(revisions: list[Data], places_: list[tuple[int, str]]) -> None:
    assert said("V-QMS-19", revisions=revisions) == [("revisions", *place) for place in places_]


def test_only_the_last_issue_may_be_a_draft() -> None:
    draft = {"edition": 1, "revision": 0, "reason": "new"}
    assert said("V-QMS-19", revisions=[draft, issued("2026-01-01", 1)]) == [("revisions", 0)]


def step(value: float, unit: str = "hours", **changes: Any) -> Data:
    return {"content": "x", "role": "y", "time": {"value": value, "unit": unit}} | changes


@pytest.mark.parametrize(
    ("steps", "is_long"),
    [
        ([step(2), step(3), step(2), step(1)], False),
        ([step(1, "working_days")], False),
        ([step(0.1)] * 80, False),  # a sum that binary fractions miss
        ([step(8), step(1, outside=True)], False),
        ([step(8), step(0.5)], True),
        ([step(1.5, "working_days")], True),
    ],
)
def test_steps_add_up_to_the_deadline_at_most(steps: list[Data], is_long: bool) -> None:
    found = said("V-QMS-18", deadline={"value": 1, "unit": "working_days"}, steps=steps)
    assert bool(found) is is_long


@pytest.mark.parametrize(
    ("on", "told", "speaks"),
    [
        ("2026-09-16", None, False),  # ten working days from 1 September: the holiday counts
        ("2026-09-17", None, True),
        ("2026-11-25", "2026-09-16", False),
        ("2026-11-25", "2026-09-17", True),
        ("2026-11-25", "2026-08-31", True),  # before it was signed
    ],
)
def test_ten_working_days_to_make_an_issue_known(on: str, told: str | None, speaks: bool) -> None:
    own = procedure(revisions=[issued("2026-09-01")])
    activity: Data = {
        "id": "HDG-2026-001", "title": "x", "plan": "KH-2026", "activity_type": "dissemination",
        "topic": "iso", "lead_unit": "vhxh", "from": told or "2026-09-01",
        "procedures": ["QT-VHXH-01"] if told else [], "outcome": {"state": "done", "on": told or "2026-09-01"},
    }  # fmt: skip
    assert bool(seen("V-QMS-17", own, activity, on=on)) is speaks


@pytest.mark.parametrize(
    ("on", "reviewed", "speaks"),
    [
        ("2026-09-01", None, False),
        ("2026-09-02", None, True),
        ("2026-11-25", "2025-11-25", False),
        ("2026-11-26", "2025-11-25", True),
        ("2029-03-01", "2028-02-29", True),  # a leap day: until 28 February
        ("2029-02-28", "2028-02-29", False),
    ],
)
def test_documents_are_looked_at_every_twelve_months(
    on: str, reviewed: str | None, speaks: bool
) -> None:
    looks = [{"on": reviewed, "by": "le-van-c", "conclusion": "keep"}] if reviewed else []
    assert bool(seen("V-QMS-22", procedure(reviews=looks), on=on)) is speaks


def test_one_code_belongs_to_one_procedure_in_force() -> None:
    one, two = procedure("QT-VHXH-01", "1.001193"), procedure("QT-VHXH-02", "1.001193")
    shared = two | {"services": [{"code": "1.001193", "shared_with": "QT-VHXH-01"}]}
    gone = two | {"repealed": {"on": "2026-01-01", "reason": "x"}}
    assert not seen("V-PRC-01", one, shared)
    assert not seen("V-PRC-01", one, gone)
    assert seen("V-PRC-01", one, two) == [("QT-VHXH-02", ("services", 0, "code"))]


def test_a_circle_of_texts_is_told_once() -> None:
    texts = [
        legal(OLD, relations=[{"type": "replaces", "target": NEW}]),
        legal(NEW, relations=[{"type": "replaces", "target": OLD}]),
    ]
    assert len(seen("V-LEG-01", *texts)) == 1
    assert not seen("V-LEG-01", *replacing())


def test_an_ended_text_says_when_it_ended() -> None:
    old, new = replacing()
    assert not seen("V-LEG-02", old, new)
    assert not seen("V-LEG-02", cut(old, {"expires_on": None}), new, on="2026-06-30")
    assert seen("V-LEG-02", cut(old, {"expires_on": None}), new) == [(OLD, ("id",))]
    assert seen("V-LEG-02", old | {"expires_on": "2026-07-02"}, new) == [(OLD, ("expires_on",))]
    assert not seen("V-LEG-02", *replacing(scope="Điều 5"))


def test_only_texts_that_procedures_cite_are_looked_up() -> None:
    stale = legal(OLD, checked_on="2026-05-29")
    assert not seen("V-LEG-03", stale)
    cited = procedure(revisions=[issued(legal_bases=[OLD])])
    assert seen("V-LEG-03", stale, cited) == []  # 180 days to the day
    assert seen("V-LEG-03", stale, cited, on="2026-11-26") == [(OLD, ("checked_on",))]


def test_an_expired_text_is_dropped_within_three_months() -> None:
    own, gone = (
        procedure(revisions=[issued(legal_bases=[OLD])]),
        legal(OLD, expires_on="2026-07-01"),
    )
    assert not seen("V-QMS-07", own, gone, on="2026-10-01")
    assert seen("V-QMS-37", own, gone, on="2026-10-01")
    assert seen("V-QMS-07", own, gone, on="2026-10-02")


def test_a_change_of_a_cited_text_has_a_day() -> None:
    own = procedure(revisions=[issued(legal_bases=[OLD])])
    amends = [{"type": "amends", "target": OLD}]
    new = legal(NEW, effective_on=None, relations=amends)
    other = legal(NEW, effective_on=None, relations=[{"type": "guides", "target": OLD}])
    on_its_own = legal(NEW, effective_on=None, relations=[amends[0] | {"on": "2026-07-01"}])
    assert not seen("V-LEG-06", legal(OLD), new)  # nobody cites it
    assert not seen("V-LEG-06", own, legal(OLD), other)
    assert not seen("V-LEG-06", own, legal(OLD), on_its_own)
    assert not seen("V-LEG-06", own, *replacing(type="amends"))
    assert seen("V-LEG-06", own, legal(OLD), new) == [(NEW, ("relations", 0))]


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({}, []),
        ({"effective_on": "2022-01-01"}, []),
        ({"effective_on": "2021-12-31", "retroactive": True}, []),
        ({"effective_on": "2021-12-31"}, [("effective_on",)]),
        ({"expires_on": "2022-02-01"}, []),
        ({"expires_on": "2022-01-31"}, [("expires_on",)]),
    ],
)
def test_the_days_of_a_text_are_in_order(changes: Data, keys: list[tuple[str, ...]]) -> None:
    assert routes("V-LEG-04", KINDS["document"].read(legal(OLD, **changes))) == keys


@pytest.mark.parametrize(
    ("basis", "speaks"),
    [
        ("Căn cứ Nghị định số 15/2014/NĐ-CP;", False),  # the number of another text ends alike
        ("Căn cứ Nghị định số 5/2014/NĐ-CPX;", False),
        ("Căn cứ Nghị định số 5/2014/NĐ-CP;", True),
        ("Căn cứ Nghị định số 5/2014/Nđ-CP.", True),
    ],
)
def test_a_text_of_the_plan_is_known_by_its_whole_number(basis: str, speaks: bool) -> None:
    ended = legal(OLD, "5/2014/NĐ-CP", expires_on="2026-01-01")
    found = seen("V-LEG-05", plan(bases=["Căn cứ Luật;", basis]), ended)
    assert found == ([("KH-2026", ("bases", 1))] if speaks else [])
    assert not seen("V-LEG-05", plan(bases=[basis]), ended, on="2025-12-31")


@pytest.mark.parametrize(
    ("code", "speaks"),
    [
        (None, False),
        ("QT-HT-01", False),
        ("QT 01/CX-HCTP", False),
        ("QT 1/CX-HCTP", True),
        ("QT-ht-01", True),
        ("Quy trình 1", True),
    ],
)
def test_printed_codes_have_a_known_form(code: str | None, speaks: bool) -> None:
    assert bool(seen("V-PRC-02", procedure(code=code))) is speaks


def test_the_form_of_printed_codes_is_a_setting_and_no_search_is_long() -> None:
    own = procedure(code="A" * 40)
    mask = {"value": ["A*"], "source": {"text": "x", "confirmed": False}}
    assert not places("V-PRC-02", system(own, procedure_codes=mask))
    hard = mask | {"value": ["*" * 39 + "x"]}
    assert places("V-PRC-02", system(own, procedure_codes=hard))


def test_two_procedures_in_force_do_not_print_one_code() -> None:
    one, two = (procedure(f"QT-VHXH-0{n}", code="QT-HT-01") for n in (1, 2))
    gone = one | {"repealed": {"on": "2026-01-01", "reason": "x"}}
    assert not seen("V-PRC-02", gone, two)
    assert seen("V-PRC-02", one, two) == [("QT-VHXH-02", ("code",))]


def test_steps_are_done_by_units_that_are_there() -> None:
    own = procedure(
        steps=[{"content": "x", "unit": "phong-cu"}, {"content": "y", "role": "z"}],
    )
    draft = own | {"revisions": []}
    old = unit("phong-cu", valid_to="2026-06-30")
    assert not seen("V-PRC-10", own, old, on="2026-06-30")
    assert not seen("V-PRC-10", draft, old)
    assert seen("V-PRC-10", own, old) == [("QT-VHXH-01", ("steps", 0, "unit"))]
    nobody = procedure(steps=[{"content": "x"}])
    assert seen("V-PRC-10", nobody) == [("QT-VHXH-01", ("steps", 0))]


def telling(number: int, on: str, *units: str) -> Data:
    return {
        "id": f"HDG-2026-{number:03d}", "title": "x", "plan": "KH-2026",
        "activity_type": "dissemination", "topic": "iso", "lead_unit": "vhxh", "from": on,
        "procedures": ["QT-VHXH-01"], "units_reached": list(units),
        "outcome": {"state": "done", "on": on},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([("2026-09-03",)], None),  # to all
        ([("2026-09-03", "vhxh", "vp")], None),
        ([("2026-09-03", "nhom")], None),  # a group stands for its members
        ([("2026-09-03", "vhxh"), ("2026-09-16", "vp")], None),
        ([("2026-09-03", "vhxh")], "chưa phổ biến đến vp"),
        ([("2026-09-03", "vhxh"), ("2026-09-17", "vp")], "phổ biến ngày 17/09/2026"),
        ([], "chưa phổ biến, đã quá thời hạn 16/09/2026"),
    ],
)
def test_every_unit_of_the_steps_is_told(told: list[tuple[str, ...]], words: str | None) -> None:
    steps = [{"content": "x", "unit": one} for one in ("vhxh", "vp", "ubnd")]
    own = procedure(revisions=[issued("2026-09-01")], steps=steps)
    units = [
        unit("vhxh"), unit("vp"), unit("ubnd", type="leadership"),
        unit("nhom", type="group", members=["vhxh", "vp"]),
    ]  # fmt: skip
    made = index_of(own, *units, *(telling(n, *one) for n, one in enumerate(told, 1)), as_of=DAY)
    rule = next(rule for rule in load_rules() if rule.code == "V-QMS-17")
    found = [message for _, _, message in rule.check(made)]
    assert (words is None and found == []) or (words is not None and words in found[0])


@pytest.mark.parametrize(
    ("on", "kind", "speaks"),
    [
        ("2027-06-19", "internal", False),  # twelve months to the day
        ("2027-06-20", "internal", True),
        ("2026-11-25", "inspection", True),  # another agency looked, not the ward itself
        ("2026-09-01", "inspection", False),  # a new procedure has twelve months
    ],
)
def test_a_procedure_is_audited_within_twelve_months(on: str, kind: str, speaks: bool) -> None:
    item = {"on": "2026-06-08", "from": "08:00", "to": "09:00", "procedures": ["QT-VHXH-01"]}
    one = audit(audit_type=kind, programme=[item])
    assert bool(seen("V-QMS-01", procedure(), one, on=on)) is speaks


def test_a_workspace_without_procedures_is_not_spoken_to() -> None:
    records = [*replacing(), unit("vhxh"), telling(1, "2026-09-01")]
    for rule in load_rules():
        if rule.code.startswith(("V-PRC", "V-LEG")) and rule.kind is None:
            assert not seen(rule.code, *records), rule.code
