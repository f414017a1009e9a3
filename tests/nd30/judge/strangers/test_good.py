"""Correct documents by other hands draw no error and no warning."""

from __future__ import annotations

import pytest
from nd30.judge.strangers.cases import AGENCY
from nd30.judge.strangers.good import BUILDERS, good
from nd30.judge.strangers.long_document import long_document

from ngocha_kh.nd30.judge.finding import Severity
from ngocha_kh.nd30.judge.paper import Profile
from ngocha_kh.nd30.judge.verdict import Judged, judge


def told(judged: Judged) -> str:
    finding = judged.finding
    return f"{judged.rule.id} {finding.where} «{finding.quote}»: {finding.measured} / {finding.allowed}"


@pytest.mark.parametrize("profile", [Profile(), AGENCY], ids=["nothing fixed", "agency"])
@pytest.mark.parametrize("name", BUILDERS)
def test_a_good_document_is_left_alone(name: str, profile: Profile) -> None:
    verdict = judge(good(name), profile)
    loud = [f for f in verdict.findings if f.severity is not Severity.INFO]
    assert not loud, "\n".join(told(f) for f in loud)


def test_a_long_document_is_left_alone() -> None:
    loud = [f for f in judge(long_document(3)).findings if f.severity is not Severity.INFO]
    assert not loud, "\n".join(told(f) for f in loud)


@pytest.mark.parametrize("name", BUILDERS)
def test_the_good_documents_are_really_judged(name: str) -> None:
    """Silence must not come from parts that were not found."""
    passed = {rule.id for rule in judge(good(name)).passed}
    needed = {"ND30-QH-STYLE", "ND30-TN-RULE", "ND30-ORG-RULE", "ND30-SO-LABEL", "ND30-SIG-NAME"}
    assert needed <= passed
