"""One fault put into a good document is named, and nothing else is called an error."""

from __future__ import annotations

from collections import Counter

import pytest
from nd30.judge.strangers import (
    violations_body,
    violations_end,
    violations_head,
    violations_page,
)
from nd30.judge.strangers.cases import Case
from nd30.judge.strangers.draft import Draft
from nd30.judge.strangers.good import good

from ngocha_kh.nd30 import rulebook
from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.verdict import judge

CASES = (
    *violations_page.CASES,
    *violations_head.CASES,
    *violations_body.CASES,
    *violations_end.CASES,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_fault_is_named(case: Case) -> None:
    draft = Draft(good(case.good))
    case.change(draft)
    findings = judge(draft.data(), case.profile).findings
    named = [finding for finding in findings if finding.rule.id in case.rules]
    assert named, f"silent; named: {sorted({finding.rule.id for finding in findings})}"
    if case.severity:
        assert {finding.severity for finding in named} == {Severity(case.severity)}
    errors = {finding.rule.id for finding in findings if finding.severity is Severity.ERROR}
    assert errors <= case.rules | set(case.also)


def test_the_table_is_wide() -> None:
    rules = {rule for case in CASES for rule in case.rules}
    assert len(CASES) >= 200
    assert len(rules) >= 100
    assert rules <= rulebook.rules().keys()


def test_every_case_has_its_own_name() -> None:
    assert not [name for name, times in Counter(case.id for case in CASES).items() if times > 1]
