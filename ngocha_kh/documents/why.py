"""Why a figure is what it is: its expression, the records behind it, and the fields that decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.manifest import Printed
from ngocha_kh.documents.report_sections import counts, rates
from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import STATE_LABELS, Status
from ngocha_kh.vietnamese import folded, short_date

Explained = Figure | Printed


@dataclass(frozen=True, slots=True)
class Reason:
    """One record behind a figure.

    `field` is the route of the value that decides ("updates.2.state") and `value` what it says;
    `path` is relative to the workspace; `person` is who recorded it, as the record says.
    """

    id: str
    title: str
    path: str
    field: str
    value: str
    person: str


def named_figures(figures: Figures, scope: str) -> dict[str, Figure]:
    """The figures that can be asked for by name: total, done, completion_rate …"""
    return {**counts(figures, scope), **rates(figures, scope)}


def matching(figures: Sequence[Printed], wanted: str) -> list[tuple[int, Printed]]:
    """Printed figures by their number in the document, their text or a part of their name.

    Each with its number, counted from 1 as the trace does; the same figure once.
    """
    numbered = list(enumerate(figures, 1))
    if wanted.removeprefix("#").isdecimal() and (wanted.startswith("#") or len(wanted) < 3):
        exact = [pair for pair in numbered if pair[0] == int(wanted.removeprefix("#"))]
        if exact and wanted.startswith("#"):
            return exact
    found = [pair for pair in numbered if pair[1].text == wanted]
    found = found or [pair for pair in numbered if folded(wanted) in folded(pair[1].name)]
    first: dict[str, tuple[int, Printed]] = {}
    for pair in found:
        first.setdefault(pair[1].name, pair)
    return list(first.values())


def reasons(office: Office, members: Sequence[str]) -> list[Reason]:
    """For each member the field that decides; ids of obligations and units are explained too."""
    statuses = {status.task.id: status for status in office.figures.statuses}
    paths = {fact.id: f"records/{fact.path}" for fact in office.validated.index.facts}
    duties = {
        duty.id: (f"records/{fact.path}", number, duty)
        for fact, plan in office.validated.index.plans
        if plan.id == office.plan_id
        for number, duty in enumerate(plan.obligations)
    }
    found = []
    for member in members:
        if member in statuses:
            found.append(_of_task(statuses[member], paths[member]))
        elif member in duties:
            path, number, duty = duties[member]
            found.append(Reason(member, duty.quote, path, f"obligations.{number}", duty.type, ""))
        else:
            found.append(_of_other(office, member, paths.get(member, "")))
    return found


def _of_task(status: Status, path: str) -> Reason:
    task, entry = status.task, status.entry
    label = STATE_LABELS[status.state]
    due = f"; hạn {short_date(status.due)}" if status.due else ""
    done = f"; hoàn thành {short_date(status.completed_on)}" if status.completed_on else ""
    field = f"updates.{task.updates.index(entry)}.state" if entry else "due"
    person = (entry.confirmed_by or entry.by or "") if entry else ""
    return Reason(task.id, task.title, path, field, f"{label}{due}{done}", person)


def _of_other(office: Office, member: str, path: str) -> Reason:
    record: Any = None
    fact = office.validated.index.by_id.get(member)
    if fact is not None:
        record = office.validated.store.record(fact)
    title = getattr(record, "title", "") or getattr(record, "name", "") or ""
    issued = getattr(record, "issued_on", None)
    field, value = ("issued_on", short_date(issued)) if issued else ("id", member)
    return Reason(member, title, path, field, value, "")
