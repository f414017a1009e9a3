"""V-QMS-21, V-AUD-02, V-AUD-06: clauses proved, audited and named rightly."""

from typing import Any

import pytest
from qms.system_build import asked, audit, declaration, document, planned, procedure, slip
from rules.build import places
from rules.iso_build import system as index_of

from ngocha_kh.qms.clauses import edition
from ngocha_kh.rules import load_rules
from ngocha_kh.rules.index import Index

Data = dict[str, Any]
#: A document in force that names every clause.
EVERYTHING = document("manual", clauses=[clause.id for clause in edition(2015).clauses])
DECLARED = declaration(decision={"number": "1/QĐ-UBND", "on": "2026-04-10"})


def without(clause: str) -> Data:
    return EVERYTHING | {"clauses": [one for one in EVERYTHING["clauses"] if one != clause]}


def message(code: str, index: Index) -> str:
    rule = next(rule for rule in load_rules() if rule.code == code)
    [(_, _, text)] = rule.check(index)
    return str(text)


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([], id="no quality system"),
        pytest.param([procedure()], id="nothing declared"),
        pytest.param([DECLARED | {"decision": None}], id="a draft"),
        pytest.param([DECLARED, EVERYTHING], id="everything proved"),
    ],
)
def test_coverage_is_silent(records: list[Data]) -> None:
    records = [{k: v for k, v in one.items() if v is not None} for one in records]
    assert not places("V-QMS-21", index_of(*records))


def test_coverage_is_silent_while_a_file_cannot_be_read() -> None:
    unread = ("qms/2026/TL-2026-09.yaml",)
    assert not places("V-QMS-21", index_of(DECLARED, unread=unread))
    assert places("V-QMS-21", index_of(DECLARED, unread=("units/x.yaml",)))


def test_coverage_names_every_clause_that_lacks_evidence_in_one_finding() -> None:
    index = index_of(DECLARED, without("4.2"))
    assert places("V-QMS-21", index) == [("CB-2026-01", ("scope",))]
    text = message("V-QMS-21", index)
    assert text.endswith(": 4.2")
    assert "vi phạm" not in text


def test_a_clause_that_is_left_out_with_a_reason_lacks_nothing() -> None:
    scope = DECLARED["scope"] | {"exclusions": [{"clause": "4.2", "reason": "Không áp dụng"}]}
    assert not places("V-QMS-21", index_of(DECLARED | {"scope": scope}, without("4.2")))


#: An audit that looked at every clause but 9.2.
ALMOST = [asked(clause) for clause in without("9.2")["clauses"]]


@pytest.mark.parametrize(
    ("records", "day"),
    [
        pytest.param([], "2026-12-31", id="no audit"),
        pytest.param([audit(checklist=ALMOST)], "2026-09-30", id="before October"),
        pytest.param([audit(checklist=[*ALMOST, asked("9.2")])], "2026-12-31", id="all seen"),
        pytest.param([audit(report=None, checklist=ALMOST)], "2026-12-31", id="not yet reported"),
        pytest.param([audit(year=2025, checklist=ALMOST)], "2026-12-31", id="another year"),
        pytest.param([audit(checklist=ALMOST)], "2027-01-01", id="the year is over"),
        pytest.param(
            [audit(checklist=ALMOST),
             audit(2, report=None, starts_on="2026-12-07", ends_on="2026-12-08", programme=[planned("9.2")])],
            "2026-12-08", id="in the programme of the next audit",
        ),
    ],
)  # fmt: skip
def test_audited_clauses_are_silent(records: list[Data], day: str) -> None:
    assert not places("V-AUD-02", index_of(*records, as_of=day))


@pytest.mark.parametrize("day", ["2026-10-01", "2026-12-31"])
def test_a_clause_that_no_audit_of_the_year_saw_is_told_at_the_last_audit(day: str) -> None:
    first = audit(1, checklist=[asked("4.1")])
    last = audit(2, ends_on="2026-06-18", checklist=ALMOST)
    index = index_of(last, first, as_of=day)
    assert places("V-AUD-02", index) == [("DG-2026-02", ("programme",))]
    assert "còn 1 điều khoản" in message("V-AUD-02", index)
    assert message("V-AUD-02", index).endswith("9.2")


@pytest.mark.parametrize(
    "record",
    [
        document("other", clauses=["8.5", "8.3.6", "10.2.1"]),
        audit(programme=[planned("7.5", "9.2.2")], checklist=[asked("4.4.1")]),
        slip(clause="8.5.1"),
        slip(),
        audit(findings=[{"class": "good", "unit": "vhxh", "description": "Tốt"}]),
    ],
)
def test_clauses_of_the_standard_are_silent(record: Data) -> None:
    assert not places("V-AUD-06", index_of(record))


def test_a_clause_that_does_not_exist_is_told_where_it_stands() -> None:
    scope = {"fields": ["x"], "codes": [], "exclusions": [{"clause": "4.5", "reason": "?"}]}
    fault = {"class": "minor", "unit": "vhxh", "description": "Thiếu", "clause": "8.8"}
    index = index_of(
        audit(programme=[planned("7.2", "7.6")], checklist=[asked("9.4")], findings=[fault]),
        slip(clause="10.4"), declaration(scope=scope), document(clauses=["4.1", "5.4"]),
    )  # fmt: skip
    assert places("V-AUD-06", index) == [
        ("DG-2026-01", ("programme", 0, "clauses", 1)),
        ("DG-2026-01", ("checklist", 0, "clause")),
        ("DG-2026-01", ("findings", 0, "clause")),
        ("KPH-2026-001", ("clause",)),
        ("CB-2026-01", ("scope", "exclusions", 0, "clause")),
        ("TL-2026-01", ("clauses", 1)),
    ]


def test_an_edition_that_the_program_does_not_have_is_told_once() -> None:
    index = index_of(slip(clause="10.4"), edition=2026)
    assert places("V-AUD-06", index) == [("workspace", ("qms", "edition"))]
    assert not places("V-AUD-02", index)
