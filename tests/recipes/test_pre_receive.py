"""ci/pre-receive on a real bare repository: what is pushed is judged before it comes in."""

import sys
from pathlib import Path

import pytest
from history.ward import Ward, task, update
from recipes.server import Server
from repo import needs_git

pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="the hook is a POSIX shell script"),
]


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    ward = Ward(tmp_path / "kho của phường")
    ward.keep(task(updates=[update("2026-03-01")]), when="2026-03-02T08:00:00+07:00")
    return ward


@pytest.fixture
def server(ward: Ward, tmp_path: Path) -> Server:
    """With the ward's main on it."""
    server = Server(ward, tmp_path / "máy chủ: kho.git")
    pushed = server.push("main")
    assert pushed.accepted, pushed.said
    return server


def rewrite(ward: Ward) -> None:
    """An entry that is on main becomes another."""
    ward.keep(task(updates=[update("2026-03-01", note="Khác")]), when="2026-03-03T08:00:00+07:00")


def test_sound_changes_of_main_and_of_branches_come_in(ward: Ward, server: Server) -> None:
    ward.keep(task(2))
    assert server.push("main").accepted
    ward.branch("nhánh/việc-3")
    ward.keep(task(3))
    pushed = server.push("nhánh/việc-3")
    assert pushed.accepted
    assert "Đã kiểm tra" in pushed.said
    assert server.ref("refs/heads/main") == ward.git("rev-parse", "main").strip()
    assert server.push(":nhánh/việc-3").accepted
    assert server.ref("refs/heads/nhánh/việc-3") == ""


def test_a_record_that_the_schema_refuses_stays_outside(ward: Ward, server: Server) -> None:
    before = server.ref("refs/heads/main")
    ward.keep(task(2, task_type="lạ"))
    pushed = server.push("main")
    assert not pushed.accepted
    assert "records/tasks/2026/NV-2026-002.yaml:" in pushed.said
    assert "TỪ CHỐI refs/heads/main: hồ sơ có lỗi" in pushed.said
    assert server.ref("refs/heads/main") == before


def test_a_rewritten_entry_is_refused_on_main_and_on_a_new_branch(
    ward: Ward, server: Server
) -> None:
    ward.branch("nhánh")
    rewrite(ward)
    for what in ("nhánh", "nhánh:main"):
        pushed = server.push(what)
        assert not pushed.accepted
        assert "V-GIT-01" in pushed.said


def test_one_bad_ref_keeps_the_whole_push_outside(ward: Ward, server: Server) -> None:
    ward.branch("tốt")
    ward.keep(task(2))
    ward.branch("xấu")
    rewrite(ward)
    assert not server.push("tốt", "xấu").accepted
    assert server.ref("refs/heads/tốt") == ""


def test_a_draft_on_a_branch_of_its_own_may_be_rewritten(ward: Ward, server: Server) -> None:
    ward.branch("nhánh")
    ward.keep(task(2, updates=[update("2026-03-01")]), when="2026-03-03T08:00:00+07:00")
    assert server.push("nhánh").accepted
    ward.keep(task(2, updates=[update("2026-03-01", note="Sửa")]), when="2026-03-04T08:00:00+07:00")
    assert server.push("nhánh").accepted


def test_main_is_neither_deleted_nor_forced(ward: Ward, server: Server) -> None:
    before = server.ref("refs/heads/main")
    pushed = server.push(":main")
    assert "không được xóa nhánh chính" in pushed.said
    ward.git("reset", "-q", "--hard", "main~1")
    ward.keep(task(2))
    forced = server.push("--force", "main")
    assert "không được ghi đè lịch sử" in forced.said
    assert (pushed.accepted, forced.accepted) == (False, False)
    assert server.ref("refs/heads/main") == before


def test_a_tag_is_made_once(ward: Ward, server: Server) -> None:
    ward.git("tag", "BC-2026-H1")
    assert server.push("BC-2026-H1").accepted
    ward.git("tag", "-f", "BC-2026-H1", "main~1")
    assert not server.push("--force", "BC-2026-H1").accepted
    assert not server.push(":BC-2026-H1").accepted


def test_a_replacement_of_a_commit_is_refused_and_would_not_be_looked_at(
    ward: Ward, server: Server
) -> None:
    ward.branch("nhánh")
    rewrite(ward)
    # With it main would seem to hold the rewritten entry already.
    ward.git("replace", "main", "nhánh")
    assert "chỉ nhận nhánh" in server.push("refs/replace/*:refs/replace/*").said
    (server.place / "hooks/pre-receive").rename(server.place / "hooks/off")
    assert server.push("refs/replace/*:refs/replace/*").accepted
    (server.place / "hooks/off").rename(server.place / "hooks/pre-receive")
    pushed = server.push("nhánh:main")
    assert not pushed.accepted
    assert "V-GIT-01" in pushed.said


def test_without_the_program_nothing_comes_in(ward: Ward, server: Server) -> None:
    server.config("nkh.program", "/không/có/nkh")
    ward.keep(task(2))
    pushed = server.push("main")
    assert not pushed.accepted
    assert "chưa có chương trình nkh" in pushed.said


def test_a_branch_without_a_workspace_cannot_be_judged(ward: Ward, server: Server) -> None:
    ward.git("checkout", "-q", "--orphan", "riêng")
    ward.git("rm", "-rfq", ".")
    ward.write("a.txt", "a\n")
    ward.commit("riêng", "2026-03-03T09:00:00+07:00")
    pushed = server.push("riêng")
    assert not pushed.accepted
    assert "không xét được nên không nhận" in pushed.said


def test_another_branch_can_be_the_one_that_counts(ward: Ward, server: Server) -> None:
    ward.git("branch", "chính")
    assert server.push("chính").accepted
    server.config("nkh.branch", "chính")
    assert not server.push(":chính").accepted
    assert server.push("--force", "main").accepted


def test_before_the_branch_that_counts_is_there_no_other_comes_in(
    ward: Ward, server: Server
) -> None:
    """A server whose HEAD still says "master" would else take forced pushes to main."""
    server.head("refs/heads/master")
    ward.git("reset", "-q", "--hard", "main~1")
    ward.keep(task(2))
    forced = server.push("--force", "main")
    assert not forced.accepted
    assert "chưa có nhánh chính refs/heads/master" in forced.said
    assert "git symbolic-ref HEAD" in forced.said
    assert not server.push(":main").accepted
    assert server.push("main:master").accepted


def test_without_a_branch_that_counts_nothing_comes_in(ward: Ward, server: Server) -> None:
    server.head(ward.git("rev-parse", "main").strip())
    ward.keep(task(2))
    pushed = server.push("main")
    assert not pushed.accepted
    assert "git config nkh.branch" in pushed.said


def test_a_work_tree_that_is_pushed_to_is_guarded_too(ward: Ward, server: Server) -> None:
    place = server.place.parent / "máy khác"
    ward.git("clone", "-q", str(server.place), str(place))
    ward.git("-C", str(place), "checkout", "-q", "--detach")
    hooks = server.place / "hooks"
    for name in ("pre-receive",):
        (place / ".git/hooks" / name).write_bytes((hooks / name).read_bytes())
        (place / ".git/hooks" / name).chmod(0o755)
    ward.git("-C", str(place), "config", "nkh.program", str(server.place / "nkh"))
    ward.git("-C", str(place), "config", "nkh.branch", "main")
    ward.git("remote", "set-url", "origin", str(place))
    ward.branch("nhánh")
    rewrite(ward)
    assert "V-GIT-01" in server.push("nhánh:main").said
    ward.git("checkout", "-q", "main")
    ward.keep(task(2))
    assert server.push("main").accepted
