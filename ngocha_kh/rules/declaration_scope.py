"""V-QMS-09, 10, 39, V-DEC-10: the declared scope, and what the ward really handles."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.scope import Scope, differs_since, scope_on
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import present_declarations, proposed, qms_of
from ngocha_kh.vietnamese import short_date

_CODES: Final = ("scope", "codes")
#: As many codes as a message names; the rest is counted.
_SHOWN: Final = 8
_SIGNS: Final = {"wider": "mở rộng", "narrower": "thu hẹp"}


@workspace_rule("V-QMS-09", also=("Q09", "V-DEC-01"))
def a_changed_scope_is_declared_again(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phạm vi công bố phải đúng với các thủ tục hành chính mà quy trình hiện hành giải quyết.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4: công bố lại khi điều chỉnh, mở rộng, thu hẹp phạm vi.
    Số ngày để công bố lại kể từ ngày bắt đầu khác nhau đặt ở qms.redeclare_days (đề xuất: 30); còn
    trong hạn thì quy tắc V-QMS-39 nhắc.

    Cách sửa: công bố lại với đúng phạm vi («nkh new declaration», decl_type: again); hoặc ban hành,
    bãi bỏ quy trình cho khớp.
    """
    said = proposed(qms_of(index).redeclare_days)
    for fact, scope, since, last in _different(index):
        if index.as_of > last:
            yield (
                fact.path,
                _CODES,
                f"phạm vi khác từ ngày {short_date(since)}, chưa công bố lại theo Quyết định 19/2014/QĐ-TTg, Điều 4; quá hạn {short_date(last)}{said}: {_difference(scope)}",
            )


@workspace_rule("V-QMS-39", Severity.WARNING, also=("V-PRC-03",))
def a_changed_scope_is_soon_declared_again(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc công bố lại khi phạm vi vừa thay đổi.

    Như quy tắc V-QMS-09 (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4), khi còn trong thời hạn
    qms.redeclare_days (đề xuất: 30 ngày).

    Cách sửa: chuẩn bị công bố lại («nkh new declaration», decl_type: again).
    """
    said = proposed(qms_of(index).redeclare_days)
    for fact, scope, since, last in _different(index):
        if index.as_of <= last:
            yield (
                fact.path,
                _CODES,
                f"phạm vi khác từ ngày {short_date(since)}, cần công bố lại đến ngày {short_date(last)}{said}: {_difference(scope)}",
            )


@workspace_rule("V-QMS-10", Severity.WARNING, also=("Q10", "V-DEC-02"))
def the_scope_covers_the_list(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Phạm vi công bố nên bao gồm mọi thủ tục trong danh mục thủ tục hành chính của phường.

    Quyết định 19/2014/QĐ-TTg, Điều 3, khoản 1: áp dụng cho toàn bộ hoạt động giải quyết thủ tục hành
    chính. Phường thuộc diện khuyến khích áp dụng nên quy tắc chỉ cảnh báo. Danh mục là tài liệu loại
    service_list đang áp dụng.

    Cách sửa: xây dựng quy trình cho thủ tục còn thiếu rồi công bố lại; hoặc sửa danh mục.
    """
    if {"qms_document", "procedure", "declaration"} & index.unread_kinds:
        return
    for fact, _ in present_declarations(index)[-1:]:
        outside = _scope(index).outside
        if outside:
            yield (
                fact.path,
                _CODES,
                f"{len(outside)} thủ tục trong danh mục của phường chưa có trong phạm vi công bố: {_named(outside)}",
            )


@workspace_rule("V-DEC-10")
def the_reason_agrees_with_the_scope(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Lý do mở rộng, thu hẹp phải đúng với thay đổi của phạm vi so với công bố bị thay thế.

    Mở rộng thì chỉ thêm, thu hẹp thì chỉ bớt thủ tục; vừa thêm vừa bớt là điều chỉnh (Quyết định
    19/2014/QĐ-TTg, Điều 4, khoản 4). Danh sách thủ tục không đổi thì xét lĩnh vực và địa điểm.

    Cách sửa: sửa reason (wider, narrower, adjusted) hoặc danh sách thủ tục (scope.codes).
    """
    known = index.by_id_of("declaration")
    for fact, one in index.records("declaration"):
        old = known.get(one.replaces or "")
        if old is None or one.reason not in _SIGNS:
            continue
        before, after = _extent(old, one)
        grown = sorted(after - before)
        lost = sorted(before - after)
        wanted, wrong = (grown, lost) if one.reason == "wider" else (lost, grown)
        if wrong or not wanted:
            added = f"thêm {len(grown)}" + (f" ({_named(grown)})" if grown else "")
            taken = f"bớt {len(lost)}" + (f" ({_named(lost)})" if lost else "")
            yield (
                fact.path,
                ("reason",),
                f"lý do là {_SIGNS[one.reason]} nhưng so với {old.id} phạm vi {added}, {taken}",
            )


def _different(
    index: Index,
) -> Iterator[tuple[Facts, Scope, datetime.date, datetime.date]]:
    """The declaration in force whose scope differs, since when, and the last day to mend it."""
    if {"procedure", "declaration", "calendar"} & index.unread_kinds:
        return
    procedures = [record for _, record in index.records("procedure")]
    for fact, one in present_declarations(index)[-1:]:
        since = differs_since(procedures, one, index.as_of)
        if since is not None:
            days = datetime.timedelta(days=qms_of(index).redeclare_days.value)
            yield fact, _scope(index), since, index.calendar.end_of_term(since + days)


def _scope(index: Index) -> Scope:
    procedures, declarations, documents = (
        [record for _, record in index.records(kind)]
        for kind in ("procedure", "declaration", "qms_document")
    )
    return scope_on(procedures, declarations, documents, index.as_of)


def _difference(scope: Scope) -> str:
    parts = []
    if scope.undeclared:
        parts.append(f"chưa công bố {len(scope.undeclared)} thủ tục ({_named(scope.undeclared)})")
    if scope.unhandled:
        parts.append(
            f"không còn quy trình của {len(scope.unhandled)} thủ tục ({_named(scope.unhandled)})"
        )
    return ", ".join(parts)


def _named(codes: Sequence[str]) -> str:
    more = len(codes) - _SHOWN
    return ", ".join(codes[:_SHOWN]) + (f" và {more} mã khác" if more > 0 else "")


def _extent(old: Declaration, new: Declaration) -> tuple[set[str], set[str]]:
    """What to compare: the codes, else fields and places when the codes are the same."""
    before, after = set(old.scope.codes), set(new.scope.codes)
    if before != after:
        return before, after
    return {*old.scope.fields, *old.scope.locations}, {*new.scope.fields, *new.scope.locations}
