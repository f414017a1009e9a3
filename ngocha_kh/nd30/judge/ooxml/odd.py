"""Why a file is not a .docx that can be read: one Vietnamese line for each case."""

from __future__ import annotations

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_HEADS = (
    (b"%PDF", "đây là tệp PDF, không phải tệp .docx"),
    (b"{\\rtf", "đây là tệp RTF; mở bằng Word và lưu lại dạng .docx"),
    (b"<", "đây là tệp văn bản XML hoặc HTML, không phải tệp .docx"),
    (b"\xef\xbb\xbf<", "đây là tệp văn bản XML hoặc HTML, không phải tệp .docx"),
    (b"Rar!", "đây là tệp nén RAR, không phải tệp .docx"),
    (b"7z\xbc\xaf", "đây là tệp nén 7z, không phải tệp .docx"),
)
#: Names of streams in an OLE file, as they stand in its directory.
_STREAMS = (
    ("EncryptedPackage", "tệp được đặt mật khẩu; gỡ mật khẩu rồi kiểm tra lại"),
    ("WordDocument", "đây là tệp Word 97-2003 (.doc); mở bằng Word và lưu lại dạng .docx"),
    ("Workbook", "đây là tệp Excel 97-2003 (.xls), không phải tệp .docx"),
    ("PowerPoint Document", "đây là tệp PowerPoint 97-2003 (.ppt), không phải tệp .docx"),
)
_TYPES = (
    ("spreadsheetml", "đây là tệp Excel (.xlsx), không phải tệp .docx"),
    ("ms-excel", "đây là tệp Excel (.xlsm), không phải tệp .docx"),
    ("presentationml", "đây là tệp PowerPoint (.pptx), không phải tệp .docx"),
    ("ms-powerpoint", "đây là tệp PowerPoint (.pptm), không phải tệp .docx"),
    ("visio", "đây là tệp Visio, không phải tệp .docx"),
)
DAMAGED = "tệp .docx bị hỏng, không mở được"
TOO_LARGE = "nội dung tệp lớn quá mức cho phép nên không đọc"
TOO_MANY_PARTS = "tệp chứa quá nhiều thành phần hoặc có thành phần trùng tên nên không đọc"
TOO_DEEP = "nội dung tệp lồng nhau quá sâu nên không đọc"
FOREIGN_ZIP = "đây là tệp nén, không phải tệp .docx"
NO_DOCUMENT = "tệp .docx thiếu phần nội dung văn bản"
LOCKED_ZIP = "tệp nén được đặt mật khẩu; gỡ mật khẩu rồi kiểm tra lại"


def not_a_zip(data: bytes) -> str:
    """What a file is that is no zip file."""
    if not data:
        return "tệp rỗng"
    if data.startswith(_OLE):
        return _ole(data)
    for head, message in _HEADS:
        if data.lstrip()[:16].startswith(head) or data.startswith(head):
            return message
    return DAMAGED if data.startswith(b"PK") else "không phải tệp .docx"


def _ole(data: bytes) -> str:
    for stream, message in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return message
    return "đây là tệp Office dạng cũ hoặc được đặt mật khẩu; mở bằng Word và lưu lại dạng .docx"


def other_package(names: list[str], content_type: str) -> str:
    """What a zip file is whose main part is no Word document."""
    for word, message in _TYPES:
        if word in content_type:
            return message
    if "content.xml" in names and "mimetype" in names:
        return "đây là tệp OpenDocument (.odt, .ods), không phải tệp .docx"
    if "META-INF/MANIFEST.MF" in names:
        return "đây là tệp Java (.jar), không phải tệp .docx"
    return FOREIGN_ZIP


def archive_message(error: Exception) -> str:
    """Words for what `archive.Archive` refused."""
    reason = f"{error} {error.__cause__ or ''}"
    if "larger than" in reason:
        return TOO_LARGE
    if "too many" in reason:
        return TOO_MANY_PARTS
    return LOCKED_ZIP if "encrypted" in reason or "password" in reason else DAMAGED
