"""Property: the fast judge and the validator that finds the words agree on broken real records."""

import copy
import datetime
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.kinds import KINDS, kind_of
from ngocha_kh.schemas import schema_problems
from ngocha_kh.schemas.check import _judge
from ngocha_kh.schemas.words import problems_in_words
from ngocha_kh.validation.files import check_file
from ngocha_kh.yamlio.read import load

RECORDS = Path(__file__).parents[2] / "records"
TASKS = ("001", "031", "080", "114", "152")
FILES = [
    "workspace.yaml",
    "units/vhxh.yaml",
    "documents/VB-2014-001.yaml",
    "reports/BC-2026-H1.yaml",
    *(f"tasks/2026/NV-2026-{number}.yaml" for number in TASKS),
    *sorted(p.relative_to(RECORDS).as_posix() for p in RECORDS.glob("units/nhom*.yaml"))[:2],
]
ODD = st.sampled_from(
    [None, True, False, 0, -1, 1, 50, 50.0, 50.5, 101, 1e300, 10**17, "", " ", "x", "50", "no",
     "2026-02-30", "2026-02-29", "2024-02-29", "0000-01-01", "0001-01-01", "9999-12-31", "2026-6-1",
     "2026-06-01\n", "\n2026-06-01", "٢٠٢٦-06-01", "２０２６-06-01", "2026-06-01T00:00:00", "2026-13-01",
     "20260601", "2026-W23-1", "+2026-06-01", "NV-2026-001\n", "NV-2026-001 ", "nv-2026-001",
     "NV-٢٠٢٦-001", "KH-2026\n", "vhxh\n", "vhxh\r", "vhxh\u2028", "VHXH", "Done", "done\n", "06-14\n",
     "02-30", "a" * 5000, [], {}, [None], ["x", "x"], [["x"]], {"a": 1}, {"on": "2026-01-01"}]
).map(copy.deepcopy)  # fmt: skip


def record(path: str) -> tuple[str, dict[str, Any]]:
    kind = kind_of(path)
    data = load((RECORDS / path).read_bytes()).data
    assert kind
    assert data
    return kind.name, data


SOUND = [record(path) for path in FILES]


def routes(value: Any, route: Route = ()) -> list[Route]:
    found = [route] if route else []
    if isinstance(value, dict):
        return found + [r for key, item in value.items() for r in routes(item, (*route, key))]
    if isinstance(value, list):
        return found + [r for n, item in enumerate(value) for r in routes(item, (*route, n))]
    return found


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A real record with one to three changes: a key taken away, added, or another value."""
    kind, sound = draw(st.sampled_from(SOUND))
    data = copy.deepcopy(sound)
    for _ in range(draw(st.integers(1, 3))):
        places = routes(data)
        if not places:
            break
        route = draw(st.sampled_from(places))
        holder: Any = data
        for step in route[:-1]:
            holder = holder[step]
        change = draw(st.sampled_from(["delete", "replace", "add"]))
        if change == "delete":
            del holder[route[-1]]
        elif change == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["members", "due", "la", "state", "x" * 200]))] = draw(ODD)
        else:
            holder[route[-1]] = draw(ODD)
    return kind, data


@pytest.mark.parametrize("path", FILES)
def test_real_records_are_sound_for_both(path: str) -> None:
    kind, data = record(path)
    assert _judge(kind).is_valid(data)
    assert problems_in_words(kind, data) == []


@given(broken())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_agree_and_what_they_accept_becomes_a_record(case: tuple[str, dict[str, Any]]) -> None:
    kind, data = case
    sound = _judge(kind).is_valid(data)
    problems = problems_in_words(kind, data)
    assert sound == (not problems), problems
    if sound:
        assert check_file(KINDS[kind].path_of(str(data.get("id"))), json.dumps(data).encode()).facts


@given(st.dates() | st.text("0123456789-٢", min_size=8, max_size=10))
def test_accepted_dates_are_days_of_our_calendar(day: datetime.date | str) -> None:
    kind, sound = SOUND[1]
    data = {**sound, "valid_from": str(day)}
    if not schema_problems(kind, data):
        assert msgspec.convert(str(day), datetime.date).year >= 1000
    elif isinstance(day, datetime.date):
        assert day.year < 1000 or day.year > 2999
