"""V-QMS-15, V-BOD-01 to 05: steering committee, ISO secretaries and audit team."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.body import Body
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import owed_years, place_of_year, qms_of
from ngocha_kh.vietnamese import short_date

_NAMES: Final = {
    "steering_committee": "Ban Chỉ đạo ISO",
    "iso_secretaries": "Thư ký ISO",
    "audit_team": "Tổ đánh giá nội bộ",
}
_DAY: Final = datetime.timedelta(days=1)
_Bodies = Sequence[tuple[Facts, Body]]


@workspace_rule("V-QMS-15", Severity.WARNING, also=("Q15",))
def the_bodies_of_the_system_are_in_force(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Ban Chỉ đạo ISO, Thư ký ISO, Tổ đánh giá nội bộ phải có quyết định đang hiệu lực, đủ người.

    Kế hoạch năm, mục II.2 (rà soát, kiện toàn) và Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2. Trong
    năm không được có khoảng trống giữa hai quyết định; mỗi đơn vị áp dụng ISO (applies_iso) phải có
    Thư ký; đơn vị của thành viên phải còn hoạt động.

    Cách sửa: kiện toàn bằng quyết định mới («nkh new body»), sửa ngày hiệu lực, thành viên.
    """
    if {"body", "procedure", "declaration"} & index.unread_kinds:
        return
    if index.as_of.year not in owed_years(index):
        return
    for kind, name in _NAMES.items():
        bodies = _of_kind(index, kind)
        present = [pair for pair in bodies if pair[1].stands_on(index.as_of)]
        yield from _gaps(bodies, index.as_of)
        if not present:
            yield _absence(index, bodies, name)
        for fact, body in present:
            yield from _gone(index, fact, body)
        if kind == "iso_secretaries" and present:
            yield from _without_secretary(index, present)


@workspace_rule("V-BOD-01")
def members_stand_for_real_units(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đơn vị mà thành viên phụ trách phải là một đơn vị đang hoạt động, không phải nhóm đơn vị.

    Quy ước ghi chép (đề xuất): Thư ký ISO chịu trách nhiệm trước một đơn vị cụ thể. Mã đơn vị không
    có thì quy tắc V-REF-01 báo.

    Cách sửa: ghi unit là phòng, trung tâm cụ thể.
    """
    if "unit" in index.unread_kinds:
        return
    for fact, body in _all(index):
        for number, member in enumerate(body.members):
            unit = index.units.get(member.unit or "")
            if unit is None:
                continue
            if unit.is_group:
                yield fact.path, ("members", number, "unit"), f"{unit.id} là nhóm đơn vị"
            elif not unit.exists_on(body.valid_from):
                day = short_date(body.valid_from)
                yield (
                    fact.path,
                    ("members", number, "unit"),
                    f"{unit.id} không hoạt động vào ngày {day}",
                )


@workspace_rule("V-BOD-02", Severity.WARNING)
def bodies_are_newer_than_the_reorganisation(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Quyết định lập ban, tổ của hệ thống không nên cũ hơn lần sắp xếp đơn vị hành chính gần nhất.

    Sau khi sắp xếp, quyết định của đơn vị cũ cần được rà soát, kiện toàn (kế hoạch năm, mục II.2).
    Ngày sắp xếp đặt ở qms.reorganised_on trong workspace.yaml (01/7/2025).

    Cách sửa: kiện toàn bằng quyết định mới; ghi valid_to của quyết định cũ.
    """
    since = qms_of(index).reorganised_on.value
    for fact, body in _all(index):
        if body.decision.date < since and body.stands_on(index.as_of):
            yield (
                fact.path,
                ("decision", "date"),
                f"quyết định ngày {short_date(body.decision.date)} có trước ngày sắp xếp đơn vị hành chính {short_date(since)}",
            )


@record_rule("V-BOD-03", Body, Severity.WARNING)
def auditors_have_proof_of_competence(body: Body) -> Iterator[tuple[Route, str]]:
    """Thành viên Tổ đánh giá nội bộ nên có minh chứng đã được đào tạo.

    TCVN ISO 9001, điều 7.2 (năng lực) và Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2 (đào tạo đánh
    giá viên nội bộ).

    Cách sửa: ghi competence: giấy chứng nhận, danh sách lớp đào tạo.
    """
    if body.kind == "audit_team":
        for number, member in enumerate(body.members):
            if not member.competence:
                yield (
                    ("members", number),
                    f"{member.person} chưa có minh chứng năng lực đánh giá (competence)",
                )


@record_rule("V-BOD-04", Body)
def one_person_leads(body: Body) -> Iterator[tuple[Route, str]]:
    """Ban Chỉ đạo ISO, Tổ đánh giá nội bộ có đúng một người đứng đầu.

    Quy ước ghi chép theo quyết định thành lập (đề xuất): Trưởng ban, Tổ trưởng là vai trò chair.

    Cách sửa: ghi role: chair cho đúng một thành viên.
    """
    leads = sum(member.role == "chair" for member in body.members)
    if body.kind in ("steering_committee", "audit_team") and leads != 1:
        yield ("members",), f"{_NAMES[body.kind]} phải có đúng một người đứng đầu, hiện có {leads}"


@workspace_rule("V-BOD-05", Severity.WARNING)
def one_body_of_a_kind_is_in_force(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi lúc chỉ nên có một quyết định về Ban Chỉ đạo ISO, một về Thư ký ISO, một về Tổ đánh giá nội bộ.

    Hai quyết định cùng hiệu lực thì không biết thành phần nào là đúng. Quyết định kiện toàn thay thế
    quyết định trước (kế hoạch năm, mục II.2; quy ước ghi chép, đề xuất).

    Cách sửa: ghi valid_to của quyết định cũ.
    """
    for kind, name in _NAMES.items():
        present = [pair for pair in _of_kind(index, kind) if pair[1].stands_on(index.as_of)]
        for (fact, body), (_, newer) in pairwise(present):
            route: Route = ("valid_to",) if body.valid_to else ("valid_from",)
            yield (
                fact.path,
                route,
                f"{name} theo {body.id} còn hiệu lực cùng lúc với {newer.id} từ ngày {short_date(newer.valid_from)}",
            )


def _all(index: Index) -> Iterator[tuple[Facts, Body]]:
    return (pair for pair in index.records("body") if pair[1].kind in _NAMES)


def _of_kind(index: Index, kind: str) -> list[tuple[Facts, Body]]:
    """Bodies of a kind that have begun, by their first day."""
    found = [
        pair
        for pair in index.records("body")
        if pair[1].kind == kind and pair[1].valid_from <= index.as_of
    ]
    return sorted(found, key=lambda pair: (pair[1].valid_from, pair[1].id))


def _absence(index: Index, bodies: _Bodies, name: str) -> tuple[str, Route, str]:
    if bodies:
        fact, last = bodies[-1]
        ended = short_date(last.valid_to)
        return fact.path, ("valid_to",), f"{name} hết hiệu lực ngày {ended}, chưa có quyết định mới"
    return *place_of_year(index, index.as_of.year), f"chưa có quyết định về {name}"


def _gaps(bodies: _Bodies, day: datetime.date) -> Iterator[tuple[str, Route, str]]:
    """Days of the present year between two decisions on which none was in force."""
    covered: datetime.date | None = None
    for fact, body in bodies:
        if covered is not None and body.valid_from > covered + _DAY:
            first, last = covered + _DAY, body.valid_from - _DAY
            if last.year >= day.year:
                span = f"{short_date(first)} - {short_date(last)}"
                yield fact.path, ("valid_from",), f"không có quyết định nào trong {span}"
        end = body.valid_to or datetime.date.max - _DAY
        covered = end if covered is None else max(covered, end)


def _gone(index: Index, fact: Facts, body: Body) -> Iterator[tuple[str, Route, str]]:
    """Members whose unit has ended by the day of the check."""
    people = index.by_id_of("person")
    for number, member in enumerate(body.members):
        person = people.get(member.person)
        unit = index.units.get(person.unit) if person else None
        if unit is not None and unit.valid_to is not None and unit.valid_to < index.as_of:
            ended = short_date(unit.valid_to)
            yield (
                fact.path,
                ("members", number, "person"),
                f"{member.person} thuộc {unit.id}, đơn vị kết thúc ngày {ended}",
            )


def _without_secretary(index: Index, present: _Bodies) -> Iterator[tuple[str, Route, str]]:
    people = index.by_id_of("person")
    served = {
        member.unit or (people[member.person].unit if member.person in people else "")
        for _, body in present
        for member in body.members
    }
    left = [
        unit.short_name
        for unit in index.units.values()
        if unit.applies_iso
        and not unit.is_group
        and unit.id not in served
        and unit.exists_on(index.as_of)
    ]
    if left and not {"unit", "person"} & index.unread_kinds:
        fact, _ = present[-1]
        yield fact.path, ("members",), f"đơn vị áp dụng ISO chưa có Thư ký: {', '.join(left)}"
