"""What changed between two states of a record, whatever moved around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngocha_kh.history.compare import Change, compare

plain = st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=4)
records = st.dictionaries(
    st.sampled_from(["id", "on", "title", "note", "items"]),
    st.recursive(plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["on", "what", "x"]), inner, max_size=3), max_leaves=8),
    max_size=5,
)  # fmt: skip


@given(records)
def test_a_record_does_not_differ_from_itself(record: dict[str, Any]) -> None:
    assert compare(record, record) == []


@given(records, records)
def test_records_that_differ_have_a_change(before: dict[str, Any], after: dict[str, Any]) -> None:
    same = repr(sorted(before.items())) == repr(sorted(after.items()))
    assert same or compare(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"updates": [{"on": "1"}, {"on": "2"}]}, {"updates": [{"on": "2"}, {"on": "1"}]}),
    ],
)
def test_order_is_no_change(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert compare(before, after) == []


def test_an_entry_is_matched_by_what_names_it() -> None:
    before = {"updates": [{"on": "2026-03-01", "progress": 10}]}
    after = {"updates": [{"on": "2026-02-01", "progress": 0}, {"on": "2026-03-01", "progress": 20}]}
    assert compare(before, after) == [
        Change(("updates", 0), "added", None, after["updates"][0]),
        Change(("updates", 1, "progress"), "changed", 10, 20),
    ]


def test_an_entry_whose_name_changed_is_matched_by_the_rest() -> None:
    before = {"papers": [{"number": "1", "kind": "D05", "on": "2026-03-01", "note": "x"}]}
    after = {"papers": [{"number": "2", "kind": "D05", "on": "2026-03-01", "note": "x"}]}
    assert compare(before, after) == [Change(("papers", 0, "number"), "changed", "1", "2")]


def test_true_and_one_are_not_the_same() -> None:
    assert compare({"a": True}, {"a": 1}) == [Change(("a",), "changed", True, 1)]


def test_what_came_and_went_keeps_its_value() -> None:
    assert compare({"a": [1, 2]}, {"a": [2, 3], "b": "x"}) == [
        Change(("a", 0), "removed", 1, None),
        Change(("a", 1), "added", None, 3),
        Change(("b",), "added", None, "x"),
    ]
    assert compare(None, {"a": 1}) == [Change(("a",), "added", None, 1)]
