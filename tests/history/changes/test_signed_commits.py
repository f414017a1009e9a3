"""V-GIT-21: commits of a change are signed, where the base asks for it, by whom the base trusts."""

import shutil
from pathlib import Path

import pytest
from cli.desk import TASK, make_desk
from repo import Repo, needs_git
from sources.test_commit_signatures import Signers, make_key

from ngocha_kh.history.changes import change_set
from ngocha_kh.history.changes.rules.signed_commits import commits_are_signed
from ngocha_kh.sources.past import PastTree
from ngocha_kh.sources.revision import repository_at, revision
from ngocha_kh.validation import validate
from ngocha_kh.workspace import Workspace

pytestmark = [
    needs_git,
    pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"),
]
KEYS = "allowed_signers"


@pytest.fixture
def signers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signers:
    """A ward that asks for signatures and trusts one key, on a branch of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    line = make_key(tmp_path / "khóa")
    repo = Repo(make_desk(tmp_path / "kho"))
    repo.write(KEYS, line)
    ask(repo, "require")
    repo.commit("Tạo", "2026-05-01T09:00:00+07:00")
    repo.git("switch", "-q", "-c", "nhánh")
    return Signers(repo, tmp_path / "khóa", line)


def ask(repo: Repo, wanted: str) -> None:
    """Set what the workspace asks for."""
    path = "records/workspace.yaml"
    text = (repo.root / path).read_text("utf-8").partition("\ngit:\n")[0].rstrip()
    rest = f"\ngit:\n  signatures: {wanted}\n  allowed_signers: {KEYS}\n  source:\n    text: Quy chế\n    confirmed: false\n"  # fmt: skip
    repo.write(path, text + rest)


def change(signers: Signers) -> list[tuple[str, str]]:
    repository, day = repository_at(signers.repo.root), revision(signers.repository, "HEAD").day
    head = validate(Workspace(signers.repo.root), as_of=day, today=day)
    changed = change_set(PastTree(revision(repository, "main"), ""), head)
    return [(path, text) for path, _, text in commits_are_signed(changed)]


def edit(signers: Signers, title: str) -> None:
    text = (signers.repo.root / TASK).read_text("utf-8")
    signers.repo.write(TASK, text.replace("title: ", f"title: {title} ", 1))


def test_no_commit_and_signed_commits_are_silent(signers: Signers) -> None:
    assert change(signers) == []
    signers.signed("một")
    assert change(signers) == []


def test_an_unsigned_commit_is_told_at_the_record_it_touched(signers: Signers) -> None:
    edit(signers, "Mới")
    commit = signers.repo.commit("Sửa", "2026-05-02T09:00:00+07:00")
    place = TASK.removeprefix("records/")
    assert change(signers) == [(place, f"commit {commit[:12]}: không có chữ ký số")]


def test_a_branch_cannot_make_its_own_key_trusted(signers: Signers, tmp_path: Path) -> None:
    other = Signers(signers.repo, tmp_path / "khác", make_key(tmp_path / "khác"))
    signers.repo.write(KEYS, other.line)
    other.signed("một")
    ((_, text),) = change(signers)
    assert "khóa chưa được tin" in text


def test_a_branch_cannot_stop_asking_for_signatures(signers: Signers) -> None:
    ask(signers.repo, "off")
    signers.repo.commit("Tắt", "2026-05-02T09:00:00+07:00")
    assert len(change(signers)) == 1


def test_where_nobody_asks_nothing_is_told(signers: Signers) -> None:
    signers.repo.git("switch", "-q", "main")
    ask(signers.repo, "show")
    signers.repo.commit("Chỉ xem", "2026-05-02T09:00:00+07:00")
    signers.repo.git("switch", "-q", "-c", "khác")
    edit(signers, "Mới")
    signers.repo.commit("Sửa", "2026-05-03T09:00:00+07:00")
    assert change(signers) == []
