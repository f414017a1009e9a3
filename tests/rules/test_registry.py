"""Every rule says what it is about, in Vietnamese, and how to mend what it found."""

import re
import unicodedata

import pytest
from rules.build import typed_task

from ngocha_kh.records.task import Task
from ngocha_kh.rules import Rule, load_rules
from ngocha_kh.rules.registry import record_rule, record_rules


@pytest.mark.parametrize("rule", load_rules(), ids=lambda r: r.code)
def test_rules_explain_themselves(rule: Rule) -> None:
    assert re.fullmatch(r"V-[A-Z]{2,3}-[0-9]{2,3}", rule.code)
    assert "Cách sửa:" in rule.explanation
    assert unicodedata.is_normalized("NFC", rule.explanation)
    assert not re.search("[\u0370-\u04ff](?=[a-z])|(?<=[a-z])[\u0370-\u04ff]", rule.explanation)


def test_a_code_is_given_once() -> None:
    with pytest.raises(ValueError, match="V-TSK-01"):
        record_rule("V-TSK-01", Task)(lambda task: [])


def test_a_sound_task_is_silent() -> None:
    assert [r.code for r in record_rules(Task) if list(r.check(typed_task()))] == []
