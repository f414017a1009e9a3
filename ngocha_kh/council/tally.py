"""One item of a session, all told: who could vote, what was needed, what follows from it."""

from dataclasses import dataclass
from typing import Final

from ngocha_kh.council.scores import Scored, alarm, result
from ngocha_kh.council.votes import (
    base_of,
    needed,
    pass_share,
    passes,
    present_members,
    quorum_met,
    quorum_share,
    recused_members,
)
from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Item, Session
from ngocha_kh.vietnamese import number

#: What must hold for an initiative (Điều lệ Sáng kiến, Điều 3, 4); fields of `conditions_check`.
CONDITIONS: Final = ("novel", "applied", "beneficial", "not_excluded")


@dataclass(frozen=True, slots=True)
class Presence:
    """How many of `size` members were there, and how many had to be."""

    present: int
    size: int
    needed: int
    met: bool

    def __str__(self) -> str:
        word = "đủ" if self.met else "không đủ"
        return f"{self.present}/{self.size} thành viên có mặt, cần ít nhất {self.needed}: {word} điều kiện họp"


@dataclass(frozen=True, slots=True)
class Tally:
    """`agreed` of `base`, `needed` to pass; `vote_passes` and `outcome` are None before the vote.

    `outcome` is what follows from presence, vote and scores: "pass" or "fail".
    """

    scored: Scored
    alarm: str | None
    base: int
    needed: int
    agreed: int | None
    vote_passes: bool | None
    outcome: str | None

    @property
    def vote_line(self) -> str:
        """ "5/7 đồng ý, cần ít nhất 5: đạt"."""
        if self.agreed is None:
            return "chưa biểu quyết"
        word = "đạt" if self.vote_passes else "không đạt"
        return f"{number(self.agreed)}/{self.base} đồng ý, cần ít nhất {self.needed}: {word}"


def presence(session: Session, body: Body) -> Presence:
    """Who counts is a member of the body on that day; a guest does not."""
    present, size = len(present_members(session, body)), len(body.members)
    share = quorum_share(body)
    return Presence(present, size, needed(size, share), quorum_met(present, size, share))


def tally(session: Session, item: Item, body: Body, rubric: Rubric) -> Tally:
    """What the sheets and the vote of an item come to, whatever the record says came of it."""
    scored = result(item, rubric)
    share = pass_share(body)
    base = base_of(body, recused_members(item, body))
    agreed = item.vote.agree if item.vote else None
    vote_passes = None if agreed is None else passes(agreed, base, share)
    outcome = None
    if vote_passes is not None:
        sound = vote_passes and scored.passes and presence(session, body).met
        outcome = "pass" if sound else "fail"
    return Tally(
        scored, alarm(item, rubric), base, needed(base, share), agreed, vote_passes, outcome
    )


def disagreement(item: Item, found: Tally, *, condition_fails: bool) -> str | None:
    """Why the recorded outcome cannot be, in Vietnamese; None when it may be.

    `condition_fails`: the initiative lacks a condition, so no vote and no score can save it
    (Điều lệ Sáng kiến, Điều 3, 4). A deferral needs neither vote nor score.
    """
    if item.outcome == "pass":
        why = [*found.scored.shortfalls]
        if not found.vote_passes:
            why.insert(0, found.vote_line)
        return f"kết luận thông qua nhưng {'; '.join(why)}" if why else None
    if item.outcome == "fail" and found.outcome == "pass" and not condition_fails:
        return (
            f"kết luận không thông qua trong khi phiếu đủ ({found.vote_line}), điểm đạt và không điều "
            "kiện nào ở conditions_check ghi not_met"
        )
    return None


def condition_fails(initiative: Initiative) -> bool:
    """Whether a condition of Điều lệ Sáng kiến, Điều 3, 4 was found not to be met."""
    check = initiative.conditions_check
    return check is not None and any(getattr(check, key) == "not_met" for key in CONDITIONS)
