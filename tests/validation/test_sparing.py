"""Which records a rule that begins on a day spares: those on the main line before it, in Việt Nam."""

import datetime
from pathlib import Path

import pytest
from history.ward import TODAY, Ward, task, update
from repo import needs_git

from ngocha_kh.sources.revision import before_day, repository_at
from ngocha_kh.validation import Validated, validate
from ngocha_kh.workspace import Workspace

pytestmark = needs_git
FAULTY = task(5, updates=[update("2026-04-01", "done")])  # nothing that proves it: V-TSK-01
MAY = datetime.date(2026, 5, 1)


def checked(ward: Ward) -> tuple[set[str], Validated]:
    """The files with a finding of the rule, and the run."""
    found = validate(Workspace(ward.root), as_of=TODAY)
    return {d.position.path for d in found.diagnostics if d.code == "V-TSK-01"}, found


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    ward = Ward(tmp_path / "kho")
    ward.settings("rules_from:\n  V-TSK-01: 2026-05-01\n")
    return ward


@pytest.mark.parametrize(
    ("when", "is_old"),
    [
        ("2026-04-30T23:59:59+07:00", True),
        ("2026-04-30T16:59:59+00:00", True),
        ("2026-05-01T00:00:00+07:00", False),
        ("2026-04-30T17:00:00+00:00", False),
    ],
)
def test_the_day_begins_at_midnight_in_viet_nam(ward: Ward, when: str, is_old: bool) -> None:
    ward.keep(FAULTY, when=when)
    assert (checked(ward)[0] == set()) is is_old


def test_a_branch_arrives_with_its_merge(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.keep(FAULTY, when="2026-04-01T09:00:00+07:00")
    ward.git("checkout", "-q", "main")
    when = "2026-06-01T09:00:00+07:00"
    ward.git("merge", "-q", "--no-ff", "--no-edit", "nhánh", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)  # fmt: skip
    assert len(checked(ward)[0]) == 1


def test_other_rules_and_other_records_are_judged(ward: Ward) -> None:
    ward.keep(FAULTY, when="2026-04-01T09:00:00+07:00")
    ward.put(FAULTY | {"due": "2026-06-07"})
    assert checked(ward)[0] == set()
    found = checked(ward)[1]
    assert found.spared.count > 0
    assert found.spared.reason is None
    ward.put(FAULTY | {"id": "NV-2026-006"})
    assert checked(ward)[0] == {"records/tasks/2026/NV-2026-006.yaml"}


def test_without_a_record_before_the_day_nothing_is_spared(tmp_path: Path) -> None:
    ward = Ward(tmp_path / "kho")
    assert before_day(repository_at(ward.root), datetime.date(2026, 1, 1)) is None
    ward.settings("rules_from:\n  V-TSK-01: 2026-01-01\n")
    ward.put(FAULTY)
    assert len(checked(ward)[0]) == 1
