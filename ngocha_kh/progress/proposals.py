"""Proposals and the answers to them, as they stood on a day. Pure."""

import datetime
from enum import StrEnum
from typing import Final

from ngocha_kh.records.proposal import Proposal, Reply


class ProposalState(StrEnum):
    """`CONSIDERING`: answered, but not decided."""

    RAISED = "raised"
    SENT = "sent"
    CONSIDERING = "considering"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


LABELS: Final = {
    ProposalState.RAISED: "Đã nêu, chưa gửi",
    ProposalState.SENT: "Đã gửi, chưa có trả lời",
    ProposalState.CONSIDERING: "Đang xem xét",
    ProposalState.ACCEPTED: "Chấp thuận",
    ProposalState.PARTLY: "Chấp thuận một phần",
    ProposalState.REFUSED: "Không chấp thuận",
    ProposalState.WITHDRAWN: "Đã rút",
}


def last_reply(proposal: Proposal, day: datetime.date) -> Reply | None:
    """The last answer by `day`; of two on one day, the later entry."""
    passed = [reply for reply in proposal.replies if reply.on <= day]
    return passed[-1] if passed else None


def proposal_state(proposal: Proposal, day: datetime.date) -> ProposalState | None:
    """None before it was raised."""
    if proposal.raised_on > day:
        return None
    if proposal.withdrawn is not None and proposal.withdrawn.on <= day:
        return ProposalState.WITHDRAWN
    if reply := last_reply(proposal, day):
        return ProposalState(reply.result)
    sent = proposal.sent is not None and proposal.sent.on <= day
    return ProposalState.SENT if sent else ProposalState.RAISED


def days_waiting(proposal: Proposal, day: datetime.date) -> int:
    """Calendar days since the answer was due; 0 when none is awaited or there is one."""
    if proposal.reply_due is None or proposal_state(proposal, day) is not ProposalState.SENT:
        return 0
    return max((day - proposal.reply_due).days, 0)
