"""V-SK-100: personal data that no record may hold, whatever its kind.

History is permanent, so what should never have been written cannot be taken back. The packed bytes
of a record are looked at once with a coarse pattern; only what it stops at is read text by text.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.base import Frozen
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.walk import texts

_pack = msgspec.msgpack.Encoder().encode

_DAY: Final = r"[0-3]?[0-9]\s*(?:[/.]|tháng)\s*[01]?[0-9]\s*(?:[/.]|năm)\s*"
_DATE: Final = r"[0-3]?[0-9](?:/[01]?[0-9]/|\.[01]?[0-9]\.)"
#: Years in which somebody who works today can be born.
_BORN: Final = r"(?:19[3-9][0-9]|200[0-9]|201[0-2])(?![0-9])"
#: What stands before "sinh" in words that are about no birth: học sinh, vệ sinh, phát sinh…
_NO_BIRTH: Final = "".join(
    f"(?<!{word} )" for word in ("học", "vệ", "phát", "tái", "nảy", "hy", "thí", "hộ", "nữ", "giáo")
)
_SURNAMES: Final = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Trịnh|"
    "Trương|Lâm|Mai|Cao|Chu|Tạ|Lưu|Đoàn|Tô|Thái|Tống|Kiều|Quách|Nghiêm|Phùng|Vương"
)
_NAME: Final = rf"(?:{_SURNAMES})(?:\s+\w+){{1,4}}"
_ALONE: Final = r"(?<![\w.,/+=-])"  # no part of a code, a sum, an address or a hash before it
_NO_MORE: Final = r"(?![\w/]|[.,-][0-9])"

#: What a text may not hold → how it is found. The order is that of the messages.
_PATTERNS: Final = tuple(
    (words, re.compile(pattern, flags))
    for words, pattern, flags in (
        # Số định danh cá nhân: 0 and the number of the province, 12 digits in all (Luật Căn cước).
        (
            "số định danh, số giấy tờ tùy thân",
            rf"{_ALONE}0[0-9]{{2}}(?:[0-9]{{9}}|(?:[ .][0-9]{{3}}){{3}}){_NO_MORE}",
            0,
        ),
        (
            "số định danh, số giấy tờ tùy thân",
            r"\b(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|hộ chiếu|"
            r"định danh cá nhân)(?:\s*(?:số|là|:|-))*\s*(?:[0-9]{8,12}|[A-Z][0-9]{7,8})(?![0-9])",
            re.IGNORECASE,
        ),
        (
            "số điện thoại",
            rf"{_ALONE}\(?(?:"
            # 0912345678, 0912 345 678, 0912.345.678, 091 234 5678, 0912 34 56 78, 0912 345678
            r"0[35789][0-9]{8}"
            r"|0[35789][0-9]{2}\)?(?:[ .-]?[0-9]{3}[ .]?[0-9]{3}|-[0-9]{3}-[0-9]{3})"
            r"|0[35789][0-9]{2}(?:(?: [0-9]{2}){3}|(?:\.[0-9]{2}){3})"
            r"|0[35789][0-9](?:[ .][0-9]{3}[ .]?[0-9]{4}|[ .][0-9]{4}[ .]?[0-9]{3}|-[0-9]{3}-[0-9]{4})"
            r"|(?:\+|00)84\)?[ .-]?[0-9]{2,3}(?:(?:[ .]?[0-9]{3,4}){2}|-[0-9]{3}-[0-9]{3,4})"
            # Landlines: 024 3843 1234, (024) 38431234, 0225 384 3123
            r"|02[0-9]{1,2}\)?[ .-]?[0-9]{4}[ .]?[0-9]{4}|02[0-9]{2}\)?[ .-]?[0-9]{3}[ .]?[0-9]{4}"
            rf"){_NO_MORE}",
            0,
        ),
        ("địa chỉ thư điện tử", r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
        (
            "ngày sinh",
            rf"(?:{_NO_BIRTH}\bsinh(?:\s+(?:ngày|năm))?|\b(?:ngày|năm)(?:,\s*tháng,\s*năm)?\s+sinh)"
            rf"\s*(?:là\b|:)?\s*(?:ngày\s+)?(?:{_DAY})?{_BORN}",
            re.IGNORECASE,
        ),
        (
            "ngày sinh",
            rf"\b{_NAME}\s*[(,-]\s*(?:[Nn]\.?[Ss]|[Ss]\.?[Nn])?[:.]?\s*{_DATE}{_BORN}",
            0,
        ),
        (
            "số tài khoản ngân hàng",
            r"\b(?:(?:số\s+)?tài khoản(?:\s+số)?|STK|TK)\b[^0-9\n.;]{0,30}"
            r"(?:[0-9]{8,19}|[0-9]{4,6}(?: [0-9]{3,6}){1,5}(?: [0-9]{1,4})?)"
            r"(?! ?[0-9.,]|\s*(?:đồng|đ\b|người|lượt))",
            re.IGNORECASE,
        ),
        (
            "địa chỉ nơi ở",
            r"(?<!đăng ký )\b(?:thường trú|tạm trú|nơi ở|chỗ ở|nhà riêng|hộ khẩu)"
            r"(?:\s+(?:hiện nay|hiện tại))?"
            r"\s*(?:tại|ở|:)\s*(?:số\s+(?:nhà\s+)?|ngõ\s+|ngách\s+|hẻm\s+|căn hộ\s+|tổ\s+)?[0-9]+"
            r"(?![0-9]|\s*(?:ngày|hồ sơ|trường hợp|người|hộ|lượt|%))",
            re.IGNORECASE,
        ),
    )
)

#: Every pattern needs one of these.
_COUNTS: Final = re.compile("[0-9@]")
#: What may hold such a thing once every digit is a 0 and dates of the record's own (2026-04-14) are
#: gone: long numbers, numbers in groups, days in prose.
_SHAPES: Final = (
    b"0000000", b"0 000", b"0.000", b") 000", b").000", b"-000-000", b"-000000", b" 00 00 00", b".00.00.00",
    b"/00/0000", b"/0/0000", b".0000",
)  # fmt: skip
#: Without their first letters, which may be capitals.
_WORDS: Final = tuple(
    word.encode() for word in ("+84", "trú", "ơi ở", "hỗ ở", "hà riêng", "ộ khẩu")
)
_ZEROS: Final = bytes.maketrans(b"123456789", b"000000000")
_YEAR: Final = re.compile(_BORN.encode())
#: "@" alone is also how the length of a text of 64 bytes is packed.
_MAIL: Final = re.compile(rb"@(?<=[\w.%+-]@)[\w-]")


@record_rule("V-SK-100", Frozen)
def records_hold_no_personal_data(record: Frozen) -> Iterator[tuple[Route, str]]:
    """Hồ sơ không chứa dữ liệu cá nhân ngoài họ tên, chức vụ, đơn vị.

    Không ghi số định danh, số giấy tờ tùy thân, số điện thoại, thư điện tử, ngày sinh, nơi ở, số tài
    khoản vào bất kỳ hồ sơ nào: lịch sử Git giữ vĩnh viễn nên dữ liệu đã ghi thì khó xóa. Đơn cần ngày
    sinh thì lấy từ tệp riêng không đưa vào Git khi lập văn bản.

    Nguồn: Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15) và Nghị định 356/2025/NĐ-CP, hiệu lực từ ngày
    01/01/2026; danh sách dữ liệu bị tìm là đề xuất. Thông báo không nhắc lại dữ liệu đã tìm thấy.

    Cách sửa: xóa dữ liệu đó trước khi lưu vào Git (commit); đã lưu rồi thì báo người quản trị kho. Nếu
    đó không phải dữ liệu cá nhân (ví dụ số máy của cơ quan), hãy viết cách khác.
    """
    if not _may_be_there(_pack(record)):
        return
    for route, text in texts(msgspec.to_builtins(record)):
        if found := "; ".join(personal_data(text)):
            yield route, f"có {found}: hồ sơ trong Git không được chứa dữ liệu cá nhân này"


def _may_be_there(packed: bytes) -> bool:
    """The coarse look: broader than the patterns, but for words in capitals."""
    packed = packed.replace(b"\xc2\xa0", b" ")  # Word likes spaces that do not break
    digits = packed.translate(_ZEROS).replace(b"0000-00-00", b"")
    return (
        any(shape in digits for shape in _SHAPES)
        or any(word in packed for word in _WORDS)
        or (b"sinh" in packed.lower() and _YEAR.search(packed) is not None)
        or (b"@" in packed and _MAIL.search(packed) is not None)
    )


def personal_data(text: str) -> Iterator[str]:
    """What a text tells of a person that may not stand in Git, each kind once.

    "số điện thoại", "ngày sinh", …: the kind and never the value, since messages are kept as well.
    """
    if not _COUNTS.search(text):
        return
    seen = set()
    text = text.replace("\u00a0", " ")
    for words, pattern in _PATTERNS:
        if words not in seen and pattern.search(text):
            seen.add(words)
            yield words
