"""V-REF-08, V-REF-09: files that prove a result."""

from collections.abc import Iterator

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.rules.index import Index
from ngocha_kh.rules.registry import workspace_rule
from ngocha_kh.suggest import shown


@workspace_rule("V-REF-08", Severity.WARNING, beside=True)
def evidence_files_are_there(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Tệp minh chứng phải có và còn nguyên vẹn.

    Minh chứng là tệp thì tệp phải nằm trong thư mục làm việc; nếu đã ghi sha256 thì nội dung không
    được thay đổi. Đường dẫn https không được kiểm tra vì công cụ không dùng mạng.

    Cách sửa: bổ sung tệp, hoặc sửa đường dẫn; nếu tệp được thay bản khác thì thêm minh chứng mới.
    """
    for fact in index.facts:
        for ref, sha256, route in fact.files:
            if not index.source.is_inside(ref):
                continue  # V-REF-09 speaks
            found = index.source.sha256(ref) if sha256 else index.source.is_file(ref)
            if not found:
                yield (
                    fact.path,
                    route,
                    f"không có tệp minh chứng «{shown(ref)}» trong thư mục làm việc",
                )
            elif sha256 and found != sha256:
                yield (
                    fact.path,
                    route,
                    f"tệp minh chứng «{shown(ref)}» đã khác với mã băm sha256 đã ghi",
                )


@workspace_rule("V-REF-09", beside=True)
def evidence_stays_inside(index: Index) -> Iterator[tuple[str, Route, str]]:
    """Đường dẫn minh chứng không được dẫn ra ngoài thư mục làm việc.

    Đường dẫn tuyệt đối, đường dẫn có «..» hay liên kết dẫn ra ngoài đều không dùng được trên máy
    khác và có thể để lộ tệp riêng.

    Cách sửa: chép tệp vào thư mục làm việc và ghi đường dẫn tương đối với dấu «/».
    """
    for fact in index.facts:
        for ref, _, route in fact.files:
            if not index.source.is_inside(ref):
                yield (
                    fact.path,
                    route,
                    f"đường dẫn «{shown(ref)}» dẫn ra ngoài thư mục làm việc hoặc không phải đường dẫn tương đối",
                )
