"""V-QMS-11, 41, V-DEC-07, 08: the notice of a declaration, and where and how long it is posted."""

import datetime
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.declaration import Declaration, Posting
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.rules.system_year import present_declarations, proposed, qms_of
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date

_PLACES: Final = {
    "office": "niêm yết tại trụ sở làm việc",
    "website": "đăng tải trên trang thông tin điện tử",
}
_PAPERS: Final = ("decision", "declaration", "policy", "objectives")
#: May have been posted before the declaration, and stay.
_LASTING: Final = frozenset({"policy", "objectives"})


@workspace_rule("V-QMS-11", also=("Q11", "V-DEC-03"))
def declarations_are_told_and_posted(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Sau khi công bố phải thông báo bằng văn bản, niêm yết tại trụ sở và đăng trang thông tin điện tử.

    Quyết định 19/2014/QĐ-TTg, Điều 4, khoản 3 và kế hoạch năm, mục II.2: quyết định, bản công bố,
    chính sách, mục tiêu chất lượng. Nơi nhận thông báo đặt ở qms.notice_to; thời hạn ở
    qms.notice_working_days (mượn tương tự Luật Thực hiện dân chủ ở cơ sở 10/2022, chờ xác nhận). Xét
    công bố đang có hiệu lực, khi đã hết thời hạn.

    Cách sửa: gửi thông báo, niêm yết, đăng tải rồi ghi vào notices, postings.
    """
    qms = qms_of(index)
    said = proposed(qms.notice_working_days)
    for fact, one, signed, last in _termed(index):
        if index.as_of <= last:
            continue
        until = f"sau ngày {short_date(last)}{said}"
        if _first_notice(one, qms.notice_to, index.as_of) is None:
            name = _unit_name(index, qms.notice_to)
            yield fact.path, ("decision",), f"{until} chưa thông báo bằng văn bản tới {name}"
        for place, doing in _PLACES.items():
            since = _posted(index, one, place, signed)
            left = [paper for paper in _PAPERS if paper not in since]
            if left:
                yield (
                    fact.path,
                    ("decision",),
                    f"{until} chưa {doing}: {_papers(left)}",
                )


@workspace_rule("V-QMS-41", Severity.WARNING)
def notices_and_postings_are_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhắc thông báo, niêm yết có nhưng muộn hơn thời hạn.

    Như quy tắc V-QMS-11; việc đã qua không sửa lại được nên chỉ cảnh báo. Thời hạn là đề xuất
    (qms.notice_working_days).

    Cách sửa: kiểm tra lại ngày ghi; lần sau gửi, niêm yết ngay sau khi ký.
    """
    qms = qms_of(index)
    said = proposed(qms.notice_working_days)
    for fact, one, signed, last in _termed(index):
        number = _first_notice(one, qms.notice_to, index.as_of)
        if number is not None and one.notices[number].on > last:
            on = short_date(one.notices[number].on)
            yield (
                fact.path,
                ("notices", number, "on"),
                f"thông báo ngày {on}, sau hạn {short_date(last)}{said}",
            )
        for place, doing in _PLACES.items():
            since = _posted(index, one, place, signed)
            late = [paper for paper in _PAPERS if since.get(paper, last) > last]
            if late:
                yield (
                    fact.path,
                    ("postings",),
                    f"{doing} sau hạn {short_date(last)}{said}: {_papers(late)}",
                )


@workspace_rule("V-DEC-07", Severity.WARNING)
def web_postings_are_on_the_own_site(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Bài đăng trang thông tin điện tử phải có đường dẫn, thuộc tên miền của phường.

    Kế hoạch năm, mục II.2: đăng tải trên trang thông tin điện tử của cơ quan. Tên miền đặt ở
    qms.web_domain trong workspace.yaml; không đặt thì quy tắc chỉ xét có đường dẫn hay không.

    Cách sửa: ghi url của bài đăng trên trang của phường.
    """
    domain = qms_of(index).web_domain
    for fact, one in index.records("declaration"):
        for number, posting in enumerate(one.postings):
            if posting.where != "website":
                continue
            if posting.url is None:
                yield fact.path, ("postings", number), "đăng trang thông tin điện tử chưa có url"
            elif domain is not None and not _within(posting.url, domain.value):
                yield (
                    fact.path,
                    ("postings", number, "url"),
                    f"đường dẫn không thuộc tên miền {domain.value} của phường",
                )


@workspace_rule("V-DEC-08")
def postings_last_long_enough(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Thời gian niêm yết, khi ghi ngày kết thúc, không được ngắn hơn số ngày đã đặt.

    Số ngày liên tục, kể cả ngày đầu và ngày cuối, đặt ở qms.posting_days (đề xuất: 30 ngày, mượn
    tương tự Luật Thực hiện dân chủ ở cơ sở 10/2022). Không ghi to là còn đang niêm yết.

    Cách sửa: niêm yết đủ thời gian; sửa from, to theo biên bản niêm yết.
    """
    term = qms_of(index).posting_days
    least, said = term.value, proposed(term)
    for fact, one in index.records("declaration"):
        for number, posting in enumerate(one.postings):
            if posting.to is None:
                continue
            days = (posting.to - posting.from_).days + 1
            if days < least:
                length = f"chỉ {days} ngày" if days > 0 else "kết thúc trước khi bắt đầu"
                yield (
                    fact.path,
                    ("postings", number, "to"),
                    f"niêm yết {length}, cần đủ {least} ngày liên tục{said}",
                )


def _termed(
    index: Index,
) -> Iterator[tuple[Facts, Declaration, datetime.date, datetime.date]]:
    """Every declaration in force, its day of signing, and the last day to tell and post it."""
    if {"declaration", "calendar"} & index.unread_kinds:
        return
    days = qms_of(index).notice_working_days.value
    for fact, one in present_declarations(index):
        if one.decision is not None:
            signed = one.decision.on
            yield fact, one, signed, index.calendar.add_working_days(signed, days)


def _first_notice(one: Declaration, to: str, day: datetime.date) -> int | None:
    """Where the first notice to that unit stands, sent from the day of signing up to `day`."""
    signed = one.decision.on if one.decision else day
    sent = [
        (notice.on, number)
        for number, notice in enumerate(one.notices)
        if notice.to == to and signed <= notice.on <= day
    ]
    return min(sent)[1] if sent else None


def _posted(
    index: Index, one: Declaration, place: str, signed: datetime.date
) -> dict[str, datetime.date]:
    """Paper → the first day on which it hung at that place for this declaration."""
    found: dict[str, datetime.date] = {}
    for _, other in index.records("declaration"):
        for posting in other.postings:
            if posting.where != place or posting.from_ > index.as_of:
                continue
            for paper in posting.what:
                if _counts(posting, paper, own=other.id == one.id, signed=signed):
                    found[paper] = min(posting.from_, found.get(paper, posting.from_))
    return found


def _counts(posting: Posting, paper: str, *, own: bool, signed: datetime.date) -> bool:
    """Decision and declaration hang after the signing; policy and objectives may hang already."""
    if paper in _LASTING:
        return own or posting.to is None or posting.to >= signed
    return own and posting.from_ >= signed


def _within(url: str, domain: str) -> bool:
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    own = domain.lower().removeprefix("www.")
    return host == own or host.endswith(f".{own}")


def _unit_name(index: Index, unit: str) -> str:
    return index.units[unit].name if unit in index.units else f"đơn vị {unit}"


def _papers(papers: list[str]) -> str:
    labels = schema_for("declaration").labels(("postings", 0, "what", 0))
    return ", ".join(labels[paper] for paper in papers)
