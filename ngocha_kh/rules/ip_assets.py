"""V-IP-01, 02, 03, 05, 07: what the record of one mark or indication must hold."""

from collections.abc import Iterator
from itertools import pairwise

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.progress.ip_assets import FILED, OWNERS, PROTECTED, REGULATED
from ngocha_kh.records.ip_asset import IpAsset
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.schemas import schema_for
from ngocha_kh.vietnamese import short_date


def _label(*route: str | int, value: str) -> str:
    return schema_for("ip_asset").labels(route).get(value, value)


@record_rule("V-IP-01", IpAsset)
def steps_have_their_papers(asset: IpAsset) -> Iterator[tuple[Route, str]]:
    """Đã nộp đơn thì phải có số đơn; đã cấp, gia hạn thì phải có văn bằng.

    Cách sửa: ghi application (số, ngày nộp) hoặc certificate (số, ngày cấp, ngày hết hạn).
    """
    for number, event in enumerate(asset.events):
        label = _label("events", 0, "state", value=event.state)
        if event.state in PROTECTED and asset.certificate is None:
            yield ("events", number, "state"), f"«{label}» nhưng chưa ghi văn bằng (certificate)"
            return
        if event.state in FILED - PROTECTED and asset.application is None:
            yield ("events", number, "state"), f"«{label}» nhưng chưa ghi đơn đăng ký (application)"
            return


@record_rule("V-IP-02", IpAsset)
def owners_fit_the_type(asset: IpAsset) -> Iterator[tuple[Route, str]]:
    """Chủ sở hữu phải đúng với loại tài sản trí tuệ.

    Luật Sở hữu trí tuệ, Điều 87, 88: nhãn hiệu tập thể do tổ chức tập thể đăng ký; nhãn hiệu chứng
    nhận do tổ chức có chức năng kiểm soát, chứng nhận, không trực tiếp sản xuất, kinh doanh; chỉ dẫn
    địa lý thuộc về Nhà nước. Phường hướng dẫn, hỗ trợ, thường không phải chủ sở hữu.

    Cách sửa: sửa owner.kind hoặc type.
    """
    wanted = OWNERS.get(asset.type)
    if wanted is not None and asset.owner.kind != wanted:
        yield (
            ("owner", "kind"),
            f"{_label('type', value=asset.type).lower()} phải thuộc «{_label('owner', 'kind', value=wanted)}», không phải «{_label('owner', 'kind', value=asset.owner.kind)}»",
        )


@record_rule("V-IP-03", IpAsset)
def indications_do_not_expire(asset: IpAsset) -> Iterator[tuple[Route, str]]:
    """Chỉ dẫn địa lý không có ngày hết hạn.

    Luật Sở hữu trí tuệ, Điều 93: văn bằng bảo hộ chỉ dẫn địa lý có hiệu lực vô thời hạn.

    Cách sửa: bỏ certificate.expires_on.
    """
    ends = asset.certificate.expires_on if asset.certificate else None
    if asset.type == "geographical_indication" and ends is not None:
        yield ("certificate", "expires_on"), "chỉ dẫn địa lý được bảo hộ vô thời hạn"


@record_rule("V-IP-05", IpAsset, Severity.WARNING)
def regulations_of_use_are_complete(asset: IpAsset) -> Iterator[tuple[Route, str]]:
    """Quy chế sử dụng nhãn hiệu tập thể, nhãn hiệu chứng nhận phải đủ năm nội dung.

    Luật Sở hữu trí tuệ, Điều 105. Nhãn hiệu tập thể: chủ sở hữu, tiêu chuẩn thành viên, danh sách được
    sử dụng, điều kiện sử dụng, xử lý vi phạm. Nhãn hiệu chứng nhận: chủ sở hữu, điều kiện, đặc tính
    được chứng nhận, phương pháp đánh giá và kiểm soát, chi phí. Xét từ khi đã nộp đơn.

    Cách sửa: bổ sung quy chế, rồi ghi các nội dung ở regulation.items.
    """
    wanted = REGULATED.get(asset.type)
    if wanted is None or all(event.state not in FILED for event in asset.events):
        return
    if asset.regulation is None:
        yield ("type",), "đã nộp đơn nhưng chưa có quy chế sử dụng (regulation)"
        return
    missing = [item for item in wanted if item not in asset.regulation.items]
    if missing:
        names = ", ".join(_label("regulation", "items", 0, value=one).lower() for one in missing)
        yield ("regulation", "items"), f"quy chế sử dụng thiếu: {names}"


@record_rule("V-IP-07", IpAsset)
def days_follow_each_other(asset: IpAsset) -> Iterator[tuple[Route, str]]:
    """Các ngày của tài sản trí tuệ phải theo thứ tự.

    Các bước theo thứ tự thời gian; văn bằng không cấp trước ngày nộp đơn và không hết hạn trước ngày
    cấp.

    Cách sửa: sửa ngày đã gõ nhầm.
    """
    for number, (before, event) in enumerate(pairwise(asset.events), 1):
        if event.on < before.on:
            yield (
                ("events", number, "on"),
                f"ngày {short_date(event.on)} trước bước liền trước ({short_date(before.on)})",
            )
    filed, granted = asset.application, asset.certificate
    if filed and granted and granted.on < filed.on:
        yield (
            ("certificate", "on"),
            f"văn bằng cấp ngày {short_date(granted.on)}, trước ngày nộp đơn {short_date(filed.on)}",
        )
    if granted and granted.expires_on and granted.expires_on <= granted.on:
        yield (
            ("certificate", "expires_on"),
            f"hết hạn ngày {short_date(granted.expires_on)}, không sau ngày cấp {short_date(granted.on)}",
        )
