"""Guards of the council: agenda, body, scorers, sheets (TT 18/2013/TT-BKHCN, Điều 8; council rules)."""

from collections.abc import Iterator

from ngocha_kh.council.conflicts import ties
from ngocha_kh.council.rubrics import criteria
from ngocha_kh.council.scores import sheets_that_count
from ngocha_kh.council.votes import recused_ids
from ngocha_kh.records.body import Body, Member
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Item, Sheet
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workflow.case import Case
from ngocha_kh.workflow.guards.registry import guard

_CONDITIONS = (
    ("novel", "tính mới"),
    ("applied", "đã áp dụng hoặc áp dụng thử"),
    ("beneficial", "khả năng mang lại lợi ích"),
    ("not_excluded", "không thuộc đối tượng bị loại trừ"),
    ("ip_checked", "quyền sở hữu trí tuệ"),
)
_NO_SESSION = "sáng kiến chưa có trong chương trình phiên họp nào; thêm vào items của một phiên họp rồi ghi sessions"


@guard
def is_on_the_agenda(case: Case) -> Iterator[str]:
    if not case.initiative.sessions:
        yield _NO_SESSION
    elif case.session is None:
        yield f"không có phiên họp {case.initiative.sessions[-1]}"
    elif case.item is None:
        yield f"phiên họp {case.session.id} không có sáng kiến này trong items"
    elif case.item.outcome is not None:
        yield f"phiên họp {case.session.id} đã kết luận về sáng kiến này; cần đưa vào một phiên họp mới"


@guard
def session_was_held(case: Case) -> Iterator[str]:
    if case.session is None or case.item is None:
        yield from is_on_the_agenda(case)
    elif case.session.on > case.on:
        yield f"phiên họp {case.session.id} đến {short_date(case.session.on)} mới họp"


@guard
def council_is_in_force(case: Case) -> Iterator[str]:
    if case.session is None:
        yield "chưa xác định được hội đồng vì chưa có phiên họp"
        return
    body, day = case.body, case.session.on
    if body is None:
        yield f"không có hội đồng {case.session.body}"
    elif body.kind != "initiative_council":
        yield f"{body.id} không phải hội đồng sáng kiến"
    elif not body.stands_on(day):
        until = f" đến {short_date(body.valid_to)}" if body.valid_to else ""
        yield f"hội đồng {body.id} hoạt động từ {short_date(body.valid_from)}{until}, không phải ngày họp {short_date(day)}"


@guard
def conditions_are_known(case: Case) -> Iterator[str]:
    check = case.initiative.conditions_check
    for name, word in _CONDITIONS:
        if getattr(check, name, None) in (None, "unknown"):
            yield f"chưa kiểm tra xong điều kiện: {word} (conditions_check.{name})"


@guard
def conditions_are_met(case: Case) -> Iterator[str]:
    """The four conditions met, and the search for protected rights done (V-SK-040)."""
    yield from conditions_are_known(case)
    yield from (
        f"điều kiện không đạt: {word} (conditions_check.{name})" for name, word in unmet(case)
    )


def unmet(case: Case) -> list[tuple[str, str]]:
    """The conditions that were found not to hold; a finished search is a finding of its own."""
    check = case.initiative.conditions_check
    return [
        (name, word)
        for name, word in _CONDITIONS
        if name != "ip_checked" and getattr(check, name, None) == "not_met"
    ]


@guard
def scorers_are_enough(case: Case) -> Iterator[str]:
    if case.item is None or case.body is None:
        yield "chưa có phiếu chấm vì chưa có phiên họp hoặc hội đồng"
        return
    rules = case.body.rules
    least = rules.min_scorers if rules and rules.min_scorers else 1
    count = len(sheets_that_count(case.item))
    if count < least:
        yield f"mới có {count} phiếu chấm, quy chế cần ít nhất {least}"


@guard
def no_scorer_is_conflicted(case: Case) -> Iterator[str]:
    """No author, declared relative, first applier or recused member scores (V-SK-052)."""
    if case.item is None:
        return
    barred = _barred(case, case.item)
    for sheet in case.item.sheets:
        if sheet.member in barred:
            yield f"{case.around.name_of(sheet.member)} {barred[sheet.member]} nên không được chấm; bỏ phiếu chấm này"


@guard
def sheets_are_complete(case: Case) -> Iterator[str]:
    if case.session is None or case.item is None or case.body is None:
        yield "chưa có phiếu chấm vì chưa có phiên họp hoặc hội đồng"
        return
    told = {sheet.member for sheet in case.item.sheets} | {one.member for one in case.item.no_sheet}
    for member in _scorers(case, case.body, case.item):
        if member.person not in told:
            yield f"{case.around.name_of(member.person)} chưa nộp phiếu chấm và chưa ghi lý do (sheets, no_sheet)"
    if case.rubric is None:
        yield f"không có bộ tiêu chí {case.session.rubric}"
        return
    for sheet in case.item.sheets:
        yield from _unscored(case, sheet, case.rubric)


def _scorers(case: Case, body: Body, item: Item) -> list[Member]:
    """Who must score: those who may, are not barred, and are there once presence is noted."""
    barred = _barred(case, item)
    present = case.session.present if case.session else ()
    return [
        member
        for member in body.members
        if member.can_score
        and member.person not in barred
        and (not present or member.person in present)
    ]


def _unscored(case: Case, sheet: Sheet, rubric: Rubric) -> Iterator[str]:
    if missing := [name for name in criteria(rubric) if name not in sheet.points]:
        yield f"phiếu của {case.around.name_of(sheet.member)} chưa chấm: {', '.join(missing)}"


def _barred(case: Case, item: Item) -> dict[str, str]:
    """Person → why they neither score nor vote on this item."""
    barred = dict.fromkeys(recused_ids(item), "đã rút khỏi việc xét")
    return barred | {person: tie.reason for person, tie in ties(case.initiative).items()}
