"""A log leads to the state, or the first thing that does not follow is named."""

from typing import Any

import pytest
from workflow.world import MACHINE, World, at, initiative, log_to

from ngocha_kh.records.initiative import Step
from ngocha_kh.workflow.replay import Replayed, replay

ROLES = ("author", "unit", "standing", "secretary", "council", "superior", "chair_ubnd")
MAIN = MACHINE.main


def replayed(**changes: Any) -> Replayed:
    return replay(World(initiative(**changes)).record(), MACHINE)


@pytest.mark.parametrize("state", MAIN.states)
def test_the_shortest_log_leads_to_every_state(state: str) -> None:
    found = replay(at(state).record(), MACHINE)
    assert found.fault is None
    assert found.state in (state, None)


@pytest.mark.parametrize("state", MAIN.states)
def test_exactly_the_steps_of_the_table_follow_a_state(state: str) -> None:
    before = log_to(state)
    start = [] if before else [{"on": "2026-01-02", "by": "author", "event": "init", "to": state}]
    for step in MAIN.steps:
        for role in ROLES:
            entry = {"on": "2026-06-01", "by": role, "event": step.event, "to": step.target}
            log = [*start, *before, entry]
            archived = (
                {"archived_from": state} if step.event == "M23" and state != "archived" else {}
            )
            found = replayed(state=step.target, log=log, **archived)
            allowed = state in step.origins and role in step.actors
            assert (found.fault is None) is allowed, (state, step.event, role, found.fault)
            if found.fault is not None:
                assert found.fault.from_final is (state in MAIN.final and state not in step.origins)


@pytest.mark.parametrize(
    ("changes", "route", "told"),
    [
        ({"state": "accepted"}, ("state",), "nhật ký (log) trống"),
        ({"state": "accepted", "log": log_to("submitted")}, ("state",), "kết thúc ở «Đã nộp, chờ kiểm tra»"),
        ({"log": log_to("accepted")[1:]}, ("log", 0), "phải bắt đầu từ «Đã đăng ký ý tưởng» hoặc"),
        ({"log": [{"on": "2026-01-02", "by": "author", "event": "init", "to": "accepted"}]}, ("log", 0, "to"), "phải bắt đầu từ"),
        ({"log": [*log_to("submitted"), {"on": "2026-06-01", "by": "author", "event": "init", "to": "draft"}]}, ("log", 1, "event"), "chỉ đứng đầu"),
        ({"log": [*log_to("submitted"), {"on": "2026-02-28", "by": "standing", "event": "M05", "to": "accepted"}]}, ("log", 1, "on"), "28/02/2026 trước ngày của bước liền trước 13/03/2026"),
        ({"log": [*log_to("submitted"), {"on": "2026-06-01", "by": "standing", "event": "M05", "from": "draft", "to": "accepted"}]}, ("log", 1, "from"), "ghi từ «Đang soạn hồ sơ»"),
        ({"log": [*log_to("submitted"), {"on": "2026-06-01", "by": "author", "event": "M05", "to": "accepted"}]}, ("log", 1, "by"), "do standing (Phòng thường trực) thực hiện, không phải Tác giả"),
        ({"log": [*log_to("submitted"), {"on": "2026-06-01", "by": "standing", "event": "M05", "to": "recognized"}]}, ("log", 1), "chỉ có M03 đến «Yêu cầu bổ sung»; M05 đến «Đã chấp nhận đơn»"),
        ({"state": "archived", "log": log_to("archived"), "archived_from": "recognized"}, ("archived_from",), "phải ghi"),
        ({"state": "archived", "log": log_to("archived")}, ("state",), "phải ghi"),
    ],
)  # fmt: skip
def test_the_first_thing_that_does_not_follow_is_named(
    changes: dict[str, Any], route: tuple[Any, ...], told: str
) -> None:
    fault = replayed(**changes).fault
    assert fault is not None
    assert fault.route == route
    assert told in fault.message


def test_a_log_may_leave_out_where_each_step_began() -> None:
    log = [{k: v for k, v in entry.items() if k != "from"} for entry in log_to("accepted")]
    log[0]["from"] = "draft"
    assert replayed(state="accepted", log=log).fault is None


def test_the_steps_that_were_taken_are_given_up_to_the_fault() -> None:
    found = replayed(state="accepted", log=[*log_to("submitted"), *log_to("recognized")[3:]])
    assert [one.transition.event for one in found.taken] == ["M02"]
    assert isinstance(found.taken[0].entry, Step)
