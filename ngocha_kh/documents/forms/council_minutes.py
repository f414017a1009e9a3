"""bien-ban-hoi-dong (D15): the minutes of a session, item by item with scores, vote and conclusion."""

from collections.abc import Iterator
from typing import Any

from ngocha_kh.council import rubrics, votes
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_head import council_front, official, role_labels
from ngocha_kh.documents.council_votes import (
    base_words,
    method_words,
    recusals,
    required_vote,
    share_words,
)
from ngocha_kh.documents.council_words import (
    COUNCIL_READS,
    author_posts,
    cited,
    filled,
    name_of,
    with_post,
)
from ngocha_kh.documents.figure import Figure, count
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.forms.council_invitation import session_time
from ngocha_kh.documents.forms.counting_minutes import SIGNED_OTHERWISE
from ngocha_kh.documents.letterhead import Given
from ngocha_kh.documents.papers import SHORT as LINE
from ngocha_kh.documents.sitting import Line, Sitting, sitting_of
from ngocha_kh.documents.wording import lower_first, sentence, small
from ngocha_kh.vietnamese import long_date, number

#: What the minutes cannot do without: the field of the session, and what it is called.
_NEEDED = {
    "present": "thành viên có mặt",
    "chair": "người chủ trì",
    "secretary": "người ghi biên bản",
    "ended": "giờ kết thúc",
}


def _draft(office: Office, session_id: str, given: Given) -> Draft:
    sitting = sitting_of(office, session_id)
    session, body = sitting.session, sitting.body
    official(office, sitting.rubric, given)
    _complete(sitting)
    signed = session.minutes
    given = filled(given, signed.number if signed else None, signed.date if signed else None)
    context: dict[str, Any] = {
        "session": session,
        "council": body,
        "set_up": cited(body.decision.number, body.decision.date),
        "began": session_time(sitting, session.at),
        "ended": session_time(sitting, session.ended or ""),
        "present": _present(office, sitting),
        "present_count": small(sitting.presence.present),
        "size": small(sitting.presence.size),
        "needed": small(sitting.presence.needed),
        "absent": [f"{with_post(office, a.member)} (lý do: {a.reason})" for a in session.absent],
        "chair": with_post(office, session.chair or ""),
        "secretary_line": with_post(office, session.secretary or ""),
        "recused": recusals(sitting),
        "items": [_item(office, sitting, line) for line in sitting.lines],
        "share": share_words(votes.pass_share(body)),
        "base": base_words(body),
        "rubric": sitting.rubric,
        **_outcomes(sitting),
    }
    head = council_front(office, body, FORM.name, "BB", given, signed.number if signed else None)
    front = {key: head[key] for key in head if key not in SIGNED_OTHERWISE}
    return Draft(context, {
        **front,
        "secretary": name_of(office, session.secretary or ""),
        "chair": name_of(office, session.chair or ""),
    })  # fmt: skip


def _complete(sitting: Sitting) -> None:
    """Raises `UserError` naming what the record must say first, or what in it cannot be."""
    session = sitting.session
    missing = [f"{what} ({key})" for key, what in _NEEDED.items() if not getattr(session, key)]
    missing += [
        f"kết luận về {line.initiative.id} (items: outcome)"
        for line in sitting.lines
        if line.item.outcome is None
    ]
    if not session.scoring_closed:
        missing.append("việc khóa chấm điểm (scoring_closed)")
    if missing:
        raise UserError(f"{session.id} chưa ghi {'; '.join(missing)} nên chưa lập được biên bản")
    if not sitting.presence.met:
        raise UserError(f"{session.id}: {sitting.presence}; biên bản không lập được")
    for line in sitting.lines:
        if line.disagreement:
            raise UserError(f"{session.id}, {line.initiative.id}: {line.disagreement}")


def _present(office: Office, sitting: Sitting) -> list[str]:
    roles = role_labels()
    return [
        f"{with_post(office, member.person)}, {roles[member.role]}{' Hội đồng' if 'Chủ tịch' in roles[member.role] else ''}"
        for member in votes.present_members(sitting.session, sitting.body)
    ]


def _item(office: Office, sitting: Sitting, line: Line) -> dict[str, Any]:
    item = line.item
    return {
        "title": line.initiative.title,
        "id": line.initiative.id,
        "authors": author_posts(office, line.initiative),
        "summary": sentence(item.summary) if item.summary else LINE,
        "opinions": [opinion.strip().rstrip(".;") for opinion in item.opinions],
        "scores": "; ".join(_scores(sitting, line)),
        "vote": "" if item.outcome == "defer" and item.vote is None else _vote(line),
        "conclusion": _conclusion(line),
    }


def _scores(sitting: Sitting, line: Line) -> Iterator[str]:
    """The mean of the totals, of each group, and the class; nothing for an item without a sheet."""
    scored = line.tally.scored
    if scored.mean is None:
        return
    grade = lower_first(rubrics.grade_label(sitting.rubric, scored.grade))
    classed = f", xếp {grade}" if grade.startswith("loại") else f", {grade}" if grade else ""
    yield f"điểm trung bình {number(scored.mean)}/{rubrics.maximum(sitting.rubric)}{classed}"
    for group in sitting.rubric.groups:
        most = rubrics.group_maximum(group)
        yield f"{lower_first(group.name)} {number(scored.group_means[group.id])}/{most}"


def _vote(line: Line) -> str:
    """Totals only: who voted what is nobody's business in a secret vote."""
    vote, found = required_vote(line), line.tally
    ballots = ""
    if vote.issued is not None and vote.collected is not None:
        ballots = f"phát ra {small(vote.issued)} phiếu, thu về {small(vote.collected)} phiếu"
        if vote.valid is not None and vote.invalid is not None:
            ballots += f", hợp lệ {small(vote.valid)}, không hợp lệ {small(vote.invalid)}"
        ballots += "; "
    return (
        f"{method_words(vote)}; {ballots}đồng ý {small(vote.agree)}, không đồng ý "
        f"{small(vote.disagree)}; tỷ lệ đồng ý {vote.agree}/{found.base}"
    )


def _conclusion(line: Line) -> str:
    item = line.item
    match item.outcome:
        case "pass":
            return "Hội đồng thông qua, đề nghị công nhận sáng kiến cấp cơ sở."
        case "defer":
            what = item.to_complete or item.reason
            if not what:
                raise UserError(
                    f"{line.initiative.id} để lại nhưng chưa ghi nội dung cần hoàn thiện (items: to_complete)"
                )
            by = f"; hoàn thành trước {long_date(item.complete_by)}" if item.complete_by else ""
            return f"Hội đồng để lại, yêu cầu tác giả hoàn thiện: {what.strip().rstrip('.;')}{by}."
        case _:
            if not item.reason:
                raise UserError(
                    f"{line.initiative.id} không được thông qua nhưng chưa ghi lý do (items: reason)"
                )
            return f"Hội đồng không thông qua. Lý do: {sentence(item.reason)}"


def _outcomes(sitting: Sitting) -> dict[str, Figure]:
    labels = {"pass": "thông qua", "fail": "không thông qua", "defer": "để lại hoàn thiện"}
    judged = (line.initiative.id for line in sitting.lines)
    found = {"judged": count("sáng kiến đã xét", judged, "đưa ra phiên họp")}
    for outcome, label in labels.items():
        ids = (line.initiative.id for line in sitting.lines if line.item.outcome == outcome)
        found[outcome] = count(f"sáng kiến {label}", ids, f"Hội đồng kết luận {label}")
    return {f"{key}_count" if key != "judged" else key: value for key, value in found.items()}


FORM = Form(
    name="bien-ban-hoi-dong",
    label="Biên bản họp Hội đồng sáng kiến",
    template="council_minutes.md.j2",
    subject="mã phiên họp đã kết thúc",
    reads=COUNCIL_READS,
    ids=lambda office: [s.id for s in office.records("session") if s.ended],
    draft=_draft,
)
