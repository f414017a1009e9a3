"""Part V: proposals to the City and others, and what became of them (Phụ lục Kiến nghị)."""

from ngocha_kh.documents.base import Office
from ngocha_kh.documents.figure import count
from ngocha_kh.documents.report_parts.base import Context, Part
from ngocha_kh.documents.report_period import Period
from ngocha_kh.documents.templating import Cells
from ngocha_kh.documents.wording import sentence
from ngocha_kh.progress.proposals import LABELS, ProposalState, last_reply, proposal_state
from ngocha_kh.records.proposal import Proposal
from ngocha_kh.vietnamese import short_date

_ANSWERED = frozenset({ProposalState.ACCEPTED, ProposalState.PARTLY, ProposalState.REFUSED})
_WAITING = frozenset({ProposalState.SENT, ProposalState.CONSIDERING})


def proposals_context(office: Office, period: Period) -> Context:
    """The proposals raised by the end of the period; empty before the first."""
    until = min(office.as_of, period.window.last)
    known: list[Proposal] = office.records("proposal")
    state = {one.id: found for one in known if (found := proposal_state(one, until))}
    if not state:
        return {}
    raised = [one.id for one in known if one.raised_on in period.window and one.id in state]
    return {
        "until": until,
        "all": count("kiến nghị: đã nêu", state, "nêu đến ngày cuối"),
        "raised": count("kiến nghị: nêu trong kỳ", raised, "ngày nêu trong kỳ"),
        "answered": count("kiến nghị: đã có kết luận", [i for i, s in state.items() if s in _ANSWERED], "chấp thuận, chấp thuận một phần hoặc không chấp thuận"),
        "waiting": count("kiến nghị: chờ trả lời", [i for i, s in state.items() if s in _WAITING], "đã gửi, chưa có kết luận"),
        "groups": _groups(office, [one for one in known if one.id in raised]),
        "rows": [_row(office, one, state[one.id], place) for place, one in enumerate((o for o in known if o.id in state), 1)],
    }  # fmt: skip


def _groups(office: Office, raised: list[Proposal]) -> list[dict[str, object]]:
    """What is asked of each addressee, for a report whose record says nothing of it."""
    groups: dict[str, list[str]] = {}
    for one in raised:
        groups.setdefault(office.full_name(one.to), []).append(sentence(one.content))
    return [{"to": to, "contents": contents} for to, contents in groups.items()]


def _row(office: Office, one: Proposal, state: ProposalState, place: int) -> Cells:
    until = office.as_of
    reply = last_reply(one, until)
    return {
        "no": str(place),
        "title": one.title,
        "to": office.unit_name(one.to),
        "sent": f"{one.sent.number}, {short_date(one.sent.on)}"
        if one.sent and one.sent.on <= until
        else "–",
        "state": LABELS[state],
        "reply": f"{short_date(reply.on)}: {reply.content}" if reply else "–",
    }


PART = Part(
    about="proposal_records",
    reads=("proposal",),
    context=proposals_context,
    template="report/proposals.md.j2",
    appendix="report/proposals_appendix.md.j2",
    appendices=("proposals",),
)
