"""All that a reviewer wants to know of a change: what it does to records, findings and figures."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ngocha_kh.diagnostics import Diagnostic, Severity
from ngocha_kh.history.changes import ChangeSet, judge
from ngocha_kh.history.differences import RecordChange
from ngocha_kh.history.effects import Effect
from ngocha_kh.history.names import Names, names_of
from ngocha_kh.sources.past import PastTree
from ngocha_kh.validation import Validated
from ngocha_kh.validation.fingerprints import only_in


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on both sides; `whose` is a unit's name, or the whole plan in words."""

    whose: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Summary:
    """`new`: findings that the change brings, of the rules of change too; `gone`: those that it mends.

    `figures` is None when one side has no figures to compare, for the reason `no_figures`.
    """

    change: ChangeSet
    as_of: datetime.date
    new: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]
    names: Names
    figures: tuple[Figure, ...] | None
    no_figures: str = ""
    softened: Sequence[str] = ()

    @property
    def records(self) -> Sequence[RecordChange]:
        return self.change.found

    @property
    def target(self) -> str | None:
        """The commit that was reached; None for the files as they lie."""
        source = self.change.head.store.source
        return source.revision.id if isinstance(source, PastTree) else None

    def count(self, severity: Severity) -> int:
        """How many new findings weigh so much."""
        return sum(item.severity is severity for item in self.new)


def summary(
    change: ChangeSet, before: Validated, figures: Sequence[Figure] | str, *,
    softened: Sequence[str] = (),
) -> Summary:  # fmt: skip
    """The summary of a change; `before` is its origin, checked on the same day as its head.

    `figures` are what moved, or why none can be told. `softened`: rules made milder, in words.
    """
    head = change.head
    new = {*only_in(head.diagnostics, before.diagnostics), *judge(change)}
    told = None if isinstance(figures, str) else tuple(figures)
    return Summary(
        change, head.as_of, tuple(sorted(new, key=_by_weight)),
        tuple(only_in(before.diagnostics, head.diagnostics)), names_of(head.store.source), told,
        figures if isinstance(figures, str) else "", tuple(softened),
    )  # fmt: skip


def _by_weight(item: Diagnostic) -> tuple[int, str, Diagnostic]:
    """Errors first: a reader may stop at any line; then what is alike."""
    return list(Severity).index(item.severity), item.code, item
