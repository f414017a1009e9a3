"""`nkh rename`: one id becomes another wherever it stands, or nothing is written."""

import json
from pathlib import Path

import pytest
from cli.desk import Nkh, contents, runner
from history.ward import Ward, task, update
from repo import needs_git

pytestmark = needs_git
OLD, NEW = "records/tasks/2026/NV-2026-002.yaml", "records/tasks/2026/NV-2026-007.yaml"
OTHER = "records/tasks/2026/NV-2026-003.yaml"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    """A task that another depends on and speaks of; a third id lives on a branch only."""
    ward = Ward(tmp_path / "kho")
    ward.put(task(2))
    ward.put(task(3, depends_on=["NV-2026-002"], notes="Chờ NV-2026-002; khác NV-2026-0021"))
    text = (ward.root / OLD).read_text("utf-8")
    (ward.root / OLD).write_text(f"# giữ nguyên\n{text}", "utf-8")
    ward.commit("ghi", "2026-02-01T09:00:00+07:00")
    ward.branch("khác")
    ward.keep(task(4))
    ward.git("checkout", "-q", "main")
    return ward


@pytest.fixture
def nkh(ward: Ward, capsys: pytest.CaptureFixture[str]) -> Nkh:
    return runner(ward.root, capsys)


def test_the_file_the_id_and_the_references_follow(ward: Ward, nkh: Nkh) -> None:
    done = nkh("rename", "NV-2026-002", "NV-2026-007")
    assert done.status == 0, done.err
    files = contents(ward.root)
    assert OLD not in files
    assert files[NEW].decode().startswith("# giữ nguyên\nid: NV-2026-007\n")
    assert b"- NV-2026-007\n" in files[OTHER]
    assert f"lời văn, hãy xem lại: {OTHER}:" in done.err
    assert nkh("validate").status == 0


def test_a_dry_run_writes_nothing(ward: Ward, nkh: Nkh) -> None:
    before = contents(ward.root)
    done = nkh("rename", "NV-2026-002", "NV-2026-007", "--dry-run", "--format", "json")
    told = json.loads(done.out)
    assert (told["written"], told["references"]) == (False, [OTHER])
    assert contents(ward.root) == before


@pytest.mark.parametrize(
    ("new", "status", "said"),
    [
        ("NV-2026-003", 2, "đã có hồ sơ dùng"),
        ("nv-2026-003", 2, "đã có hồ sơ dùng"),
        ("NV-2026-004", 2, "ở đây hoặc ở một nhánh Git"),
        ("../x", 2, "không phải mã hồ sơ"),
        ("X", 3, "không phải mã của nhiệm vụ"),
        ("NV-2026-7", 1, "không đúng dạng"),
        ("VB-2026-007", 1, "Chưa ghi gì"),
    ],
)
def test_what_cannot_be_an_id_changes_nothing(
    ward: Ward, nkh: Nkh, new: str, status: int, said: str
) -> None:
    before = contents(ward.root)
    done = nkh("rename", "NV-2026-002", new)
    assert (done.status, said in done.err) == (status, True), done.err
    assert contents(ward.root) == before


def test_a_fault_that_was_there_does_not_stand_in_the_way(ward: Ward, nkh: Nkh) -> None:
    ward.put(task(2, updates=[update("2026-03-01", "done")]))
    assert nkh("validate").status == 1
    assert nkh("rename", "NV-2026-002", "NV-2026-007").status == 0


def test_the_clash_of_two_branches_is_mended(ward: Ward, nkh: Nkh) -> None:
    ward.branch("nhánh")
    ward.keep(task(4, title="Việc của tôi"), when="2026-02-05T09:00:00+07:00")
    found = nkh("validate", "--base", "main")
    words = found.out.partition("nkh rename ")[2].split()[:2]
    assert (found.status, words) == (1, ["NV-2026-004", "NV-2026-005"])
    assert nkh("rename", *words).status == 0
    ward.commit("đổi mã", "2026-02-06T09:00:00+07:00")
    assert nkh("validate", "--base", "main").status == 0
    assert nkh("history", "NV-2026-005").status == 0
