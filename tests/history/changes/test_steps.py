"""V-GIT-03: steps of an initiative that a change adds are judged as `nkh move` would judge them."""

from typing import Any

import pytest
from cli.initiatives import write_world
from history.ward import Ward
from repo import needs_git
from workflow.world import DAYS, World, line, ready

pytestmark = needs_git
CODES = ("V-GIT-01", "V-GIT-03")


def keep(ward: Ward, world: World) -> None:
    write_world(ward.root, world)
    ward.commit("ghi", "2026-03-01T09:00:00+07:00")


def stepped(world: World, event: str, **entry: Any) -> World:
    """The same world with one more step in the log."""
    step = line(event)[1]
    own = world.own
    taken = {
        "on": DAYS[event], "by": step.actors[0], "event": event, "from": own["state"],
        "to": step.target, **({"note": world.note} if world.note else {}), **entry,
    }  # fmt: skip
    own["log"] = [*(own.get("log") or []), taken]
    own["state"] = taken["to"]
    return world


def told(ward: Ward) -> list[str]:
    return ward.said(only=CODES)


@pytest.mark.parametrize("event", ["M02", "M05", "M06", "M07", "M09", "M12", "M13", "M20"])
def test_a_step_whose_guards_hold_is_silent(ward: Ward, event: str) -> None:
    keep(ward, ready(event))
    ward.branch("nhánh")
    world = stepped(ready(event), event)
    if event == "M02":
        world.put("own.intake.received_on", "2026-03-13")
    if event == "M05":
        world.put("own.intake.accepted_on", "2026-03-30")
    if event == "M06":
        world.put("own.intake.refused_on", "2026-03-30").put("own.intake.reason", "Lý do")
    if event == "M20":
        world.put("own.decision", {"number": "1/QĐ", "date": "2026-05-18", "reason": "Lý do"})
    write_world(ward.root, world)
    found = [one for one in told(ward) if "bước" not in one or "không có bước" in one]
    assert found == []


def test_two_steps_of_which_the_later_ends_what_the_first_asks_for_are_silent(ward: Ward) -> None:
    """M10 asks for a session that has not concluded; with M11 in the same change it has."""
    world = ready("M10").put("PH-2026-01.minutes", None)
    keep(ward, world)
    ward.branch("nhánh")
    after = ready("M11")
    write_world(ward.root, after)
    new = [e for e in after.own["log"] if e not in (world.own["log"] or [])]
    assert [entry["event"] for entry in new] == ["M10"]
    assert told(ward) == []


def test_an_unmet_guard_is_told_at_the_step(ward: Ward) -> None:
    keep(ward, ready("M02"))
    ward.branch("nhánh")
    world = stepped(ready("M02"), "M02").put("own.authors.0.signed_on", None)
    write_world(ward.root, world)
    found = told(ward)
    assert len(found) == 1
    assert "V-GIT-03 bước M02: " in found[0]
    assert found[0].startswith("records/initiatives/2026/SK-2026-001.yaml:")


def test_a_step_that_was_there_before_is_not_judged_again(ward: Ward) -> None:
    world = stepped(ready("M02"), "M02").put("own.authors.0.signed_on", None)
    keep(ward, world)
    ward.branch("nhánh")
    write_world(ward.root, world.put("own.notes", "Ghi chú"))
    assert told(ward) == []


def test_a_step_that_the_table_does_not_have_is_told_by_one_rule(ward: Ward) -> None:
    keep(ward, ready("M05"))
    ward.branch("nhánh")
    write_world(ward.root, stepped(ready("M05"), "M05", to="recognized"))
    assert told(ward) == []  # V-SK-030 of the record itself speaks
    ward.settings("severities:\n  V-SK-030: off\n")
    (found,) = told(ward)
    assert "V-GIT-03 từ «" in found


def test_a_parallel_track_goes_only_along_its_table(ward: Ward) -> None:
    world = ready("P03")
    keep(ward, world)
    ward.branch("nhánh")
    state = world.own["publication"]["state"]
    world.put("own.publication.state", "taken_down")
    write_world(ward.root, world)
    assert told(ward) == []
    world.put("own.publication.state", "cleared")
    write_world(ward.root, world)
    (found,) = told(ward)
    assert state == "published"
    assert "không có đường từ «" in found
