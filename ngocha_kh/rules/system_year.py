"""What the rules of the quality system share: its settings, whether it runs, where a year is told.

A ward is encouraged, not obliged, to run the system (Quyết định 19/2014/QĐ-TTg); what binds
it is its own plan of the year. So nothing is asked of a workspace that has no procedure in force and
no declaration.
"""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route
from ngocha_kh.periods import on_month_day
from ngocha_kh.qms.states import declarations_in_force, revision_in_force
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.qms_settings import QmsSettings, YearDay
from ngocha_kh.records.setting import Term
from ngocha_kh.rules.index import Facts, Index


def qms_of(index: Index) -> QmsSettings:
    return index.settings.qms if index.settings else QmsSettings()


def proposed(setting: Term | YearDay) -> str:
    """What stands behind a day or a length that no text gives: it is not printed as law."""
    return "" if setting.source.confirmed else " (đề xuất)"


def present_declarations(
    index: Index, day: datetime.date | None = None
) -> list[tuple[Facts, Declaration]]:
    """The declarations in force on `day` (the day of the check), the latest signed last."""
    places = {record.id: fact for fact, record in index.records("declaration")}
    records = [record for _, record in index.records("declaration")]
    found = declarations_in_force(records, day or index.as_of)
    return [(places[record.id], record) for record in found]


def runs_on(index: Index, day: datetime.date) -> bool:
    """Whether the system was applied: a declaration or a procedure in force on `day`."""
    return bool(present_declarations(index, day)) or any(
        revision_in_force(record, day) is not None for _, record in index.records("procedure")
    )


def owed_years(index: Index) -> Iterator[int]:
    """The year before and the year of the check, as far as the system had to be kept up in them.

    A year counts that has a plan of its own and ends, or stands, with the system applied; and one
    that began under a declaration (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4).
    """
    planned = {plan.year for _, plan in index.plans}
    for year in (index.as_of.year - 1, index.as_of.year):
        last = min(index.as_of, datetime.date(year, 12, 31))
        applied = year in planned and runs_on(index, last)
        if applied or present_declarations(index, datetime.date(year, 1, 1)):
            yield year


def is_past(index: Index, year: int, month_day: str) -> bool:
    """Whether the check runs on or after "MM-DD" of that year."""
    return index.as_of >= on_month_day(year, month_day)


def place_of_year(index: Index, year: int) -> tuple[str, Route]:
    """Where a year's gap is told: the plan of the year, else the declaration, else a procedure."""
    for fact, plan in index.plans:
        if plan.year == year:
            return fact.path, ("year",)
    for fact, _ in reversed(present_declarations(index)):
        return fact.path, ("decision",)
    for kind in ("procedure", "workspace"):
        for fact in index.of_kind(kind):
            return fact.path, ()
    return "workspace.yaml", ()
