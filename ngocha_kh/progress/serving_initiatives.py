"""Initiatives, sessions, reports and reminders that prove obligations, aspect by aspect."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, Final

from ngocha_kh.periods import PERIOD_LABELS, PERIOD_SUFFIX
from ngocha_kh.progress.initiatives import recognized_on, state_on, units_of
from ngocha_kh.progress.serving import Aspect, Ground, Service, Standing
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.report import Report
from ngocha_kh.vietnamese import short_date

#: Finds the day on which something happened to an initiative, and the paper that proves it.
_Ask = Callable[[Initiative], tuple[datetime.date | None, str | None]]


def initiatives(ask: _Ask, word: str) -> Aspect:
    """Initiatives of the year to which something had happened by the day."""

    def found(ground: Ground) -> Iterator[Service]:
        for own in ground.records("initiative"):
            if own.year != ground.plan.year or state_on(own, ground.day) is None:
                continue
            on, paper = ask(own)
            if ground.is_past(on):
                yield Service(
                    kind="initiative", id=own.id, title=own.title, standing=Standing.DONE, word=word,
                    units=tuple(sorted(units_of(own))), on=on, evidence=(paper,) if paper else (),
                )  # fmt: skip

    return found


def every_initiative(ground: Ground) -> Iterator[Service]:
    """All of the year; those not yet recognised are on their way."""
    for own in ground.records("initiative"):
        state = state_on(own, ground.day)
        if own.year == ground.plan.year and state is not None:
            done = ground.is_past(recognized_on(own))
            yield Service(
                kind="initiative", id=own.id, title=own.title, units=tuple(sorted(units_of(own))),
                standing=Standing.DONE if done else Standing.RUNNING,
                word="đã công nhận" if done else "đang xét hoặc đã xét",
            )  # fmt: skip


def _received(own: Initiative) -> tuple[datetime.date | None, str | None]:
    return (own.intake.received_on, own.intake.register_no) if own.intake else (None, None)


def _recognized(own: Initiative) -> tuple[datetime.date | None, str | None]:
    on = recognized_on(own)
    number = own.decision.number if own.decision else ""
    return on, f"{number} ngày {short_date(on)}" if on else None


def _effect(level: str, day: str) -> _Ask:
    def ask(own: Initiative) -> tuple[datetime.date | None, str | None]:
        days = [(getattr(e, day), e.document) for e in own.effect if e.level == level]
        return next(((on, paper) for on, paper in days if on is not None), (None, None))

    return ask


def _replicated(own: Initiative) -> tuple[datetime.date | None, str | None]:
    adopters = own.replication.adopters if own.replication else ()
    return min((one.from_ for one in adopters), default=None), None


def _awarded(own: Initiative) -> tuple[datetime.date | None, str | None]:
    uses = [(use.on, use.document) for use in own.award_uses if use.on is not None]
    return min(uses, key=lambda one: one[0]) if uses else (None, None)


def _reform(own: Initiative) -> tuple[datetime.date | None, str | None]:
    return _received(own) if "cchc" in own.fields else (None, None)


def _checked(own: Initiative) -> tuple[datetime.date | None, str | None]:
    return max((check.on for check in own.checks), default=None), None


def sessions(ground: Ground) -> Iterator[Service]:
    for one in ground.records("session"):
        if ground.in_year(one.on):
            held = ground.is_past(one.on) and any(item.outcome for item in one.items)
            yield Service(
                kind="session", id=one.id, title=f"Phiên họp ngày {short_date(one.on)}",
                standing=Standing.DONE if held else Standing.NOT_BEGUN,
                word="đã họp" if held else "dự kiến", on=one.on if held else None,
                evidence=(one.minutes.number,) if one.minutes else (),
            )  # fmt: skip


def reports(wanted: Callable[[Report], Any]) -> Aspect:
    """Reports of the plan: sent, late, or not yet begun."""

    def found(ground: Ground) -> Iterator[Service]:
        for one in ground.records("report"):
            if one.plan == ground.plan.id and wanted(one):
                yield _report(one, ground)

    return found


def _report(one: Report, ground: Ground) -> Service:
    sent = one.sent if one.sent and ground.is_past(one.sent.on) else None
    due = one.due or ground.report_due(one.period)
    standing, word = Standing.NOT_BEGUN, "chưa gửi"
    if sent:
        standing, word = Standing.DONE, "đã gửi"
    elif due is not None and due < ground.day:
        standing, word = Standing.OVERDUE, "quá hạn, chưa gửi"
    suffix = "" if one.period == "year" else f"-{PERIOD_SUFFIX[one.period]}"
    return Service(
        kind="report", id=one.id, title=f"Báo cáo {PERIOD_LABELS[one.period]}", standing=standing,
        word=word, on=sent.on if sent else None, due=due, key=f"{one.year}{suffix}",
        evidence=(f"{sent.number} ngày {short_date(sent.on)}",) if sent else (),
    )  # fmt: skip


def reminders(ground: Ground) -> Iterator[Service]:
    for one in ground.records("document"):
        if one.reminds and ground.in_year(one.issued_on) and ground.is_past(one.issued_on):
            yield Service(
                kind="document", id=one.id, title=one.title, standing=Standing.DONE,
                word=f"ban hành {short_date(one.issued_on)}", on=one.issued_on,
                evidence=(one.number,) if one.number else (),
            )  # fmt: skip


ASPECTS: Final[dict[str, Aspect]] = {
    "initiative": every_initiative,
    "initiative.received": initiatives(_received, "đã nhận đơn"),
    "initiative.recognized": initiatives(_recognized, "đã công nhận"),
    "initiative.ward_effect": initiatives(
        _effect("ward_effect", "decided_on"), "đã công nhận cấp phường"
    ),
    "initiative.city": initiatives(_effect("city", "submitted_on"), "đã trình Thành phố"),
    "initiative.replicated": initiatives(_replicated, "đã nhân rộng"),
    "initiative.awarded": initiatives(_awarded, "đã dùng xét khen thưởng"),
    "initiative.reform": initiatives(_reform, "đã nhận đơn, lĩnh vực cải cách hành chính"),
    "initiative.checked": initiatives(_checked, "đã kiểm tra việc áp dụng"),
    "session": sessions,
    "report": reports(lambda one: True),
    "report.year": reports(lambda one: one.period == "year"),
    "report.quality_system": reports(lambda one: one.quality_system is not None),
    "document.reminder": reminders,
}
