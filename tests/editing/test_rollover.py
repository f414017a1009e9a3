"""What becomes of each task of the old year, and what its successor holds."""

import datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.build import Data, done, duty, plan, task, unit

from ngocha_kh.editing.rollover import Fate, Move, Years, moves, unserved
from ngocha_kh.progress.rates import figures
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.plan import Plan
from ngocha_kh.schemas import schema_problems

END = datetime.date(2026, 12, 31)
UNITS = (
    unit("vhxh"), unit("van-phong"),
    unit("cu", valid_to="2026-12-31", replaced_by="vhxh"), unit("het", valid_to="2026-12-31"),
)  # fmt: skip


def typed_plan(*duties: Data) -> Plan:
    found: Plan = KINDS["plan"].read(plan(*duties))
    return found


def rolled(
    *tasks: Data, day: datetime.date = END, own: Plan | None = None, carried: tuple[str, ...] = ()
) -> list[Move]:
    """The moves of these tasks; new ids count from 1."""
    own = own or typed_plan()
    years = Years(
        plan=own, new_year=2027, duties=frozenset(d.id for d in own.obligations),
        units={data["id"]: KINDS["unit"].read(data) for data in UNITS}, calendar=PUBLIC, day=day,
        carried=frozenset(carried),
    )  # fmt: skip
    numbers = count(1)
    statuses = figures([KINDS["task"].read(data) for data in tasks], day).statuses
    return moves(statuses, years, lambda: f"NV-2027-{next(numbers):03d}")


def called_off(state: str) -> Data:
    return {"on": "2026-05-05", "state": state, "reason": "Thôi", "approved_by": "Chủ tịch"}


@pytest.mark.parametrize(
    ("record", "day", "fate"),
    [
        (task(updates=[done()]), END, Fate.LEFT),
        (task(updates=[called_off("cancelled")]), END, Fate.LEFT),
        (task(updates=[called_off("not_applicable")]), END, Fate.LEFT),
        (task(task_type="periodic", updates=[called_off("cancelled")]), END, Fate.LEFT),
        (task(obligations=["II.9-99"]), END, Fate.LEFT),
        (task(lead_unit="het"), END, Fate.LEFT),
        (task(), END, Fate.CARRIED),
        (task(due=None), END, Fate.CARRIED),
        (task(), datetime.date(2026, 10, 1), Fate.CARRIED),
        (task(), datetime.date(2026, 9, 30), Fate.WAITING),
        (task(task_type="ad_hoc", updates=[done()]), END, Fate.LEFT),
        (task(task_type="periodic", updates=[done()]), END, Fate.RENEWED),
        (task(task_type="regular"), END, Fate.RENEWED),
    ],
)
def test_the_fate_follows_from_type_and_state(record: Data, day: datetime.date, fate: Fate) -> None:
    (move,) = rolled(record, day=day)
    assert move.fate is fate
    assert bool(move.data) == (fate in (Fate.CARRIED, Fate.RENEWED))


def test_a_single_task_for_a_duty_of_every_year_comes_again() -> None:
    yearly = typed_plan(duty(period="yearly"))
    (move,) = rolled(task(updates=[done()]), own=yearly)
    assert move.fate is Fate.RENEWED


def test_what_was_taken_over_before_is_not_taken_again() -> None:
    both = task(1), task(2)
    assert [move.fate for move in rolled(*both, carried=("NV-2026-001",))] == [
        Fate.ALREADY,
        Fate.CARRIED,
    ]


def test_a_carried_task_names_its_origin_and_tells_its_history() -> None:
    record = task(
        updates=[
            {"on": "2026-05-05", "state": "in_progress", "progress": 65, "note": "Đã có dự thảo."}
        ]
    )
    (move,) = rolled(record)
    data = move.data or {}
    assert data["carried_from"] == "NV-2026-001"
    assert data["notes"] == (
        "Chuyển từ NV-2026-001; hạn cũ 30/09/2026; tiến độ 65%; "
        "ghi nhận gần nhất ngày 05/05/2026: Đã có dự thảo."
    )
    assert not {"due", "start", "updates", "assigned"} & set(data)


def test_a_due_day_in_the_new_year_stands() -> None:
    (move,) = rolled(task(due="2027-03-31", due_basis="plan"))
    assert ((move.data or {})["due"], (move.data or {})["due_basis"]) == ("2027-03-31", "plan")


def test_a_recurring_task_comes_a_year_on_with_links_to_its_like() -> None:
    first = task(1, task_type="periodic", period_key="2026-Q1", title="Tuyên truyền quý I/2026",
                 start="2026-01-05", due="2026-03-31", updates=[done()])  # fmt: skip
    second = task(2, task_type="periodic", period_key="2026-Q2", instance_of="NV-2026-001",
                  depends_on=["NV-2026-001"])  # fmt: skip
    one, two = (move.data or {} for move in rolled(first, second))
    assert (one["title"], one["period_key"]) == ("Tuyên truyền quý I/2027", "2027-Q1")
    assert (one["start"], one["due"]) == ("2027-01-05", "2027-03-31")
    assert (two["instance_of"], two["depends_on"]) == ("NV-2027-001", ["NV-2027-001"])


@pytest.mark.parametrize(
    ("due", "later"),
    [
        pytest.param("2026-06-26", "2027-06-25", id="a Saturday"),
        pytest.param("2026-03-31", "2027-03-31", id="a Wednesday"),
        pytest.param("2028-02-29", "2029-02-28", id="no leap day"),
    ],
)
def test_a_last_day_without_work_becomes_the_working_day_before(due: str, later: str) -> None:
    (move,) = rolled(task(task_type="periodic", due=due))
    assert (move.data or {})["due"] == later


def test_a_unit_that_was_replaced_hands_its_tasks_to_its_successor() -> None:
    (move,) = rolled(task(lead_unit="cu", supporting_units=["vhxh", "het", "van-phong"]))
    data = move.data or {}
    assert (data["lead_unit"], data["supporting_units"]) == ("vhxh", ["van-phong"])


def test_obligations_without_a_task_are_told_in_the_order_of_the_plan() -> None:
    own = typed_plan(duty("II.1-02"), duty("II.1-01"), duty("II.1-03", type="rule"))
    assert unserved([], own) == ["II.1-02", "II.1-01"]
    assert unserved(["II.1-02"], own) == ["II.1-01"]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "task_type": st.sampled_from(["one_off", "regular", "periodic", "ad_hoc", "conditional"]),
                "due": st.one_of(st.none(), st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 6, 30)).map(str)),
                "updates": st.sampled_from([[], [done()], [called_off("cancelled")]]),
                "weight": st.sampled_from([1, 2.5, 3.0]),
            }
        ),
        max_size=6,
    ),
    st.dates(datetime.date(2026, 6, 1), datetime.date(2027, 3, 31)),
)  # fmt: skip
def test_every_task_has_one_fate_and_every_new_record_is_sound(
    changes: list[dict[str, Any]], day: datetime.date
) -> None:
    tasks = [task(number, start=None, **said) for number, said in enumerate(changes, 1)]
    found = rolled(*tasks, day=day)
    assert [move.task.id for move in found] == [data["id"] for data in tasks]
    made = [dict(move.data) for move in found if move.data]
    assert len({data["id"] for data in made}) == len(made)
    for data in made:
        assert not schema_problems("task", data)
        assert datetime.date.fromisoformat(data.get("due", "2027-01-01")) >= datetime.date(
            2027, 1, 1
        )
