"""Random legal walks: whatever the record holds, a state is reached only when its conditions hold.

The conditions are said here again, in plain arithmetic on the record's data, so that a guard that
was forgotten in the table or that always holds is found.
"""

import copy
import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from workflow.test_guards import BROKEN
from workflow.world import MACHINE, World, at, events, ready

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.possible import judged, proposed
from ngocha_kh.workflow.replay import replay

Data = dict[str, Any]
#: Step → single facts that may change before it: all that some test of that step breaks.
FACTS: dict[str, list[tuple[str, Any]]] = {event: [] for event in events("main")}
for _, event, changes, _ in BROKEN:
    if event in FACTS:
        FACTS[event] += [one for one in changes.items() if not one[0].startswith("own.state")]
ANY_FACT = [fact for facts in FACTS.values() for fact in facts]
SECTIONS = (
    "intake", "papers", "sessions", "decision", "superior_consent", "authors", "investor",
    "first_applied", "conditions_check", "retention_class", "certificates", "round", "relatives",
)  # fmt: skip


def _papers(own: Data) -> set[str]:
    return {paper["kind"] for paper in own.get("papers", [])}


def _passes(own: Data, world: World) -> bool:
    session = world.others["PH-2026-01"]
    item = session["items"][0]
    members = {one["person"] for one in world.others["HD-2026-01"]["members"]}
    totals = [sum(sheet["points"].values()) for sheet in item["sheets"]]
    check = own["conditions_check"]
    return (
        3 * len(members & set(session["present"])) >= 2 * len(members)
        and 3 * item["vote"]["agree"] >= 2 * len(members)
        and Decimal(sum(totals)) / len(totals) >= world.others["TC-2026-01"]["pass"]["total"]
        and all(check[key] == "met" for key in ("novel", "applied", "beneficial", "not_excluded"))
        and check["ip_checked"] != "unknown"
        and not {a["person"] for a in own["authors"]} & {s["member"] for s in item["sheets"]}
    )


def _submitted(own: Data, world: World) -> bool:
    total = sum(Decimal(str(author["share_percent"])) for author in own["authors"])
    signed = all(author.get("signed_on") for author in own["authors"])
    return total == 100 and signed and {"D02", "D03"} <= _papers(own) and "problem" in own


def _accepted(own: Data, world: World) -> bool:
    intake, first = own["intake"], own.get("first_applied")
    mended = all(defect.get("fixed_on") for defect in intake.get("defects", []))
    in_time = True
    if first and first["date"] <= intake["received_on"]:
        year, rest = int(first["date"][:4]), first["date"][4:]
        in_time = intake["received_on"] <= f"{year + 1}{rest}"
    return mended and in_time and "accepted_on" in intake and "D08" in _papers(own)


def _recognized(own: Data, world: World) -> bool:
    number = {p.get("number") for p in own["papers"] if p["kind"] == "D19"}
    return own["decision"]["number"] in number and own["decision"]["date"] <= world.on


def _archived(own: Data, world: World) -> bool:
    return bool(own["retention_class"]) and own["archived_from"] == own["log"][-1]["from"]


CONDITIONS: dict[str, Callable[[Data, World], bool]] = {
    "submitted": _submitted,
    "accepted": _accepted,
    "intake_refused": lambda own, world: bool(own["intake"]["reason"]),
    "supplement_requested": lambda own, world: bool(own["intake"]["defects"]),
    "under_review": lambda own, world: own["log"][-1]["event"] == "M14" or "D04" in _papers(own),
    "in_session": lambda own, world: (
        world.others["PH-2026-01"]["items"][0]["initiative"] == own["id"]
        and "invitation" in world.others["PH-2026-01"]
        and own["sessions"][-1] == "PH-2026-01"
    ),
    "council_passed": lambda own, world: (
        _passes(own, world) and world.others["PH-2026-01"]["items"][0]["outcome"] == "pass"
    ),
    "council_failed": lambda own, world: (
        world.others["PH-2026-01"]["items"][0]["outcome"] == "fail"
        and bool(world.others["PH-2026-01"]["items"][0]["reason"])
    ),
    "deferred": lambda own, world: bool(world.others["PH-2026-01"]["items"][0]["complete_by"]),
    "awaiting_superior_consent": lambda own, world: (
        own["investor"]["public_funds"] and "D18" in _papers(own)
    ),
    "pending_decision": lambda own, world: (
        own["log"][-1]["event"] == "M18" or own["superior_consent"]["answer"] == "consent"
    ),
    "recognized": _recognized,
    "not_recognized": lambda own, world: bool(own["decision"]["reason"]),
    "withdrawn": lambda own, world: bool(world.note),
    "revoked": lambda own, world: all(c["recalled_on"] for c in own.get("certificates", [])),
    "archived": _archived,
}


def test_every_state_but_the_first_has_a_condition() -> None:
    assert set(CONDITIONS) | {"registered", "draft", "awaiting_first_application"} == set(
        MACHINE.main.states
    )


def _take(world: World, step: Any) -> bool:
    """Take the step if it is allowed; whether it was."""
    own = world.record()
    case = Case(own, world.around(), datetime.date.fromisoformat(world.on), own.state, world.note)
    candidate = proposed(case, "main", step)
    unmet, _ = judged(candidate, MACHINE, step)
    if unmet:
        return False
    data = msgspec.json.decode(msgspec.json.encode(candidate.initiative))
    entry = {
        "on": world.on, "by": step.actors[0], "event": step.event,
        "from": own.state, "to": step.target,
    }  # fmt: skip
    data |= {"state": step.target, "log": [*data.get("log", []), entry]}
    world.own = copy.deepcopy(data)
    return True


def _prepare(world: World, event: str) -> None:
    """Bring the record into the state in which the step may be taken; it may not fit its past."""
    other = ready(event)
    world.note, world.others = other.note, other.others
    world.on = max(world.on, other.on)
    for key in SECTIONS:
        world.put(f"own.{key}", copy.deepcopy(other.own.get(key)))


def _spoil(data: st.DataObject, world: World, event: str) -> None:
    """Change one fact, of the step or of any other."""
    before = copy.deepcopy((world.own, world.others))
    own_facts = bool(data.draw(st.booleans())) and FACTS[event]
    path, value = data.draw(st.sampled_from(own_facts or ANY_FACT))
    try:
        world.put(path, copy.deepcopy(value))
    except (KeyError, IndexError, AttributeError):  # the fact has no place in this record
        world.own, world.others = before
    if not _sound(world):
        world.own, world.others = before


def _sound(world: World) -> bool:
    try:
        world.around()
    except AssertionError:
        return False
    return True


#: Where walks begin: more often where more is asked before the next step.
STARTS = [
    state
    for state in MACHINE.main.states
    for step in MACHINE.main.after(state)
    for _ in step.guards
]


# A walk of eight steps is short enough to read; to shrink it takes minutes.
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.data())
def test_random_walks_never_reach_a_state_whose_conditions_fail(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(STARTS))
    world = at(start)
    day = datetime.date(2026, 3, 13)
    world.on = day.isoformat()
    for _ in range(8):
        steps = list(MACHINE.main.after(world.own["state"]))
        if not steps:
            break
        step = data.draw(st.sampled_from(steps))
        day += datetime.timedelta(days=data.draw(st.integers(0, 9)))
        world.on = max(world.on, day.isoformat())
        if data.draw(st.integers(0, 3)):
            _prepare(world, step.event)
        for _ in range(data.draw(st.integers(0, 2))):
            _spoil(data, world, step.event)
        before = world.own["state"]
        if _take(world, step):
            own = KINDS["initiative"].read(copy.deepcopy(world.own))
            assert replay(own, MACHINE).fault is None
            condition = CONDITIONS.get(step.target)
            assert condition is None or condition(world.own, world), (before, step.event)
        else:
            assert world.own["state"] == before


def test_the_walk_to_the_certificate_is_open() -> None:
    """The property is not empty: with everything in order one walk goes all the way."""
    world = at("registered")
    del world.own["sessions"]
    for event in ("M01", "M02", "M05", "M09", "M10", "M11", "M18", "M19", "M23"):
        world.on = ready(event).on if event != "M01" else "2026-03-12"
        if event == "M10":
            world.put("PH-2026-01.items.0.outcome", None)
        if event == "M11":
            world.put("PH-2026-01.items.0.outcome", "pass")
        step = MACHINE.main.named(event)
        assert _take(world, step), world.judge(event)
    assert world.own["state"] == "archived"
