"""V-GIT-08, 09, 10: sent reports, what they told, and what was signed."""

import re
from typing import Any

import pytest
from history.ward import Record, Ward, task, update
from repo import needs_git

from ngocha_kh.rules.signed import digest_of, marks_of

pytestmark = needs_git
SENT = {"number": "120/BC-UBND", "on": "2026-06-16"}


def report(**fields: Any) -> Record:
    return {
        "id": "BC-2026-H1", "plan": "KH-2026", "year": 2026, "period": "half_1",
        "strengths": ["Tốt"], "limitations": ["Chậm"], "sent": SENT, **fields,
    }  # fmt: skip


def done(on: str, number: int = 1, **fields: Any) -> Record:
    return task(number, due="2026-05-31", updates=[update(on, "done", completed_on=on)], **fields)


@pytest.fixture
def told(ward: Ward) -> Ward:
    """A ward whose report of the first half was sent: one task done, one not."""
    ward.keep(done("2026-05-20"), task(2, due="2026-05-31"), report())
    ward.branch("nhánh")
    return ward


def figures(ward: Ward) -> list[str]:
    return [one.partition(" V-GIT-08 ")[2] for one in ward.said(only=["V-GIT-08"])]


@pytest.mark.parametrize(
    "record",
    [
        done("2026-06-15", 2),
        task(2, due="2026-05-31", title="Tên khác"),
        task(3, assigned={"by": "Chủ tịch", "on": "2026-07-01"}),
        task(2, due="2026-05-31", notes="x"),
    ],
)
def test_what_came_after_the_period_changes_nothing_told(told: Ward, record: Record) -> None:
    told.put(record)
    assert figures(told) == []


def test_a_report_that_was_not_sent_closes_nothing(ward: Ward) -> None:
    ward.keep(task(2, due="2026-05-31"), {k: v for k, v in report().items() if k != "sent"})
    ward.branch("nhánh")
    ward.put(done("2026-05-30", 2))
    assert figures(ward) == []


def test_a_back_dated_result_names_every_figure_that_moved(told: Ward) -> None:
    told.put(done("2026-05-30", 2))
    found = figures(told)
    assert any("«hoàn thành» của báo cáo 6 tháng đầu năm 2026 đã gửi ngày 16/06/2026 đổi từ 1 thành 2 do NV-2026-002" in one for one in found)  # fmt: skip
    assert any("«tỷ lệ hoàn thành»" in one and "đổi từ 50% thành 100%" in one for one in found)
    assert told.said(only=["V-GIT-08"])[0].startswith("records/reports/BC-2026-H1.yaml:")


def test_a_deleted_task_and_a_new_one_move_figures_too(told: Ward) -> None:
    (told.root / "records/tasks/2026/NV-2026-002.yaml").unlink()
    assert any("«số nhiệm vụ»" in one for one in figures(told))


def restated(key: str, before: str, after: str) -> Record:
    return {
        "on": "2026-07-01", "figure": key, "before": before, "after": after,
        "reason": "Đơn vị gửi muộn", "by": "Chủ tịch",
    }  # fmt: skip


def test_restated_figures_are_silent_and_only_those(told: Ward) -> None:
    told.put(done("2026-05-30", 2))
    after = dict(
        re.findall(r'figure: (\w+), before: "[^"]+", after: "([^"]+)"', str(figures(told)))
    )
    moved = list(after)
    assert {"done", "completion_rate"} <= set(moved)
    told.put(report(restatements=[restated(key, "x", after[key]) for key in moved]))
    assert figures(told) == []
    told.put(report(restatements=[restated(key, "x", "sai") for key in moved]))
    assert len(figures(told)) == len(moved)


def test_a_sent_report_takes_only_restatements_and_notes(told: Ward) -> None:
    told.put(report(notes="Ghi chú", restatements=[restated("done", "1", "2")]))
    assert told.said(only=["V-GIT-01", "V-GIT-09"]) == []
    told.put(report(strengths=["Rất tốt"]))
    assert told.codes() == ["V-GIT-09"]
    told.put(report(sent=SENT | {"number": "121/BC-UBND"}))
    assert told.codes() == ["V-GIT-09"]


def test_a_report_may_be_sent(ward: Ward) -> None:
    ward.keep({k: v for k, v in report().items() if k != "sent"})
    ward.branch("nhánh")
    ward.put(report())
    assert ward.codes() == []


def signed(record: Record, *fields: str, on: str = "2026-03-01") -> Record:
    """The record with a signature of what it says now."""
    signature = {
        "on": on, "person": "le-van-c", "capacity": "CHỦ TỊCH",
        "fields": marks_of(record, fields), "digest": digest_of(record, fields),
    }  # fmt: skip
    return record | {"signatures": [*record.get("signatures", []), signature]}


PERSON = {"id": "le-van-c", "name": "Lê Văn C", "unit": "ubnd", "post": "Chủ tịch"}


@pytest.fixture
def approved(ward: Ward) -> Ward:
    ward.write("records/people/le-van-c.yaml", "".join(f"{k}: {v}\n" for k, v in PERSON.items()))
    ward.keep(signed(task(), "title", "due"))
    ward.branch("nhánh")
    return ward


def test_what_was_not_signed_may_change(approved: Ward) -> None:
    approved.put(signed(task(), "title", "due") | {"weight": 2})
    assert "V-GIT-10" not in approved.codes()


def test_signing_anew_is_no_change_of_what_was_signed(approved: Ward) -> None:
    before = signed(task(), "title", "due")
    approved.put(signed(before | {"title": "Tên khác"}, "title", "due", on="2026-04-01"))
    assert "V-GIT-10" not in approved.codes()


def test_mending_the_mark_does_not_hide_the_change(approved: Ward) -> None:
    approved.put(signed(task(title="Tên khác"), "title", "due"))
    found = approved.said(only=["V-GIT-01", "V-GIT-10"])
    assert len(found) == 2
    assert any("V-GIT-10 «Tên nhiệm vụ» (title) đã đổi sau khi le-van-c ký" in one for one in found)
