"""Guards of the council's result: quorum, vote, score, what was concluded (TT 18/2013/TT-BKHCN, Điều 8)."""

from collections.abc import Iterator

from ngocha_kh.council import scores, votes
from ngocha_kh.council.tally import presence
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.intake import term
from ngocha_kh.workflow.guards.registry import guard
from ngocha_kh.workflow.guards.session import unmet

_LABELS = {"pass": "thông qua", "fail": "không thông qua", "defer": "để lại"}
_NO_COUNT = "chưa có kết quả vì chưa có phiên họp, hội đồng hoặc bộ tiêu chí"


@guard
def quorum_is_met(case: Case) -> Iterator[str]:
    if case.session is None or case.body is None:
        yield _NO_COUNT
        return
    found = presence(case.session, case.body)
    if not found.met:
        yield f"{found} (present của phiên họp {case.session.id})"


@guard
def vote_is_counted(case: Case) -> Iterator[str]:
    if case.item is not None and case.item.vote is None:
        yield "chưa ghi kết quả biểu quyết (vote của sáng kiến trong phiên họp)"


@guard
def ballots_are_counted(case: Case) -> Iterator[str]:
    """A secret vote is counted by a team, whose members sign the minutes of the count (D14)."""
    secret = case.item is not None and case.item.vote and case.item.vote.method == "secret"
    if secret and case.session is not None and not case.session.counting_team:
        yield f"bỏ phiếu kín phải có tổ kiểm phiếu (counting_team của phiên họp {case.session.id})"


@guard
def vote_passes(case: Case) -> Iterator[str]:
    item, body = case.item, case.body
    if item is None or body is None:
        yield _NO_COUNT
        return
    if item.vote is None:
        yield from vote_is_counted(case)
        return
    base, share = votes.base_of(body, votes.recused_members(item, body)), votes.pass_share(body)
    if not votes.passes(item.vote.agree, base, share):
        yield f"{item.vote.agree} đồng ý trên {base} thành viên, cần ít nhất {votes.needed(base, share)} ({share.num}/{share.den})"


@guard
def score_passes(case: Case) -> Iterator[str]:
    if case.item is None or case.rubric is None:
        yield _NO_COUNT
        return
    for reason in scores.result(case.item, case.rubric).shortfalls:
        yield f"{reason} ({case.rubric.id})"


@guard
def council_refuses(case: Case) -> Iterator[str]:
    """Refused means: too few votes, too low a score, or a condition that does not hold."""
    if case.item is None or case.body is None or case.rubric is None:
        yield _NO_COUNT
    elif not (any(vote_passes(case)) or any(score_passes(case)) or unmet(case)):
        yield "phiếu đồng ý đủ, điểm đạt và các điều kiện đều đạt; kết luận đúng là thông qua (M11)"


@guard
def outcome_is_pass(case: Case) -> Iterator[str]:
    yield from _outcome(case, "pass")


@guard
def outcome_is_fail(case: Case) -> Iterator[str]:
    yield from _outcome(case, "fail")


@guard
def outcome_is_defer(case: Case) -> Iterator[str]:
    yield from _outcome(case, "defer")


@guard
def outcome_has_a_reason(case: Case) -> Iterator[str]:
    if case.item is not None and case.item.reason is None:
        yield "chưa ghi lý do không thông qua (reason của sáng kiến trong phiên họp)"


@guard
def completion_is_asked_for(case: Case) -> Iterator[str]:
    if case.item is not None and case.item.to_complete is None:
        yield "chưa ghi nội dung cần hoàn thiện (to_complete của sáng kiến trong phiên họp)"
    if case.item is not None and case.item.complete_by is None:
        yield "chưa ghi hạn hoàn thiện (complete_by của sáng kiến trong phiên họp)"


@guard
def completion_fits_the_term(case: Case) -> Iterator[str]:
    """T4 goes on while the author completes the papers."""
    one = term(case, "T4")
    by = case.item.complete_by if case.item else None
    if one is not None and by is not None and by > one.due:
        yield f"hạn hoàn thiện {short_date(by)} sau hạn xét công nhận {short_date(one.due)}; sẽ phải ghi lý do chậm"


def _outcome(case: Case, wanted: str) -> Iterator[str]:
    if case.item is None:
        yield _NO_COUNT
    elif case.item.outcome != wanted:
        noted = _LABELS.get(case.item.outcome or "", "chưa ghi")
        yield f"kết luận của phiên họp: {noted}; bước này cần «{_LABELS[wanted]}» (outcome: {wanted})"
