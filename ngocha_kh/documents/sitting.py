"""A session with all that it stands on: for the commands that look at it and the documents of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ngocha_kh.council import conflicts, tally, votes
from ngocha_kh.documents.base import Office
from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Item, Session


@dataclass(frozen=True)
class Line:
    """One item of a session with its initiative and what its sheets and votes come to."""

    item: Item
    initiative: Initiative
    tally: tally.Tally
    scorers: tuple[str, ...]
    disagreement: str | None
    #: A condition of the Điều lệ is not met: it fails, whatever votes and scores say.
    condition_fails: bool = False
    #: Heads of the recognising body who are authors and used public means: not in this council.
    heads: tuple[str, ...] = ()

    @property
    def outcome(self) -> str | None:
        """What follows from votes, scores and conditions; None before the vote."""
        return "fail" if self.tally.outcome and self.condition_fails else self.tally.outcome


@dataclass(frozen=True)
class Sitting:
    """A session with the records that it stands on; `names`: person → name."""

    session: Session
    body: Body
    rubric: Rubric
    presence: tally.Presence
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    units: Mapping[str, str]

    @property
    def is_closed(self) -> bool:
        return self.session.scoring_closed

    def name(self, person: str) -> str:
        return self.names.get(person, person)


def sitting_of(office: Office, session_id: str) -> Sitting:
    """Raises `UserError` when a record that the session stands on is not sound."""
    session: Session = office.record("session", session_id)
    body: Body = office.record("body", session.body)
    rubric: Rubric = office.record("rubric", session.rubric)
    lines = tuple(_line(office, session, item, body, rubric) for item in session.items)
    names = {person.id: person.name for person in office.records("person")}
    units = {unit.id: unit.short_name for unit in office.units.values()}
    return Sitting(session, body, rubric, tally.presence(session, body), lines, names, units)


def _line(office: Office, session: Session, item: Item, body: Body, rubric: Rubric) -> Line:
    initiative: Initiative = office.record("initiative", item.initiative)
    found = tally.tally(session, item, body, rubric)
    # What does not fit would tell the marks, so it waits until they may be seen.
    fails = tally.condition_fails(initiative)
    wrong = (
        tally.disagreement(item, found, condition_fails=fails) if session.scoring_closed else None
    )
    able = tuple(member.person for member in votes.scorers(session, item, body))
    heads: tuple[str, ...] = ()
    if conflicts.head_case(initiative, office.settings):
        heads = conflicts.head_authors(initiative, office.settings)
    return Line(item, initiative, found, able, wrong, fails, heads)
