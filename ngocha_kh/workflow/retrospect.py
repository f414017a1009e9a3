"""A step judged after the fact: what came later is taken away where a guard asks for "not yet".

All other guards ask whether something is there with a fitting date, and may see what came later.
"""

from typing import Any

import msgspec

from ngocha_kh.records.session import Session
from ngocha_kh.workflow.case import Around, Case
from ngocha_kh.workflow.machine import Transition


def as_found(case: Case, step: Transition) -> Case:
    """The case as the step found it, for the guards of that step."""
    if "defects_are_listed" in step.guards:
        case = _before_mending(case)
    if "is_on_the_agenda" in step.guards:
        case = _before_the_outcome(case)
    return case


def _before_mending(case: Case) -> Case:
    """Defects that were mended on the day of the step or later are open."""
    intake = case.initiative.intake
    if intake is None:
        return case
    defects = tuple(
        msgspec.structs.replace(one, fixed_on=None)
        if one.fixed_on is not None and one.fixed_on >= case.on
        else one
        for one in intake.defects
    )
    intake = msgspec.structs.replace(intake, defects=defects)
    return case.with_record(msgspec.structs.replace(case.initiative, intake=intake))


def _before_the_outcome(case: Case) -> Case:
    """Sessions held on the day of the step or later have not concluded on the initiative."""
    around = case.around

    def find(kind: str, record_id: str) -> Any:
        found = around.find(kind, record_id)
        if isinstance(found, Session) and found.on >= case.on:
            items = tuple(
                msgspec.structs.replace(item, outcome=None)
                if item.initiative == case.initiative.id
                else item
                for item in found.items
            )
            return msgspec.structs.replace(found, items=items)
        return found

    earlier = Around(find, around.every, around.settings, around.calendar)
    return Case(case.initiative, earlier, case.on, case.origin, case.note, case.level)
