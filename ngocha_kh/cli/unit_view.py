"""Lines and data of `nkh unit`; no line is wider than 80 columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ngocha_kh.cli.calendar import entry_data, entry_lines
from ngocha_kh.cli.iso_view import ids, wrapped
from ngocha_kh.cli.progress_view import figures_json
from ngocha_kh.documents.base import Office
from ngocha_kh.progress.agenda_entry import Entry, Kind
from ngocha_kh.progress.of_unit import OfUnit
from ngocha_kh.progress.orders import LABELS as ORDER_LABELS
from ngocha_kh.progress.orders import OrderState, order_state
from ngocha_kh.progress.state import State
from ngocha_kh.qms.states import LABELS as SLIP_LABELS
from ngocha_kh.qms.states import SlipState
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

_MOST_DONE: Final = 10
_SETTLED: Final = frozenset({SlipState.CLOSED, SlipState.CANCELLED})


def lines(own: OfUnit, office: Office, unit_id: str, days: int) -> Iterator[str]:
    name = office.full_name(unit_id)
    yield from wrapped(f"{name}: {office.plan_id}, xét ngày {short_date(office.as_of)}", 0, 2)
    several = len(own.units) > 1
    if several:
        names = sorted(office.unit_name(unit) for unit in own.units)
        yield from wrapped(f"Gồm {len(names)} đơn vị: {', '.join(names)}", 0, 2)
    yield from wrapped(_tasks(own), 0, 2)
    yield from _entries("Quá hạn chưa xong", own.late, office, several)
    yield from _entries(f"Đến hạn trong {days} ngày tới", own.soon, office, several)
    if own.later:
        yield ""
        yield f"Đến hạn sau đó: {len(own.later)} việc (xem bằng nkh calendar --unit {unit_id})"
    if not (own.late or own.soon or own.later):
        yield ""
        yield "Không còn việc nào có hạn mà chưa xong."
    for part in (_reports, _replies, _orders, _initiatives, _procedures, _slips, _done):
        yield from part(own, office)


def _tasks(own: OfUnit) -> str:
    found = own.figures
    if not found.statuses:
        return "Không chủ trì nhiệm vụ nào."
    waiting = found.count(State.NOT_YET)
    not_yet = f" (trong đó {waiting} chưa đến kỳ)" if waiting else ""
    suspended = f", {found.suspended} tạm dừng" if found.suspended else ""
    return (
        f"Chủ trì {found.total} nhiệm vụ: {found.done} hoàn thành, {found.overdue} quá hạn, "
        f"{found.open_in_time} trong hạn{not_yet}{suspended}. "
        f"Tỷ lệ hoàn thành: {found.completion_rate}."
    )


def _entries(title: str, entries: Sequence[Entry], office: Office, units: bool) -> Iterator[str]:
    if entries:
        yield ""
        yield f"{title} ({len(entries)})"
    for entry in entries:
        yield from entry_lines(entry, office, units=units)


def _reports(own: OfUnit, office: Office) -> Iterator[str]:
    if own.reports:
        yield ""
        yield "Báo cáo"
    for entry in own.reports:
        state = f"gửi ngày {short_date(entry.done_on)}" if entry.done_on else "chưa gửi"
        late = entry.done_on is not None and entry.done_on > entry.due
        yield from wrapped(
            f"{entry.what}: {state}, hạn {short_date(entry.due)}{' (muộn)' if late else ''}", 2, 4
        )


def _replies(own: OfUnit, office: Office) -> Iterator[str]:
    waiting = [entry for entry in own.replies if entry.done_on is None]
    if own.replies:
        yield ""
        yield f"Văn bản đôn đốc: {len(own.replies)}, chưa trả lời {len(waiting)}"
    for entry in waiting:
        unit = office.unit_name(entry.units[0])
        yield from wrapped(
            f"{entry.record}: {entry.what} ({unit}), hạn {short_date(entry.due)}", 2, 4
        )


def _orders(own: OfUnit, office: Office) -> Iterator[str]:
    if own.orders:
        yield ""
        yield "Rà soát, đặt hàng nhiệm vụ KH&CN"
    for one in own.orders:
        state = order_state(one, office.as_of)
        on = "" if state is OrderState.NOT_REVIEWED else f" (rà soát {short_date(one.reviewed_on)})"
        yield from wrapped(f"{one.id} {ORDER_LABELS[state]}{on}: {one.title}", 2, 4)


def _initiatives(own: OfUnit, office: Office) -> Iterator[str]:
    labels = schema_for("initiative").labels(("state",))
    if own.initiatives:
        yield ""
        yield f"Sáng kiến ({len(own.initiatives)})"
    for one, state in own.initiatives:
        yield from wrapped(f"{one.id} {labels[state]}: {one.title}", 2, 4)


def _procedures(own: OfUnit, office: Office) -> Iterator[str]:
    if own.procedures:
        yield ""
        yield f"Quy trình hiện hành ({len(own.procedures)})"
    for one in own.procedures:
        due = own.reviews.get(one.id)
        said = f", rà soát trước {short_date(due.due)}" if due else ""
        late = " (quá hạn)" if due and due.due < office.as_of else ""
        yield from wrapped(f"{one.id} {one.title}{said}{late}", 2, 4)


def _slips(own: OfUnit, office: Office) -> Iterator[str]:
    if own.slips:
        yield ""
        counts = Counter(state for _, state in own.slips)
        far = ", ".join(f"{counts[s]} {SLIP_LABELS[s].lower()}" for s in SlipState if counts[s])
        yield f"Phiếu không phù hợp ({len(own.slips)}: {far})"
    for one, state in own.slips:
        if state not in _SETTLED:
            yield from wrapped(f"{one.id} {SLIP_LABELS[state]}: {one.title}", 2, 4)


def _done(own: OfUnit, office: Office) -> Iterator[str]:
    """The last few things done; how many more there are."""
    if not own.done:
        return
    yield ""
    yield f"Đã làm trong năm {office.plan.year} ({len(own.done)})"
    for entry in own.done[:_MOST_DONE]:
        late = " (quá hạn)" if entry.done_on and entry.done_on > entry.due else ""
        record = f"{entry.record} " if entry.record else ""
        yield from wrapped(f"{short_date(entry.done_on)}  {record}{entry.what}{late}", 2, 14)
    rest = [entry.record for entry in own.done[_MOST_DONE:] if entry.kind != Kind.UNIT_REPORT]
    if rest:
        yield from wrapped(f"Trước đó: {ids(rest)}", 2, 4)


def data(own: OfUnit, office: Office) -> dict[str, Any]:
    def listed(entries: Sequence[Entry]) -> list[dict[str, Any]]:
        return [entry_data(entry, office) for entry in entries]

    labels = schema_for("initiative").labels(("state",))
    return {
        "units": sorted(own.units),
        "tasks": figures_json(own.figures),
        "late": listed(own.late), "soon": listed(own.soon), "later": listed(own.later),
        "done": listed(own.done), "reports": listed(own.reports), "replies": listed(own.replies),
        "initiatives": [
            {"id": one.id, "title": one.title, "state": state, "label": labels[state]}
            for one, state in own.initiatives
        ],
        "procedures": [
            {"id": one.id, "title": one.title,
             "review_due": own.reviews[one.id].due if one.id in own.reviews else None}
            for one in own.procedures
        ],
        "nonconformities": [
            {"id": one.id, "title": one.title, "state": state, "label": SLIP_LABELS[state]}
            for one, state in own.slips
        ],
        "orders": [
            {"id": one.id, "unit": one.unit, "reviewed_on": one.reviewed_on,
             "state": order_state(one, office.as_of)}
            for one in own.orders
        ],
    }  # fmt: skip
