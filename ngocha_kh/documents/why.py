"""Why a figure is what it is: its expression, the records behind it, and the fields that decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.manifest import Printed
from ngocha_kh.documents.report_sections import WHOLE_PLAN, counts, rates
from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import STATE_LABELS, State, Status
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import folded, short_date

Explained = Figure | Printed
#: What pulls a figure down comes first: not done and late, done late, what may still be late.
_ORDER = (
    State.OVERDUE, State.SUBMITTED_LATE, State.DONE_LATE, State.SUSPENDED, State.DUE_SOON,
    State.SUBMITTED_IN_TIME, State.RUNNING, State.RUNNING_NO_DUE, State.NOT_YET,
    State.DONE_ON_TIME, State.DONE_NO_DUE, State.CANCELLED, State.NOT_APPLICABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One record behind a figure.

    `field` is the route of the value that decides ("updates.2.state") and `value` what it says;
    `path` is relative to the workspace; `person` is who recorded it, as the record says. `group`
    is the state of a task, or what else the record is.
    """

    id: str
    title: str
    path: str
    field: str
    value: str
    person: str
    group: str = "Hồ sơ khác"


def named_figures(figures: Figures, scope: str) -> dict[str, Figure]:
    """The figures that can be asked for by name: total, done, completion_rate …"""
    return {**counts(figures, scope), **rates(figures, scope)}


@cache
def vietnamese_names() -> Mapping[str, str]:
    """Key → name as documents and people say it: completion_rate → "tỷ lệ hoàn thành"."""
    named = named_figures(Figures(()), "")
    return {key: measure(figure.name) for key, figure in named.items()}


def key_of(wanted: str) -> str | None:
    """The key of a figure by the key or the Vietnamese name, diacritics or not; None for neither."""
    names = vietnamese_names()
    return next((k for k, name in names.items() if folded(wanted) in (k, folded(name))), None)


def scope_of(name: str) -> str:
    """Whose figure it is: "Phòng VH-XH" of "Phòng VH-XH: tỷ lệ hoàn thành"; "" for no one's."""
    scope, colon, _ = name.partition(": ")
    return scope if colon else ""


def measure(name: str) -> str:
    """What it counts: "tỷ lệ hoàn thành" of "Phòng VH-XH: tỷ lệ hoàn thành"."""
    return name.partition(": ")[2] or name


def matching(figures: Sequence[Printed], wanted: str) -> list[tuple[int, Printed]]:
    """Printed figures by their number in the document, their name, their text, or words of the name.

    Each with its number, counted from 1 as the trace does; the same figure once. A name alone means
    the whole plan where the document has it ("tỷ lệ hoàn thành"); with a unit before it, the unit.
    """
    numbered = list(enumerate(figures, 1))
    if wanted.startswith("#"):
        number = wanted[1:]
        return [
            p for p in numbered if number.isascii() and number.isdecimal() and p[0] == int(number)
        ]
    said = folded(vietnamese_names().get(wanted, wanted)).replace(":", " ").split()
    named = [pair for pair in numbered if folded(pair[1].name).replace(":", " ").split() == said]
    measured = [pair for pair in numbered if folded(measure(pair[1].name)).split() == said]
    whole = [pair for pair in measured if scope_of(pair[1].name) == WHOLE_PLAN]
    printed = [pair for pair in numbered if pair[1].text == wanted]
    wordy = [pair for pair in numbered if said and _has_words(folded(pair[1].name), said)]
    found = named or whole or measured or printed or wordy
    first: dict[object, tuple[int, Printed]] = {}  # a sum says again what the text says
    for pair in found:
        first.setdefault((pair[1].text, pair[1].expression, pair[1].members), pair)
    return list(first.values())


def _has_words(name: str, words: Sequence[str]) -> bool:
    return all(word in name for word in words)


def grouped(reasons: Sequence[Reason]) -> dict[str, list[Reason]]:
    """State → its records; what pulls the figure down comes first."""
    order = [STATE_LABELS[state] for state in _ORDER]
    groups: dict[str, list[Reason]] = {}
    for reason in reasons:
        groups.setdefault(reason.group, []).append(reason)
    return dict(sorted(groups.items(), key=lambda g: order.index(g[0]) if g[0] in order else -1))


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
            place = f"obligations.{number}"
            label = (
                schema_for("plan").labels(("obligations", "*", "type")).get(duty.type, duty.type)
            )
            said = Reason(member, duty.quote, path, place, label, "", "Nội dung của kế hoạch")
            found.append(said)
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
    return Reason(task.id, task.title, path, field, f"{label}{due}{done}", person, label)


def _of_other(office: Office, member: str, path: str) -> Reason:
    record: Any = None
    fact = office.validated.index.by_id.get(member)
    if fact is not None:
        record = office.validated.store.record(fact)
    group = KINDS[fact.kind].label.capitalize() if fact is not None else "Không còn hồ sơ"
    title = getattr(record, "title", "") or getattr(record, "name", "") or ""
    issued = getattr(record, "issued_on", None)
    field, value = ("issued_on", short_date(issued)) if issued else ("id", member)
    return Reason(member, title, path, field, value, "", group)
