"""V-GIT-05 to 07: ids vanish, come back, clash; across merges, rebases and odd names."""

import pytest
from history.ward import Ward, task, update
from repo import needs_git

pytestmark = needs_git
PATH = "records/tasks/2026/NV-2026-002.yaml"
IDS = ("V-GIT-05", "V-GIT-06", "V-GIT-07")


def ids(ward: Ward, base: str = "main") -> list[str]:
    return [code for code in ward.codes(base) if code in IDS]


def delete(ward: Ward, when: str = "2026-03-01T09:00:00+07:00") -> None:
    (ward.root / PATH).unlink()
    ward.commit("xóa", when)


def test_a_new_id_is_silent(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.put(task(2))
    assert ids(ward) == []
    ward.commit("thêm", "2026-02-01T09:00:00+07:00")
    assert ids(ward) == []


def test_a_record_that_went_is_told_at_its_old_place(ward: Ward) -> None:
    ward.keep(task(2))
    ward.branch("nhánh")
    delete(ward)
    (found,) = ward.said(only=IDS)
    assert found.startswith(f"{PATH}:1:1: error V-GIT-05 nhiệm vụ «NV-2026-002» đã bị xóa")


def test_what_came_and_went_on_the_branch_alone_is_silent(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.keep(task(2))
    delete(ward)
    assert ids(ward) == []


def test_a_file_that_only_moved_is_silent(ward: Ward) -> None:
    ward.git("mv", "records/units/vp.yaml", "records/units/vp2.yaml")
    ward.commit("x", "2026-02-01T09:00:00+07:00")
    ward.branch("nhánh")
    old, new = "records/tasks/2026/NV-2026-001.yaml", "records/tasks/2025/NV-2026-001.yaml"
    (ward.root / "records/tasks/2025").mkdir()
    ward.git("mv", old, new)
    assert ids(ward) == []


@pytest.mark.parametrize(
    "again",
    [
        task(2, updates=[update("2026-02-01")]),
        task(2, updates=[update("2026-02-01"), update("2026-04-01")], weight=3),
    ],
)
def test_a_restored_record_is_silent(ward: Ward, again: dict[str, object]) -> None:
    ward.keep(task(2, updates=[update("2026-02-01")]))
    delete(ward)
    ward.branch("nhánh")
    ward.put(again)
    assert ids(ward) == []


@pytest.mark.parametrize(
    "again",
    [
        task(2, title="Việc khác hẳn", updates=[update("2026-02-01")]),
        task(2, updates=[update("2026-06-01")]),
    ],
)
def test_an_id_that_was_something_else_is_told(ward: Ward, again: dict[str, object]) -> None:
    ward.keep(task(2, updates=[update("2026-02-01")]))
    delete(ward)
    ward.branch("nhánh")
    ward.put(again)
    (found,) = ward.said(only=IDS)
    assert "V-GIT-06 mã «NV-2026-002» từng dùng cho hồ sơ khác («Nhiệm vụ số 2»)" in found
    assert "đã xóa ngày 01/03/2026" in found
    assert "nkh rename NV-2026-002 NV-2026-003" in found


@pytest.mark.parametrize("name", ["nhánh-khác", "sửa/đôi"])
def test_two_branches_with_one_id_are_told(ward: Ward, name: str) -> None:
    ward.git("config", "core.quotepath", "true")
    ward.branch(name)
    ward.keep(task(2, title="Việc của người khác"), when="2026-02-03T23:30:00+07:00")
    ward.branch("nhánh", "main")
    ward.keep(task(2), when="2026-02-04T09:00:00+07:00")
    (found,) = ward.said(only=IDS)
    assert f"cũng được thêm ở nhánh «{name}» (Lê Văn C, 03/02/2026)" in found
    assert "nkh rename NV-2026-002 NV-2026-003" in found


def test_the_base_may_have_taken_the_id_meanwhile(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.put(task(2))
    ward.git("stash", "-q", "-u")
    ward.git("checkout", "-q", "main")
    ward.keep(task(2, title="Việc của người khác"))
    ward.git("checkout", "-q", "nhánh")
    ward.git("stash", "pop", "-q")
    (found,) = ward.said(only=IDS)
    assert "V-GIT-07" in found
    assert "ở nhánh «main»" in found


def test_the_same_content_on_two_branches_is_silent(ward: Ward) -> None:
    ward.branch("khác")
    ward.keep(task(2), when="2026-02-03T09:00:00+07:00")
    ward.branch("nhánh", "main")
    ward.keep(task(2), when="2026-02-04T09:00:00+07:00")
    assert ids(ward) == []


def test_a_branch_on_top_of_ours_that_goes_on_with_the_record_is_silent(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.keep(task(2))
    ward.branch("tiếp", "nhánh")
    ward.keep(task(2, weight=3), when="2026-02-05T09:00:00+07:00")
    ward.git("checkout", "-q", "nhánh")
    assert ids(ward) == []


def test_our_own_branch_before_a_rebase_is_silent(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.keep(task(2), when="2026-02-03T09:00:00+07:00")
    ward.git("branch", "bản-cũ")
    ward.git("checkout", "-q", "main")
    ward.keep(task(3))
    ward.git("checkout", "-q", "nhánh")
    ward.git("rebase", "-q", "main")
    ward.keep(task(2, weight=2), when="2026-02-06T09:00:00+07:00")
    assert ids(ward) == []


def test_a_branch_without_a_common_commit_does_not_disturb(ward: Ward) -> None:
    ward.git("checkout", "-q", "--orphan", "riêng")
    ward.keep(task(2, title="Việc khác"))
    ward.branch("nhánh", "main")
    ward.put(task(2))
    assert ids(ward) == ["V-GIT-07"]


def test_a_tag_and_a_branch_that_is_merged_are_no_clash(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.keep(task(2))
    ward.git("tag", "nhãn", "main:records/workspace.yaml")
    ward.git("checkout", "-q", "main")
    ward.git("merge", "-q", "--no-ff", "--no-edit", "nhánh")
    ward.put(task(2, weight=9))
    assert ids(ward, "main~1") == []


def test_many_new_ids_are_asked_for_by_their_folder(ward: Ward) -> None:
    ward.branch("khác")
    ward.keep(task(60, title="Việc của người khác"), when="2026-02-03T09:00:00+07:00")
    ward.keep(task(200))
    (ward.root / "records/tasks/2026/NV-2026-200.yaml").unlink()
    ward.commit("xóa", "2026-02-04T09:00:00+07:00")
    ward.branch("nhánh", "main")
    for number in range(2, 70):
        ward.put(task(number))
    assert ids(ward) == ["V-GIT-07"]
