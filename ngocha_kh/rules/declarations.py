"""V-QMS-12, 13, 24, 42, V-DEC-09: what a declaration rests on, and which one counts."""

import datetime
from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.states import AuditState, SlipState, audit_state, slip_state
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.rules.system_year import present_declarations, qms_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-QMS-12", also=("Q12", "V-DEC-04"))
def declarations_rest_on_audit_and_review(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Chỉ công bố sau đánh giá nội bộ, xem xét của lãnh đạo và khi không còn điểm không phù hợp nặng.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 2: đánh giá nội bộ, xem xét, xác nhận hiệu lực rồi mới
    công bố; không còn phiếu nặng đang mở là đề xuất. Xét theo ngày ký quyết định công bố.

    Cách sửa: ghi audit, review là cuộc đánh giá, lần xem xét đã xong trước ngày ký; đóng phiếu nặng.
    """
    if {"audit", "management_review", "nonconformity"} & index.unread_kinds:
        return
    for fact, declaration in index.records("declaration"):
        if declaration.decision is not None:
            for route, message in _foundation(index, declaration, declaration.decision.on):
                yield fact.path, route, message


@record_rule("V-QMS-42", Declaration, Severity.WARNING)
def the_head_confirms_the_effect_first(declaration: Declaration) -> Iterator[tuple[Route, str]]:
    """Người đứng đầu xác nhận hiệu lực của hệ thống trước khi công bố.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 2 và Thông tư 26/2014/TT-BKHCN, Điều 7, khoản 2. Kế
    hoạch năm không nhắc bước này nên quy tắc chỉ cảnh báo.

    Cách sửa: ghi effectiveness: ngày xác nhận, người đứng đầu, văn bản xác nhận.
    """
    if declaration.decision is None:
        return
    signed = declaration.decision.on
    if declaration.effectiveness is None:
        yield ("decision",), "chưa ghi việc người đứng đầu xác nhận hiệu lực (effectiveness)"
    elif declaration.effectiveness.confirmed_on > signed:
        yield (
            ("effectiveness", "confirmed_on"),
            f"xác nhận sau ngày ký công bố {short_date(signed)}",
        )


@workspace_rule("V-QMS-13", also=("Q13", "V-DEC-05"))
def one_declaration_counts(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Mỗi lúc chỉ có một công bố có hiệu lực; công bố lại phải nêu công bố bị thay thế.

    Suy ra từ Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4 (công bố lại khi điều chỉnh, mở rộng, thu
    hẹp phạm vi): hai công bố cùng hiệu lực thì không biết phạm vi nào là đúng.

    Cách sửa: ghi replaces ở công bố lại; sửa decl_type, reason; hủy công bố thừa (revoked).
    """
    if "declaration" in index.unread_kinds:
        return
    known = index.by_id_of("declaration")
    taken: dict[str, str] = {}
    for fact, one in sorted(index.records("declaration"), key=lambda pair: _signed(pair[1])):
        for route, message in _lineage(one, known, taken):
            yield fact.path, route, message
    present = present_declarations(index)
    for fact, one in present[1:]:
        if one.decl_type == "first" or one.replaces is not None:
            others = ", ".join(other.id for _, other in present if other.id != one.id)
            yield fact.path, ("decision",), f"đang có hiệu lực cùng lúc với {others}"


@record_rule("V-QMS-24", Declaration, also=("Q24", "V-DEC-06"))
def nobody_certifies(declaration: Declaration) -> Iterator[tuple[Route, str]]:
    """Cơ quan hành chính tự công bố, không thuê tổ chức chứng nhận.

    Quyết định 19/2014/QĐ-TTg: không phải thuê tổ chức chứng nhận đánh giá, giám sát; giấy
    chứng nhận không thay cho công bố.

    Cách sửa: bỏ certification_body.
    """
    if declaration.certification_body is not None:
        yield (
            ("certification_body",),
            "công bố theo Quyết định 19/2014/QĐ-TTg không có tổ chức chứng nhận",
        )


@workspace_rule("V-DEC-09", Severity.WARNING)
def declarations_follow_the_present_edition(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc công bố đang hiệu lực theo phiên bản tiêu chuẩn cũ.

    Phiên bản đang áp dụng đặt ở qms.edition trong workspace.yaml; khi tiêu chuẩn quốc gia được soát
    xét thì theo hướng dẫn của Bộ Khoa học và Công nghệ (Quyết định 19/2014/QĐ-TTg, Điều 4).

    Cách sửa: chuyển đổi hệ thống rồi công bố lại với lý do đổi tiêu chuẩn (new_standard).
    """
    edition = qms_of(index).edition
    for fact, one in present_declarations(index):
        if one.standard.edition < edition:
            yield (
                fact.path,
                ("standard", "edition"),
                f"công bố theo phiên bản {one.standard.edition}, hệ thống đang áp dụng phiên bản {edition}",
            )


def _foundation(
    index: Index, declaration: Declaration, signed: datetime.date
) -> Iterator[tuple[Route, str]]:
    day = short_date(signed)
    audits = {
        record.id
        for _, record in index.records("audit")
        if record.audit_type == "internal"
        and audit_state(record, signed) in (AuditState.REPORTED, AuditState.CLOSED)
    }
    if declaration.audit is not None and declaration.audit not in audits:
        yield (
            ("audit",),
            f"{declaration.audit} không phải đánh giá nội bộ đã có báo cáo vào ngày {day}",
        )
    elif not audits:
        yield ("decision",), f"công bố ngày {day} khi chưa có cuộc đánh giá nội bộ nào có báo cáo"
    reviews = {
        record.id for _, record in index.records("management_review") if record.held_on <= signed
    }
    if declaration.review is not None and declaration.review not in reviews:
        yield ("review",), f"{declaration.review} họp sau ngày ký công bố {day}"
    elif not reviews:
        yield ("decision",), f"công bố ngày {day} khi chưa có lần xem xét nào của lãnh đạo"
    majors = [
        slip.id
        for _, slip in index.records("nonconformity")
        if slip.class_ == "major"
        and slip.detected_on <= signed
        and slip_state(slip, signed) in (SlipState.OPEN, SlipState.WAITING)
    ]
    if majors:
        yield ("decision",), f"công bố ngày {day} khi còn điểm nặng chưa đóng: {', '.join(majors)}"


def _lineage(
    one: Declaration, known: dict[str, Declaration], taken: dict[str, str]
) -> Iterator[tuple[Route, str]]:
    if one.decl_type == "again" and one.replaces is None:
        yield ("decl_type",), "công bố lại phải nêu công bố bị thay thế (replaces)"
    if one.decl_type == "first" and one.replaces is not None:
        yield ("decl_type",), f"thay thế {one.replaces} thì là công bố lại (again)"
    if (one.decl_type == "first") != (one.reason == "first"):
        reason = schema_for("declaration").labels(("reason",))[one.reason]
        kind = schema_for("declaration").labels(("decl_type",))[one.decl_type]
        yield ("reason",), f"lý do «{reason}» không hợp với loại «{kind}»"
    old = known.get(one.replaces or "")
    if old is None:
        return
    if old.id == one.id or _signed(old) > _signed(one):
        yield ("replaces",), f"{old.id} không được ký trước công bố này"
    elif old.id in taken:
        yield ("replaces",), f"{old.id} đã được {taken[old.id]} thay thế"
    taken.setdefault(old.id, one.id)


def _signed(one: Declaration) -> tuple[datetime.date, str]:
    """For the order of signing; drafts last."""
    return (one.decision.on if one.decision else datetime.date.max, one.id)
