"""Votes and their rules as minutes write them."""

from ngocha_kh.council import votes
from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.sitting import Line, Sitting
from ngocha_kh.documents.wording import small
from ngocha_kh.records.body import Body
from ngocha_kh.records.session import Vote
from ngocha_kh.schemas import schema_for

#: Who steps out and what that means: one rule for the decision, the invitation and the program.
STEPS_OUT = (
    "Thành viên là tác giả, đồng tác giả, người thân của tác giả hoặc đã tham gia tổ chức áp dụng sáng "
    "kiến lần đầu phải báo trước với thư ký Hội đồng và rút khỏi nội dung xét sáng kiến đó; thành viên "
    "đã rút không chấm điểm, không biểu quyết, không tham gia kiểm phiếu đối với sáng kiến đó."
)

RESULTS = {True: "Đạt", False: "Không đạt"}


def base_words(body: Body) -> str:
    """What the share of votes is taken of: the law is silent on members who step out."""
    if votes.vote_base(body) == votes.ALL_MEMBERS:
        return "tổng số thành viên Hội đồng"
    return "số thành viên Hội đồng không phải rút khỏi nội dung biểu quyết"


def share_words(share: votes.AnyShare) -> str:
    """ "2/3"."""
    return f"{share.num}/{share.den}"


def method_words(vote: Vote) -> str:
    """ "bỏ phiếu kín", "giơ tay"."""
    labels = schema_for("session").labels(("items", 0, "vote", "method"))
    return labels.get(vote.method, vote.method).lower()


def required_vote(line: Line) -> Vote:
    """Raises `UserError` when nobody has written down the vote on the item."""
    if line.item.vote is None:
        raise UserError(f"{line.initiative.id} chưa ghi kết quả biểu quyết (items: vote)")
    return line.item.vote


def recusals(sitting: Sitting) -> list[dict[str, str]]:
    """Who stepped out of which item, and why."""
    return [
        {"member": sitting.name(entry.member), "initiative": line.initiative.id, "reason": entry.reason}
        for line in sitting.lines
        for entry in line.item.recused
    ]  # fmt: skip


def vote_row(number: int, line: Line) -> dict[str, str]:
    """An item for the table of ballots; a show of hands has no ballots."""
    vote = required_vote(line)
    found = line.tally
    return {
        "no": str(number),
        "title": f"{line.initiative.title}\n({line.initiative.id})",
        "issued": _counted(vote.issued),
        "collected": _counted(vote.collected),
        "valid": _counted(vote.valid),
        "invalid": _counted(vote.invalid),
        "agree": small(vote.agree),
        "disagree": small(vote.disagree),
        "share": f"{vote.agree}/{found.base}",
        "result": RESULTS[bool(found.vote_passes)],
    }


def _counted(value: int | None) -> str:
    return "–" if value is None else small(value)
