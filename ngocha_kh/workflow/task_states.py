"""Which state of a task may follow which; data, for the rule of change and for whoever asks.

A proposal: no regulation orders the states; they follow from what the words mean
(qms-and-tasks.md §6.3).
"""

from collections.abc import Mapping
from typing import Final

#: State → states that the next dated entry may have.
NEXT: Final[Mapping[str, frozenset[str]]] = {
    state: frozenset(following.split())
    for state, following in {
        "not_started": "not_started in_progress submitted done suspended cancelled not_applicable",
        "in_progress": "in_progress submitted done suspended cancelled not_applicable",
        "submitted": "submitted in_progress done suspended cancelled not_applicable",
        "suspended": "suspended in_progress cancelled not_applicable",
        "done": "done",
        "cancelled": "cancelled",
        "not_applicable": "not_applicable",
    }.items()
}
#: What is over begins again only by a decision: with a reason and who approved it.
REOPENED: Final[Mapping[str, frozenset[str]]] = {
    "done": frozenset({"in_progress", "submitted"}),
    "cancelled": frozenset({"not_started", "in_progress"}),
    "not_applicable": frozenset({"not_started", "in_progress"}),
}
FIRST: Final = "not_started"
