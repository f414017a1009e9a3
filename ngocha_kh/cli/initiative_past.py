"""An initiative as it stood on a day, as far as its log and its dated facts can tell."""

import datetime

from msgspec.structs import replace

from ngocha_kh.progress.initiatives import state_on
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.vietnamese import short_date


def on_day(own: Initiative, day: datetime.date) -> Initiative | None:
    """The record with the state, log, papers and decision of a day; None before its first step.

    The record itself when nothing in its log lies after the day. Fields without a day stay as they
    are now, since no log tells what they were.
    """
    state = state_on(own, day)
    if state is None:
        return None
    if not own.log or own.log[-1].on <= day:
        return own
    decision = own.decision if own.decision and own.decision.date <= day else None
    return replace(
        own,
        state=state,
        archived_from=own.archived_from if state == "archived" else None,
        log=tuple(step for step in own.log if step.on <= day),
        papers=tuple(p for p in own.papers if p.date is None or p.date <= day),
        decision=decision,
        certificates=tuple(one for one in own.certificates if one.date is None or one.date <= day),
    )


def first_words(own: Initiative) -> str:
    """When it began: "nhật ký bắt đầu ngày 15/01/2026"."""
    return f"nhật ký bắt đầu ngày {short_date(own.log[0].on)}"
