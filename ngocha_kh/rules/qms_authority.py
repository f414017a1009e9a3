"""V-DEC-11, 12, V-MR-05, V-PRC-16 to 18: who confirms, declares, presides and approves."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.procedure import Procedure, Revision
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.leaders import Standing, leads, person_words, standing
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import short_date

#: The name that an entry of `signers` uses for the decision of declaration.
_DECISION = "quyet-dinh-cong-bo"


@workspace_rule("V-DEC-11")
def the_head_confirms_and_declares(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người đứng đầu xác nhận hiệu lực và ký quyết định công bố.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 2 và khoản 3; Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2.
    Người đứng đầu được nhận ra theo chức vụ (initiatives.head_posts) hoặc theo mục signers của
    workspace.yaml, còn giữ chức vụ vào ngày đó. Cấp phó ký thay thì quy tắc V-DEC-12 nhắc.

    Cách sửa: sửa effectiveness.by, signer; hoặc bổ sung signers nếu ghi thiếu.
    """
    for fact, route, person, day, what, found in _speakers(index):
        if found is Standing.OTHER:
            yield (
                fact.path,
                route,
                f"{person_words(index, person)} không phải người đứng đầu và không được ký thay ngày {short_date(day)}; {what} là việc của người đứng đầu (Quyết định 19/2014/QĐ-TTg, Điều 4)",
            )


@workspace_rule("V-DEC-12", Severity.WARNING)
def deputies_act_for_the_head(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc khi cấp phó xác nhận hiệu lực hoặc ký quyết định công bố thay người đứng đầu.

    Quyết định 19/2014/QĐ-TTg, Điều 4 nêu người đứng đầu; Nghị định 30/2020/NĐ-CP, Điều 13 cho cấp phó
    ký thay (KT.) phần được phân công. Nên quy tắc chỉ cảnh báo.

    Cách sửa: nếu đúng là được phân công thì không cần sửa; nếu ghi nhầm thì ghi người đứng đầu.
    """
    for fact, route, person, _, what, found in _speakers(index):
        if found is Standing.DEPUTY:
            yield (
                fact.path,
                route,
                f"{person_words(index, person)} làm thay người đứng đầu: {what} nên do người đứng đầu thực hiện",
            )


@workspace_rule("V-MR-05", Severity.WARNING)
def leaders_preside_over_the_review(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Cuộc xem xét của lãnh đạo do người đứng đầu hoặc cấp phó chủ trì.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 2; TCVN ISO 9001, điều 9.3 (lãnh đạo cao nhất xem xét).
    Chức vụ lấy ở hồ sơ người (post) và mục signers của workspace.yaml.

    Cách sửa: ghi đúng người chủ trì (chair) theo biên bản.
    """
    if {"person", "unit"} & index.unread_kinds:
        return
    for fact, review in index.records("management_review"):
        if standing(index, review.chair, review.held_on) is Standing.OTHER:
            yield (
                fact.path,
                ("chair",),
                f"người chủ trì {person_words(index, review.chair)} không phải người đứng đầu hoặc cấp phó",
            )


@record_rule("V-PRC-16", Procedure, Severity.WARNING)
def issues_are_approved_and_decided(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Lần ban hành, sửa đổi đã ký phải ghi người phê duyệt và quyết định ban hành.

    TCVN ISO 9001, điều 7.5.2 (tài liệu được phê duyệt) và Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2
    (người đứng đầu phê duyệt, ban hành tài liệu). Dự thảo (chưa có issued_on) không bị xét.

    Cách sửa: ghi approved_by và decision (số, ngày của quyết định ban hành).
    """
    for place, one in _issued(record):
        lacks = [
            "người phê duyệt (approved_by)" if one.approved_by is None else "",
            "quyết định ban hành (decision)" if one.decision is None else "",
        ]
        if any(lacks):
            what = ", ".join(word for word in lacks if word)
            yield (
                ("revisions", place, "issued_on"),
                f"lần {one.edition}/{one.revision} đã ban hành nhưng chưa ghi {what}",
            )


@workspace_rule("V-PRC-17", Severity.WARNING)
def leaders_approve_procedures(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Người phê duyệt quy trình phải là lãnh đạo, không phải chuyên viên.

    Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2: người đứng đầu phê duyệt, ban hành; người được giao có
    thể là cấp phó, trưởng đơn vị (đề xuất). Chức vụ lấy ở hồ sơ người (post) và mục signers.

    Cách sửa: ghi đúng người phê duyệt (approved_by) theo quyết định ban hành.
    """
    if "person" in index.unread_kinds:
        return
    for fact, record in index.records("procedure"):
        for place, one in _issued(record):
            if one.approved_by and leads(index, one.approved_by) is False:
                yield (
                    fact.path,
                    ("revisions", place, "approved_by"),
                    f"người phê duyệt {person_words(index, one.approved_by)} không phải lãnh đạo",
                )


@record_rule("V-PRC-18", Procedure, Severity.WARNING)
def decisions_come_before_the_issue(record: Procedure) -> Iterator[tuple[Route, str]]:
    """Quyết định ban hành không được ký sau ngày ban hành của quy trình.

    Quy trình được ban hành bằng quyết định đó (TCVN ISO 9001, điều 7.5.2), nên ngày ban hành không
    thể có trước quyết định.

    Cách sửa: sửa issued_on hoặc decision.on theo quyết định.
    """
    for place, one in _issued(record):
        if one.decision and one.issued_on and one.decision.on > one.issued_on:
            yield (
                ("revisions", place, "decision", "on"),
                f"quyết định ngày {short_date(one.decision.on)} ký sau ngày ban hành {short_date(one.issued_on)}",
            )


_Speaker = tuple[Facts, Route, str, datetime.date, str, Standing | None]


def _speakers(index: Index) -> Iterator[_Speaker]:
    """Whoever confirmed or signed for a declaration: where, who, when, what, their standing."""
    if {"person", "unit"} & index.unread_kinds:
        return
    for fact, record in index.records("declaration"):
        for route, person, day, what in _acts(record):
            yield fact, route, person, day, what, standing(index, person, day, _DECISION)


def _acts(record: Declaration) -> Iterator[tuple[Route, str, datetime.date, str]]:
    if record.effectiveness is not None:
        one = record.effectiveness
        yield ("effectiveness", "by"), one.by, one.confirmed_on, "xác nhận hiệu lực"
    if record.signer is not None and record.decision is not None:
        yield ("signer",), record.signer, record.decision.on, "ký quyết định công bố"


def _issued(record: Procedure) -> Iterator[tuple[int, Revision]]:
    return ((place, one) for place, one in enumerate(record.revisions) if one.issued_on is not None)
