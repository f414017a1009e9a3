"""V-SK-010 to 013, 015: the authors of an initiative, their shares and signatures."""

from collections.abc import Iterator
from decimal import Decimal

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import record_rule, workspace_rule
from ngocha_kh.vietnamese import number, short_date

#: Before an application is handed in nobody has to sign; one that was taken back may never have been.
_UNSIGNED = frozenset({"registered", "draft", "withdrawn", "archived"})


@record_rule("V-SK-010", Initiative)
def shares_add_up(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Tỷ lệ đóng góp của các tác giả cộng lại phải đúng bằng 100%.

    Đơn yêu cầu công nhận ghi tỷ lệ (%) đóng góp của từng đồng tác giả (Thông tư 18/2013/TT-BKHCN,
    Điều 5); tính bằng số thập phân chính xác, tối đa hai chữ số sau dấu phẩy (33,34 + 33,33 + 33,33).

    Cách sửa: sửa share_percent theo đơn.
    """
    shares = [exact(author.share_percent) for author in initiative.authors]
    for position, share in enumerate(shares):
        if share <= 0:
            yield ("authors", position, "share_percent"), "tỷ lệ đóng góp phải lớn hơn 0"
        elif share != share.quantize(Decimal("0.01")):
            yield (
                ("authors", position, "share_percent"),
                f"tỷ lệ {number(share)}% có quá hai chữ số sau dấu phẩy",
            )
    total = sum(shares, Decimal())
    if total != 100:
        yield ("authors",), f"tổng tỷ lệ đóng góp là {number(float(total))}%, phải đúng bằng 100%"


@record_rule("V-SK-011", Initiative)
def one_author_leads(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Một sáng kiến có đúng một tác giả chính, và mỗi tác giả được ghi một lần.

    Tác giả chính là người liên hệ và đứng đầu danh sách; pháp luật chỉ nói đến tác giả, đồng tác giả
    (Điều lệ Sáng kiến, Nghị định 13/2012/NĐ-CP, Điều 2), nên đây là quy ước ghi chép (đề xuất).

    Cách sửa: ghi is_lead: true cho đúng một tác giả; bỏ tác giả ghi lặp và cộng tỷ lệ lại.
    """
    leads = [n for n, author in enumerate(initiative.authors) if author.is_lead]
    if not leads:
        yield ("authors",), "chưa có tác giả chính (is_lead: true)"
    for position in leads[1:]:
        yield ("authors", position, "is_lead"), "đã có tác giả chính ở trên; chỉ một người"
    seen: set[str] = set()
    for position, author in enumerate(initiative.authors):
        if author.person in seen:
            yield ("authors", position, "person"), f"{author.person} đã có trong danh sách tác giả"
        seen.add(author.person)


@record_rule("V-SK-015", Initiative, Severity.WARNING)
def authors_are_no_helpers(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Tác giả không đồng thời là người tham gia tổ chức áp dụng lần đầu.

    Hai nhóm được ghi ở hai bảng khác nhau của đơn (Thông tư 18/2013/TT-BKHCN, Phụ lục I) và có quyền
    lợi khác nhau; người chỉ giúp thu thập số liệu, đánh máy, tính toán không phải đồng tác giả.

    Cách sửa: giữ người đó ở một trong hai danh sách authors, helpers.
    """
    authors = {author.person for author in initiative.authors}
    for position, helper in enumerate(initiative.helpers):
        if helper.person in authors:
            yield ("helpers", position, "person"), f"{helper.person} đã là tác giả"


@workspace_rule("V-SK-012", Severity.WARNING)
def shares_are_not_too_small(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Tỷ lệ đóng góp của một tác giả không nên thấp hơn mức tối thiểu của phường, nếu có quy định.

    Pháp luật chung không có mức này; có nơi quy định riêng (ngành giáo dục Đà Nẵng: 30%). Mức đặt ở
    initiatives.min_share_percent trong workspace.yaml; không đặt thì quy tắc không xét.

    Cách sửa: xem lại vai trò của tác giả đó; nếu chỉ giúp áp dụng thì chuyển sang helpers.
    """
    least = index.settings.initiatives.min_share_percent if index.settings else None
    if least is None:
        return
    for fact, record in index.records("initiative"):
        for position, author in enumerate(record.authors):
            if exact(author.share_percent) < least.value:
                yield (
                    fact.path,
                    ("authors", position, "share_percent"),
                    f"tỷ lệ {number(author.share_percent)}% thấp hơn mức tối thiểu {least.value}%",
                )


@record_rule("V-SK-013", Initiative)
def authors_sign_before_receipt(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Mọi tác giả phải ký đơn trước hoặc trong ngày nhận đơn.

    Đơn do tất cả đồng tác giả ký (Thông tư 18/2013/TT-BKHCN, Phụ lục I), nên ngày ký không thể sau
    ngày đơn vị thường trực nhận đơn.

    Cách sửa: ghi signed_on theo đơn, hoặc sửa intake.received_on.
    """
    received = initiative.intake.received_on if initiative.intake else None
    if received is None and initiative.state in _UNSIGNED:
        return
    for position, author in enumerate(initiative.authors):
        if author.signed_on is None:
            yield ("authors", position), f"{author.person} chưa ký đơn (signed_on)"
        elif received is not None and author.signed_on > received:
            yield (
                ("authors", position, "signed_on"),
                f"{author.person} ký ngày {short_date(author.signed_on)}, sau ngày nhận đơn {short_date(received)}",
            )


def exact(percent: float) -> Decimal:
    """A share as it was typed: its text is exact, a binary fraction is not."""
    return Decimal(repr(percent))
