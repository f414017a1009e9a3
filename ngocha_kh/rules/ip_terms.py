"""V-IP-04, 06: marks that end soon, and marks that nobody uses."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.ip_assets import expires_within, unused_since
from ngocha_kh.rules.activity_years import terms_of
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.vietnamese import short_date
from ngocha_kh.workdays import add_months


@workspace_rule("V-IP-04", Severity.WARNING)
def marks_are_renewed_in_time(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Văn bằng nhãn hiệu sắp hết hạn phải được gia hạn.

    Nhãn hiệu có hiệu lực 10 năm kể từ ngày nộp đơn, gia hạn nhiều lần, mỗi lần 10 năm (Luật Sở hữu trí
    tuệ, Điều 93). Số tháng nhắc trước đặt ở plan_terms.mark_expiry_months (đề xuất: 6).

    Cách sửa: hướng dẫn chủ sở hữu gia hạn, rồi ghi bước renewed và ngày hết hạn mới; không gia hạn
    thì ghi bước expired.
    """
    months = terms_of(index).mark_expiry_months.value
    for fact, asset in index.records("ip_asset"):
        if not expires_within(asset, index.as_of, months):
            continue
        ends = asset.certificate.expires_on
        left = (ends - index.as_of).days
        when = f"còn {left} ngày" if left >= 0 else f"đã quá {-left} ngày"
        yield (
            fact.path,
            ("certificate", "expires_on"),
            f"văn bằng hết hạn ngày {short_date(ends)} ({when}), chưa có bước gia hạn",
        )


@workspace_rule("V-IP-06", Severity.WARNING)
def marks_are_used(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Nhãn hiệu không sử dụng lâu có thể bị chấm dứt hiệu lực.

    Nhãn hiệu không được sử dụng trong 5 năm liên tục mà không có lý do chính đáng có thể bị chấm dứt
    hiệu lực (Luật Sở hữu trí tuệ, Điều 95). Số năm nhắc đặt ở plan_terms.mark_unused_years (đề xuất:
    4), tính từ last_use_on, chưa có thì từ ngày cấp.

    Cách sửa: hỏi chủ sở hữu, ghi ngày sử dụng gần nhất vào last_use_on.
    """
    years = terms_of(index).mark_unused_years.value
    for fact, asset in index.records("ip_asset"):
        since = unused_since(asset, index.as_of)
        if since is not None and add_months(since, 12 * years) < index.as_of:
            yield (
                fact.path,
                ("last_use_on",) if asset.last_use_on else ("certificate", "on"),
                f"không ghi nhận việc sử dụng nhãn hiệu từ ngày {short_date(since)}, quá {years} năm",
            )
