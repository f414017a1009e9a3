"""What a schema refuses, said once, at the value."""

from typing import Any

import pytest

from ngocha_kh.schemas import schema_problems
from ngocha_kh.schemas.words import MAX_PROBLEMS
from ngocha_kh.suggest import Hints

UNIT = {"id": "vhxh", "name": "Phòng", "short_name": "Phòng", "type": "office"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"roles": []},
        {"applies_iso": False},
        {"valid_from": "2024-02-29"},
        {"type": "group", "members": ["a", "b"]},
        {"abbreviation": "Đ&1"},
    ],
)
def test_sound_data_is_silent(changes: dict[str, Any]) -> None:
    assert schema_problems("unit", UNIT | changes) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"valid_from": 2026}, [("E-SCH-03", ("valid_from",))]),
        ({"valid_from": "2026-6-1"}, [("E-SCH-06", ("valid_from",))]),
        ({"valid_from": "0999-06-01"}, [("E-SCH-06", ("valid_from",))]),
        ({"id": "vhxh\n"}, [("E-SCH-05", ("id",))]),
        ({"type": ["office"]}, [("E-SCH-03", ("type",))]),
        ({"roles": ["one_stop", "one_stop"]}, [("E-SCH-09", ("roles",))]),
        ({"members": ["a"]}, [("E-SCH-01", ("members",))]),
        ({"type": "group"}, [("E-SCH-02", ("?",))]),
        ({"source": {"text": "x", "confirmed": "true"}}, [("E-SCH-03", ("source", "confirmed"))]),
    ],
)
def test_a_fault_is_said_once_at_its_value(changes: dict[str, Any], found: list[Any]) -> None:
    problems = schema_problems("unit", UNIT | changes)
    assert [(problem.code, problem.route) for problem in problems] == found


def test_there_is_an_end_to_the_faults_of_one_record() -> None:
    problems = schema_problems("unit", UNIT | {"name_variants": [1] * (2 * MAX_PROBLEMS)})
    assert len(problems) == MAX_PROBLEMS


def test_faults_that_nobody_foresaw_are_shown_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ngocha_kh.schemas.words.problems_in_words", lambda kind, data: [])
    (problem,) = schema_problems("unit", UNIT | {"name": 1})
    assert (problem.code, problem.route) == ("E-SCH-10", ("name",))


def test_hints_end_after_a_while() -> None:
    hints = Hints(most=1)
    assert hints.closest("titel", ["title"]) == "title"
    assert hints.closest("titel", ["title"]) is None
