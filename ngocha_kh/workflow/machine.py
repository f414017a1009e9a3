"""The machine of an initiative, read from its table; typed and frozen."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from ngocha_kh.records.base import Frozen

#: The track whose state is the record's own `state`, and whose steps the log keeps.
MAIN = "main"


class Paper(Frozen, frozen=True, kw_only=True):
    """A kind of paper (D01 to D28). `kept`: "initiative", "session" or "elsewhere"."""

    name: str
    numbered: bool = True
    kept: str = "initiative"


class Transition(Frozen, frozen=True, kw_only=True, rename={"origins": "from", "target": "to"}):
    """One step of a track; the head of the table says what each field means."""

    event: str
    origins: tuple[str, ...]
    target: str
    label: str
    actors: tuple[str, ...]
    source: str
    confirmed: bool
    guards: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    brings: dict[str, str] = msgspec.field(default_factory=dict)


class Track(Frozen, frozen=True, kw_only=True):
    """States with their labels, where it may begin, where it ends, and the steps between."""

    label: str
    first: tuple[str, ...]
    final: tuple[str, ...]
    states: dict[str, str]
    steps: tuple[Transition, ...]

    def after(self, state: str) -> Iterator[Transition]:
        """The steps that lead out of a state, in the order of the table."""
        return (step for step in self.steps if state in step.origins)

    def step(self, state: str, target: str) -> Transition | None:
        """The one step from a state to another; a test says that there is never a second."""
        return next((step for step in self.after(state) if step.target == target), None)

    def named(self, event: str) -> Transition | None:
        return next((step for step in self.steps if step.event == event), None)


class Machine(Frozen, frozen=True, kw_only=True):
    """Every track of an initiative, and the papers and conditions that its steps name."""

    papers: dict[str, Paper]
    conditions: dict[str, str]
    tracks: dict[str, Track]

    @property
    def main(self) -> Track:
        return self.tracks[MAIN]

    def paper_name(self, kind: str) -> str:
        """The code with what it stands for: "D05 (Giấy biên nhận đơn)"."""
        return f"{kind} ({self.papers[kind].name})"


@cache
def initiative_machine() -> Machine:
    """The machine of `initiative.toml`."""
    text = Path(__file__).with_name("initiative.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Machine)
