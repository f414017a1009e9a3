"""Figures by unit, section and obligation: groups stand for their members, aliases for originals."""

import datetime
from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.build import done, duty, plan, typed_task, unit

from ngocha_kh.progress.groups import (
    by_lead,
    by_obligation,
    by_section,
    by_supporter,
    grouped,
    members_of,
)
from ngocha_kh.progress.rates import Figures, figures
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit

DAY: Final = datetime.date(2026, 5, 15)


def units(*singles: str, **groups: list[str]) -> dict[str, Unit]:
    """Offices by id, and groups as `name=[members]`."""
    data = [unit(name) for name in singles]
    data += [unit(name, type="group", members=members) for name, members in groups.items()]
    found: dict[str, Unit] = {item["id"]: KINDS["unit"].read(item) for item in data}
    return found


def typed_plan(*duties: dict[str, Any]) -> Plan:
    record: Plan = KINDS["plan"].read(plan(*duties))
    return record


def of(*tasks: Task) -> Figures:
    return figures(tasks, DAY)


def ids(found: Mapping[str, Figures]) -> dict[str, list[str]]:
    return {key: [status.task.id for status in value.statuses] for key, value in found.items()}


@pytest.mark.parametrize(
    ("name", "known", "members"),
    [
        ("la", units("a"), set()),
        ("a", units("a"), {"a"}),
        ("g", units("a", "b", g=["a", "b"]), {"a", "b"}),
        ("g", units("a", g=["a", "la"]), {"a"}),  # a member nobody knows
        ("g", units("a", "b", g=["a", "h"], h=["a", "b"]), {"a", "b"}),  # one unit on two ways
        ("g", units("a", g=["h"], h=["i"], i=["a"]), {"a"}),
        ("g", units("a", g=["h", "i"], h=["j"], i=["j"], j=["a"]), {"a"}),  # no cycle
        ("g", units(g=["g"]), set()),
        ("g", units("a", g=["g", "a"]), {"a"}),
        ("g", units("a", "b", g=["a", "h"], h=["b", "g"]), {"a", "b"}),
        ("h", units("a", "b", g=["a", "h"], h=["b", "g"]), {"a", "b"}),
    ],
)
def test_a_group_is_its_members_at_any_depth(
    name: str, known: dict[str, Unit], members: set[str]
) -> None:
    assert members_of(name, known) == members


NAMES: Final = ["g1", "g2", "g3", "g4"]
GROUPS: Final = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from([*NAMES, "a", "b", "la"]), max_size=4) for name in NAMES}
)


@given(GROUPS)
def test_groups_tangled_in_any_way_give_units_that_exist(groups: dict[str, list[str]]) -> None:
    known = units("a", "b", **groups)
    for name, direct in groups.items():
        assert members_of(name, known) <= {"a", "b"}
        assert {"a", "b"}.intersection(direct) <= members_of(name, known)


def test_without_tasks_nothing_is_grouped() -> None:
    nothing = of()
    assert by_lead(nothing) == by_section(nothing) == by_supporter(nothing, units("a")) == {}


def test_a_unit_leads_its_own_tasks_only_and_units_are_sorted() -> None:
    tasks = [
        typed_task(number=1, lead_unit="vp", supporting_units=["kt"]),
        typed_task(number=2, lead_unit="kt"),
        typed_task(number=3, lead_unit="vp"),
    ]
    found = by_lead(of(*tasks))
    assert ids(found) == {"kt": ["NV-2026-002"], "vp": ["NV-2026-001", "NV-2026-003"]}
    assert list(found) == ["kt", "vp"]


@pytest.mark.parametrize(
    ("supporting", "expected"),
    [
        ([], []),
        (["vhxh"], []),  # the lead does not support itself
        (["la"], []),
        (["chi-vhxh"], []),
        (["a"], ["a"]),
        (["b", "a"], ["a", "b"]),
        (["nhom"], ["a", "b"]),  # without the lead, which belongs to the group
        (["nhom", "a", "long"], ["a", "b"]),  # once, though named three times
        (["vong"], ["b"]),
    ],
)
def test_a_supporting_group_stands_for_its_members_without_the_lead(
    supporting: list[str], expected: list[str]
) -> None:
    known = units("a", "b", "vhxh", **{
        "nhom": ["a", "b", "vhxh"], "chi-vhxh": ["vhxh"], "long": ["nhom"], "vong": ["vong", "b"],
    })  # fmt: skip
    found = by_supporter(of(typed_task(lead_unit="vhxh", supporting_units=supporting)), known)
    assert ids(found) == {name: ["NV-2026-001"] for name in expected}


def test_a_task_counts_once_in_each_section_that_it_serves() -> None:
    tasks = [
        typed_task(number=1, obligations=["II.1-01", "II.1-02"]),
        typed_task(number=2, obligations=["III.K-01", "II.1-01"]),
    ]
    assert ids(by_section(of(*tasks))) == {
        "II.1": ["NV-2026-001", "NV-2026-002"],
        "III.K": ["NV-2026-002"],
    }


def test_every_obligation_has_an_entry_in_the_order_of_the_plan() -> None:
    duties = [duty("II.2-01"), duty("II.1-01"), duty("II.1-02", type="rule")]
    found = by_obligation(of(typed_task(obligations=["II.1-01"])), typed_plan(*duties))
    assert list(found) == ["II.2-01", "II.1-01", "II.1-02"]
    assert ids(found) == {"II.2-01": [], "II.1-01": ["NV-2026-001"], "II.1-02": []}
    assert str(found["II.2-01"].completion_rate) == "không có nhiệm vụ đến hạn"


def test_an_alias_counts_under_what_it_repeats_and_a_task_only_once() -> None:
    duties = [duty("II.1-01"), duty("III.1-01", alias_of="II.1-01")]
    tasks = [
        typed_task(number=1, obligations=["III.1-01"]),
        typed_task(number=2, obligations=["II.1-01", "III.1-01"]),
    ]
    found = by_obligation(of(*tasks), typed_plan(*duties))
    assert ids(found) == {"II.1-01": ["NV-2026-001", "NV-2026-002"]}


def test_an_obligation_that_is_not_in_the_plan_makes_no_entry() -> None:
    found = by_obligation(of(typed_task(obligations=["IX.9-99"])), typed_plan(duty("II.1-01")))
    assert ids(found) == {"II.1-01": []}


def test_grouping_keeps_the_states_and_the_order_given() -> None:
    tasks = [typed_task(number=2), typed_task(number=1, updates=[done()])]
    found = grouped(of(*tasks), lambda _: ["x", "x"])
    assert ids(found) == {"x": ["NV-2026-002", "NV-2026-001"]}
    assert found["x"].done == 1


@given(st.lists(st.tuples(st.integers(1, 99), st.sampled_from(["a", "b", "c"])), max_size=9))
def test_the_leads_share_out_all_tasks(pairs: list[tuple[int, str]]) -> None:
    all_tasks = of(*(typed_task(number=n, lead_unit=lead) for n, lead in pairs))
    shares = by_lead(all_tasks).values()
    assert sum(share.total for share in shares) == all_tasks.total
