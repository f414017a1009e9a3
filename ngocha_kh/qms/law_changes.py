"""Legal texts that change: what replaces, repeals or amends which text, from when, and by when to follow.

Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4: the documents of the system follow a changed legal text
within three months of its taking effect. Terms in months: Bộ luật Dân sự 2015, Điều 145 đến 148.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ngocha_kh.records.document import Document, Relation
from ngocha_kh.workdays import Calendar, add_months

#: The relations by which a new text ends an old one, unless they name a part of it (`scope`).
ENDING: Final = frozenset({"replaces", "repeals"})
AMENDS: Final = "amends"
#: Not a relation: the old text ended by itself on its `expires_on`.
EXPIRES: Final = "expires"


@dataclass(frozen=True, slots=True)
class Change:
    """A new text that ends (`ends`) or amends an old one, from `on`. Parts of it: `scope`.

    `how`: the relation, or EXPIRES for a text that ended with no other in the register; its `new`
    is then the old text itself.
    """

    old: str
    new: str
    on: datetime.date
    ends: bool
    scope: str | None = None
    how: str = "replaces"

    @property
    def successor(self) -> str | None:
        """The text to cite instead: none of a text that was repealed or that expired."""
        return self.new if self.how == "replaces" else None


def changes(documents: Iterable[Document]) -> list[Change]:
    """Every change that the register knows and whose day is known, by day.

    The day is that of the relation, else the new text's day of effect, else, when the old one ends,
    its own last day. A text with an end that no relation tells has expired.
    """
    register = {document.id: document for document in documents}
    found = [one for new in register.values() for one in _made_by(new, register)]
    ended = {change.old for change in found if change.ends}
    found += [
        Change(old.id, old.id, old.expires_on, True, None, EXPIRES)
        for old in register.values()
        if old.expires_on is not None and old.id not in ended
    ]
    return sorted(found, key=lambda change: (change.on, change.old, change.new))


def _made_by(new: Document, register: Mapping[str, Document]) -> Iterator[Change]:
    for relation in _changing(new):
        on = day_of_change(new, relation, register)
        if on is not None:
            yield Change(
                relation.target, new.id, on, is_end(relation), relation.scope, relation.type
            )


def _changing(new: Document) -> list[Relation]:
    return [one for one in new.relations if one.type in ENDING or one.type == AMENDS]


def day_of_change(
    new: Document, relation: Relation, register: Mapping[str, Document]
) -> datetime.date | None:
    """From when a relation of `new` counts; None when nobody has noted it."""
    old = register.get(relation.target) if is_end(relation) else None
    return relation.on or new.effective_on or (old.expires_on if old else None)


def undated(documents: Iterable[Document]) -> list[tuple[Document, int]]:
    """New text and index of its relation, for every change whose day nobody has noted."""
    register = {document.id: document for document in documents}
    return [
        (new, new.relations.index(relation))
        for new in register.values()
        for relation in _changing(new)
        if day_of_change(new, relation, register) is None
    ]


def is_end(relation: Relation) -> bool:
    """Whether the relation ends the whole of its target."""
    return relation.type in ENDING and relation.scope is None


def due_of(change: Change, months: int, calendar: Calendar) -> datetime.date:
    """The last day to follow a change: `months` after it takes effect, moved off days of rest."""
    return calendar.end_of_term(add_months(change.on, months))
