"""The scripts of the CI recipes, run as a runner would, on a good and on a bad change.

Only installing is left out: `nkh` is there already.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from history.ward import Ward, task, update
from recipes.server import ROOT, program
from repo import needs_git

pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="the runners of the recipes are Linux"),
]
GITHUB = ROOT / "templates/init/dot-github/workflows/nkh.yml"
GITLAB = ROOT / "ci/gitlab-ci.yml"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    """A branch with a new task, in a folder "change" as the workflow names it."""
    ward = Ward(tmp_path / "change")
    ward.keep(task(updates=[update("2026-03-01")]), when="2026-03-02T08:00:00+07:00")
    ward.branch("nhánh")
    ward.keep(task(2), when="2026-03-03T08:00:00+07:00")
    return ward


def spoil(ward: Ward) -> None:
    ward.keep(task(updates=[update("2026-03-01", note="Khác")]), when="2026-03-04T08:00:00+07:00")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def sh(script: str, where: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=where, capture_output=True, check=False,
        encoding="utf-8", env={**clean, "GIT_CONFIG_GLOBAL": os.devnull, **env},
    )  # fmt: skip


def github(ward: Ward, step: str, base: str) -> tuple[int, str, str]:
    """Status, output and page of one step of the workflow."""
    folder = ward.root.parent
    steps = {one.get("name"): one for one in loaded(GITHUB)["jobs"]["validate"]["steps"]}
    page = folder / "page.md"
    done = sh(
        steps[step]["run"], folder, NKH=str(program(folder)), BASE=base,
        GITHUB_STEP_SUMMARY=str(page),
    )  # fmt: skip
    return done.returncode, done.stdout, page.read_text("utf-8") if page.exists() else ""


def test_the_workflow_takes_the_program_from_the_base_and_reads_only() -> None:
    workflow = loaded(GITHUB)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True]  # "on" is true in YAML 1.1
    steps = workflow["jobs"]["validate"]["steps"]
    runs = "".join(step.get("run", "") for step in steps)
    assert "change/tools" not in runs
    assert "${{" not in runs  # no text of a request becomes script
    assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout" in step.get("uses", ""))  # fmt: skip


def test_github_accepts_a_sound_change_and_writes_its_page(ward: Ward) -> None:
    status, said, _ = github(ward, "kiểm tra", "main")
    assert (status, "::error" in said) == (0, False)
    status, _, page = github(ward, "tóm tắt cho người duyệt", "main")
    assert status == 0
    assert "#### Thêm nhiệm vụ NV-2026-002" in page


def test_github_refuses_a_bad_change_and_still_has_a_page(ward: Ward) -> None:
    spoil(ward)
    status, said, _ = github(ward, "kiểm tra", "main")
    assert status == 1
    assert "::error file=records/tasks/2026/NV-2026-001.yaml," in said
    assert "V-GIT-01" in github(ward, "tóm tắt cho người duyệt", "main")[2]


def test_github_judges_the_first_push_without_a_base(ward: Ward) -> None:
    assert github(ward, "kiểm tra", "0" * 40)[0] == 0
    assert github(ward, "tóm tắt cho người duyệt", "0" * 40) == (0, "", "")


def test_github_does_not_pass_over_a_base_that_is_gone(ward: Ward) -> None:
    """After a forced push the commit before is nowhere; that is when judging counts most."""
    status, said, _ = github(ward, "kiểm tra", "1" * 40)
    assert (status, said) == (2, "")


def gitlab(ward: Ward, base: str) -> tuple[int, Path]:
    """Status and folder of reports of the job."""
    home = ward.root.parent / "nkh-home"
    (home / "venv/bin").mkdir(parents=True, exist_ok=True)
    program(home / "venv/bin")
    job = loaded(GITLAB)["nkh"]
    script = "\n".join(job["script"])
    done = sh(script, ward.root, NKH_HOME=str(home), REPORT=job["variables"]["REPORT"], BASE=base)
    return done.returncode, ward.root / "nkh-report"


def test_gitlab_accepts_and_refuses_and_leaves_its_reports(ward: Ward) -> None:
    status, reports = gitlab(ward, "main")
    assert status == 0
    assert "NV-2026-002" in (reports / "tom-tat.md").read_text("utf-8")
    spoil(ward)
    assert gitlab(ward, "main")[0] == 1
    found = json.loads((reports / "gl-code-quality.json").read_text("utf-8"))
    assert "V-GIT-01" in {one["check_name"] for one in found}


def test_gitlab_judges_without_a_base_too(ward: Ward) -> None:
    status, reports = gitlab(ward, "")
    assert status == 0
    assert json.loads((reports / "gl-code-quality.json").read_text("utf-8")) is not None


def test_gitlab_writes_no_report_through_a_link_of_the_branch(ward: Ward, tmp_path: Path) -> None:
    (tmp_path / "nhà").mkdir()
    (ward.root / "nkh-report").symlink_to(tmp_path / "nhà")
    ward.commit("liên kết", "2026-03-05T08:00:00+07:00")
    gitlab(ward, "main")
    assert list((tmp_path / "nhà").iterdir()) == []


def test_gitlab_prepares_the_target_branch_apart(ward: Ward, tmp_path: Path) -> None:
    """The fetch, the base and the work tree of the first lines; the venv and pip are left out."""
    ward.git("clone", "-q", "--bare", str(ward.root), str(tmp_path / "kho.git"))
    ward.git("remote", "add", "origin", str(tmp_path / "kho.git"))
    first, second = loaded(GITLAB)["nkh"]["before_script"]
    script = first + second.splitlines()[0] + '\necho "$BASE"\n'
    done = sh(
        script, ward.root, NKH_HOME=str(tmp_path / "h"), CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ward.git("rev-parse", "main").strip()
    assert not (tmp_path / "h/base/records/tasks/2026/NV-2026-002.yaml").exists()
    assert (tmp_path / "h/base/records/workspace.yaml").exists()


@pytest.mark.parametrize(("before", "status"), [("0" * 40, 0), ("HEAD~1", 0), ("1" * 40, 1)])
def test_gitlab_does_not_pass_over_a_base_that_is_gone(
    ward: Ward, before: str, status: int
) -> None:
    base = ward.git("rev-parse", before).strip() if "HEAD" in before else before
    script = loaded(GITLAB)["nkh"]["before_script"][0] + 'echo "<$BASE>"\n'
    done = sh(script, ward.root, CI_COMMIT_BEFORE_SHA=base)
    assert done.returncode == status
    assert done.stdout == {0: f"<{base.strip('0') and base}>\n", 1: ""}[status]


def test_only_requests_into_the_guarded_branch_are_judged() -> None:
    assert loaded(GITHUB)[True]["pull_request"] == {"branches": ["main"]}
    requests, _ = loaded(GITLAB)["workflow"]["rules"]
    assert "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME == $CI_DEFAULT_BRANCH" in requests["if"]


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", GITLAB)]
)
def test_the_hosts_know_every_key(schema: str, file: Path) -> None:
    pytest.importorskip("check_jsonschema")
    asked = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    # What the schema does not say: EXPOSE_AS_REGEX of GitLab, in Ruby, where \w is ASCII.
    exposed = loaded(GITLAB)["nkh"]["artifacts"]["expose_as"]
    assert re.fullmatch(r"\w[-\w ]*", exposed, re.ASCII)


def test_no_module_of_the_branch_stands_in_for_pip_or_venv() -> None:
    scripts = GITHUB.read_text("utf-8") + GITLAB.read_text("utf-8")
    calls = [line for line in scripts.splitlines() if " -m " in line and "python" in line]
    assert calls
    assert all(" -I -m " in line for line in calls)


@pytest.mark.parametrize("file", [".pre-commit-hooks.yaml", "ci/pre-commit-config.yaml"])
def test_the_hooks_are_the_same_two_everywhere(file: str) -> None:
    found = loaded(ROOT / file)
    hooks = found if isinstance(found, list) else found["repos"][0]["hooks"]
    assert [(hook["id"], hook["entry"], hook.get("pass_filenames", True)) for hook in hooks] == [
        ("nkh-validate-files", "nkh validate --only-files", True),
        ("nkh-validate", "nkh validate", False),
    ]
    # pre-commit names no deleted file: a commit that only deletes must be looked at too.
    assert [hook.get("always_run", False) for hook in hooks] == [False, True]
