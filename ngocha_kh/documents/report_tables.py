"""The appendices of the report as rows of finished text."""

from collections.abc import Sequence
from dataclasses import replace

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, working_days_late
from ngocha_kh.documents.report_sections import counts, official_rates
from ngocha_kh.documents.templating import INSIDE, Cells
from ngocha_kh.documents.wording import about, sentence, small
from ngocha_kh.progress.groups import by_lead
from ngocha_kh.progress.rates import Figures
from ngocha_kh.progress.state import OUT, OVERDUE, STATE_LABELS, State, Status
from ngocha_kh.records.base import Evidence
from ngocha_kh.records.document import Document
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import half_up, number, short_date

TextRow = dict[str, str]
FigureRow = dict[str, str | Figure]
#: Common words of units, short in the narrow columns of Phụ lục I; its note explains them.
_SHORT = {"Phòng ": "P. ", "Trung tâm ": "TT. ", "Văn phòng ": "VP. ", "Đơn vị sự nghiệp ": "ĐVSN "}


def task_rows(office: Office) -> list[Cells]:
    """Phụ lục I: every task of the plan, in the order of the ids."""
    return [
        {
            "no": str(number_),
            # In two lines: the column stays narrow and the code whole.
            "id": "-\n".join(status.task.id.rsplit("-", 1)),
            "title": status.task.title,
            "lead": _cell_name(office, status.task.lead_unit),
            "support": "; ".join(_cell_name(office, u) for u in status.task.supporting_units),
            "due": short_date(status.due),
            "output": status.task.output or "",
            "state": STATE_LABELS[status.state],
            "progress": number(half_up(status.progress, 0)),
            "evidence": _evidence(office, status),
            "note": _note(status),
            INSIDE: (working_days_late(status, office.calendar),) if status.days_late else (),
        }
        for number_, status in enumerate(office.figures.statuses, 1)
    ]


def unit_rows(office: Office) -> list[FigureRow]:
    """Phụ lục II: the official classes by leading unit in the order of the kinds, and a sum."""
    groups = by_lead(office.figures)
    rows = [
        _unit_row(office.full_name(unit), office.unit_name(unit), groups[unit])
        for unit in sorted(groups, key=lambda unit: _rank(office, unit))
    ]
    return [*rows, {**_unit_row("Cộng", "cộng các đơn vị", office.figures), "bold": "x"}]


def overdue_items(office: Office, most: int) -> Sequence[FigureRow]:
    """The longest overdue tasks, at most `most`."""
    late = sorted(office.figures.of(*OVERDUE), key=lambda s: (-s.days_late, s.task.id))
    return [
        {
            "id": status.task.id,
            "title": status.task.title,
            "lead": _unless_named(office.full_name(status.task.lead_unit), status.task.title),
            "due": short_date(status.due),
            "days": working_days_late(status, office.calendar, shown=small),
            "waiting": ", đã gửi kết quả, chờ xác nhận"
            if status.state is State.SUBMITTED_LATE
            else "",
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
            "reason": sentence((status.entry.reason if status.entry else None) or "chưa ghi"),
        }
        for status in office.figures.of(State.SUSPENDED, *sorted(OUT))
    ]


def steering_items(office: Office, documents: Sequence[Document]) -> Sequence[TextRow]:
    """Documents issued in the period: type, number and date as far as known, what they are about."""
    labels = schema_for("document").labels(("doc_type",))
    return [
        {
            "type": labels[document.doc_type],
            "number": f" số {document.number}" if document.number else "",
            "date": f" ngày {short_date(document.issued_on)}",
            "about": about(labels[document.doc_type], document.title),
        }
        for document in documents
    ]


def _unit_row(name: str, scope: str, group: Figures) -> FigureRow:
    """`scope` is what the figures of the row are called by."""
    counted, shares = counts(group, scope), official_rates(group, scope)
    cells = {
        "total": counted["total"],
        "on_time": counted["done_on_time"],
        "late": counted["done_late"],
        "open": counted["open"],
        "overdue": counted["overdue"],
        "suspended": counted["suspended"],
    }
    return {
        "unit": name,
        **{key: replace(figure, text=number(figure.value)) for key, figure in cells.items()},
        "completion_rate": _rate(shares["completion_rate"]),
        "on_time_rate": _rate(shares["on_time_rate"]),
    }


def _rate(rate: Figure) -> Figure:
    """A rate for a cell; "–" where nothing fell due (the note below the table says what it means)."""
    return rate if rate else replace(rate, text="–")


def _rank(office: Office, unit_id: str) -> tuple[int, str]:
    """Leadership first, service units last: the order of the schema; then by name."""
    unit = office.units.get(unit_id)
    kinds = [*schema_for("unit").labels(("type",))]
    return (kinds.index(unit.type) if unit else len(kinds), office.full_name(unit_id))


def _cell_name(office: Office, unit_id: str) -> str:
    name = office.unit_name(unit_id)
    start = next((start for start in _SHORT if name.startswith(start)), "")
    return _SHORT.get(start, "") + name.removeprefix(start)


def _unless_named(unit: str, title: str) -> str:
    return "" if unit in title else unit


def _evidence(office: Office, status: Status) -> str:
    """Each kind of proof once: documents by type and number or date, the others by kind."""
    entry = status.entry
    proofs = [_proof(office, item) for item in entry.evidence] if entry else []
    return "; ".join(dict.fromkeys(proofs))


def _proof(office: Office, item: Evidence) -> str:
    document = office.documents.get(item.ref)
    if document is None:
        return schema_for("task").labels(("updates", "*", "evidence", "*", "type"))[item.type]
    kind = schema_for("document").labels(("doc_type",))[document.doc_type]
    if document.number:
        return f"{kind} số {document.number}"
    return f"{kind} ngày {short_date(document.issued_on)}" if document.issued_on else kind


def _note(status: Status) -> str:
    entry = status.entry
    late = f"Chậm {number(status.working_days_late)} ngày làm việc. " if status.days_late else ""
    said = (entry.reason or entry.obstacles or entry.note or "") if entry else ""
    return f"{late}{said}".strip()
