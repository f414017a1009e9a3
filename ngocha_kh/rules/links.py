"""V-REF-10: addresses of web evidence, judged by their form alone."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.task import Task
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.suggest import shown


@record_rule("V-REF-10", Task, Severity.INFO)
def addresses_can_be_opened(task: Task) -> Iterator[tuple[Route, str]]:
    """Đường dẫn trang tin làm minh chứng phải là địa chỉ https đầy đủ.

    Công cụ không dùng mạng nên không mở thử đường dẫn; chỉ xét cách viết. Minh chứng loại url phải
    là địa chỉ https có tên miền và không có dấu cách.

    Cách sửa: chép lại đường dẫn từ thanh địa chỉ của trình duyệt.
    """
    for number, entry in enumerate(task.updates):
        for position, item in enumerate(entry.evidence):
            if item.type == "url" and not _is_address(item.ref):
                route = ("updates", number, "evidence", position, "ref")
                yield route, f"«{shown(item.ref)}» không phải địa chỉ https đầy đủ"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in parts.netloc and not any(c.isspace() for c in text)
