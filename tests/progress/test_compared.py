"""Tasks of two days side by side."""

import datetime
from typing import Any

from rules.build import done, typed_task

from ngocha_kh.progress.compared import changes_between
from ngocha_kh.progress.rates import figures
from ngocha_kh.records.task import Task

BEFORE, DAY = datetime.date(2026, 6, 14), datetime.date(2026, 11, 24)


def task(number: int, **changes: Any) -> Task:
    return typed_task(id=f"NV-2026-{number:03d}", **changes)


def told(*tasks: Task) -> dict[str, tuple[str, ...]]:
    found = changes_between(figures(tasks, BEFORE), figures(tasks, DAY))
    names = ("new", "finished", "became_late", "redated", "withdrawn")
    return {name: ids for name in names if (ids := getattr(found, name))}


def test_what_stands_as_it_stood_is_in_no_list() -> None:
    late_all_along = task(1, due="2026-03-31")
    done_before = task(2, updates=[done()])
    still_running = task(3, due="2026-12-10")
    assert told(late_all_along, done_before, still_running) == {}
    assert not changes_between(figures((done_before,), BEFORE), figures((done_before,), DAY))


def test_each_kind_of_change_has_its_list() -> None:
    assigned = {"on": "2026-07-01", "by": "van-phong"}
    extension = {
        "old_due": "2026-09-30", "new_due": "2026-12-10", "reason": "Chờ hướng dẫn",
        "approved_by": "Phó Chủ tịch", "approved_on": "2026-09-20",
    }  # fmt: skip
    stopped = {"on": "2026-10-01", "state": "cancelled", "reason": "Không còn cần"}
    finished = done(on="2026-08-03", completed_on="2026-08-03")
    assert told(task(1, assigned=assigned, due="2026-12-10")) == {"new": ("NV-2026-001",)}
    assert told(task(2, updates=[finished])) == {"finished": ("NV-2026-002",)}
    assert told(task(3)) == {"became_late": ("NV-2026-003",)}
    assert told(task(4, extensions=[extension])) == {"redated": ("NV-2026-004",)}
    assert told(task(5, updates=[stopped])) == {"withdrawn": ("NV-2026-005",)}


def test_new_and_finished_is_both() -> None:
    own = task(1, assigned={"on": "2026-07-01", "by": "van-phong"}, updates=[done(on="2026-08-03", completed_on="2026-08-03")])  # fmt: skip
    assert told(own) == {"new": ("NV-2026-001",), "finished": ("NV-2026-001",)}
