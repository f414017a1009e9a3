"""V-BUD-02, 03, 04, 08: one line of the budget."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.budget import current, overdrawn_on, spent
from ngocha_kh.records.budget import Adjustment, Budget, Spending
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.vietnamese import number, short_date

#: Fewer đồng than a budget line can mean: somebody wrote thousands or millions.
_TOO_FEW = 100_000


@record_rule("V-BUD-02", Budget)
def no_more_is_spent_than_allowed(line: Budget) -> Iterator[tuple[Route, str]]:
    """Số đã chi không vượt dự toán hiện hành; dự toán hiện hành không âm.

    Dự toán hiện hành là dự toán đầu năm cộng các lần điều chỉnh. Xét theo từng ngày: điều chỉnh tăng
    sau khi đã chi vượt vẫn là chi vượt vào ngày chi.

    Cách sửa: kiểm tra số tiền, ngày của khoản chi; bổ sung lần điều chỉnh đã có quyết định.
    """
    day = overdrawn_on(line)
    if day is None:
        return
    used, allowed = spent(line, day), current(line, day)
    key = "spent" if any(entry.on == day for entry in line.spent) else "adjustments"
    entries: tuple[Adjustment | Spending, ...] = getattr(line, key)
    where = max(place for place, entry in enumerate(entries) if entry.on == day)
    yield (
        (key, where, "amount"),
        f"đến ngày {short_date(day)} đã chi {number(used)} đồng, dự toán hiện hành {number(allowed)} đồng",
    )


@record_rule("V-BUD-03", Budget, Severity.WARNING)
def amounts_are_in_dong(line: Budget) -> Iterator[tuple[Route, str]]:
    """Số tiền ghi bằng đồng, là số nguyên, không có dấu phân cách.

    Lược đồ đã từ chối số lẻ và chữ. Số quá nhỏ (dưới 100.000 đồng) ở một dòng dự toán thường do ghi
    theo nghìn đồng hoặc triệu đồng như trong bảng tính.

    Cách sửa: ghi đủ số tiền bằng đồng, ví dụ 15 triệu đồng là 15000000.
    """
    if 0 < line.initial < _TOO_FEW:
        yield (
            ("initial",),
            f"dự toán {number(line.initial)} đồng quá nhỏ; có phải ghi theo nghìn hoặc triệu đồng?",
        )


@record_rule("V-BUD-04", Budget, Severity.WARNING)
def wards_do_not_pay_for_research(line: Budget) -> Iterator[tuple[Route, str]]:
    """Ngân sách cấp xã trước đây không có nhiệm vụ chi nghiên cứu khoa học.

    Theo Nghị định 163/2016/NĐ-CP, Điều 17, ngân sách cấp xã chỉ chi ứng dụng, chuyển giao tiến bộ khoa
    học, công nghệ. Quy định về ngân sách năm 2026 chưa đối chiếu được nên đây chỉ là nhắc, không phải
    kết luận.

    Cách sửa: hỏi cơ quan tài chính; nếu là ứng dụng, chuyển giao thì chọn mục đích khác.
    """
    if line.line == "science" and line.purpose == "research" and line.source != "social":
        yield (
            ("purpose",),
            "dòng chi nghiên cứu (research) ở cấp phường: cần đối chiếu phân cấp nhiệm vụ chi hiện hành",
        )


@record_rule("V-BUD-08", Budget)
def science_is_regular_spending(line: Budget) -> Iterator[tuple[Route, str]]:
    """Chi khoa học và công nghệ là nhiệm vụ chi thường xuyên.

    Kế hoạch năm, mục III.2 xếp chi cho khoa học và công nghệ vào chi thường xuyên.

    Cách sửa: sửa spending thành regular; dòng tổng chi thì ghi line: total.
    """
    if line.line == "science" and line.spending != "regular":
        yield (
            ("spending",),
            "dòng khoa học, công nghệ phải là chi thường xuyên (regular) theo kế hoạch năm",
        )
