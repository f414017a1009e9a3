"""A file that cannot be read back: which kind it is, in words of the person who chose it."""

from __future__ import annotations

from ..archive import Archive, ArchiveError

# The words are those of the judge: one file gets one answer, whichever command looks at it.
DAMAGED = "tệp .docx bị hỏng, không mở được"
NO_DOCUMENT = "tệp .docx thiếu phần nội dung văn bản"
_LOCKED = "tệp nén được đặt mật khẩu; gỡ mật khẩu rồi kiểm tra lại"
_TOO_LARGE = "nội dung tệp lớn quá mức cho phép nên không đọc"
_TOO_MANY = "tệp chứa quá nhiều thành phần hoặc có thành phần trùng tên nên không đọc"
#: What an OLE file begins with: the old formats of Office, and any format under a password.
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
#: Names of streams in an OLE file, as they stand in its directory.
_STREAMS = (
    ("EncryptedPackage", "tệp được đặt mật khẩu; gỡ mật khẩu rồi kiểm tra lại"),
    ("WordDocument", "đây là tệp Word 97-2003 (.doc); mở bằng Word và lưu lại dạng .docx"),
)
_OLD = "đây là tệp Office dạng cũ hoặc được đặt mật khẩu; mở bằng Word và lưu lại dạng .docx"
#: The folder of the main part tells the program of an Office file.
_FOLDERS = (
    ("xl/", "đây là tệp Excel (.xlsx), không phải tệp .docx"),
    ("ppt/", "đây là tệp PowerPoint (.pptx), không phải tệp .docx"),
)


class NotReadable(ValueError):
    """No .docx that can be read; `said` is one Vietnamese line that says why."""

    def __init__(self, message: str, said: str = DAMAGED) -> None:
        super().__init__(f"not a sound .docx: {message}")
        self.said = said


def refused(data: bytes, error: ArchiveError) -> NotReadable:
    """What `archive.Archive` refused, on opening `data` or later."""
    reason = f"{error} {error.__cause__ or ''}"
    if "not a zip" in reason:
        said = _not_a_zip(data)
    elif "larger than" in reason:
        said = _TOO_LARGE
    elif "too many" in reason:
        said = _TOO_MANY
    else:
        said = _LOCKED if "encrypted" in reason or "password" in reason else DAMAGED
    return NotReadable(str(error), said)


def other_package(file: Archive) -> NotReadable | None:
    """What a sound zip file is that holds no Word document; None when it may hold one."""
    if any(name.startswith("word/") for name in file.names):
        return None
    for folder, said in _FOLDERS:
        if any(name.startswith(folder) for name in file.names):
            return NotReadable("another Office file", said)
    if "content.xml" in file.names and "mimetype" in file.names:
        said = "đây là tệp OpenDocument (.odt, .ods), không phải tệp .docx"
        return NotReadable("OpenDocument", said)
    if "[Content_Types].xml" not in file.names:
        return NotReadable("another zip file", "đây là tệp nén, không phải tệp .docx")
    return None


def _not_a_zip(data: bytes) -> str:
    if not data:
        return "tệp rỗng"
    if data.startswith(_OLE):
        named = (said for stream, said in _STREAMS if stream.encode("utf-16-le") in data)
        return next(named, _OLD)
    if data.lstrip()[:16].startswith(b"%PDF"):
        return "đây là tệp PDF, không phải tệp .docx"
    return DAMAGED if data.startswith(b"PK") else "không phải tệp .docx"
