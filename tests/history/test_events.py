"""The life of a record, followed by its id through everything that Git can do to a file."""

from pathlib import Path

import pytest
from repo import Repo, needs_git

from ngocha_kh.history.blame import blame
from ngocha_kh.history.commits import arrivals, commits
from ngocha_kh.history.events import Event, events
from ngocha_kh.sources.revision import repository_at

pytestmark = needs_git
PATH = "records/tasks/2026/NV-2026-001.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "kho")


def task(**fields: object) -> str:
    return "".join(f"{key}: {value}\n" for key, value in {"id": "NV-2026-001", **fields}.items())


def life(repo: Repo, path: str = PATH) -> list[Event]:
    return events(repository_at(repo.root), path)


def test_bare_edits_without_trailers_are_told(repo: Repo) -> None:
    repo.write(PATH, task(weight=1))
    repo.commit("lập", "2026-03-01T09:00:00+07:00", author="Lê Văn C")
    repo.write(PATH, task(weight=2))
    repo.commit("sửa", "2026-04-01T23:30:00+07:00", author="Trần Thị B")
    changed, made = life(repo)
    assert (made.happened, made.commit.author) == ("made", "Lê Văn C")
    assert [(c.route, c.before, c.after) for c in changed.changes] == [(("weight",), 1, 2)]
    assert str(changed.commit.authored.date()) == "2026-04-01"


def test_a_commit_that_touched_other_files_only_is_no_event(repo: Repo) -> None:
    repo.write(PATH, task())
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    repo.write("records/tasks/2026/NV-2026-0011.yaml", "id: NV-2026-0011\n")
    repo.commit("khác", "2026-03-02T09:00:00+07:00")
    assert len(life(repo)) == 1


def test_a_moved_file_with_edits_in_one_commit_is_followed(repo: Repo) -> None:
    old = "records/cũ/NV-2026-001.yaml"
    text = task(title="Một tên dài để Git nhận ra tệp", a=1, b=2, c=3, d=4, e=5, f=6)
    repo.write(old, text)
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    (repo.root / old).unlink()
    repo.write(PATH, text.replace("f: 6", "f: 7"))
    repo.commit("chuyển", "2026-03-02T09:00:00+07:00")
    moved, made = life(repo)
    assert (moved.happened, moved.moved_from) == ("moved", old)
    assert [c.route for c in moved.changes] == [("f",)]
    assert made.path == old


def test_deleted_and_made_again_is_one_life(repo: Repo) -> None:
    repo.write(PATH, task())
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    (repo.root / PATH).unlink()
    repo.commit("xóa", "2026-03-02T09:00:00+07:00")
    assert [event.happened for event in life(repo)] == ["deleted", "made"]
    repo.write(PATH, task())
    repo.commit("lại", "2026-03-03T09:00:00+07:00")
    assert [event.happened for event in life(repo)] == ["restored", "deleted", "made"]


def test_what_a_merge_resolved_by_hand_is_told_and_a_plain_merge_is_not(repo: Repo) -> None:
    repo.write(PATH, task(weight=1))
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    repo.git("checkout", "-q", "-b", "nhánh")
    repo.write(PATH, task(weight=2))
    repo.commit("nhánh", "2026-03-02T09:00:00+07:00")
    repo.git("checkout", "-q", "main")
    repo.write("khác", "x")
    repo.commit("main", "2026-03-03T09:00:00+07:00")
    repo.git("merge", "-q", "--no-ff", "--no-edit", "nhánh")
    assert [event.commit.subject for event in life(repo)] == ["nhánh", "lập"]
    repo.git("checkout", "-q", "nhánh")
    repo.write(PATH, task(weight=3))
    repo.commit("ba", "2026-03-04T09:00:00+07:00")
    repo.git("checkout", "-q", "main")
    repo.write(PATH, task(weight=4))
    repo.commit("bốn", "2026-03-05T09:00:00+07:00")
    with pytest.raises(Exception, match="exit status 1"):
        repo.git("merge", "-q", "nhánh")
    repo.write(PATH, task(weight=5))
    repo.commit("trộn tay", "2026-03-06T09:00:00+07:00")
    assert life(repo)[0].commit.subject == "trộn tay"


def test_a_state_that_cannot_be_read_is_an_event_and_no_end(repo: Repo) -> None:
    repo.write(PATH, task(weight=1))
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    repo.write(PATH, "a: [\n")
    repo.commit("hỏng", "2026-03-02T09:00:00+07:00")
    repo.write(PATH, task(weight=1))
    repo.commit("lành", "2026-03-03T09:00:00+07:00")
    found = life(repo)
    assert [event.broken for event in found] == [True, True, False]
    assert {field.commit.subject for field in blame(found)} <= {"lập", "lành"}


def test_windows_line_ends_are_no_change_of_content(repo: Repo) -> None:
    repo.git("config", "core.autocrlf", "true")
    repo.write(PATH, task(weight=1))
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    (repo.root / PATH).write_bytes(task(weight=2).replace("\n", "\r\n").encode())
    repo.commit("sửa", "2026-03-02T09:00:00+07:00")
    assert [c.route for c in life(repo)[0].changes] == [("weight",)]


def test_blame_names_the_commit_of_the_value_not_of_the_line(repo: Repo) -> None:
    repo.write(PATH, task(weight=1, title="Cũ"))
    repo.commit("lập", "2026-03-01T09:00:00+07:00")
    repo.write(PATH, task(title="Mới", weight=1))
    repo.commit("đổi tên và thứ tự", "2026-03-02T09:00:00+07:00")
    found = {field.route: (field.commit.subject, field.edited) for field in blame(life(repo))}
    assert found[("weight",)] == ("lập", False)
    assert found[("title",)] == ("đổi tên và thứ tự", True)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("chỉ một dòng", {}),
        ("Reviewed-by: X", {}),
        ("a\n\nthân\n\nNkh-Record: NV-1\nReviewed-by: A\nReviewed-by: B", {"Nkh-Record": ("NV-1",), "Reviewed-by": ("A", "B")}),
        ("a\n\nNkh-Record: NV-1\nkhông phải", {}),
    ],
)  # fmt: skip
def test_trailers_are_the_last_paragraph_only(
    repo: Repo, message: str, expected: dict[str, tuple[str, ...]]
) -> None:
    repo.commit(message, "2026-03-01T09:00:00+07:00")
    (found,) = commits(repository_at(repo.root))
    assert found.trailers == expected


def test_a_message_that_imitates_the_format_stays_a_message(repo: Repo) -> None:
    repo.write("a", "x")
    repo.commit(
        "x\x01" + "0" * 40 + "\x02\x02giả\x02\x021\x021\x02\n:100644", "2026-03-01T09:00:00+07:00"
    )
    (found,) = commits(repository_at(repo.root))
    assert found.author == "Lê Văn C"
    assert [change.path for change in found.changes] == ["a"]


def test_a_branch_arrives_with_its_merge(repo: Repo) -> None:
    first = repo.commit("lập", "2026-03-01T09:00:00+07:00")
    repo.git("checkout", "-q", "-b", "nhánh")
    early = repo.commit("viết", "2026-03-02T09:00:00+07:00")
    repo.git("checkout", "-q", "main")
    when = "2026-06-14T23:50:00+07:00"
    repo.git("merge", "-q", "--no-ff", "--no-edit", "nhánh", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)  # fmt: skip
    found = arrivals(repository_at(repo.root))
    assert found[early].isoformat() == "2026-06-14T23:50:00+07:00"
    assert found[first].isoformat() == "2026-03-01T09:00:00+07:00"
