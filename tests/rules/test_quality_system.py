"""The rules of the quality system as a whole: a sound year is silent, and so is a ward without one."""

import re
from typing import Any

import pytest
from rules.build import Data, task
from rules.iso_build import (
    action,
    audit,
    body,
    check,
    declaration,
    objective,
    office,
    paper,
    person,
    plan_of,
    posting,
    procedure,
    review,
    slip,
    system,
)

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules import load_rules

OWN = re.compile(
    r"V-(QMS-(0[2-69]|1[0-6]|2[034]|3[2349]|4[1246])|AUD-0[34578]|NC-0[2-6]|MR-0[1-3]"
    r"|DEC-(0[789]|10)|BOD-0[1-4]|OBJ-0[12])"
)
RULES = [rule for rule in load_rules() if OWN.fullmatch(rule.code)]
CODE = "1.000001"


def sound_year() -> list[Data]:
    """One full cycle, every record of it in order."""
    return [
        plan_of(),
        office("vhxh", applies_iso=True),
        office("ubnd"),
        person("nguyen-van-a", "ubnd"),
        person("tran-thi-b", "ubnd"),
        person("le-van-c"),
        procedure("QT-VHXH-01", CODE),
        paper(),
        objective(),
        body(1, "steering_committee"),
        body(2, "iso_secretaries", "le-van-c"),
        body(3, "audit_team", "tran-thi-b"),
        audit(
            team=[{"person": "tran-thi-b", "role": "lead"}],
            body="HD-2026-03",
            programme=[
                {"on": "2026-06-08", "from": "08:00", "to": "11:00", "unit": "vhxh",
                 "procedures": ["QT-VHXH-01"], "auditors": ["tran-thi-b"]},
            ],
            findings=[{"class": "minor", "unit": "vhxh", "description": "Thiếu phiếu",
                       "nonconformity": "KPH-2026-001"}],
            closed_on="2026-07-20",
        ),
        slip(audit="DG-2026-01", procedure="QT-VHXH-01", actions=[action("2026-07-15")],
             verifications=[check()], closed={"on": "2026-07-20", "by": "tran-thi-b"}),
        review(audits=["DG-2026-01"]),
        declaration(
            1, CODE, audit="DG-2026-01", review="XX-2026-01",
            notices=[{"to": "skhcn", "number": "90/UBND-VHXH", "on": "2026-08-03"}],
            postings=[posting(), posting("website")],
        ),
        task(1, obligations=["II.2-19"], period_key="2026", updates=[
            {"on": "2026-11-12", "state": "submitted", "submitted_on": "2026-11-12"}]),
    ]  # fmt: skip


def found(records: list[Data], **kw: Any) -> list[tuple[str, str]]:
    """Code and message of everything that the rules of this file find."""
    index = system(*records, **kw)
    result = [
        (rule.code, entry[-1]) for rule in RULES if rule.kind is None for entry in rule.check(index)
    ]
    for data in records:
        for rule in RULES:
            if (
                rule.kind is not None
                and KINDS_BY_PREFIX.get(data["id"].partition("-")[0]) is rule.kind
            ):
                record = next(k for k in KINDS.values() if k.type is rule.kind).read(data)
                result += [(rule.code, entry[-1]) for entry in rule.check(record)]
    return result


KINDS_BY_PREFIX = {kind.prefix: kind.type for kind in KINDS.values() if kind.prefix}


def test_all_the_rules_are_here() -> None:
    assert len(RULES) == 47


@pytest.mark.parametrize(
    "day", ["2026-01-01", "2026-03-31", "2026-10-01", "2026-12-31", "2027-01-01"]
)
def test_a_sound_year_is_silent(day: str) -> None:
    records = [*sound_year(), objective("MT-2027-01", year=2027)]
    assert found(records, as_of=day) == []


@pytest.mark.parametrize("day", ["2026-04-01", "2026-12-31", "2027-12-31"])
def test_a_ward_without_the_system_is_asked_for_nothing(day: str) -> None:
    plain = [plan_of(), office("vhxh", applies_iso=True), person("le-van-c"), task(1)]
    assert found(plain, as_of=day) == []
    council = body(9, "initiative_council", decision={"number": "1", "date": "2020-01-01"})
    assert found([*plain, council], as_of=day) == []
    drafts = [procedure("QT-VHXH-01", CODE, revisions=None), declaration(1, CODE, decision=None)]
    assert found([*plain, *drafts], as_of=day) == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("audit", "qms/2026/DG-2026-09.yaml"),
        ("nonconformity", "qms/2026/KPH-2026-009.yaml"),
        ("management_review", "qms/2026/XX-2026-09.yaml"),
        ("declaration", "qms/2026/CB-2026-09.yaml"),
        ("procedure", "procedures/QT-VHXH-09.yaml"),
        ("qms_document", "qms/2026/TL-2026-09.yaml"),
        ("objective", "qms/2026/MT-2026-09.yaml"),
        ("body", "bodies/HD-2026-09.yaml"),
        ("task", "tasks/2026/NV-2026-009.yaml"),
    ],
)
def test_nothing_is_concluded_from_what_could_not_be_read(kind: str, path: str) -> None:
    """A year with all records of one kind unread says nothing that their absence alone would say."""
    prefix = path.rpartition("/")[2].partition("-")[0]
    records = [one for one in sound_year() if not one["id"].startswith(f"{prefix}-")]
    assert [code for code, _ in found(records, as_of="2027-01-01", unread=(path,))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explanations_name_a_source_and_the_way_to_mend(rule: Any) -> None:
    assert "Cách sửa:" in rule.explanation
    assert re.search("Quyết định|TCVN|Thông tư|[kK]ế hoạch|đề xuất", rule.explanation)
    assert "vi phạm" not in rule.explanation.lower()


def test_no_message_speaks_of_breaking_the_law() -> None:
    broken = [
        procedure("QT-VHXH-01", CODE), declaration(1, "2.000002", effectiveness=None),
        declaration(2, decl_type="again", reason="wider"), plan_of(), plan_of(2025),
        slip(root_cause=None, actions=None), audit(2, report=None),
    ]  # fmt: skip
    said = found(broken, as_of="2027-03-01")
    assert len({code for code, _ in said}) > 10
    assert not [message for _, message in said if "vi phạm" in message.lower()]
