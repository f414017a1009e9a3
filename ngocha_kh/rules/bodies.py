"""V-SK-050, 053, 058: who sits on the council, and from when to when."""

import datetime
from collections import Counter
from collections.abc import Iterator

from ngocha_kh.council.conflicts import head_authors, head_case
from ngocha_kh.council.votes import TWO_THIRDS
from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import short_date

_COUNCIL = "initiative_council"


@workspace_rule("V-SK-050")
def councils_are_complete_and_in_force(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Hội đồng phải đúng thành phần và đang có hiệu lực vào ngày họp.

    Hội đồng sáng kiến có một Chủ tịch, ít nhất một ủy viên thư ký, mỗi người một lần, và tỷ lệ đồng
    ý không thấp hơn 2/3 (Thông tư 18/2013/TT-BKHCN, Điều 8). Mỗi lần kiện toàn là một quyết định
    mới, nên phiên họp phải dẫn đúng quyết định đang có hiệu lực hôm đó.

    Cách sửa: sửa thành phần theo quyết định thành lập; sửa body của phiên họp, hoặc ngày hiệu lực
    (valid_from, valid_to) của hội đồng.
    """
    for fact, body in index.records("body"):
        for route, message in _composition(body):
            yield fact.path, route, message
    bodies = index.by_id_of("body")
    for fact, session in index.records("session"):
        body = bodies.get(session.body)
        if body is None:
            continue
        if not body.stands_on(session.on):
            last = short_date(body.valid_to) or "nay"
            yield (
                fact.path,
                ("body",),
                f"{body.id} có hiệu lực từ {short_date(body.valid_from)} đến {last}, phiên họp ngày {short_date(session.on)}",
            )
        elif newer := _successor(body, bodies, session.on):
            yield (
                fact.path,
                ("body",),
                f"{body.id} đã được thay bằng {newer.id} từ ngày {short_date(newer.valid_from)}, trước phiên họp ngày {short_date(session.on)}",
            )


@workspace_rule("V-SK-053")
def heads_do_not_judge_their_own(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người đứng đầu cơ sở là tác giả và có dùng kinh phí Nhà nước thì không ở trong Hội đồng.

    Theo Thông tư 18/2013/TT-BKHCN, Điều 8, người đứng đầu không tham gia Hội đồng xét sáng kiến của
    chính mình khi Nhà nước đầu tư; trước khi quyết định phải có chấp thuận của cấp trên (Điều lệ
    Sáng kiến, Điều 7, khoản 2, chờ đối chiếu; các bước M15, M16). Chức vụ nào là người đứng đầu thì
    đặt ở initiatives.head_posts trong workspace.yaml.

    Cách sửa: đưa người đó ra khỏi thành phần có mặt (present), ghi vào absent với lý do; thực hiện
    M15, M16 trước M19.
    """
    if index.settings is None:
        return
    cases = {
        record.id: frozenset(head_authors(record, index.settings))
        for _, record in index.records("initiative")
        if head_case(record, index.settings)
    }
    if not cases:
        return
    for fact, session in index.records("session"):
        heads = frozenset[str]().union(*(cases.get(i.initiative, ()) for i in session.items))
        for number, person in enumerate(session.present):
            if person in heads:
                yield (
                    fact.path,
                    ("present", number),
                    f"{person} là người đứng đầu cơ sở và là tác giả sáng kiến dùng kinh phí Nhà nước được xét tại phiên này",
                )
    for fact, record in index.records("initiative"):
        step = _decided_too_early(record) if record.id in cases else None
        if step is not None:
            yield (
                fact.path,
                ("log", step),
                "công nhận (M19) khi chưa xin và chưa được cấp trên chấp thuận (M15, M16)",
            )


@record_rule("V-SK-058", Body, Severity.WARNING)
def councils_have_a_union_representative(body: Body) -> Iterator[tuple[Route, str]]:
    """Hội đồng sáng kiến nên có đại diện công đoàn.

    Theo Thông tư 18/2013/TT-BKHCN, Điều 8, hội đồng có đại diện công đoàn nơi tác giả là đoàn viên
    (nếu có). Hồ sơ không ghi ai là đoàn viên, vì đó là dữ liệu cá nhân, nên quy tắc chỉ xem hội đồng
    có người nào là đại diện công đoàn (union_rep).

    Cách sửa: đánh dấu union_rep: true cho đại diện công đoàn; nếu không tác giả nào là đoàn viên thì
    tắt quy tắc này trong workspace.yaml (severities).
    """
    if body.kind == _COUNCIL and not any(member.union_rep for member in body.members):
        yield ("members",), "hội đồng chưa có đại diện công đoàn (union_rep: true)"


def _composition(body: Body) -> Iterator[tuple[Route, str]]:
    seen: set[str] = set()
    for number, member in enumerate(body.members):
        if member.person in seen:
            yield ("members", number, "person"), f"{member.person} đã có trong danh sách thành viên"
        seen.add(member.person)
    if body.kind != _COUNCIL:
        return
    roles = Counter(member.role for member in body.members)
    if roles["chair"] != 1:
        yield ("members",), f"hội đồng phải có đúng một Chủ tịch (chair), hiện có {roles['chair']}"
    if roles["secretary"] < 1:
        yield ("members",), "hội đồng phải có ủy viên thư ký (secretary)"
    share = body.rules.pass_ if body.rules else None
    if share and share.num * TWO_THIRDS.den < TWO_THIRDS.num * share.den:
        yield (
            ("rules", "pass"),
            f"tỷ lệ đồng ý {share.num}/{share.den} thấp hơn 2/3 tổng số thành viên mà pháp luật yêu cầu",
        )


def _successor(body: Body, bodies: dict[str, Body], day: datetime.date) -> Body | None:
    """The body of the same kind and name that a later decision has put in its place by `day`."""
    later = [
        other
        for other in bodies.values()
        if (other.kind, other.name) == (body.kind, body.name)
        and body.valid_from < other.valid_from <= day
    ]
    return max(later, key=lambda other: other.valid_from, default=None)


def _decided_too_early(record: Initiative) -> int | None:
    """Where in the log M19 stands without M15 and then M16 before it."""
    events = [step.event for step in record.log]
    if "M19" not in events:
        return None
    number = events.index("M19")
    before = events[:number]
    asked = "M15" in before and "M16" in before[before.index("M15") :]
    return None if asked else number
