"""The charts of the report: how far the work is, by section of part II and by leading unit."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.templating import Cells
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number

_PARTS = ("done_on_time", "done_late", "open", "overdue", "suspended", "total")
_LEAST = 2  # bars that there is something to compare


def charts(
    office: Office, sections: Iterable[Mapping[str, Any]], units: Iterable[Mapping[str, Any]]
) -> dict[str, list[Cells]]:
    """The bars of `section_bars` and `unit_bars`; empty when the ward wants no charts.

    `sections` as `section_contexts` gives them, `units` as `unit_rows`.
    """
    if not office.settings.reporting.charts:
        return {"section_bars": [], "unit_bars": []}
    return {
        "section_bars": _several(_section_bars(sections)),
        "unit_bars": _several(_unit_bars(units)),
    }


def _section_bars(sections: Iterable[Mapping[str, Any]]) -> list[Cells]:
    """A bar for each section with tasks; its label is short, as units know it."""
    names = schema_for("unit_report").labels(("paragraphs", 0, "section"))
    return [
        {
            "label": f"{section['number']}. {names[section['about']]}",
            **{key: _plain(section[key]) for key in _PARTS},
        }
        for section in sections
        if section["total"]
    ]


def _unit_bars(rows: Iterable[Mapping[str, Any]]) -> list[Cells]:
    """A bar for each unit with tasks, without the sum of all: it would dwarf the others."""
    keys = {"done_on_time": "on_time", "done_late": "late"}
    return [
        {
            "label": row["unit"],
            **{key: _plain(row[keys.get(key, key)]) for key in _PARTS},
        }
        for row in rows
        if row["total"] and not row.get("bold")
    ]


def _plain(figure: Figure) -> Figure:
    """As in a table: without the leading zero of running text."""
    return replace(figure, text=number(figure.value))


def _several(bars: list[Cells]) -> list[Cells]:
    return bars if len(bars) >= _LEAST else []
