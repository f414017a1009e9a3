"""V-QMS-07, 08, 37, 47: legal bases that changed, and the three months to follow them."""

from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.qms.law_changes import EXPIRES
from ngocha_kh.qms.legal import Answer, Impact, impacts
from ngocha_kh.records.document import Document
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import qms_of
from ngocha_kh.suggest import shown
from ngocha_kh.vietnamese import short_date


@workspace_rule("V-QMS-07", also=("Q07", "V-PRC-06"))
def ended_bases_are_replaced_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Căn cứ pháp lý hết hiệu lực phải được cập nhật trong thời hạn.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4: thay đổi của văn bản quy phạm pháp luật phải được cập
    nhật vào tài liệu chậm nhất 03 tháng kể từ ngày văn bản có hiệu lực (qms.months_to_follow_law).
    Thời hạn tính theo tháng, ngày cuối là ngày nghỉ thì lùi sang ngày làm việc kế tiếp (Bộ luật Dân
    sự 2015, Điều 148). Văn bản bị bãi bỏ, hoặc tự hết hiệu lực (expires_on) mà sổ không có văn bản thay
    thế, thì thôi viện dẫn trong cùng thời hạn. Còn trong hạn thì quy tắc V-QMS-37 nhắc.

    Cách sửa: sửa đổi quy trình («nkh iso revise»), thay văn bản cũ bằng văn bản mới hoặc thôi viện dẫn.
    """
    for fact, record, one in _impacts(index):
        if one.change.ends and one.answer is Answer.OPEN and index.as_of > one.due:
            days = (index.as_of - one.due).days
            yield (
                fact.path,
                _route(record, one),
                f"{_told(index, one)}; quá hạn cập nhật {short_date(one.due)} {days} ngày, chưa đạt yêu cầu của Quyết định 19/2014/QĐ-TTg",
            )


@workspace_rule("V-QMS-37", Severity.WARNING)
def ended_bases_are_soon_replaced(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc cập nhật căn cứ pháp lý vừa hết hiệu lực.

    Như quy tắc V-QMS-07 (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4), khi còn trong thời hạn.

    Cách sửa: sửa đổi quy trình («nkh iso revise») trước ngày cuối của thời hạn.
    """
    for fact, record, one in _impacts(index):
        if (
            one.change.ends
            and one.answer is Answer.OPEN
            and one.change.on <= index.as_of <= one.due
        ):
            yield (
                fact.path,
                _route(record, one),
                f"{_told(index, one)}; cập nhật đến ngày {short_date(one.due)}, còn {one.days_left(index.as_of)} ngày",
            )


@workspace_rule("V-QMS-47", Severity.WARNING)
def late_updates_are_told(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Cho biết quy trình đã cập nhật văn bản mới nhưng muộn hơn thời hạn.

    Như quy tắc V-QMS-07 (Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4). Việc đã qua không sửa lại được,
    nên chỉ cảnh báo, đến khi thay đổi đã qua 12 tháng.

    Cách sửa: không cần sửa; nêu lý do trong báo cáo. Nếu ngày ghi sai thì sửa theo quyết định ban hành.
    """
    for fact, record, one in _impacts(index):
        if one.answer is Answer.OPEN or not one.is_late(index.as_of) or one.answered_on is None:
            continue
        if (index.as_of - one.due).days <= _REMEMBERED:
            yield (
                fact.path,
                _route(record, one),
                f"{_told(index, one)}; cập nhật ngày {short_date(one.answered_on)}, sau hạn {short_date(one.due)}",
            )


#: Days for which a late update is told.
_REMEMBERED = 365


@workspace_rule("V-QMS-08", Severity.WARNING, also=("Q08",))
def amended_bases_are_looked_at(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Căn cứ pháp lý được sửa đổi, bổ sung phải được rà soát tác động.

    Đề xuất theo tinh thần Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 4: văn bản chỉ được sửa đổi một
    phần thì một lần rà soát ghi tên văn bản sửa đổi và kết luận giữ nguyên là đủ; kết luận phải sửa
    thì cần một lần sửa đổi. Nói khi đã hết thời hạn qms.months_to_follow_law.

    Cách sửa: ghi một lần rà soát vào reviews với văn bản sửa đổi, hoặc sửa đổi quy trình.
    """
    for fact, record, one in _impacts(index):
        if not one.change.ends and one.answer is Answer.OPEN and index.as_of > one.due:
            yield (
                fact.path,
                _route(record, one),
                f"{_told(index, one)}; quá hạn {short_date(one.due)} chưa rà soát hoặc sửa đổi",
            )


def _impacts(index: Index) -> Iterator[tuple[Facts, Procedure, Impact]]:
    """What every change means, once for all rules here; nothing while documents cannot be read."""
    if "document" in index.unread_kinds:
        return
    found = index.remembered("impacts", _computed)
    by_id = {record.id: (fact, record) for fact, record in index.records("procedure")}
    for one in found:
        fact, record = by_id[one.procedure]
        yield fact, record, one


def _computed(index: Index) -> list[Impact]:
    procedures = [record for _, record in index.records("procedure")]
    if not procedures:
        return []
    return impacts(
        procedures, (document for _, document in index.documents), index.as_of,
        months=qms_of(index).months_to_follow_law.value, calendar=index.calendar,
    )  # fmt: skip


def _route(record: Procedure, one: Impact) -> Route:
    """The base in the issue in force that cites the old text, else the issue itself."""
    if one.revision is None:
        return ("revisions",)
    bases = record.revisions[one.revision].legal_bases
    here: Route = ("revisions", one.revision)
    return (*here, "legal_bases", bases.index(one.change.old)) if one.change.old in bases else here


_VERBS: Final = {
    "replaces": "hết hiệu lực, thay bằng",
    "repeals": "bị bãi bỏ bởi",
    "amends": "được sửa đổi, bổ sung bởi",
}


def _told(index: Index, one: Impact) -> str:
    names = index.remembered("texts by id", _register)
    old, new = (_named(names.get(i), i) for i in (one.change.old, one.change.new))
    since = f"từ ngày {short_date(one.change.on)}"
    if one.change.how == EXPIRES:
        return f"{old} hết hiệu lực {since}"
    verb = (
        f"được thay một phần ({one.change.scope}) bởi"
        if one.change.scope
        else _VERBS[one.change.how]
    )
    return f"{old} {verb} {new} {since}"


def _register(index: Index) -> dict[str, Document]:
    return {document.id: document for _, document in index.documents}


def _named(document: Document | None, document_id: str) -> str:
    return (
        f"{document_id} ({shown(document.number)})" if document and document.number else document_id
    )
