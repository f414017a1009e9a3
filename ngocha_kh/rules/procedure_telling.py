"""V-QMS-17: every issue of a procedure is made known to the units that apply it."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.states import applies_from, revision_in_force
from ngocha_kh.records.activity import Activity
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.vietnamese import short_date

#: Types of units that sign or advise: the leaders approve the issue, the others are told by letter.
_NOT_TOLD: Final = frozenset({"leadership", "council", "working_team", "external"})


@workspace_rule("V-QMS-17", Severity.WARNING, also=("Q17",))
def issues_are_made_known(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi lần ban hành, sửa đổi quy trình phải được phổ biến tới người áp dụng.

    Kế hoạch năm, mục II.2 (phổ biến, hướng dẫn áp dụng). Việc phổ biến là một hoạt động đã thực hiện
    có nêu quy trình ở procedures, từ ngày ký đến hết thời hạn qms.dissemination_working_days kể từ
    ngày hiệu lực (đề xuất: 10 ngày làm việc). Các đơn vị nêu ở từng bước đều phải được phổ biến
    (units_reached; không ghi đơn vị nào là phổ biến chung); lãnh đạo, hội đồng, tổ công tác và cơ quan
    ngoài phường không xét. Chỉ xét lần đang áp dụng, khi đã hết thời hạn.

    Cách sửa: tổ chức phổ biến rồi ghi thành hoạt động (nkh new activity, activity_type: dissemination),
    ghi đủ đơn vị vào units_reached.
    """
    if {"activity", "unit"} & index.unread_kinds:
        return
    told = _told(index)
    days = qms_of(index).dissemination_working_days.value
    for fact, record in index.records("procedure"):
        issue = revision_in_force(record, index.as_of)
        start = applies_from(issue) if issue else None
        if issue is None or start is None or issue.issued_on is None:
            continue
        last = index.calendar.add_working_days(start, days)
        if index.as_of <= last:
            continue
        known = [one for one in told.get(record.id, ()) if one.day >= issue.issued_on]
        problem = _not_told(index, record, known, last)
        if problem:
            place = record.revisions.index(issue)
            yield (
                fact.path,
                ("revisions", place, "effective_on"),
                f"lần {issue.edition}/{issue.revision} {problem}",
            )


@dataclass(frozen=True, slots=True)
class _Telling:
    """A day on which a procedure was made known, and to which units; to all when none is named."""

    day: datetime.date
    units: frozenset[str]


def _not_told(
    index: Index, record: Procedure, known: Sequence[_Telling], last: datetime.date
) -> str | None:
    """What is missing after the last day for it: everything, some units, or only the day."""
    if not known:
        return f"chưa phổ biến, đã quá thời hạn {short_date(last)}"
    missing = _untold(index, record, known)
    if missing:
        names = ", ".join(index.units[one].short_name for one in missing)
        return f"chưa phổ biến đến {names}, đã quá thời hạn {short_date(last)}"
    in_time = [one for one in known if one.day <= last]
    if in_time and not _untold(index, record, in_time):
        return None
    complete = next(
        one.day for number, one in enumerate(known, 1) if not _untold(index, record, known[:number])
    )
    return f"phổ biến ngày {short_date(complete)}, sau thời hạn {short_date(last)}"


def _untold(index: Index, record: Procedure, known: Sequence[_Telling]) -> list[str]:
    """The units of its steps that none of the tellings reached, in the order of the steps."""
    if any(not one.units for one in known):
        return []
    reached = frozenset[str]().union(*(one.units for one in known))
    named = (member for step in record.steps for member in sorted(index.members(step.unit or "")))
    return [
        one
        for one in dict.fromkeys(named)
        if one not in reached and index.units[one].type not in _NOT_TOLD
    ]


def _told(index: Index) -> dict[str, list[_Telling]]:
    """Procedure → when and to whom it was made known by the day of the check, oldest first."""
    found: dict[str, list[_Telling]] = {}
    for _, activity in index.records("activity"):
        if _is_done(activity, index.as_of):
            reached = (index.members(unit) or {unit} for unit in activity.units_reached)
            one = _Telling(activity.to or activity.from_, frozenset[str]().union(*reached))
            for procedure in activity.procedures:
                found.setdefault(procedure, []).append(one)
    return {name: sorted(those, key=lambda one: one.day) for name, those in found.items()}


def _is_done(activity: Activity, day: datetime.date) -> bool:
    outcome = activity.outcome
    return outcome is not None and outcome.state == "done" and outcome.on <= day
