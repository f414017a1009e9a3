"""`--as-of` of a day gone by: the state that the log tells; and the codes of the workflow explained."""

import json
from pathlib import Path

import pytest
from cli.desk import Nkh
from cli.initiatives import write_world
from workflow.world import ready

ID = "SK-2026-001"


@pytest.fixture
def steps(desk: Path) -> list[dict[str, str]]:
    """The log of an initiative that the council is about to judge."""
    world = ready("M11")
    write_world(desk, world)
    log: list[dict[str, str]] = world.own["log"]
    assert len(log) > 2
    return log


def state(nkh: Nkh, day: str) -> tuple[str, bool]:
    data = json.loads(nkh("initiative", "next", ID, "--as-of", day, "--format", "json").out)
    return data["state"], data["replayed"]


def test_each_day_has_the_state_that_the_log_tells(nkh: Nkh, steps: list[dict[str, str]]) -> None:
    assert state(nkh, str(steps[-1]["on"])) == (steps[-1]["to"], False)
    assert state(nkh, str(steps[0]["on"])) == (steps[0]["to"], True)
    said = nkh("initiative", "next", ID, "--as-of", str(steps[0]["on"])).out
    assert "theo nhật ký đến ngày xét" in said


def test_before_its_first_step_there_is_none(nkh: Nkh, steps: list[dict[str, str]]) -> None:
    done = nkh("initiative", "next", ID, "--as-of", "2025-01-01")
    assert (done.status, "chưa có vào ngày 01/01/2025" in done.err) == (2, True)


def test_initiatives_are_listed_by_state_on_a_day(nkh: Nkh, steps: list[dict[str, str]]) -> None:
    def ids(*words: str) -> list[str]:
        data = json.loads(nkh("list", "initiative", *words, "--format", "json").out)
        return [row["id"] for row in data["records"]]

    last = ("--as-of", str(steps[-1]["on"]))
    assert ids("--state", str(steps[-1]["to"]), *last) == [ID]
    assert ids("--state", "recognized", *last) == []
    assert ids("--as-of", "2025-01-01") == []
    wrong = nkh("list", "initiative", "--state", "overdue")
    assert (wrong.status, "không thuộc" in wrong.err) == (2, True)
    assert nkh("list", "unit", "--state", "overdue").status == 2


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("M11", "Sang: Hội đồng thông qua (council_passed)"),
        ("m11", "Người thực hiện: Hội đồng"),
        ("E09", "Công nhận hiệu quả áp dụng"),
        ("D15", "Biên bản họp Hội đồng"),
    ],
)
def test_steps_and_papers_are_explained(nkh: Nkh, code: str, told: str) -> None:
    done = nkh("explain", code)
    assert (done.status, told in done.out) == (0, True)


def test_an_unknown_step_is_still_unknown(nkh: Nkh) -> None:
    assert nkh("explain", "M99").status == 2
