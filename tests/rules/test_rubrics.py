"""V-SK-062: classes without overlap or hole, minima below maxima, bands inside their criterion."""

from typing import Any

import pytest
from council.build import rubric
from rules.build import routes


def classes(*borders: tuple[str, int, int]) -> dict[str, Any]:
    return {"classes": [{"id": i, "label": i, "from": low, "to": high} for i, low, high in borders]}


def groups(**item: Any) -> dict[str, Any]:
    """One group of two criteria, 40 and 60 points; `item` changes the first."""
    first = {"id": "n", "name": "Mới", "max": 40} | item
    group = {"id": "g", "name": "Nhóm", "items": [first, {"id": "e", "name": "Lợi", "max": 60}]}
    return {"groups": [group]}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        classes(("fail", 0, 50), ("c", 50, 65), ("b", 65, 80), ("a", 80, 100)),
        classes(("a", 80, 100), ("fail", 0, 50), ("b", 50, 80)),  # in any order
        classes(("b", 0, 100)),
        groups(min=40),
        groups(bands=[{"from": 0, "to": 20, "text": "x"}, {"from": 21, "to": 40, "text": "y"}]),
    ],
)
def test_consistent_rubrics_are_silent(changes: dict[str, Any]) -> None:
    assert routes("V-SK-062", rubric(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        (classes(("fail", 0, 50), ("b", 49, 80), ("a", 80, 100)), ("classes", 1, "from")),
        (classes(("fail", 0, 50), ("b", 51, 80), ("a", 80, 100)), ("classes", 1, "from")),
        (classes(("fail", 5, 50), ("b", 50, 80), ("a", 80, 100)), ("classes", 0, "from")),
        (classes(("fail", 0, 50), ("b", 50, 80), ("a", 80, 99)), ("classes", 2, "to")),
        (classes(("fail", 0, 50), ("b", 50, 80), ("a", 80, 101)), ("classes", 2, "to")),
        (classes(("fail", 0, 60), ("b", 60, 80), ("a", 80, 100)), ("classes", 0, "to")),
        (classes(("fail", 0, 50), ("b", 50, 50), ("a", 50, 100)), ("classes", 1, "to")),
        (classes(("fail", 0, 50), ("b", 50, 80), ("b", 80, 100)), ("classes",)),
        ({"pass": {"total": 101}} | classes(("b", 0, 100)), ("pass", "total")),
        (groups(min=41), ("groups", 0, "items", 0, "min")),
        (groups(id="e"), ("groups", 0, "items", 1, "id")),
        (groups(bands=[{"from": 0, "to": 41, "text": "x"}]), ("groups", 0, "items", 0, "bands", 0)),
        (groups(bands=[{"from": 9, "to": 8, "text": "x"}]), ("groups", 0, "items", 0, "bands", 0)),
        (
            groups(bands=[{"from": 0, "to": 9, "text": "x"}, {"from": 9, "to": 40, "text": "y"}]),
            ("groups", 0, "items", 0, "bands", 1),
        ),
    ],
)
def test_each_fault_is_told_once_in_its_place(
    changes: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    assert routes("V-SK-062", rubric(**changes)) == [place]


def test_a_group_cannot_ask_for_more_than_it_gives() -> None:
    group = {
        "id": "g",
        "name": "Nhóm",
        "min": 101,
        "items": [{"id": "n", "name": "Mới", "max": 100}],
    }
    assert routes("V-SK-062", rubric(groups=[group])) == [("groups", 0, "min")]
