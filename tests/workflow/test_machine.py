"""The table: whole, without contradictions, in the words of the schema."""

import pytest
from workflow.world import MACHINE

from ngocha_kh.schemas import schema_for
from ngocha_kh.workflow.guards import load_guards
from ngocha_kh.workflow.machine import Track

SCHEMA = schema_for("initiative")
TRACKS = MACHINE.tracks.items()


def test_the_words_of_the_states_are_those_of_the_schema() -> None:
    assert MACHINE.main.states == SCHEMA.labels(("state",))
    for name, route in (
        ("effect", ("effect", 0, "state")),
        ("replication", ("replication", "state")),
        ("publication", ("publication", "state")),
    ):
        states = {k: v for k, v in MACHINE.tracks[name].states.items() if k != "none"}
        assert states == SCHEMA.labels(route)


def test_the_main_track_has_the_steps_of_the_specification() -> None:
    assert [step.event for step in MACHINE.main.steps] == [f"M{n:02d}" for n in range(1, 24)]


def test_every_guard_is_said_in_words() -> None:
    assert set(MACHINE.conditions) == set(load_guards())


def test_the_papers_are_those_of_the_specification() -> None:
    assert list(MACHINE.papers) == [f"D{n:02d}" for n in range(1, 29)]


@pytest.mark.parametrize(("name", "track"), TRACKS, ids=[name for name, _ in TRACKS])
def test_a_track_is_whole(name: str, track: Track) -> None:
    steps = track.steps
    assert len({step.event for step in steps}) == len(steps)
    pairs = [(origin, step.target) for step in steps for origin in step.origins]
    assert len(set(pairs)) == len(pairs), "two steps between the same states"
    named = {state for pair in pairs for state in pair} | set(track.first) | set(track.final)
    assert named == set(track.states)
    roles = set(SCHEMA.labels(("log", 0, "by")))
    for step in steps:
        assert step.actors
        assert set(step.actors) <= roles
        assert {*step.needs, *step.issues} <= set(MACHINE.papers)
        assert all(MACHINE.papers[kind].kept != "elsewhere" for kind in step.needs)
        assert step.source.strip()


@pytest.mark.parametrize(("name", "track"), TRACKS, ids=[name for name, _ in TRACKS])
def test_every_state_is_reached_and_leads_to_an_end(name: str, track: Track) -> None:
    reached = set(track.first)
    for _ in track.states:
        reached |= {step.target for step in track.steps if reached & set(step.origins)}
    assert reached == set(track.states)
    ending = set(track.final)
    for _ in track.states:
        ending |= {o for step in track.steps if step.target in ending for o in step.origins}
    assert ending == set(track.states)


def test_final_states_lead_only_into_the_archive() -> None:
    for state in MACHINE.main.final:
        assert {step.target for step in MACHINE.main.after(state)} <= {"archived"}


def test_the_fields_that_steps_bring_are_fields_of_the_schema() -> None:
    places: dict[str, tuple[str | int, ...]] = {
        "main": (), "effect": ("effect", 0), "replication": ("replication",),
        "publication": ("publication",),
    }  # fmt: skip
    for name, track in TRACKS:
        for step in track.steps:
            for path in step.brings:
                parts = (0 if part == "*" else part for part in path.split("."))
                assert SCHEMA.at((*places[name], *parts)), (step.event, path)
