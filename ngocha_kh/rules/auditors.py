"""V-QMS-16, 46, V-AUD-05: who audits, and that nobody audits the own unit."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.audit import Audit, ProgrammeItem
from ngocha_kh.records.body import Body
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-QMS-16", also=("Q16", "V-AUD-01"))
def auditors_do_not_audit_their_own_unit(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đánh giá viên không đánh giá đơn vị, quy trình của chính đơn vị mình.

    TCVN ISO 9001, điều 9.2: việc đánh giá phải khách quan, vô tư. Phường ít người có thể đặt
    qms.small_ward: true trong workspace.yaml để chỉ cảnh báo (V-QMS-46).

    Cách sửa: đổi người đánh giá (auditors); nếu không thể thì ghi lý do ở exception của mục đó.
    """
    if not qms_of(index).small_ward:
        yield from _own_units(index)


@workspace_rule("V-QMS-46", Severity.WARNING)
def auditors_of_a_small_ward_give_a_reason(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phường ít người: đánh giá viên đánh giá đơn vị mình thì phải nêu lý do.

    Như quy tắc V-QMS-16 (TCVN ISO 9001, điều 9.2), nhưng là cảnh báo khi qms.small_ward là true.

    Cách sửa: đổi người đánh giá (auditors); nếu không thể thì ghi lý do ở exception của mục đó.
    """
    if qms_of(index).small_ward:
        yield from _own_units(index)


@workspace_rule("V-AUD-05", Severity.WARNING)
def auditors_come_from_the_team_in_force(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người đánh giá nội bộ phải ở trong Tổ đánh giá nội bộ đang hoạt động và trong đoàn.

    Tổ đánh giá do quyết định của UBND phường lập (Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2; kế
    hoạch năm, mục II.2). Xét theo ngày bắt đầu cuộc đánh giá; cuộc không ghi body thì so với mọi Tổ
    đánh giá nội bộ đang hoạt động hôm đó.

    Cách sửa: sửa team, body theo quyết định; hoặc kiện toàn Tổ đánh giá nội bộ trước khi đánh giá.
    """
    if {"body", "audit"} & index.unread_kinds:
        return
    bodies = index.by_id_of("body")
    for fact, audit in index.records("audit"):
        if audit.audit_type != "internal" or audit.cancelled is not None:
            continue
        for route, message in _outside_team(audit, bodies):
            yield fact.path, route, message


def _own_units(index: Index) -> Iterator[tuple[str, Route, str]]:
    people = index.by_id_of("person")
    owners = {record.id: record.owner_unit for _, record in index.records("procedure")}
    for fact, audit in index.records("audit"):
        if audit.audit_type != "internal" or audit.cancelled is not None:
            continue
        for number, item in enumerate(audit.programme):
            if item.exception is not None:
                continue
            units = {one: people[one].unit for one in item.auditors if one in people}
            audited = _audited(index, item, owners, set(units.values()))
            for place, person in enumerate(item.auditors):
                if (unit := units.get(person)) in audited:
                    yield (
                        fact.path,
                        ("programme", number, "auditors", place),
                        f"{person} thuộc {unit}, đơn vị được đánh giá ở mục này; đổi người hoặc ghi lý do (exception)",
                    )


def _audited(
    index: Index, item: ProgrammeItem, owners: dict[str, str], own: set[str]
) -> frozenset[str]:
    """The units that an item audits; those of a group only when nobody else is there for them."""
    named = {owners[one] for one in item.procedures if one in owners}
    unit = index.units.get(item.unit or "")
    if unit is not None and not unit.is_group:
        named.add(unit.id)
    elif unit is not None and len(own) == 1:
        named |= own & index.members(unit.id)
    return frozenset(named)


def _outside_team(audit: Audit, bodies: dict[str, Body]) -> Iterator[tuple[Route, str]]:
    day = audit.starts_on
    if audit.body is not None:
        known = [bodies[audit.body]] if audit.body in bodies else []
        if known and not known[0].stands_on(day):
            yield ("body",), f"{audit.body} không có hiệu lực vào ngày {short_date(day)}"
            return
    else:
        known = [one for one in bodies.values() if one.kind == "audit_team" and one.stands_on(day)]
    members = {member.person for body in known for member in body.members}
    team = {one.person for one in audit.team}
    for number, one in enumerate(audit.team):
        if known and one.person not in members:
            names = ", ".join(body.id for body in known)
            yield ("team", number, "person"), f"{one.person} không ở trong {names} vào ngày đó"
    for number, item in enumerate(audit.programme):
        for place, person in enumerate(item.auditors):
            if team and person not in team:
                yield (
                    ("programme", number, "auditors", place),
                    f"{person} không ở trong đoàn (team)",
                )
