"""Part II.1: publicity, training and contests, with every activity of the period as an appendix."""

from collections.abc import Mapping, Sequence

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_parts.counting import Line, lines, total
from ngocha_kh.documents.report_period import Period, period_of
from ngocha_kh.documents.templating import Cells
from ngocha_kh.documents.wording import capitalized, small
from ngocha_kh.periods import Span
from ngocha_kh.progress.activities import ActivityCounts, ActivityState, activity_state, counted
from ngocha_kh.records.activity import Activity
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import number, short_date

#: Topics that have a part of their own: the quality system (II.2), measuring and standards (II.5).
_ELSEWHERE = frozenset({"iso", "measurement", "standards"})
_LINES = (
    Line("activities", "Hoạt động đã thực hiện", "Hoạt động"),
    Line("training", "Lớp tập huấn, hội nghị", "Cuộc"),
    Line("articles", "Tin, bài, lượt phát thanh", "Lượt"),
    Line("participants", "Lượt người tham gia", "Lượt"),
    Line("contests", "Hội thi, cuộc thi", "Cuộc"),
    Line("entries", "Bài dự thi", "Bài"),
)


def communication_context(office: Office, period: Period) -> Context:
    """Figures, highlights and the list; empty before the first activity of the year is recorded."""
    known: list[Activity] = office.records("activity")
    own = [one for one in known if one.topic not in _ELSEWHERE]
    if not own:
        return {}
    last = period_of(office, period.name, period.year - 1)
    year = period_of(office, "year", period.year)
    now = counted(own, period.window, office.as_of)
    before = counted(own, last.window, office.as_of)
    found = _figures(now, "tuyên truyền")
    has_before = any((one.to or one.from_) in last.window for one in own)
    earlier = _figures(before, "tuyên truyền, cùng kỳ năm trước") if has_before else {}
    return {
        **found,
        "channels": _labels("channels", now.channels),
        "topics": _topics(now),
        "highlights": [_highlight(one) for one in now.highlights],
        "before": bool(earlier),
        "lines": lines(_LINES, found, earlier, _planned(own, year.window)),
        "rows": _rows(office, known, period),
    }


def _figures(counts: ActivityCounts, scope: str) -> dict[str, Figure]:
    taught = [one for one in counts.done if one.activity_type in ("training", "conference")]
    with_items = [one.id for one in counts.done if one.items_count]
    with_people = [one.id for one in counts.done if one.participants]
    return {
        "activities": count(f"{scope}: hoạt động đã thực hiện", _ids(counts.done), "ngày kết thúc trong kỳ, đã ghi nhận thực hiện"),
        "training": count(f"{scope}: lớp tập huấn, hội nghị", _ids(taught), "loại tập huấn, hội nghị"),
        "articles": total(f"{scope}: tin, bài, lượt phát thanh", counts.items, with_items, "Σ số tin, bài, lượt của hoạt động"),
        "participants": total(f"{scope}: lượt người tham gia", counts.participants, with_people, "Σ số người tham gia của hoạt động"),
        "contests": count(f"{scope}: hội thi, cuộc thi", _ids(counts.contests), "loại hội thi, cuộc thi"),
        "entries": total(f"{scope}: bài dự thi", counts.entries, _ids(counts.contests), "Σ số bài dự thi"),
        "prizes": total(f"{scope}: giải thưởng", counts.prizes, _ids(counts.contests), "Σ số giải"),
    }  # fmt: skip


def _planned(own: Sequence[Activity], year: Span) -> Mapping[str, Figure]:
    """What the year's records plan: activities that are not called off, whatever has come of them."""
    wanted = [
        one
        for one in own
        if (one.to or one.from_) in year and not (one.outcome and one.outcome.state == "cancelled")
    ]
    scope = "tuyên truyền, kế hoạch năm"
    of_type = {
        "activities": wanted,
        "training": [one for one in wanted if one.activity_type in ("training", "conference")],
        "contests": [one for one in wanted if one.activity_type in ("contest", "festival")],
    }
    return {
        key: count(f"{scope}: {key}", _ids(found), "hoạt động trong năm, trừ hoạt động hủy")
        for key, found in of_type.items()
    }


def _ids(activities: Sequence[Activity]) -> list[str]:
    return [one.id for one in activities]


def _labels(key: str, values: Sequence[str]) -> str:
    labels = schema_for("activity").labels((key, 0))
    return ", ".join(labels[value].lower() for value in values)


def _topics(counts: ActivityCounts) -> str:
    """ "sở hữu trí tuệ (03), sáng kiến (02)": topics of the period with their activities."""
    labels = schema_for("activity").labels(("topic",))
    by_topic = counts.by(lambda one: (one.topic,))
    order = sorted(by_topic, key=lambda topic: (-len(by_topic[topic].done), topic))
    named = (f"{_lower(labels[t])} ({small(len(by_topic[t].done))})" for t in order if t != "other")
    return ", ".join(named)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _highlight(one: Activity) -> str:
    return f"{one.title} ({_days(one)})"


def _days(one: Activity) -> str:
    first = short_date(one.from_)
    return f"từ {first} đến {short_date(one.to)}" if one.to else first


def _rows(office: Office, known: Sequence[Activity], period: Period) -> list[Cells]:
    """Every activity of the period by its day, those called off or not told of as well."""
    kinds = schema_for("activity").labels(("activity_type",))
    found = sorted(
        (one for one in known if (one.to or one.from_) in period.window),
        key=lambda one: (one.to or one.from_, one.id),
    )
    return [
        {
            "no": str(place),
            "title": one.title,
            "kind": kinds[one.activity_type],
            "days": _days(one),
            "unit": office.unit_name(one.lead_unit),
            "channels": capitalized(_labels("channels", one.channels)),
            "result": _result(one),
            "state": _state(office, one),
        }
        for place, one in enumerate(found, 1)
    ]


def _result(one: Activity) -> str:
    parts = []
    if one.participants:
        parts.append(f"{number(one.participants.total)} lượt người")
    if one.items_count:
        parts.append(f"{number(one.items_count)} tin, bài, lượt")
    if one.contest:
        prizes = sum(prize.count for prize in one.contest.prizes)
        parts.append(
            f"{number(one.contest.entries)} bài dự thi"
            + (f", {number(prizes)} giải" if prizes else "")
        )
    parts += [f"{number(result.count)} {_lower(result.name)}" for result in one.results]
    return "; ".join(parts) or "–"


def _state(office: Office, one: Activity) -> str:
    from ngocha_kh.progress.activities import LABELS

    state = activity_state(one, office.as_of)
    called_off = state in (ActivityState.POSTPONED, ActivityState.CANCELLED)
    reason = one.outcome.reason if called_off and one.outcome else None
    return f"{LABELS[state]}: {_lower(reason)}" if reason else LABELS[state]


PART = Part(
    about="communication",
    reads=("activity",),
    context=communication_context,
    template="report/communication.md.j2",
    appendix="report/communication_appendix.md.j2",
    appendices=("communication",),
)
