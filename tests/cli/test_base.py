"""`nkh validate --base`: formats, exit codes, bare and shallow repositories, rules that begin on a day."""

import json
import subprocess
from pathlib import Path

import pytest
from cli.desk import Nkh, make_desk, runner
from history.ward import Ward, task, update
from repo import needs_git

pytestmark = needs_git


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    """Main with a noted task; a branch that rewrites it."""
    ward = Ward(tmp_path / "kho")
    ward.keep(task(updates=[update("2026-03-01")]), when="2026-03-02T08:00:00+07:00")
    ward.branch("nhánh")
    ward.keep(task(updates=[update("2026-03-01", note="Khác")]), when="2026-03-02T09:00:00+07:00")
    return ward


@pytest.fixture
def nkh(ward: Ward, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward.root, capsys)


def test_without_base_the_change_is_not_judged(nkh: Nkh) -> None:
    done = nkh("validate")
    assert (done.status, "V-GIT" in done.out) == (0, False)


def test_a_bad_change_is_an_error_at_its_line(nkh: Nkh) -> None:
    done = nkh("validate", "--base", "main")
    assert done.status == 1
    assert "records/tasks/2026/NV-2026-001.yaml:13:" in done.out
    assert "error V-GIT-01 lần ghi nhận 1 ngày 01/03/2026 đã có bị sửa" in done.out
    assert "1 hồ sơ thay đổi" in done.err


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_format_has_it(nkh: Nkh, form: str) -> None:
    done = nkh("validate", "--base", "main", "--format", form, "-q")
    assert (done.status, "V-GIT-01" in done.out, done.err) == (1, True, "")


def test_two_commits_are_judged_without_a_checkout(ward: Ward, nkh: Nkh) -> None:
    ward.git("checkout", "-q", "main")
    assert nkh("validate", "--at", "nhánh", "--base", "main").status == 1
    assert nkh("validate", "--at", "main", "--base", "main~1").status == 0


def test_a_bare_repository_is_judged_as_a_server_would(
    ward: Ward, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ward.git("clone", "-q", "--bare", str(ward.root), str(tmp_path / "máy chủ.git"))
    done = runner(tmp_path / "máy chủ.git", capsys)("validate", "--at", "nhánh", "--base", "main")
    assert done.status == 1
    assert "V-GIT-01" in done.out


def test_a_shallow_clone_says_what_is_missing(
    ward: Ward, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "nông"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", ward.root.as_uri(), str(place)], check=True
    )
    done = runner(place, capsys)("validate", "--base", "HEAD")
    assert done.status == 3
    assert "chỉ có một phần lịch sử (shallow)" in done.err
    assert "fetch-depth: 0" in done.err


def test_unknown_unrelated_and_missing_bases_each_get_a_sentence(
    ward: Ward, nkh: Nkh, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert nkh("validate", "--base", "không-có").status == 2
    ward.git("checkout", "-q", "--orphan", "riêng")
    ward.commit("riêng", "2026-03-03T09:00:00+07:00")
    done = nkh("validate", "--base", "main")
    assert (done.status, "không có commit chung" in done.err) == (3, True)
    alone = runner(make_desk(tmp_path / "không Git"), capsys)("validate", "--base", "main")
    assert (alone.status, "không nằm trong kho Git" in alone.err) == (3, True)


def test_a_base_that_went_on_is_named(ward: Ward, nkh: Nkh) -> None:
    ward.git("checkout", "-q", "main")
    ward.keep(task(2))
    ward.git("checkout", "-q", "nhánh")
    assert "điểm tách nhánh" in nkh("validate", "--base", "main").err


def test_softer_rules_are_shown_in_the_summary_json_and_sarif(ward: Ward, nkh: Nkh) -> None:
    assert "hạ mức" not in nkh("validate").err
    ward.settings("severities:\n  V-TSK-01: warning\n  V-TSK-13: off\n  V-TSK-11: error\n")
    said = nkh("validate").err
    assert "Quy tắc đã hạ mức hoặc tắt ở workspace.yaml: V-TSK-01 (lỗi → cảnh báo), V-TSK-13 (lỗi → tắt)." in said  # fmt: skip
    softened = json.loads(nkh("validate", "--format", "json").out)["softened"]
    assert [one["code"] for one in softened] == ["V-TSK-01", "V-TSK-13"]
    (run,) = json.loads(nkh("validate", "--format", "sarif").out)["runs"]
    (invocation,) = run["invocations"]
    assert invocation["ruleConfigurationOverrides"] == [
        {"descriptor": {"id": "V-TSK-01"}, "configuration": {"level": "warning"}},
        {"descriptor": {"id": "V-TSK-13"}, "configuration": {"enabled": False}},
    ]


OLD = task(5, due="2026-05-31", updates=[update("2026-04-01", "done")])  # no completed_on: V-TSK-01


@pytest.fixture
def spared(tmp_path: Path) -> Ward:
    """A faulty record of February, and a rule that begins in May."""
    ward = Ward(tmp_path / "kho")
    ward.keep(OLD)
    ward.settings("rules_from:\n  V-TSK-01: 2026-05-01\n")
    ward.commit("từ ngày", "2026-05-02T09:00:00+07:00")
    return ward


def faults(ward: Ward, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    done = runner(ward.root, capsys)("validate", "--format", "json", *words)
    found = {one["path"] for one in json.loads(done.out)["diagnostics"] if one["code"] == "V-TSK-01"}  # fmt: skip
    return len(found), done.err


def test_a_rule_that_begins_on_a_day_spares_what_was_there_before(
    spared: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    count, said = faults(spared, capsys)
    assert (count, "chỗ ở hồ sơ có trước ngày quy tắc áp dụng" in said) == (0, True)
    spared.put(OLD | {"id": "NV-2026-006"})
    assert faults(spared, capsys)[0] == 1
    assert faults(spared, capsys, "--at", "HEAD")[0] == 0


def test_a_branch_cannot_make_itself_old_by_forging_a_date(
    spared: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    spared.branch("nhánh")
    spared.keep(OLD | {"id": "NV-2026-006"}, when="2026-01-15T09:00:00+07:00")
    assert faults(spared, capsys, "--base", "main")[0] == 1


def test_without_git_nothing_is_spared_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ward = Ward.__new__(Ward)
    ward.root = make_desk(tmp_path / "không Git")
    ward.put(OLD)
    ward.settings("rules_from:\n  V-TSK-01: 2026-05-01\n")
    count, said = faults(ward, capsys)
    assert (count, "không áp dụng được rules_from" in said) == (1, True)


def test_every_code_of_change_is_explained(nkh: Nkh) -> None:
    from ngocha_kh.history.changes import load_change_rules

    for rule in load_change_rules():
        done = nkh("explain", rule.code)
        assert done.status == 0
        assert "Cách" in done.out, rule.code
