"""V-GIT-11 to 14: what a leader should see, and which settings judge a change."""

import pytest
from history.ward import Ward, task, update
from repo import needs_git

pytestmark = needs_git


def note(ward: Ward, on: str, when: str, at: str | None = None, state: str = "in_progress") -> None:
    ward.put(task(updates=[update(on, state)]))
    ward.commit("ghi", when, at=at)


@pytest.fixture
def branch(ward: Ward) -> Ward:
    ward.keep(task())
    ward.branch("nhánh")
    return ward


@pytest.mark.parametrize(
    ("on", "when"),
    [
        ("2026-03-01", "2026-03-16T09:00:00+07:00"),
        # 17:30 in Greenwich on the 16th is the 17th in Việt Nam, but 16:30 is still the 16th.
        ("2026-03-01", "2026-03-16T16:30:00+00:00"),
        ("2026-06-14", "2026-06-14T16:59:00+07:00"),
        ("2026-06-14", "2026-06-15T20:00:00+07:00"),
    ],
)
def test_entries_written_in_time_are_silent(branch: Ward, on: str, when: str) -> None:
    note(branch, on, when)
    assert branch.codes() == []


def test_a_late_entry_is_listed_with_its_three_dates(branch: Ward) -> None:
    note(branch, "2026-03-01", "2026-03-16T17:30:00+00:00", at="2026-04-02T09:00:00+07:00")
    branch.git("checkout", "-q", "main")
    when = "2026-04-05T09:00:00+07:00"
    branch.git("merge", "-q", "--no-ff", "--no-edit", "nhánh", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)  # fmt: skip
    (found,) = branch.said("main~1")
    assert " info V-GIT-12 lần ghi nhận ngày 01/03/2026: viết ngày 17/03/2026 (commit " in found
    assert found.endswith("vào nhánh ngày 05/04/2026, sau 16 ngày")


def test_a_rewritten_entry_is_no_late_one(ward: Ward) -> None:
    ward.keep(task(updates=[update("2026-01-20")]))
    ward.branch("nhánh")
    ward.put(task(updates=[update("2026-01-20", note="Khác")]))
    assert ward.codes() == ["V-GIT-01"]


def test_an_entry_that_is_not_committed_counts_from_today(branch: Ward) -> None:
    branch.put(task(updates=[update("2026-03-01")]))
    (found,) = branch.said()
    assert "chưa commit, sau 269 ngày" in found


def test_a_result_of_a_closed_period_is_listed_at_once(branch: Ward) -> None:
    note(branch, "2026-06-14", "2026-06-15T09:00:00+07:00", state="submitted")
    (found,) = branch.said()
    assert "sau ngày chốt 14/06/2026 (kỳ 6 tháng đầu năm 2026)" in found


def test_the_last_evening_is_listed(branch: Ward) -> None:
    note(branch, "2026-06-14", "2026-06-14T12:30:00+00:00")
    (found,) = branch.said()
    assert "V-GIT-13 lần ghi nhận ngày 14/06/2026: viết lúc 19:30 ngày chốt 14/06/2026" in found


def test_thresholds_are_settings_of_the_base(ward: Ward) -> None:
    text = "review:\n  back_dated_days: 60\n  source:\n    text: Thử\n    confirmed: false\n"
    ward.settings(text)
    ward.keep(task())
    ward.branch("nhánh")
    note(ward, "2026-03-01", "2026-04-20T09:00:00+07:00")
    assert ward.codes() == []


def test_a_change_cannot_switch_off_the_rules_that_judge_it(ward: Ward) -> None:
    ward.keep(task(2))
    ward.branch("nhánh")
    (ward.root / "records/tasks/2026/NV-2026-002.yaml").unlink()
    ward.settings("severities:\n  V-GIT-05: off\n  V-TSK-11: error\n")
    assert ward.codes() == ["V-GIT-05", "V-GIT-11"]
    ward.commit("tắt", "2026-03-01T09:00:00+07:00")
    assert "quy tắc V-GIT-05 bị hạ từ «lỗi» xuống «tắt»" in ward.said(only=["V-GIT-11"])[0]
    ward.git("checkout", "-q", "main")
    ward.settings("severities:\n  V-GIT-05: warning\n")
    ward.commit("hạ mức", "2026-03-02T09:00:00+07:00")
    ward.branch("sau")
    (ward.root / "records/tasks/2026/NV-2026-002.yaml").unlink()
    assert [one.split()[1:3] for one in ward.said()] == [["warning", "V-GIT-05"]]


def test_sparing_more_records_is_listed(ward: Ward) -> None:
    ward.branch("nhánh")
    ward.settings("rules_from:\n  V-TSK-08: 2026-06-01\n")
    assert ward.codes() == ["V-GIT-11"]


def test_a_side_that_cannot_be_read_is_told_and_no_end(ward: Ward) -> None:
    ward.write("records/tasks/2026/NV-2026-009.yaml", "id: [\n")
    ward.commit("hỏng", "2026-03-01T09:00:00+07:00")
    ward.branch("nhánh")
    ward.put(task(9))
    assert ward.codes() == ["V-GIT-14"]
