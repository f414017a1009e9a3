"""The rules that our own plan names as checks of its obligations are there."""

from pathlib import Path

import pytest
import yaml

from ngocha_kh.rules import load_rules

PLAN = Path(__file__).parents[2] / "records/plans/KH-2026.yaml"
DUTIES = yaml.load(PLAN.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["obligations"]


@pytest.mark.parametrize("code", sorted({c for duty in DUTIES for c in duty.get("checked_by", ())}))
def test_a_rule_that_the_plan_names_exists(code: str) -> None:
    assert code in {rule.code for rule in load_rules()}


def test_rules_of_the_plan_that_need_no_person_are_checked() -> None:
    """The others say who is responsible or what to prefer: no rule can tell."""
    unchecked = {
        duty["id"] for duty in DUTIES if duty["type"] == "rule" and "checked_by" not in duty
    }
    assert unchecked == {"II.3-08", "II.5-07", "III.1-01", "III.2-01"}
