"""Figures that a sent report told, beside those of today's records."""

import datetime
from typing import Any

from rules.build import done, typed_task

from ngocha_kh.progress.rates import figures
from ngocha_kh.progress.told import FIGURE_LABELS, figure_texts, no_longer_so
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.report import Report

DAY = datetime.date(2026, 6, 14)
TASKS = (typed_task(updates=[done()]), typed_task(id="NV-2026-002"))


def report(figures: dict[str, str] | None, *restated: tuple[str, str]) -> Report:
    data: dict[str, Any] = {"id": "BC-2026-H1", "plan": "KH-2026", "year": 2026, "period": "half_1"}
    if figures is not None:
        told = [{"key": key, "value": value} for key, value in figures.items()]
        snapshot = {"as_of": "2026-06-14", "figures": told}
        data["sent"] = {"number": "45/BC-UBND", "on": "2026-06-19", "snapshot": snapshot}
    data["restatements"] = [
        {"on": "2026-07-01", "figure": key, "before": "1", "after": after, "reason": "Sai", "by": "CT"}
        for key, after in restated
    ]  # fmt: skip
    found: Report = KINDS["report"].read(data)
    return found


def keys(told: Report) -> list[str]:
    return [one.key for one in no_longer_so(told, figures(TASKS, DAY))]


def test_every_figure_has_a_name_and_a_value() -> None:
    texts = figure_texts(figures(TASKS, DAY))
    assert list(texts) == list(FIGURE_LABELS)
    assert (texts["total"], texts["done"], texts["completion_rate"]) == ("2", "1", "100%")


def test_what_still_holds_or_is_unknown_or_was_never_sent_is_silent() -> None:
    assert keys(report(None)) == []
    assert keys(report({"total": "2", "done": "1", "formerly_counted": "7"})) == []
    assert keys(report({"total": "9"}, ("total", "5"), ("total", "2"))) == []


def test_a_figure_that_moved_is_named_and_the_last_correction_counts() -> None:
    assert keys(report({"total": "3", "done": "1"})) == ["total"]
    assert keys(report({"total": "2"}, ("total", "5"))) == ["total"]
