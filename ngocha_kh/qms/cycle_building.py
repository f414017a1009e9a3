"""Steps 1 to 6 of the year's cycle: plan, bodies, training, documents, telling, applying."""

import datetime
from collections.abc import Iterator
from typing import Final

from ngocha_kh.periods import on_month_day
from ngocha_kh.qms.cycle import Basis, Found, View
from ngocha_kh.qms.cycle_parts import by_tasks, due_of_tasks
from ngocha_kh.qms.one_stop import month_of
from ngocha_kh.qms.proving_events import done_activities
from ngocha_kh.qms.reviewing import reviews_due
from ngocha_kh.qms.states import document_revision
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import folded

#: Proposals (qms-and-tasks §7) for what the plan gives no day.
_FIRST_QUARTER: Final = "03-31"
_SECOND_QUARTER: Final = "06-30"
_BODIES: Final = ("steering_committee", "iso_secretaries", "audit_team")
_BODY_DUTIES: Final = ("II.2-04", "II.2-05", "II.2-06")
_ISO_WORDS: Final = ("quan ly chat luong", "iso 9001")


def plan_approved(view: View) -> Found:
    """1. The ISO plan of the year: tasks of the plan, else a plan about the system in the register."""
    proposed = on_month_day(view.year, _FIRST_QUARTER)
    found = by_tasks(view, ("II.2-02", "II.2-03"), proposed)
    texts = [
        (text.issued_on, text.id)
        for text in view.system.texts
        if text.doc_type == "plan"
        and text.issued_on is not None
        and view.in_year(text.issued_on)
        and any(word in folded(text.title) for word in _ISO_WORDS)
    ]
    if found.records or not texts:
        return found
    on, text = min(texts)
    return Found(done_on=on, due=proposed, basis=Basis.PROPOSAL, records=(text,))


def bodies_in_force(view: View) -> Found:
    """2. Steering committee, secretaries and audit team, each in force on the day."""
    present = {
        kind: [
            one for one in view.system.bodies if one.kind == kind and one.stands_on(view.system.day)
        ]
        for kind in _BODIES
    }
    names = schema_for("body").labels(("kind",))
    lacking = [names[kind] for kind in _BODIES if not present[kind]]
    found = [body for bodies in present.values() for body in bodies]
    due, basis = due_of_tasks(view, _BODY_DUTIES, on_month_day(view.year, _FIRST_QUARTER))
    return Found(
        done_on=None if lacking else max(body.valid_from for body in found),
        begun=bool(found),
        due=due,
        basis=basis,
        records=tuple(body.id for body in found),
        note=f"chưa có {', '.join(lacking)}" if lacking else "",
    )


def staff_trained(view: View) -> Found:
    """3. A course about the system in the year."""
    proposed = on_month_day(view.year, _SECOND_QUARTER)
    types = frozenset({"training"})
    courses = [one for one in done_activities(view.system, types) if view.in_year(one.from_)]
    if not courses:
        return by_tasks(view, ("II.2-01",), proposed)
    due, basis = due_of_tasks(view, ("II.2-01",), proposed)
    people = sum(one.participants.total for one in courses if one.participants)
    return Found(
        done_on=courses[0].from_,
        due=due,
        basis=basis,
        records=tuple(one.id for one in courses),
        note=f"{len(courses)} lớp, {people} người dự",
    )


def documents_kept_current(view: View) -> Found:
    """4. Policy and procedures in force, none behind the law, each looked at within its term."""
    system = view.system
    behind = view.behind
    stale = reviews_due(system, view.last)
    dues = sorted(
        [(one.due, Basis.LAW) for one in behind] + [(one.due, Basis.PROPOSAL) for one in stale]
    )
    policy = _has_policy(view)
    complete = bool(system.present) and policy and not dues
    due, basis = dues[0] if dues else (None, None)
    open_ = [*(one.procedure for one in behind), *(one.record for one in stale)]
    return Found(
        done_on=_last_issue(view) if complete else None,
        begun=bool(system.present),
        due=due,
        basis=basis,
        records=tuple(dict.fromkeys(open_)),
        note=", ".join(_document_notes(view, len({one.procedure for one in behind}), len(stale))),
    )


def _has_policy(view: View) -> bool:
    return any(
        one.doc_kind == "policy" and document_revision(one, view.system.day) is not None
        for one in view.system.documents
    )


def _last_issue(view: View) -> datetime.date:
    """The last day on which some procedure in force took effect; there is at least one."""
    return max(
        issue.effective_on
        for one in view.system.present
        for issue in one.revisions
        if issue.effective_on is not None and issue.effective_on <= view.system.day
    )


def _document_notes(view: View, behind: int, stale: int) -> Iterator[str]:
    yield f"{len(view.system.present)} quy trình hiện hành"
    if not _has_policy(view):
        yield "chưa có chính sách chất lượng"
    if behind:
        yield f"{behind} quy trình chưa theo văn bản mới"
    if stale:
        yield f"{stale} tài liệu phải soát xét trong năm"


def staff_told(view: View) -> Found:
    """5. Every issue of a procedure that took effect in the year was told to those who use it."""
    system = view.system
    told = [one for one in done_activities(system) if view.in_year(one.from_)]
    term = system.settings.dissemination_working_days.value
    waiting = sorted(
        (system.calendar.add_working_days(issue.effective_on, term), one.id)
        for one in system.present
        for issue in one.revisions
        if issue.effective_on is not None
        and view.in_year(issue.effective_on)
        and not any(
            one.id in act.procedures and (act.to or act.from_) >= issue.effective_on for act in told
        )
    )
    telling = [one for one in told if one.procedures or one.activity_type == "dissemination"]
    issued = any(view.in_year(i.effective_on) for one in system.present for i in one.revisions)
    ids = tuple(dict.fromkeys([*(record for _, record in waiting), *(one.id for one in telling)]))
    return Found(
        done_on=max((one.from_ for one in telling), default=None) if not waiting else None,
        begun=bool(telling),
        due=waiting[0][0] if waiting else None,
        basis=Basis.PROPOSAL if waiting else None,
        records=ids,
        note=f"{len({record for _, record in waiting})} quy trình chưa phổ biến" if waiting else "",
        needed=issued or bool(telling),
    )


def applied(view: View) -> Found:
    """6. The system is used: one-stop figures of every month prove it; December's come in January.

    In the year of the reorganisation the months from then on.
    """
    found = [
        one
        for one in view.system.one_stop
        if month_of(one).startswith(f"{view.year}-") and one.extracted_on <= view.day
    ]
    months = sorted(month_of(one) for one in found)
    since = view.system.settings.reorganised_on.value
    first = since.month if since.year == view.year else 1
    lacking = {f"{view.year}-{month:02d}" for month in range(first, 13)}.difference(months)
    return Found(
        done_on=None if lacking else max(one.extracted_on for one in found),
        begun=bool(months or view.system.present),
        records=tuple(sorted(one.id for one in found)),
        note=f"có số liệu một cửa {len(months)} tháng" if months else "",
    )
