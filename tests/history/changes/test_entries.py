"""V-GIT-01, 02, 04: dated entries are added to, in an order that makes sense."""

from typing import Any

import pytest
from history.ward import Ward, task, update
from hypothesis import given
from hypothesis import strategies as st
from repo import needs_git

from ngocha_kh.history.append_only import rewritings

pytestmark = needs_git
NOTED = task(updates=[update("2026-03-01", progress=10), update("2026-04-01", progress=40)])
FIRST, SECOND = NOTED["updates"]


@pytest.mark.parametrize(
    "after",
    [
        NOTED,
        NOTED | {"updates": [FIRST, SECOND, update("2026-05-01")]},
        pytest.param(
            NOTED | {"updates": [FIRST, update("2026-03-15"), SECOND]}, id="a late entry between"
        ),
        pytest.param(NOTED | {"updates": [FIRST, FIRST, SECOND]}, id="the same said twice"),
        NOTED | {"notes": "Ghi chú", "title": "Tên mới"},
        NOTED | {"extensions": [{"old_due": "2026-12-14", "new_due": "2026-12-20", "reason": "Chờ", "approved_by": "Chủ tịch", "approved_on": "2026-11-01"}]},
    ],
)  # fmt: skip
def test_adding_is_no_rewriting(ward: Ward, after: dict[str, Any]) -> None:
    ward.keep(NOTED)
    ward.branch("nhánh")
    ward.put(after)
    assert not {"V-GIT-01", "V-GIT-02", "V-GIT-04"} & set(ward.codes())


@pytest.mark.parametrize(
    ("after", "where", "said"),
    [
        (
            NOTED | {"updates": [FIRST, SECOND | {"progress": 60}]},
            18,
            "lần ghi nhận 2 ngày 01/04/2026 đã có bị sửa (updates.1.progress: 40 → 60)",
        ),
        (NOTED | {"updates": [SECOND]}, 11, "lần ghi nhận 1 ngày 01/03/2026 đã có bị xóa"),
        (task(), 1, "lần ghi nhận 1 ngày 01/03/2026 đã có bị xóa"),
        (NOTED | {"updates": [SECOND, FIRST]}, 11, "thứ tự các lần ghi nhận đã có bị đổi"),
        (NOTED | {"updates": [FIRST | {"on": "2026-02-28"}, SECOND]}, 11, "updates.0.on"),
    ],
)
def test_an_entry_that_is_not_what_it_was_is_told_with_its_place(
    ward: Ward, after: dict[str, Any], where: int, said: str
) -> None:
    ward.keep(NOTED)
    ward.branch("nhánh")
    ward.put(after)
    found = ward.said(only=["V-GIT-01"])
    assert said in found[0]
    assert found[0].startswith(f"records/tasks/2026/NV-2026-001.yaml:{where}:")


def test_a_due_date_moves_only_by_extension_once_work_was_noted(ward: Ward) -> None:
    ward.keep(NOTED, task(2))
    ward.branch("nhánh")
    ward.put(task(2) | {"due": "2026-12-30"})
    assert ward.codes() == []
    ward.put(NOTED | {"due": "2026-12-30"})
    assert ward.codes() == ["V-GIT-02"]


def test_a_merge_of_two_branches_that_both_noted_something_is_silent(ward: Ward) -> None:
    ward.keep(task(updates=[FIRST]))
    ward.branch("nhánh")
    ward.keep(task(updates=[FIRST, update("2026-03-20")]))
    ward.git("checkout", "-q", "main")
    ward.keep(NOTED)
    ward.git("merge", "-q", "--no-commit", "-s", "ours", "nhánh")
    ward.keep(task(updates=[FIRST, update("2026-03-20"), SECOND]))
    assert ward.codes("main~1") == []
    assert ward.codes("nhánh") == []


def test_what_the_base_got_meanwhile_is_not_missed_in_the_branch(ward: Ward) -> None:
    ward.keep(task(updates=[FIRST]))
    ward.branch("nhánh")
    ward.git("checkout", "-q", "main")
    ward.keep(NOTED, task(2))
    ward.git("checkout", "-q", "nhánh")
    assert ward.codes() == []


def test_windows_line_ends_rewrite_nothing(ward: Ward) -> None:
    ward.keep(NOTED)
    ward.git("config", "core.autocrlf", "true")
    ward.branch("nhánh")
    path = ward.root / "records/tasks/2026/NV-2026-001.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert ward.codes() == []


DRAFT = {"edition": 1, "revision": 0, "reason": "Lần đầu"}
ISSUED = DRAFT | {"issued_on": "2026-03-01"}


@pytest.mark.parametrize(
    ("kind", "field", "before", "after", "count"),
    [
        ("procedure", "revisions", [DRAFT], [ISSUED], 0),
        ("procedure", "revisions", [DRAFT], [DRAFT | {"reason": "Khác"}], 0),
        ("procedure", "revisions", [DRAFT], [], 0),
        ("procedure", "revisions", [ISSUED], [ISSUED | {"reason": "Khác"}], 1),
        ("procedure", "revisions", [ISSUED], [DRAFT], 1),
        ("procedure", "revisions", [ISSUED], [], 1),
        ("budget", "spent", [{"on": "2026-03-01", "amount": 1}], [{"on": "2026-03-01", "amount": 2}], 1),
        ("unit", "members", ["a"], [], 0),
        ("plan", "signatures", [{"on": "2026-03-01", "person": "a"}], [], 1),
        ("task", "updates", "hỏng", [], 0),
    ],
)  # fmt: skip
def test_drafts_are_open_and_issues_are_not(
    kind: str, field: str, before: Any, after: Any, count: int
) -> None:
    assert len(rewritings(kind, {field: before}, {field: after})) == count


@pytest.mark.parametrize(
    "states",
    [
        ["in_progress", "submitted", "done"],
        ["done"],
        ["suspended", "in_progress", "done"],
        ["in_progress", "cancelled"],
    ],
)
def test_states_that_follow_are_silent(ward: Ward, states: list[str]) -> None:
    ward.branch("nhánh")
    ward.put(task(updates=[update(f"2026-0{n}-01", s) for n, s in enumerate(states, 3)]))
    assert "V-GIT-04" not in ward.codes()


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["in_progress", "not_started"], "không chuyển thẳng sang «Chưa bắt đầu»"),
        (["suspended", "done"], "sau đó chỉ có thể là «Đang thực hiện»"),
        (["done", "in_progress"], "chưa ghi lý do (reason) và người duyệt (approved_by)"),
    ],
)
def test_states_that_do_not_follow_are_told_once(ward: Ward, states: list[str], said: str) -> None:
    noted = [update(f"2026-0{n}-01", s) for n, s in enumerate(states, 3)]
    ward.keep(task(updates=noted[:-1]))
    ward.branch("nhánh")
    ward.keep(task(updates=noted))
    (found,) = ward.said(only=["V-GIT-04"])
    assert said in found
    ward.git("checkout", "-q", "main")
    ward.git("merge", "-q", "nhánh")
    ward.branch("sau")
    ward.put(task(updates=[*noted, update("2026-09-01", noted[-1]["state"])]))
    assert "V-GIT-04" not in ward.codes()


def test_what_is_done_is_opened_again_by_a_decision(ward: Ward) -> None:
    ward.keep(task(updates=[update("2026-03-01", "done")]))
    ward.branch("nhánh")
    again = update("2026-04-01", reason="Kết quả bị trả lại", approved_by="Chủ tịch")
    ward.put(task(updates=[update("2026-03-01", "done"), again]))
    assert "V-GIT-04" not in ward.codes()


noted = st.lists(
    st.fixed_dictionaries(
        {"on": st.sampled_from(["2026-01-01", "2026-02-01", "2026-03-01"]), "note": st.sampled_from("abc")}
    ),
    max_size=5,
)  # fmt: skip


@given(noted, noted, st.data())
def test_adding_anywhere_never_rewrites(
    before: list[dict[str, str]], more: list[dict[str, str]], data: st.DataObject
) -> None:
    after = list(before)
    for entry in more:
        after.insert(data.draw(st.integers(0, len(after))), entry)
    assert rewritings("task", {"updates": before}, {"updates": after}) == []


@given(noted.filter(bool), st.data())
def test_an_entry_that_goes_or_changes_is_always_told(
    before: list[dict[str, str]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(before) - 1))
    gone = before[:number] + before[number + 1 :]
    changed = [*before[:number], before[number] | {"note": "khác"}, *before[number + 1 :]]
    for after in (gone, changed):
        assert rewritings("task", {"updates": before}, {"updates": after})
