"""Days of the week in small letters told from ordinals (Phụ lục II, Mục V, khoản 8, điểm c).

"thứ hai" may be a Monday or the second of something. A day is told by what stands around it: "hằng
tuần" behind, "sáng" before, an hour or a date beside it, others in a row with it.
"""

from __future__ import annotations

import re

from .prose import LOWER

_SMALL = "[Tt]hứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật"
_ANY = "[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ [Nn]hật"
_AND = "(?:, | và | đến | hoặc | hay | - )(?:ngày |sáng |chiều |hết )?"
#: A day or several in a row, the first in small letters: "thứ hai, thứ tư và chủ nhật".
SMALL_DAYS = re.compile(rf"(?<![^\W_])(?:{_SMALL})(?![{LOWER}])(?:{_AND}(?:{_ANY})(?![{LOWER}]))*")
_SUNDAY = re.compile("chủ nhật", re.IGNORECASE)
_OWNER = re.compile(" (?:ký|trình|báo|tụng)")  # "người chủ | nhật ký"
_CAPITAL = re.compile("[Tt]hứ [HBTNS]")
_CAPITAL_BEFORE = re.compile(rf"[Tt]hứ [HBTNS]\w{{1,2}}{_AND}$")
_DAY_BEFORE = re.compile(rf"(?:{_ANY}){_AND}$")
_ORDINAL_BEFORE = re.compile(
    r"\b(?:lần|đợt|kỳ|khóa|khoá|phiên|hạng|bậc|cấp|trí|tuần|tháng|năm|quý|vòng|nhóm|loại|mức|bước|"
    r"bên|người|điểm|mặt|số|đứng|xếp vào|theo chiều) $",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bthứ nhất\b", re.IGNORECASE)
_WEEKLY = re.compile(
    r"(?: của| trong| các| mỗi)*(?: (?:hằng|hàng|mỗi|đầu|cuối) tuần\b| tuần (?:này|sau|tới|trước)\b)"
)
_DATE_AFTER = re.compile(
    r",? (?:ngày |\()\d|,? (?:lúc |hồi |từ )?\d{1,2} ?(?:giờ|h|g)\b|,? \d{1,2}/\d"
)
_DATE_BEFORE = re.compile(r"(?:\b(?:giờ|phút)|\d ?h\d*|\d:\d\d|^|[,:(])\s?(?:ngày )?$")
_PART_OF_DAY = re.compile(r"\b(?:sáng|trưa|chiều|tối|đêm) $", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"\b(?:sáng|trưa|chiều|tối|đêm|từ|vào(?: các)?(?: ngày)?|các ngày|(?:giờ|phút),?) $",
    re.IGNORECASE,
)
_STOPS = re.compile(r"$|[.,;:)\n]| (?:và|hoặc|đến|tại|ở|để|là)\b")
_WINDOW = 40  #: characters before that may tell


def is_weekday(match: re.Match[str]) -> bool:
    """Whether the days that `SMALL_DAYS` matched are days of the week beyond doubt."""
    text, start, end = match.string, match.start(), match.end()
    days, begin = match[0], text.rfind("\n", 0, start) + 1
    before = text[max(begin, start - _WINDOW) : start]
    if days[0] == "T" and before and not before.endswith((". ", "? ", "! ")):
        return False  # "Thứ" in the middle of a sentence is a fault of its own
    if _DAY_BEFORE.search(before):  # a row in small letters was looked at as a whole
        return bool(_CAPITAL_BEFORE.search(before))
    if _SUNDAY.search(days):
        return not _OWNER.match(text, end)
    if _ORDINAL_BEFORE.search(before):
        return False
    if _WEEKLY.match(text, end) or _CAPITAL.search(days):
        return True
    if days[0] == "T" or _FIRST.search(text, begin, end):
        return False  # "Thứ hai, …" may go on with an enumeration
    return _is_timed(text, before, days, end)


def _is_timed(text: str, before: str, days: str, end: int) -> bool:
    several = days.count("thứ") > 1
    if _DATE_AFTER.match(text, end):
        return bool(several or _DATE_BEFORE.search(before) or _TIME_BEFORE.search(before))
    if several:
        return bool(_TIME_BEFORE.search(before))
    return bool(_PART_OF_DAY.search(before) and _STOPS.match(text, end))


def in_capitals(days: str) -> str:
    """ "thứ hai, chủ nhật" → "thứ Hai, Chủ nhật"."""
    right = re.sub(r"(?<=hứ )\w", lambda letter: letter[0].upper(), days)
    return _SUNDAY.sub("Chủ nhật", right)
