"""V-SK-051, 052, 057, 059: who was there, who stepped out, who scored."""

from collections.abc import Iterator, Mapping

from ngocha_kh.council.conflicts import Conflict, ties
from ngocha_kh.council.tally import presence
from ngocha_kh.council.votes import recused_ids, scorers
from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.session import Item, Session
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import Found, workspace_rule

_JUDGED = frozenset({"pass", "fail"})


@workspace_rule("V-SK-051")
def sessions_have_a_quorum(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phiên họp đủ điều kiện khi có mặt ít nhất 2/3 số thành viên, và mỗi thành viên được ghi một lần.

    Tỷ lệ có mặt do quy chế của Hội đồng quy định (rules.quorum; không ghi là 2/3): Thông tư
    18/2013/TT-BKHCN, Điều 8 không nêu. Có mặt và vắng mặt gộp lại phải đúng bằng danh sách thành
    viên; khách mời ghi ở guests. Phiên họp chưa diễn ra thì chưa xét.

    Cách sửa: ghi đủ present và absent (với lý do); không đủ điều kiện thì không biểu quyết, họp lại.
    """
    for fact, session, body in held(index):
        for route, message in _attendance(session, body):
            yield fact.path, route, message
        found = presence(session, body)
        if not found.met and any(item.vote or item.outcome in _JUDGED for item in session.items):
            yield fact.path, ("present",), str(found)


@workspace_rule("V-SK-052")
def authors_do_not_judge_their_own(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Tác giả không chấm điểm, biểu quyết, kiểm phiếu hay chủ trì đối với sáng kiến của mình.

    Điều luật đã xem không nêu, nhưng mọi quy chế đã xem đều áp dụng; kế hoạch năm yêu cầu xét khách
    quan. Thành viên là tác giả phải ghi ở recused của mục đó và không có phiếu chấm.

    Cách sửa: ghi thành viên vào recused kèm lý do, bỏ phiếu chấm của người đó.
    """
    for fact, number, session, item, found in _conflicts(index):
        for person, conflict in found.items():
            if conflict.bars:
                for route, what in _takes_part(session, item, number, person):
                    yield (
                        fact.path,
                        route,
                        f"{person} {conflict.reason} {item.initiative} mà {what}",
                    )


@workspace_rule("V-SK-059", Severity.WARNING)
def helpers_and_relatives_step_out(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người có quan hệ với tác giả, người tham gia áp dụng lần đầu nên rút khỏi việc xét sáng kiến đó.

    Như V-SK-052 nhưng là cảnh báo, vì việc này do quy chế của Hội đồng quyết định.

    Cách sửa: ghi thành viên vào recused kèm lý do; nếu quy chế cho phép thì không cần sửa.
    """
    for fact, number, session, item, found in _conflicts(index):
        for person, conflict in found.items():
            if not conflict.bars:
                for route, what in _takes_part(session, item, number, person):
                    yield (
                        fact.path,
                        route,
                        f"{person} {conflict.reason} {item.initiative} mà {what}",
                    )


@workspace_rule("V-SK-057")
def every_scorer_has_a_sheet(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi thành viên được chấm điểm, có mặt, không rút đều có phiếu hoặc lý do không chấm.

    Chỉ thành viên của Hội đồng được chấm điểm, mỗi người một phiếu, người đã rút thì không. Số phiếu
    không ít hơn rules.min_scorers của quy chế, nếu có. Xét khi đã khóa chấm điểm hoặc đã có kết luận.

    Cách sửa: bổ sung phiếu còn thiếu vào sheets, hoặc ghi lý do vào no_sheet.
    """
    for fact, session, body in councils_in_session(index):
        for number, item in enumerate(session.items):
            for route, message in _sheets(session, item, body):
                yield fact.path, ("items", number, *route), message


def councils_in_session(index: Index) -> Iterator[tuple[Facts, Session, Body]]:
    """Every session with its council; without one, V-REF-01 has told."""
    bodies = index.by_id_of("body")
    for fact, session in index.records("session"):
        if body := bodies.get(session.body):
            yield fact, session, body


def held(index: Index) -> Iterator[tuple[Facts, Session, Body]]:
    """Sessions that were held: an invitation alone has nobody present and nothing decided."""
    for fact, session, body in councils_in_session(index):
        if session.present or session.minutes or any(i.outcome or i.vote for i in session.items):
            yield fact, session, body


def _attendance(session: Session, body: Body) -> Found:
    members = {member.person for member in body.members}
    seen: set[str] = set()
    places: list[tuple[Route, str]] = [
        *((("present", n), person) for n, person in enumerate(session.present)),
        *((("absent", n, "member"), entry.member) for n, entry in enumerate(session.absent)),
    ]
    for route, person in places:
        if person not in members:
            yield route, f"{person} không phải thành viên của {body.id}; khách mời ghi ở guests"
        if person in seen:
            yield route, f"{person} đã được ghi có mặt hoặc vắng mặt ở trên"
        seen.add(person)
    if missing := [m.person for m in body.members if m.person not in seen]:
        yield ("present",), f"chưa ghi có mặt hay vắng mặt: {', '.join(missing)}"


def _conflicts(
    index: Index,
) -> Iterator[tuple[Facts, int, Session, Item, dict[str, Conflict]]]:
    """Every item of a session with the people who are tied to its initiative."""
    initiatives: Mapping[str, Initiative] = index.by_id_of("initiative")
    for fact, session in index.records("session"):
        for number, item in enumerate(session.items):
            if record := initiatives.get(item.initiative):
                yield fact, number, session, item, ties(record)


def _takes_part(session: Session, item: Item, number: int, person: str) -> Found:
    """In what way a person who should step out of an item did not."""
    for position, sheet in enumerate(item.sheets):
        if sheet.member == person:
            yield ("items", number, "sheets", position, "member"), "có phiếu chấm"
    if person in recused_ids(item):
        return
    if person in session.present:
        yield ("items", number), "không rút khỏi việc xét (recused)"
    if person == session.chair:
        yield ("chair",), "chủ trì phiên họp, không rút khỏi mục này"
    if person in session.counting_team:
        yield ("counting_team", session.counting_team.index(person)), "kiểm phiếu"


def _sheets(session: Session, item: Item, body: Body) -> Found:
    able = {member.person for member in body.members if member.can_score}
    seen: set[str] = set()
    for position, sheet in enumerate(item.sheets):
        route: Route = ("sheets", position, "member")
        if sheet.member not in able:
            yield route, f"{sheet.member} không phải thành viên được chấm điểm của {body.id}"
        elif sheet.member in recused_ids(item):
            yield route, f"{sheet.member} đã rút khỏi mục này nên không có phiếu chấm"
        if sheet.member in seen:
            yield route, f"{sheet.member} đã có phiếu chấm ở trên"
        seen.add(sheet.member)
    if not (item.outcome in _JUDGED or (session.scoring_closed and item.outcome != "defer")):
        return
    excused = {entry.member for entry in item.no_sheet}
    missing = [m.person for m in scorers(session, item, body) if m.person not in seen | excused]
    if missing:
        yield (), f"chưa có phiếu chấm hoặc lý do không chấm của {', '.join(missing)}"
    least = (body.rules.min_scorers if body.rules else None) or 0
    if len(seen) < least:
        yield (), f"có {len(seen)} phiếu chấm, quy chế yêu cầu ít nhất {least}"
