"""The workspace at a commit is read from the object store, and nothing is checked out."""

from pathlib import Path

import pytest
from repo import Repo, needs_git

from ngocha_kh.diagnostics import UsageError, UserError
from ngocha_kh.sources.git import repository_of
from ngocha_kh.sources.past import PastTree, objects, workspace_prefix
from ngocha_kh.sources.revision import Revision, repository_at, revision

pytestmark = needs_git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "kho của phường")


def at(repo: Repo, text: str) -> Revision:
    return revision(repository_at(repo.root), text)


def tree(repo: Repo, text: str, prefix: str = "") -> PastTree:
    return PastTree(at(repo, text), prefix)


def test_a_file_is_as_the_commit_had_it(repo: Repo) -> None:
    repo.write("records/units/vhxh.yaml", "id: vhxh\n")
    first = repo.commit("một", "2026-03-01T09:00:00+07:00")
    repo.write("records/units/vhxh.yaml", "id: khác\n")
    repo.commit("hai", "2026-04-01T09:00:00+07:00")
    assert tree(repo, first).read("units/vhxh.yaml") == b"id: vhxh\n"
    assert tree(repo, "HEAD").read("units/vhxh.yaml") == "id: khác\n".encode()


def test_a_name_with_diacritics_and_a_deleted_file_are_found(repo: Repo) -> None:
    repo.git("config", "core.quotepath", "true")
    repo.write("records/tasks/2026/việc.yaml", "id: x\n")
    first = repo.commit("một", "2026-03-01T09:00:00+07:00")
    (repo.root / "records/tasks/2026/việc.yaml").unlink()
    repo.commit("xóa", "2026-03-02T09:00:00+07:00")
    assert [file.path for file in tree(repo, first).files()] == ["tasks/2026/việc.yaml"]
    assert tree(repo, "HEAD").files() == []


def test_near_misses_links_and_what_editors_leave_are_told_apart(repo: Repo) -> None:
    for name in ("a.yaml", "b.yml", "c.yaml.swp", ".d.yaml", "plans/KH.txt"):
        repo.write(f"records/{name}", "x: 1\n")
    (repo.root / "records/link.yaml").symlink_to("a.yaml")
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    files = {file.path: file.problem for file in tree(repo, "HEAD").files()}
    assert sorted(files) == ["a.yaml", "b.yml", "link.yaml"]
    assert files["a.yaml"] is None
    assert (files["b.yml"].code, files["link.yaml"].code) == ("E-FILE-03", "E-FILE-01")  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "C:x", "a\\b", ""])
def test_no_path_leads_out(repo: Repo, path: str) -> None:
    repo.write("records/a.yaml", "x: 1\n")
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    past = tree(repo, "HEAD")
    assert not past.is_inside(path)
    assert past.beside(path) is None


def test_a_missing_object_is_left_out(repo: Repo) -> None:
    repo.write("a", "nội dung\n")
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    oid = repo.git("rev-parse", "HEAD:a").strip()
    found = dict(objects(repository_at(repo.root), [oid, "0" * 40]))
    assert found == {oid: "nội dung\n".encode()}


def test_a_day_ends_at_midnight_in_viet_nam(repo: Repo) -> None:
    # 23:30 on 1 March in Việt Nam is still 16:30 UTC; 00:30 on 2 March is 17:30 UTC of 1 March.
    late = repo.commit("một", "2026-03-01T16:30:00+00:00")
    early = repo.commit("hai", "2026-03-01T17:30:00+00:00")
    assert at(repo, "2026-03-01").id == late
    assert at(repo, "02/03/2026").id == early
    assert str(at(repo, "HEAD").day) == "2026-03-02"


def test_a_day_before_the_first_commit_has_no_state(repo: Repo) -> None:
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    with pytest.raises(UserError, match="28/02/2026 trước commit đầu tiên"):
        at(repo, "2026-02-28")


def test_a_repository_without_a_commit_says_so(repo: Repo) -> None:
    with pytest.raises(UserError, match="chưa có commit nào"):
        at(repo, "2026-03-01")


@pytest.mark.parametrize("text", ["main~5", "mainn", "--output=x", "-n1", "", "HEAD:records"])
def test_what_is_no_revision_is_refused(repo: Repo, text: str) -> None:
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    with pytest.raises(UsageError):
        at(repo, text)
    assert not (repo.root / "x").exists()


def test_a_near_name_is_offered(repo: Repo) -> None:
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    with pytest.raises(UsageError, match="có phải «main»"):
        at(repo, "mainn")


def test_a_day_that_is_none_is_refused(repo: Repo) -> None:
    with pytest.raises(UsageError, match="không phải ngày có thật"):
        at(repo, "2026-02-30")


def test_a_shallow_clone_says_that_history_is_cut(repo: Repo, tmp_path: Path) -> None:
    repo.commit("một", "2026-03-01T09:00:00+07:00")
    repo.commit("hai", "2026-04-01T09:00:00+07:00")
    repo.git("clone", "-q", "--depth", "1", repo.root.as_uri(), str(tmp_path / "cạn"))
    with pytest.raises(UserError, match="shallow"):
        revision(repository_at(tmp_path / "cạn"), "2026-03-15")


def test_a_bare_repository_and_a_detached_head_are_read(repo: Repo, tmp_path: Path) -> None:
    repo.write("records/workspace.yaml", "x: 1\n")
    first = repo.commit("một", "2026-03-01T09:00:00+07:00")
    repo.git("checkout", "-q", "--detach")
    repo.git("clone", "-q", "--bare", str(repo.root), str(tmp_path / "trần.git"))
    bare = repository_of(tmp_path / "trần.git")
    assert bare
    assert bare.bare
    found = revision(bare, first)
    assert PastTree(found, workspace_prefix(found, None)).read("workspace.yaml") == b"x: 1\n"
    assert at(repo, "2026-03-01").id == first


def test_a_workspace_in_a_folder_is_found_and_the_top_comes_first(repo: Repo) -> None:
    repo.write("phường/records/workspace.yaml", "x: 1\n")
    first = at(repo, repo.commit("một", "2026-03-01T09:00:00+07:00"))
    assert workspace_prefix(first, None) == "phường/"
    repo.write("records/workspace.yaml", "x: 1\n")
    second = at(repo, repo.commit("hai", "2026-03-02T09:00:00+07:00"))
    assert workspace_prefix(second, None) == ""
    with pytest.raises(UserError, match=r"không có records/workspace\.yaml"):
        workspace_prefix(first, "khác/")


def test_without_git_there_is_no_past(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không nằm trong kho Git"):
        repository_at(tmp_path)
