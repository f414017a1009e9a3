"""V-SK-101, 102: what may be made public, and what is kept elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.rules.registry import record_rule

#: A place is a few words; more is likely to be the secret itself.
_MOST: Final = 100
_SENTENCES: Final = re.compile(r"[.;:!?]\s+\S|\n")


@record_rule("V-SK-101", Initiative)
def publication_has_a_ground(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Công khai sáng kiến cần căn cứ, và không được lộ phần tác giả yêu cầu giữ bí mật.

    Căn cứ là đồng ý của tác giả (given) hoặc quyết định công nhận đã công khai (decision). Cơ sở quyết
    định việc công bố giải pháp, trừ phần tác giả yêu cầu giữ bí mật (Thông tư 18/2013/TT-BKHCN, Điều 6);
    họ tên là dữ liệu cá nhân (Luật 91/2025/QH15). Có thông tin bảo mật thì chỉ công khai bản tóm tắt đã
    rà soát (description.public_summary).

    Cách sửa: ghi consent; tác giả không đồng ý thì để not_public hoặc gỡ xuống (taken_down); viết tóm tắt
    công khai.
    """
    publication = initiative.publication
    if publication is None or publication.state not in ("cleared", "published"):
        return
    if publication.consent == "refused":
        yield ("publication", "consent"), "tác giả không đồng ý công khai"
    elif publication.consent is None and publication.state == "published":
        yield ("publication", "state"), "đã công khai mà chưa ghi căn cứ (consent)"
    summary = initiative.description.public_summary if initiative.description else None
    secret = initiative.confidential is not None and initiative.confidential.present
    if secret and summary is None:
        yield (
            ("publication", "state"),
            "có thông tin bảo mật mà chưa có bản tóm tắt đã rà soát (description.public_summary)",
        )


@record_rule("V-SK-102", Initiative)
def secrets_are_kept_elsewhere(initiative: Initiative) -> Iterator[tuple[Route, str]]:
    """Thông tin tác giả yêu cầu giữ bí mật không nằm trong hồ sơ; hồ sơ chỉ ghi nơi giữ.

    Cơ quan nhận đơn phải giữ bí mật phần tác giả đã nêu (Thông tư 18/2013/TT-BKHCN, Điều 6), mà lịch sử
    Git thì ai có kho cũng đọc được. Nơi giữ là tên tủ, phòng, người giữ; không phải nội dung.

    Cách sửa: ghi nơi giữ bản giấy vào confidential.kept_at bằng vài từ, xóa phần nội dung.
    """
    secret = initiative.confidential
    if secret is None:
        return
    if secret.present and secret.kept_at is None:
        yield ("confidential", "present"), "chưa ghi nơi giữ bản giấy (kept_at)"
    if secret.kept_at and (len(secret.kept_at) > _MOST or _SENTENCES.search(secret.kept_at)):
        yield (
            ("confidential", "kept_at"),
            f"chỉ ghi nơi giữ, không quá {_MOST} ký tự, không ghi nội dung bảo mật",
        )
