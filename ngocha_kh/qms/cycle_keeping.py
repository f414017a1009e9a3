"""Steps 7, 8 and 12 to 14 of the year's cycle: audit, review, keeping up, inspection, report."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from ngocha_kh.periods import on_month_day
from ngocha_kh.qms.audited import REPORTED
from ngocha_kh.qms.cycle import Basis, Found, View
from ngocha_kh.qms.cycle_declaring import declared
from ngocha_kh.qms.slips import last_day
from ngocha_kh.qms.states import AuditState, SlipState, audit_state, slip_state
from ngocha_kh.qms.system import SENT
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.task import Task
from ngocha_kh.workdays import add_months

_OPEN: Final = frozenset({SlipState.OPEN, SlipState.WAITING})


def audited(view: View) -> Found:
    """7. The internal audits of the year are reported, and what they found is mended.

    Not done while an audit that is over has no report, nor while any slip is overdue.
    """
    audits = _audits(view, "internal")
    reported = [one for one in audits if audit_state(one, view.system.day) in REPORTED]
    silent = [one for one in audits if one not in reported and one.ends_on < view.system.day]
    slips = _open_slips(view, {one.id for one in audits})
    slips += [one for one in _overdue_slips(view) if one not in slips]
    dues = [on for one in slips if (on := _slip_due(view, one))]
    term = datetime.timedelta(days=view.system.settings.audit_report_days.value)
    dues += [one.ends_on + term for one in silent]
    return Found(
        done_on=max(_mended(view, reported)) if reported and not slips and not silent else None,
        begun=any(audit_state(one, view.system.day) is not AuditState.PLANNED for one in audits),
        due=min(dues, default=view.last),
        basis=Basis.PROPOSAL if dues else Basis.LAW,
        records=(*(one.id for one in audits), *(one.id for one in slips)),
        note=", ".join(_audit_notes(audits, reported, silent, slips)),
    )


def _mended(view: View, reported: Sequence[Audit]) -> Iterator[datetime.date]:
    """The days of the reports and of the closing of what was found."""
    named = {one.id for one in reported}
    yield from (one.report.on for one in reported if one.report)
    yield from (
        one.closed.on
        for one in view.system.slips
        if one.closed and one.audit in named and one.closed.on <= view.system.day
    )


def _overdue_slips(view: View) -> list[Nonconformity]:
    """Slips of any source that are past their term; an inspection's belong to its own step."""
    day = view.system.day
    return [
        slip
        for slip in view.system.slips
        if slip.source != "inspection"
        and slip.detected_on <= day
        and slip_state(slip, day) in _OPEN
        and (due := _slip_due(view, slip)) is not None
        and due < day
    ]


def _slip_due(view: View, slip: Nonconformity) -> datetime.date | None:
    return last_day(slip, view.system.settings, view.system.calendar)


def _audits(view: View, audit_type: str) -> list[Audit]:
    """Audits of the year that were not called off, in the order of their days."""
    found = [
        one
        for one in view.system.audits
        if one.audit_type == audit_type
        and one.year == view.year
        and audit_state(one, view.system.day) is not AuditState.CANCELLED
    ]
    return sorted(found, key=lambda one: (one.starts_on, one.id))


def _open_slips(view: View, audits: set[str]) -> list[Nonconformity]:
    return [
        slip
        for slip in view.system.slips
        if slip.audit in audits and slip_state(slip, view.system.day) in _OPEN
    ]


def _audit_notes(
    audits: Sequence[Audit], reported: Sequence[Audit], silent: Sequence[Audit],
    slips: Sequence[Nonconformity],
) -> Iterator[str]:  # fmt: skip
    if audits:
        yield f"{len(reported)}/{len(audits)} cuộc đã báo cáo"
    if silent:
        yield f"{len(silent)} cuộc đã qua chưa có báo cáo"
    if slips:
        yield f"{len(slips)} phiếu không phù hợp chưa đóng"


def reviewed(view: View) -> Found:
    """8. A management review of the year, held on or after the report of an audit of the year."""
    held = [one for one in view.system.reviews if view.in_year(one.held_on)]
    reports = [
        one.report.on
        for one in _audits(view, "internal")
        if one.report is not None and view.in_year(one.report.on)
    ]
    good = [one.held_on for one in held if reports and one.held_on >= min(reports)]
    note = "họp trước khi có báo cáo đánh giá nội bộ" if held and not good else ""
    return Found(
        done_on=max(good, default=None),
        begun=bool(held),
        due=view.last,
        basis=Basis.LAW,
        records=tuple(one.id for one in held),
        note=note,
    )


def kept_up(view: View) -> Found:
    """12. Audit and review of the year held, every changed legal text followed, the scope declared.

    Done with the year; before its end it can only be said that nothing is missing so far.
    """
    parts = (audited(view), reviewed(view), declared(view))
    behind = view.behind
    ready = all(one.done_on for one in parts) and not behind
    dues = [(one.due, Basis.LAW) for one in behind]
    dues += [(one.due, one.basis) for one in parts if one.due and one.basis and not one.done_on]
    due, basis = min(dues) if dues else (view.last, Basis.LAW)
    late = len({one.procedure for one in behind})
    note = f"{late} quy trình chưa theo văn bản mới" if late else ""
    return Found(
        done_on=view.last if ready and view.day >= view.last else None,
        begun=view.system.declaration is not None,
        due=due,
        basis=basis,
        records=tuple(dict.fromkeys(one.procedure for one in behind)),
        note="đến nay đã đánh giá, xem xét, cập nhật đủ" if ready else note,
        needed=view.system.declaration is not None,
    )


def inspected(view: View) -> Found:
    """13. Inspections of the year: what they found is mended within the term from their minutes."""
    held = [one for one in _audits(view, "inspection") if one.report]
    slips = _open_slips(view, {one.id for one in held})
    months = view.system.settings.inspection_months.value
    ends = [add_months(one.report.on, months) for one in held if one.report]
    return Found(
        done_on=max(one.report.on for one in held if one.report) if held and not slips else None,
        begun=bool(held),
        due=view.system.calendar.end_of_term(min(ends)) if slips else None,
        basis=Basis.LAW if slips else None,
        records=(*(one.id for one in held), *(one.id for one in slips)),
        note=f"{len(slips)} phiếu không phù hợp chưa đóng" if slips else "",
        needed=bool(_audits(view, "inspection")),
    )


def reported(view: View) -> Found:
    """14. The report on the system for the year: sent with one task of the obligation (V-QMS-23)."""
    settings = view.system.settings
    tasks = view.system.serving((settings.report_obligation,), view.year)
    sent = [on for task in tasks if (on := _sent_on(task, view.system.day))]
    return Found(
        done_on=min(sent, default=None),
        begun=any(task.entries_until(view.system.day) for task in tasks),
        due=on_month_day(view.year, settings.report_due.value),
        basis=Basis.PROPOSAL,
        records=tuple(task.id for task in tasks),
    )


def _sent_on(task: Task, day: datetime.date) -> datetime.date | None:
    """The day on which the report of a task went out, as known on `day`; confirming it may take longer."""
    entries = task.entries_until(day)
    last = entries[-1] if entries else None
    if last is None or last.state not in SENT:
        return None
    return last.completed_on or min(one.on for one in entries if one.state in SENT)
