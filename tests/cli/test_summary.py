"""`nkh summary`: what a reviewer reads of a change, and nothing of a record acts on the page."""

import json
from pathlib import Path

import pytest
from cli.desk import Nkh, runner
from history.ward import Ward, task, update
from repo import needs_git

pytestmark = needs_git


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    """A branch that finishes a task, adds one, rewrites an entry, and mends a fault of main."""
    ward = Ward(tmp_path / "kho")
    ward.keep(task(), task(2, updates=[update("2026-03-01")]), task(3, la="khóa lạ"),
              when="2026-03-02T08:00:00+07:00")  # fmt: skip
    ward.branch("nhánh")
    done = update("2026-03-05", "done", progress=100, completed_on="2026-03-05", evidence=[{"type": "document", "ref": "https://example.vn/a"}])  # fmt: skip
    ward.keep(
        task(updates=[done], output="Báo cáo"), task(2, updates=[update("2026-03-01", note="Khác")]),
        task(3), task(4, title="Việc @admin <b>gấp</b> | https://example.vn\\n"),
        when="2026-03-06T08:00:00+07:00",
    )  # fmt: skip
    return ward


@pytest.fixture
def nkh(ward: Ward, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward.root, capsys)


def test_nothing_changed_is_said(nkh: Nkh) -> None:
    done = nkh("summary", "--base", "HEAD")
    assert done.status == 0
    for line in ("0 hồ sơ thay đổi.", "Kết luận: không có lỗi mới.", "Không có phát hiện mới.",
                 "Không đổi.", "Không có hồ sơ nào thay đổi nội dung."):  # fmt: skip
        assert line in done.out


def test_findings_figures_and_records_are_told(nkh: Nkh) -> None:
    done = nkh("summary", "--base", "main", "--as-of", "2026-03-10")
    assert done.status == 0
    assert "thêm 1, sửa 3." in done.out
    assert "Lỗi V-GIT-01 records/tasks/2026/NV-2026-002.yaml:" in done.out
    assert "khắc phục" in done.out
    assert "Toàn kế hoạch: hoàn thành 0 → 1" in done.out
    assert "Sửa nhiệm vụ NV-2026-001: Nhiệm vụ số 1" in done.out
    assert "Thêm ghi nhận ngày 05/03/2026" in done.out


def test_old_findings_are_not_new(ward: Ward, nkh: Nkh) -> None:
    ward.keep(task(5, extra="khóa lạ"))
    ward.git("branch", "sau")
    path = ward.root / "records/tasks/2026/NV-2026-005.yaml"
    path.write_text("# một dòng\n" + path.read_text("utf-8"), encoding="utf-8")
    assert "E-SCH" not in nkh("summary", "--base", "sau").out
    assert "E-SCH" in nkh("summary", "--base", "main").out


def test_two_commits_and_a_bare_repository_give_the_same_page(
    ward: Ward, nkh: Nkh, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("summary", "--base", "main", "--at", "nhánh", "--format", "markdown")
    page = nkh(*words)
    ward.git("clone", "-q", "--bare", str(ward.root), str(tmp_path / "trần.git"))
    assert runner(tmp_path / "trần.git", capsys)(*words).out == page.out


def test_the_page_is_markdown_in_which_no_record_acts(nkh: Nkh) -> None:
    page = nkh("summary", "--base", "main", "--as-of", "2026-03-10", "--format", "markdown").out
    assert page.startswith("## Tóm tắt thay đổi hồ sơ\n")
    assert "| Toàn kế hoạch | hoàn thành | 0 | 1 |" in page
    assert (
        "#### Thêm nhiệm vụ NV-2026-004: Việc `@admin <b>gấp</b> | https://example.vn\\n`" in page
    )
    assert "\n\n\n" not in page


def test_json_has_the_same_for_programs(nkh: Nkh) -> None:
    found = json.loads(nkh("summary", "--base", "main", "--format", "json").out)
    assert {"V-GIT-01"} <= {one["code"] for one in found["new"]}
    assert found["gone"]
    assert [one["id"] for one in found["records"]] == [f"NV-2026-00{n}" for n in (1, 2, 3, 4)]
    assert found["after"] is None


def test_broken_settings_cost_the_figures_and_not_the_page(ward: Ward, nkh: Nkh) -> None:
    ward.settings("current_plan: KH-2030\nla: 1\n")
    done = nkh("summary", "--base", "main", "--format", "markdown")
    assert done.status == 0
    assert "Không so sánh được số liệu" in done.out
    assert json.loads(nkh("summary", "--base", "main", "--format", "json").out)["figures"] is None


def test_softened_rules_stand_on_the_page(ward: Ward, nkh: Nkh) -> None:
    ward.settings("severities:\n  V-TSK-01: off\n")
    assert "Quy tắc đã hạ mức hoặc tắt ở workspace.yaml: V-TSK-01" in nkh("summary", "--base", "main").out  # fmt: skip


def test_a_base_is_needed_and_must_be_there(nkh: Nkh) -> None:
    assert nkh("summary").status == 2
    assert nkh("summary", "--base", "không-có").status == 2
