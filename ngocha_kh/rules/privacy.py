"""V-SK-100: personal data that no record may hold, whatever its kind.

History is permanent, so what should never have been written cannot be taken back. The packed bytes
of a record are looked at once with a coarse pattern; only what it stops at is read text by text.
"""

import re
import unicodedata
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
#: A digit read aloud.
_SAID: Final = r"(?:không|một|mốt|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)"
#: The number of a house: 12, 12A, 12/3.
_HOUSE: Final = r"[0-9]+[A-Za-z]?(?:[/-][0-9]+[A-Za-z]?)*"
_ALLEY: Final = r"(?:ngõ|ngách|hẻm|kiệt)"
#: Words before "số 5 phố…" that make the number one of a group of people or of a paper.
_NO_HOUSE: Final = "".join(
    f"(?<!{word} )" for word in ("tổ dân phố", "tổ", "khu dân cư", "cụm", "địa bàn", "tuyến")
)
_HOME: Final = "địa chỉ nơi ở"
#: Where one of these stands shortly before an address, it is that of an office.
_OFFICE: Final = re.compile(
    r"trụ sở|UBND|HĐND|ủy ban|cơ quan|công an|trường |trạm |nhà văn hóa|trung tâm|một cửa|"
    r"phòng họp|hội trường|nhà họp|di tích|đình |chùa ",
    re.IGNORECASE,
)
_BEFORE: Final = 60  # characters


def _plain(letter: str) -> str:
    """A letter without its marks: "ữ" → "u", "đ" → "d"."""
    return unicodedata.normalize("NFD", letter)[0].translate({0x111: "d", 0x110: "D"})


def _loose(pattern: str) -> str:
    """The pattern with and without diacritics, letter by letter; it has none in a [class]."""
    return "".join(c if c.isascii() else f"[{c}{_plain(c)}]" for c in pattern)


#: What a text may not hold → how it is found. The order is that of the messages.
_PATTERNS: Final = tuple(
    (words, re.compile(_loose(pattern), flags))
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
            # Mobile: 10 digits; landlines: 11. Both in any groups: 0912 34 56 78, 024 3 823 4567
            r"0[35789][0-9](?:[ .-]?[0-9]){7}|0[35789][0-9]{2}\) ?[0-9](?:[ .-]?[0-9]){5}"
            r"|(?:\+|00)84\)?(?:[ .-]?[0-9]){9,10}"
            r"|02[0-9](?:[ .-]?[0-9]){0,1}\)?(?:[ .-]?[0-9]){7,8}"
            rf"){_NO_MORE}",
            0,
        ),
        (
            "số điện thoại",
            rf"\b(?:SĐT|ĐT|điện thoại|di động|zalo)\b[\s:.]*(?:số|là)?[\s:]*(?:{_SAID}[\s,.-]+){{3,}}"
            rf"|\bkhông\s+(?:{_SAID}\s+){{6,}}{_SAID}\b",
            re.IGNORECASE,
        ),
        ("địa chỉ thư điện tử", r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
        (
            "địa chỉ thư điện tử",
            r"[\w%+-]\s*[(\[{]\s*(?:at|a\s?còng)\s*[)\]}]\s*[\w-]+\s*(?:\.|[(\[{]\s*(?:dot|chấm))",
            re.IGNORECASE,
        ),
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
            _HOME,
            r"(?<!đăng ký )\b(?:thường trú|tạm trú|cư trú|(?<!thường )(?<!tạm )(?<!cư )(?<!lưu )trú|"
            r"nơi ở|chỗ ở|nhà riêng|hộ khẩu)(?:\s+(?:hiện nay|hiện tại))?"
            rf"\s*(?:tại|ở|:)\s*(?:(?:nhà\s+)?số\s+(?:nhà\s+)?|nhà\s+|{_ALLEY}\s+|căn hộ\s+|căn\s+|"
            r"phòng\s+|P\.?\s*|tổ\s+)?[0-9]+"
            r"(?![0-9]|\s*(?:ngày|hồ sơ|trường hợp|người|hộ|lượt|tổ|phường|xã|khu|nước|%))",
            re.IGNORECASE,
        ),
        # A house in an alley or a street: số 12 ngõ 34, ngách 5 ngõ 34, nhà số 12, 45 phố Ngọc Hà
        (
            _HOME,
            rf"\b(?:số\s+nhà|nhà\s+(?:riêng\s+)?số)\s*:?\s*{_HOUSE}\b"
            rf"|{_NO_HOUSE}\bsố\s+{_HOUSE}\s*,?\s+(?:{_ALLEY}\s|(?:phố|đường)\s)"
            rf"|{_ALONE}[0-9]+[A-Za-z]?\s*,?\s+{_ALLEY}\s+(?:số\s+)?[0-9]"
            rf"|\b(?:ngách|hẻm|kiệt)\s+(?:số\s+)?{_HOUSE}\s*,?\s+(?:ngách|ngõ)\s+[0-9]"
            rf"|\b{_ALLEY}\s+[0-9]+/[0-9]+"
            r"|(?:^|[,;:]\s*|\b(?:tại|ở|nhà)\s+)[0-9]+[A-Za-z]?\s+phố\s+\w",
            re.IGNORECASE,
        ),
        (
            _HOME,
            r"\b(?:căn\s+hộ|căn|phòng|P\.?)\s*(?:số\s+)?[A-Z]?[0-9]{3,4}[A-Z]?\b[^.;\n]{0,25}?"
            r"\b(?:chung\s+cư|tập\s+thể)\b"
            r"|\b(?:chung\s+cư|tập\s+thể)\b[^.;\n]{0,30}?\b(?:căn\s+hộ|căn|phòng|P)\s*(?:số\s+)?[0-9]{3,4}\b",
            re.IGNORECASE,
        ),
        # A person and where: Bà Nguyễn Thị Hoa, tổ 12
        (
            _HOME,
            rf"(?<!phố )(?<!đường )\b{_NAME}\s*[,(;-]\s*(?i:(?:ở|nhà)\s+)?"
            rf"(?i:tổ|{_ALLEY}|số)\s+[0-9]+(?![0-9]|/(?:[A-Z]|Đ)|\s*(?i:người|hộ|phiếu))",
            0,
        ),
    )
)

#: Every pattern needs one of these.
_COUNTS: Final = re.compile(r"[0-9@]|[(\[{]\s*a|\bkh[ôo]ng\b|chín|chin", re.IGNORECASE)
#: What may hold such a thing once every digit is a 0 and dates of the record's own (2026-04-14) are
#: gone: long numbers, numbers in groups, days in prose.
_SHAPES: Final = (
    b"0000000", b"0 000", b"0.000", b") 000", b").000", b"-000-000", b"-000000", b" 00 00 00", b".00.00.00",
    b"/00/0000", b"/0/0000", b".0000",
)  # fmt: skip
_ZEROS: Final = bytes.maketrans(b"123456789", b"000000000")
_YEAR: Final = re.compile(_BORN.encode())
#: "@" alone is also how the length of a text of 64 bytes is packed.
_MAIL: Final = re.compile(rb"@(?<=[\w.%+-]@)[\w-]|[(\[{]\s*[Aa](?:[Tt]|\s?[Cc])")
#: Ten digits with at most a space, a dot, a dash or a bracket between them.
_GROUPS: Final = re.compile(rb"0(?:\)?[ .-]?0){9}")


def _in_bytes(pattern: str) -> bytes:
    """As `_loose`, for packed text whose ASCII letters are small."""
    return b"".join(
        c.encode()
        if c.isascii()
        else b"(?:" + b"|".join(x.encode() for x in (c, c.upper(), _plain(c))) + b")"
        for c in pattern
    )


#: Words of an address or of a number that is said. No flag: it would make the search three times slower.
_WORDS: Final = re.compile(
    _in_bytes(
        r"trú\s*(?:tại|ở|:|hiện)|(?:nơi|chỗ)\s+ở|nhà\s+(?:riêng|số)|hộ\s+khẩu|số\s+nhà|"
        r"(?:ngõ|ngách|hẻm|kiệt)\s+(?:số\s+)?0|0[a-z]?\s*,?\s+(?:phố|đường|ngõ|ngách|hẻm|kiệt)\s|"
        r"chung\s+cư|tập\s+thể|tổ\s+0|[,(;-]\s*(?:(?:ở|nhà)\s+)?số\s+0|"
        r"(?:sđt|đt|thoại|di động|zalo)[\s:.]*(?:số|là)?[\s:]*"
        rf"{_SAID}|không\s+{_SAID}\s+{_SAID}"
    )
)


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
        # The coarse look again: in most records one text of a hundred let it speak.
        if _may_be_there(text.encode()) and (found := "; ".join(personal_data(text))):
            yield route, f"có {found}: hồ sơ trong Git không được chứa dữ liệu cá nhân này"


def _may_be_there(packed: bytes) -> bool:
    """The coarse look: broader than the patterns."""
    packed = packed.replace(b"\xc2\xa0", b" ")  # Word likes spaces that do not break
    digits = packed.translate(_ZEROS).replace(b"0000-00-00", b"")
    return (
        any(shape in digits for shape in _SHAPES)
        or _GROUPS.search(digits) is not None
        or _WORDS.search(digits.lower()) is not None
        or (b"sinh" in packed.lower() and _YEAR.search(packed) is not None)
        or _MAIL.search(packed) is not None
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
        if words not in seen and _finds(words, pattern, text):
            seen.add(words)
            yield words


def _finds(words: str, pattern: re.Pattern[str], text: str) -> bool:
    """Whether it is there; the address of an office is nobody's home."""
    if words != _HOME:
        return pattern.search(text) is not None
    return any(
        not _OFFICE.search(text, max(found.start() - _BEFORE, 0), found.start())
        for found in pattern.finditer(text)
    )
