"""The appendices of the report as rows of finished text."""

from collections.abc import Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.progress.groups import by_lead
from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import OUT, OVERDUE, STATE_LABELS, State, Status
from ngocha_kh.records.base import Evidence
from ngocha_kh.records.document import Document
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import half_up, number, short_date

TextRow = dict[str, str]


def task_rows(office: Office) -> list[TextRow]:
    """Phụ lục 1: every task of the plan, in the order of the ids."""
    return [
        {
            "no": str(number_),
            "id": status.task.id,
            "title": status.task.title,
            "lead": office.unit_name(status.task.lead_unit),
            "support": "; ".join(office.unit_name(u) for u in status.task.supporting_units),
            "due": short_date(status.due),
            "output": status.task.output or "",
            "state": STATE_LABELS[status.state],
            "progress": number(half_up(status.progress, 0)),
            "evidence": _evidence(office, status),
            "note": _note(status),
        }
        for number_, status in enumerate(office.figures.statuses, 1)
    ]


def unit_rows(office: Office) -> list[TextRow]:
    """Phụ lục 2: the official classes by leading unit, and a line for all."""
    rows = [
        _unit_row(office.unit_name(unit), group) for unit, group in by_lead(office.figures).items()
    ]
    return [*rows, {**_unit_row("Cộng", office.figures), "bold": "x"}]


def overdue_items(office: Office, most: int) -> Sequence[TextRow]:
    """The longest overdue tasks, at most `most`."""
    late = sorted(office.figures.of(*OVERDUE), key=lambda s: (-s.days_late, s.task.id))
    return [
        {
            "id": status.task.id,
            "title": status.task.title,
            "lead": office.unit_name(status.task.lead_unit),
            "due": short_date(status.due),
            "days": number(status.days_late),
        }
        for status in late[:most]
    ]


def excluded_items(office: Office) -> Sequence[TextRow]:
    """Suspended, cancelled and not applicable tasks with their reasons: out of the rates, listed."""
    return [
        {
            "id": status.task.id,
            "title": status.task.title,
            "state": STATE_LABELS[status.state].lower(),
            "reason": (status.entry.reason if status.entry else None) or "chưa ghi lý do",
        }
        for status in office.figures.of(State.SUSPENDED, *sorted(OUT))
    ]


def steering_items(office: Office, documents: Sequence[Document]) -> Sequence[TextRow]:
    """Documents issued in the period: type, number and date as far as known, subject."""
    labels = schema_for("document").labels(("doc_type",))
    return [
        {
            "type": labels[document.doc_type],
            "number": f" số {document.number}" if document.number else "",
            "date": f" ngày {short_date(document.issued_on)}",
            "title": document.title,
        }
        for document in documents
    ]


def _unit_row(name: str, group: Figures) -> TextRow:
    return {
        "unit": name,
        "total": number(group.total),
        "on_time": number(group.done_on_time),
        "late": number(group.done_late),
        "open": number(group.open_in_time),
        "overdue": number(group.overdue),
        "suspended": number(group.suspended),
        "completion_rate": _rate(group.completion_rate),
        "on_time_rate": _rate(group.on_time_rate),
    }


def _rate(ratio: object) -> str:
    """A rate for a cell; "–" where nothing fell due (the note below the table says what it means)."""
    return str(ratio) if getattr(ratio, "percent", None) is not None else "–"


def _evidence(office: Office, status: Status) -> str:
    entry = status.entry
    return "; ".join(_proof(office, item) for item in entry.evidence) if entry else ""


def _proof(office: Office, item: Evidence) -> str:
    document = office.documents.get(item.ref)
    if document is not None:
        return f"{item.ref}" + (f" ({document.number})" if document.number else "")
    return item.note or item.ref


def _note(status: Status) -> str:
    entry = status.entry
    late = f"Chậm {number(status.days_late)} ngày. " if status.days_late else ""
    said = (entry.reason or entry.obstacles or entry.note or "") if entry else ""
    return f"{late}{said}".strip()
