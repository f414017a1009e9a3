"""Figures that know where they come from, so that a document can be traced."""

from collections.abc import Iterable
from dataclasses import dataclass

from ngocha_kh.documents.wording import small
from ngocha_kh.progress.state import Status


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure: its name, how it reads, the expression, the ids of what it counts."""

    name: str
    text: str
    expression: str
    members: tuple[str, ...]
    #: For conditions in templates: the count itself, or 1 when a rate exists and 0 when not.
    value: int = 0

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return self.value != 0


def count(name: str, members: Iterable[str], expression: str) -> Figure:
    """A number of records."""
    found = tuple(members)
    return Figure(name, small(len(found)), expression, found, len(found))


def ids(statuses: Iterable[Status]) -> tuple[str, ...]:
    return tuple(status.task.id for status in statuses)
