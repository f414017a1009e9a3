"""Records that name the obligations they serve: tasks, activities, orders, money, reports of units."""

import datetime
from collections.abc import Callable
from typing import Any, Final

from ngocha_kh.periods import PERIOD_SUFFIX
from ngocha_kh.progress.activities import LABELS as ACTIVITY_LABELS
from ngocha_kh.progress.activities import ActivityState, activity_state, last_day
from ngocha_kh.progress.ip_assets import ENDED, PROTECTED, last_event
from ngocha_kh.progress.orders import LABELS as ORDER_LABELS
from ngocha_kh.progress.orders import OrderState, order_state
from ngocha_kh.progress.proposals import LABELS as PROPOSAL_LABELS
from ngocha_kh.progress.proposals import ProposalState, proposal_state
from ngocha_kh.progress.serving import Ground, Service, Standing, papers, proofs, year_of_id
from ngocha_kh.progress.state import DONE, OUT, OVERDUE, STATE_LABELS, State, status_on
from ngocha_kh.progress.unit_reports import report_due
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.budget import Budget
from ngocha_kh.records.ip_asset import IpAsset
from ngocha_kh.records.measuring import Measuring
from ngocha_kh.records.order import Order
from ngocha_kh.records.proposal import Proposal
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit_report import UnitReport
from ngocha_kh.schemas import schema_for

_ACTIVITY: Final = {
    ActivityState.PLANNED: Standing.NOT_BEGUN,
    ActivityState.RUNNING: Standing.RUNNING,
    ActivityState.UNTOLD: Standing.OVERDUE,
    ActivityState.DONE: Standing.DONE,
    ActivityState.POSTPONED: Standing.NOT_BEGUN,
    ActivityState.CANCELLED: Standing.OUT,
}


def belongs(kind: str, record: Any, ground: Ground) -> bool:
    """Whether a record is of the plan's year: by its plan, its year, else the year in its id.

    What lasts for years, a mark or a market's instruments, serves every plan from its first year on.
    """
    if hasattr(record, "plan"):
        return bool(record.plan == ground.plan.id)
    if kind in ("ip_asset", "measuring"):
        return (year_of_id(record.id) or 0) <= ground.plan.year
    year = getattr(record, "year", None) or year_of_id(record.id)
    return bool(year == ground.plan.year)


def task(record: Task, ground: Ground) -> Service | None:
    assigned = record.assigned.on if record.assigned else None
    if assigned is not None and assigned > ground.day:
        return None
    status = status_on(record, ground.day, calendar=ground.calendar)
    entries = record.entries_until(ground.day)
    return Service(
        kind="task", id=record.id, title=record.title, units=(record.lead_unit,),
        standing=_of_task(status.state, begun=bool(entries)), word=_lower(STATE_LABELS[status.state]),
        on=status.completed_on, due=status.due, key=record.period_key,
        evidence=proofs(*(entry.evidence for entry in entries)),
    )  # fmt: skip


def _of_task(state: State, *, begun: bool) -> Standing:
    for states, standing in (
        (DONE, Standing.DONE),
        (OVERDUE, Standing.OVERDUE),
        (OUT, Standing.OUT),
    ):
        if state in states:
            return standing
    return Standing.RUNNING if begun else Standing.NOT_BEGUN


def activity(record: Activity, ground: Ground) -> Service:
    state = activity_state(record, ground.day)
    done = state is ActivityState.DONE
    return Service(
        kind="activity", id=record.id, title=record.title, units=(record.lead_unit,),
        standing=_ACTIVITY[state], word=_lower(ACTIVITY_LABELS[state]),
        on=record.from_ if done else None, due=last_day(record),
        evidence=proofs(record.evidence) if done else (),
    )  # fmt: skip


def order(record: Order, ground: Ground) -> Service:
    """The duty is the review of needs; "no need" is an answer to it (qms-and-tasks.md §5)."""
    state = order_state(record, ground.day)
    done = state is not OrderState.NOT_REVIEWED
    return Service(
        kind="order", id=record.id, title=record.title, units=(record.unit,),
        standing=Standing.DONE if done else Standing.NOT_BEGUN, word=_lower(ORDER_LABELS[state]),
        on=record.reviewed_on if done else None, evidence=proofs(record.evidence),
    )  # fmt: skip


def proposal(record: Proposal, ground: Ground) -> Service | None:
    """Sent is done: the answer is not the ward's to give."""
    state = proposal_state(record, ground.day)
    if state is None:
        return None
    sent = record.sent if record.sent and ground.is_past(record.sent.on) else None
    standing = Standing.RUNNING if state is ProposalState.RAISED else Standing.DONE
    return Service(
        kind="proposal", id=record.id, title=record.title, word=_lower(PROPOSAL_LABELS[state]),
        standing=Standing.OUT if state is ProposalState.WITHDRAWN else standing,
        units=(record.raised_by,) if record.raised_by else (), on=sent.on if sent else None,
        evidence=papers(sent),
    )  # fmt: skip


def budget(record: Budget, ground: Ground) -> Service:
    approved = record.approved if record.approved and ground.is_past(record.approved.on) else None
    return Service(
        kind="budget", id=record.id, title=record.title, units=(record.unit,) if record.unit else (),
        standing=Standing.DONE if approved else Standing.RUNNING,
        word="đã giao dự toán" if approved else "chưa giao dự toán",
        on=approved.on if approved else None, evidence=papers(approved),
    )  # fmt: skip


def ip_asset(record: IpAsset, ground: Ground) -> Service | None:
    event = last_event(record, ground.day)
    if event is None:
        return None
    standing = Standing.NOT_BEGUN if event.state == "idea" else Standing.RUNNING
    if event.state in PROTECTED or event.state in ENDED:
        standing = Standing.DONE if event.state in PROTECTED else Standing.OUT
    labels = schema_for("ip_asset").labels(("events", 0, "state"))
    return Service(
        kind="ip_asset", id=record.id, title=record.name, units=(record.unit,), standing=standing,
        word=_lower(labels[event.state]), on=event.on, evidence=proofs(record.evidence),
    )  # fmt: skip


def measuring(record: Measuring, ground: Ground) -> Service:
    days = [
        *(device.last_verified_on for device in record.devices),
        *(check.on for check in record.checks),
        *(trace.on for trace in record.tracing),
    ]
    seen = [on for on in days if ground.in_year(on) and ground.is_past(on)]
    return Service(
        kind="measuring", id=record.id, title=record.title, units=(record.unit,),
        standing=Standing.DONE if seen else Standing.NOT_BEGUN,
        word="đã kiểm định, kiểm tra trong năm" if seen else "chưa kiểm tra trong năm",
        on=max(seen, default=None), evidence=proofs(record.evidence),
    )  # fmt: skip


def unit_report(record: UnitReport, ground: Ground) -> Service:
    received = record.received if record.received and ground.is_past(record.received.on) else None
    due = report_due(ground.settings, record.period, record.year) if ground.settings else None
    standing, word = (Standing.DONE, "đã gửi") if received else _waiting(due, ground.day)
    labels = schema_for("unit_report").labels(("period",))
    return Service(
        kind="unit_report", id=record.id, title=f"Báo cáo {_lower(labels[record.period])}",
        units=(record.unit,), standing=standing, word=word, on=received.on if received else None,
        due=due, key=_key(record.year, record.period), evidence=proofs(record.evidence),
    )  # fmt: skip


def _waiting(due: datetime.date | None, day: datetime.date) -> tuple[Standing, str]:
    is_late = due is not None and due < day
    return (Standing.OVERDUE, "quá hạn, chưa gửi") if is_late else (Standing.NOT_BEGUN, "chưa gửi")


def _key(year: int, period: str) -> str:
    return str(year) if period == "year" else f"{year}-{PERIOD_SUFFIX[period]}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


#: Kind → how such a record serves the obligations that it names itself.
OWN: Final[dict[str, Callable[[Any, Ground], Service | None]]] = {
    "task": task, "activity": activity, "order": order, "proposal": proposal, "budget": budget,
    "ip_asset": ip_asset, "measuring": measuring, "unit_report": unit_report,
}  # fmt: skip
