"""V-PRP-01, 02: proposals to the City, their papers and the answers to them."""

from collections.abc import Iterator
from itertools import pairwise

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.proposals import days_waiting
from ngocha_kh.records.proposal import Proposal
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import short_date


@record_rule("V-PRP-01", Proposal)
def a_proposal_agrees_with_itself(proposal: Proposal) -> Iterator[tuple[Route, str]]:
    """Kiến nghị đã gửi phải có văn bản trong sổ; trả lời phải sau ngày gửi.

    Văn bản gửi kiến nghị ghi ở sent.document (mã VB-…). Chưa gửi thì chưa có trả lời; các trả lời theo
    thứ tự thời gian.

    Cách sửa: ghi văn bản vào sổ (nkh new document) rồi ghi mã ở sent.document; sửa ngày gõ nhầm.
    """
    sent = proposal.sent
    if sent is not None and sent.document is None:
        yield ("sent",), "đã gửi nhưng chưa ghi văn bản trong sổ (sent.document)"
    if sent is not None and sent.on < proposal.raised_on:
        yield (
            ("sent", "on"),
            f"gửi ngày {short_date(sent.on)}, trước ngày nêu {short_date(proposal.raised_on)}",
        )
    if sent is None and proposal.replies:
        yield ("replies",), "có trả lời nhưng chưa ghi văn bản đã gửi (sent)"
    if sent is not None and proposal.replies and proposal.replies[0].on < sent.on:
        yield (
            ("replies", 0, "on"),
            f"trả lời ngày {short_date(proposal.replies[0].on)}, trước ngày gửi {short_date(sent.on)}",
        )
    for number, (before, reply) in enumerate(pairwise(proposal.replies), 1):
        if reply.on < before.on:
            yield (
                ("replies", number, "on"),
                f"ngày {short_date(reply.on)} trước lần trả lời liền trước ({short_date(before.on)})",
            )


@workspace_rule("V-PRP-02", Severity.WARNING)
def proposals_are_answered(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Kiến nghị quá hạn trả lời thì phải nhắc nơi nhận.

    Hạn trả lời (reply_due) do phường đề nghị hoặc do quy chế đặt; ngày cuối vẫn trong hạn. Trả lời
    "đang xem xét" cũng là trả lời.

    Cách sửa: gửi văn bản nhắc, ghi trả lời vào replies khi nhận được; không theo đuổi nữa thì ghi
    withdrawn.
    """
    for fact, proposal in index.records("proposal"):
        late = days_waiting(proposal, index.as_of)
        if late:
            yield (
                fact.path,
                ("reply_due",),
                f"quá hạn trả lời {late} ngày (hạn {short_date(proposal.reply_due)}), nơi nhận {proposal.to} chưa trả lời",
            )
