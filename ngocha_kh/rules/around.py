"""The records around an initiative, as the workflow asks for them."""

from collections.abc import Iterable
from typing import Any

from ngocha_kh.records.workspace import Settings
from ngocha_kh.rules.index import Index
from ngocha_kh.workflow.case import Around


def around_of(index: Index, settings: Settings) -> Around:
    """Every sound record of the workspace by kind and id."""

    def find(kind: str, record_id: str) -> Any:
        fact = index.by_id.get(record_id)
        return index.decode(fact) if fact is not None and fact.kind == kind else None

    def every(kind: str) -> Iterable[Any]:
        return (index.decode(fact) for fact in index.of_kind(kind))

    return Around(find, every, settings, index.calendar)
