"""What a guard judges: an initiative on the way to a step, and the records around it."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Effect, Initiative, Paper
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Item, Session
from ngocha_kh.records.workspace import Settings
from ngocha_kh.workdays import Calendar


@dataclass(frozen=True)
class Around:
    """The other records: `find(kind, id)` gives one or None, `every(kind)` all of a kind."""

    find: Callable[[str, str], Any]
    every: Callable[[str], Iterable[Any]]
    settings: Settings
    calendar: Calendar

    def name_of(self, person_id: str) -> str:
        person = self.find("person", person_id)
        return str(person.name) if person else person_id


@dataclass(frozen=True)
class Case:
    """A step that somebody asks for on a day: the record as the step would find it.

    `origin` is the state that the step leaves, of its own track. `level` names the level of the
    effect track (ward_effect, city, …); None on other tracks.
    """

    initiative: Initiative
    around: Around
    on: datetime.date
    origin: str
    note: str | None = None
    level: str | None = None

    def with_record(self, initiative: Initiative) -> "Case":
        """The same step of a record that has changed."""
        return replace(self, initiative=initiative)

    @cached_property
    def session(self) -> Session | None:
        """The session in which the initiative stands now: the last of its list."""
        if not self.initiative.sessions:
            return None
        found: Session | None = self.around.find("session", self.initiative.sessions[-1])
        return found

    @cached_property
    def item(self) -> Item | None:
        """What that session holds on this initiative."""
        items = self.session.items if self.session else ()
        return next((item for item in items if item.initiative == self.initiative.id), None)

    @cached_property
    def body(self) -> Body | None:
        found: Body | None = self.around.find("body", self.session.body) if self.session else None
        return found

    @cached_property
    def rubric(self) -> Rubric | None:
        found: Rubric | None = (
            self.around.find("rubric", self.session.rubric) if self.session else None
        )
        return found

    @property
    def effect(self) -> Effect | None:
        """The newest entry of the level in question."""
        found = [entry for entry in self.initiative.effect if entry.level == self.level]
        return found[-1] if found else None

    def papers(self, kind: str) -> list[Paper]:
        """The papers of a kind, in the order in which they were noted."""
        return [paper for paper in self.initiative.papers if paper.kind == kind]
