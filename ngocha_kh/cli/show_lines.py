"""Lines of `nkh show`: fields by their Vietnamese titles, and what is computed."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ngocha_kh.diagnostics import Route
from ngocha_kh.documents.base import Office
from ngocha_kh.progress.groups import by_lead, by_obligation
from ngocha_kh.progress.state import STATE_LABELS, status_on
from ngocha_kh.records.calendar import YearCalendar
from ngocha_kh.records.plan import Obligation
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.rules.sign_words import field_title, signature_lines
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import half_up, number, short_date

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOST = 40  # of the 116 obligations of a plan, say


def described(kind: str, data: dict[str, Any], route: Route) -> Iterator[str]:
    """Every field of a record, nested ones indented; `route` is where `data` lies in the schema."""
    yield from _mapping(kind, data, route, 0)


def _mapping(kind: str, data: dict[str, Any], route: Route, depth: int) -> Iterator[str]:
    for key, value in data.items():
        here = (*route, key)
        head = f"{'  ' * depth}{schema_for(kind).title(here)}"
        if here[:1] == ("signatures",) and key == "fields":
            yield f"{head}: {', '.join(field_title(kind, field) for field in value)}"
        elif isinstance(value, dict):
            yield f"{head}:"
            yield from _mapping(kind, value, here, depth + 1)
        elif isinstance(value, list | tuple):
            yield f"{head}:"
            yield from _items(kind, value, here, depth + 1)
        else:
            yield f"{head}: {_text(kind, value, here)}"


def _items(kind: str, items: Sequence[Any], route: Route, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for position, item in enumerate(items[:_MOST]):
        here = (*route, position)
        if isinstance(item, dict):
            lines = list(_mapping(kind, item, here, depth + 1))
            yield f"{indent}- {lines[0].strip()}" if lines else f"{indent}-"
            yield from lines[1:]
        else:
            yield f"{indent}- {_text(kind, item, here)}"
    if len(items) > _MOST:
        yield f"{indent}… và {len(items) - _MOST} mục nữa"


def _text(kind: str, value: Any, route: Route) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return str(value) if route[-1] == "year" else number(value)
    label = schema_for(kind).labels(route).get(str(value))
    if label is not None:
        return f"{label} ({value})"
    if match := _DATE.fullmatch(str(value)):
        return f"{match[3]}/{match[2]}/{match[1]}"
    return str(value)


def computed(office: Office, record: Any) -> list[tuple[str, str]]:
    """What follows from the records on the day: title and text."""
    names = {person.id: person.name for person in office.records("person")}
    signed = [("Chữ ký", line) for line in signature_lines(record, names)]
    return [*_of_its_kind(office, record), *signed]


def _of_its_kind(office: Office, record: Any) -> list[tuple[str, str]]:
    if isinstance(record, Task):
        return _task(office, record)
    if isinstance(record, Obligation):
        return _obligation(office, record)
    if isinstance(record, YearCalendar):
        return _calendar(office, record)
    return _unit(office, record) if isinstance(record, Unit) else []


def _task(office: Office, task: Task) -> list[tuple[str, str]]:
    soon = office.settings.progress.due_soon_days
    status = status_on(task, office.as_of, due_soon_days=soon, calendar=office.calendar)
    found = [
        (f"Tình trạng đến ngày {short_date(office.as_of)}", STATE_LABELS[status.state]),
        ("Hạn đang áp dụng", short_date(status.due) or "không có hạn"),
        ("Tiến độ", f"{number(half_up(status.progress, 0))}%"),
    ]
    return [*found, ("Chậm", f"{number(status.days_late)} ngày")] if status.days_late else found


def _obligation(office: Office, duty: Obligation) -> list[tuple[str, str]]:
    sentences = {
        sentence.key: sentence.text
        for section in office.plan.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    }
    basis = "mục III giao rõ" if duty.lead_basis == "explicit" else "suy ra, chờ xác nhận"
    found = [("Câu của kế hoạch", sentences.get(duty.sentence, "")), ("Căn cứ giao chủ trì", basis)]
    if duty.alias_of:
        return [*found, ("Nhắc lại", f"{duty.alias_of}; không tính hai lần")]
    statuses = by_obligation(office.figures, office.plan)[duty.id].statuses
    if not statuses:
        return [*found, ("Nhiệm vụ thực hiện", "chưa có nhiệm vụ nào")]
    return found + [
        ("Nhiệm vụ thực hiện", f"{s.task.id} {s.task.title}: {STATE_LABELS[s.state]}")
        for s in statuses
    ]


def _calendar(office: Office, record: YearCalendar) -> list[tuple[str, str]]:
    """What the year looks like in the end, with the public holidays that need no entry."""
    worked = len(office.calendar.working_days(record.year))
    return [
        (f"Số ngày làm việc năm {record.year}", number(worked)),
        *(
            (f"Nghỉ {short_date(off.day)}", off.name)
            for off in office.calendar.holidays(record.year)
        ),
    ]


def _unit(office: Office, unit: Unit) -> list[tuple[str, str]]:
    groups = [
        other.id for other in office.units.values()
        if other.is_group and unit.id in office.members(other.id)
    ]  # fmt: skip
    led = by_lead(office.figures).get(unit.id)
    found = [("Thuộc nhóm", ", ".join(groups))] if groups and not unit.is_group else []
    if led:
        found.append(
            ("Nhiệm vụ chủ trì", f"{number(led.total)}, tỷ lệ hoàn thành {led.completion_rate}")
        )
    return found
