"""V-RPT-07 on the words of the units: what was edited counts, at its own place."""

from typing import Any

import pytest
from progress.plan_build import unit_report_data
from rules.build import document, done, places, plan, task, unit
from rules.test_plan_records import FAR, UNITS, system

from ngocha_kh.diagnostics import Route


def told(on: str, *paragraphs: dict[str, Any], **changes: Any) -> list[tuple[str, Route]]:
    own = unit_report_data(paragraphs=list(paragraphs), **changes)
    work = task(updates=[done(confirmed_by="vp")])
    return places("V-RPT-07", system(plan(), *UNITS, own, work, document(), as_of=on))


def said(text: str, **changes: Any) -> dict[str, Any]:
    return {"section": "communication", "text": text, **changes}


@pytest.mark.parametrize("text", ["Hoàn thành 1 nhiệm vụ.", "Phòng hoàn thành mọi nhiệm vụ."])
def test_words_that_agree_are_silent(text: str) -> None:
    assert told(FAR, said(text)) == []


def test_words_are_not_judged_before_the_period_ends_or_the_report_comes() -> None:
    assert told("2026-06-13", said("Hoàn thành 9 nhiệm vụ.")) == []
    assert told(FAR, said("Hoàn thành 9 nhiệm vụ."), received=None) == []


def test_a_number_that_the_records_contradict_is_told_at_its_paragraph() -> None:
    found = told(FAR, said("Đã đôn đốc."), said("Hoàn thành 9 nhiệm vụ."))
    assert found == [("BDV-2026-H1-vhxh", ("paragraphs", 1, "text"))]


def test_what_the_standing_office_edited_counts() -> None:
    wrong, right = "Hoàn thành 9 nhiệm vụ.", "Hoàn thành 1 nhiệm vụ."
    assert told(FAR, said(wrong, edited=right)) == []
    place = ("paragraphs", 0, "edited")
    assert told(FAR, said(right, edited=wrong)) == [("BDV-2026-H1-vhxh", place)]


def test_a_unit_that_nobody_knows_stops_no_rule() -> None:
    own = unit_report_data("la", paragraphs=[said("Hoàn thành 9 nhiệm vụ.")])
    index = system(plan(), unit("vhxh"), own, as_of=FAR)
    assert places("V-RPT-07", index) == [("BDV-2026-H1-la", ("paragraphs", 0, "text"))]
