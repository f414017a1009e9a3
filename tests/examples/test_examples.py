"""Every example reports exactly what it says, and every code has an example."""

from pathlib import Path

import pytest
from examples.variants import BASE, DAY, Variant, check, reported, variants

from ngocha_kh.codes import CODES
from ngocha_kh.diagnostics import Severity
from ngocha_kh.rules import load_rules
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

GOOD = variants("good")
BAD = variants("bad")

#: Codes that no file of this folder can cause, and why.
WITHOUT_EXAMPLE = {
    "E-FILE-01": "a dangling link, a device or a missing permission: tests/cli/test_strange_files.py",
    "E-FILE-02": "more than 2 MiB: tests/yamlio/test_text.py",
    "E-FILE-05": "a link out of the workspace: tests/cli/test_strange_files.py",
    "E-SCH-10": "kept for a keyword that the schemas do not use yet: tests/schemas/test_check.py",
}


def test_the_base_workspace_is_sound() -> None:
    assert not validate(Workspace(BASE), as_of=DAY).diagnostics


@pytest.mark.parametrize("variant", GOOD, ids=lambda v: v.name)
def test_good_examples_are_silent(variant: Variant, tmp_path: Path) -> None:
    assert not check(variant, tmp_path / "w").diagnostics


@pytest.mark.parametrize("variant", BAD, ids=lambda v: v.name)
def test_bad_examples_report_what_they_say_and_nothing_else(
    variant: Variant, tmp_path: Path
) -> None:
    result = check(variant, tmp_path / "w")
    assert variant.expected, "a bad example must expect something"
    assert reported(result) == variant.expected


def test_every_code_has_an_example() -> None:
    known = set(CODES) | {rule.code for rule in load_rules()}
    shown = set().union(*(variant.codes for variant in BAD))
    assert shown <= known
    assert known - shown == set(WITHOUT_EXAMPLE)


def test_findings_weigh_what_their_rule_says(tmp_path: Path) -> None:
    weights = {rule.code: rule.severity for rule in load_rules()}
    for number, variant in enumerate(BAD):
        for item in check(variant, tmp_path / str(number)).diagnostics:
            assert item.severity is weights.get(item.code, Severity.ERROR), variant.name
