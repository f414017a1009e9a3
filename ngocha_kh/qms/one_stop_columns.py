"""The columns of the official one-stop tables, by the headings that offices use.

Headings are compared without diacritics, case, punctuation and notes in brackets. A heading of two
lines that a sheet joins ("Trong kỳ - Trực tuyến toàn trình") is matched by its last part.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ngocha_kh.vietnamese import folded

FIELD: Final = "field"
#: Columns that say nothing to keep: ordinal numbers and rates, which the program computes itself.
IGNORED: Final = (
    "TT", "STT", "Số TT", "Số thứ tự", "Ghi chú", "Tỷ lệ", "Tỷ lệ đúng hạn", "Tỷ lệ trực tuyến",
    "Tỷ lệ giải quyết đúng hạn", "Tỷ lệ hồ sơ trực tuyến",
)  # fmt: skip
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    FIELD: ("Lĩnh vực", "Lĩnh vực giải quyết", "Tên lĩnh vực", "Lĩnh vực công việc"),
    "carried_over": ("Từ kỳ trước", "Kỳ trước chuyển sang", "Từ kỳ trước chuyển sang", "Tồn kỳ trước",
                     "Số kỳ trước chuyển qua"),
    "online_full": ("Trực tuyến toàn trình", "Toàn trình", "DVC trực tuyến toàn trình"),
    "online_partial": ("Trực tuyến một phần", "Một phần", "DVC trực tuyến một phần"),
    "direct": ("Trực tiếp", "Tiếp nhận trực tiếp"),
    "postal": ("Bưu chính", "Bưu chính công ích", "Qua bưu chính", "Dịch vụ bưu chính công ích"),
    "non_local": ("Phi địa giới", "Hồ sơ phi địa giới", "Trong đó phi địa giới"),
    "received": ("Tổng tiếp nhận", "Tổng số tiếp nhận", "Tổng số hồ sơ tiếp nhận", "Tổng phải giải quyết",
                 "Tổng số hồ sơ phải giải quyết"),
    "early": ("Trước hạn", "Đã giải quyết trước hạn"),
    "on_time": ("Đúng hạn", "Đã giải quyết đúng hạn"),
    "early_or_on_time": ("Đúng và trước hạn", "Trước và đúng hạn", "Đúng hạn và trước hạn",
                         "Trước hạn và đúng hạn"),
    "late": ("Đã giải quyết quá hạn", "Giải quyết quá hạn", "Quá hạn đã giải quyết"),
    "late_with_apology": ("Quá hạn có thư xin lỗi", "Có thư xin lỗi"),
    "late_without_apology": ("Quá hạn không có thư xin lỗi", "Không có thư xin lỗi",
                             "Không thư xin lỗi"),
    "resolved": ("Đã giải quyết", "Tổng đã giải quyết", "Tổng số đã giải quyết",
                 "Tổng số hồ sơ đã giải quyết"),
    "within_time": ("Đang giải quyết trong hạn", "Trong hạn"),
    "overdue": ("Đang giải quyết quá hạn", "Chưa giải quyết quá hạn", "Quá hạn đang giải quyết",
                "Quá hạn chưa giải quyết"),
    "in_process": ("Đang giải quyết", "Tổng đang giải quyết", "Tổng số đang giải quyết",
                   "Tổng số hồ sơ đang giải quyết"),
    "withdrawn": ("Công dân rút", "Rút hồ sơ", "Hồ sơ rút"),
    "stopped": ("Dừng giải quyết", "Hồ sơ dừng giải quyết"),
    "refused": ("Từ chối trả lại", "Từ chối", "Trả lại", "Hồ sơ từ chối"),
}  # fmt: skip
#: "Quá hạn" alone stands twice in such tables: first among the resolved, then among those in process.
_TWICE: Final = "qua han"
#: Any column whose heading begins so is a rate, whatever it is a rate of.
_RATE: Final = "ty le"
_BRACKETS: Final = re.compile(r"\([^)]*\)")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


def key_text(heading: str) -> str:
    """ "Trực tuyến - toàn trình (1)" → "truc tuyen toan trinh"."""
    return _BETWEEN.sub(" ", _BRACKETS.sub(" ", folded(heading))).strip()


def last_part(heading: str) -> str:
    """What stands after the last dash or line of a heading of several levels."""
    return re.split(r"\s[-–—/|]\s|\n|: ", heading.strip())[-1]


_KNOWN: Final = {key_text(name): key for key, names in HEADINGS.items() for name in names}
_KNOWN_IGNORED: Final = frozenset(map(key_text, IGNORED))


def columns_of(
    headings: Iterable[str], named: Mapping[str, str]
) -> tuple[list[str | None], list[str]]:
    """The key of each column, None for those to ignore; and the headings that nobody knows.

    `named`: headings of this ward's own tables → key ("-" to ignore); they go before the others.
    """
    own = {key_text(name): key for name, key in named.items()}
    keys: list[str | None] = []
    unknown: list[str] = []
    for heading in headings:
        found = own.get(key_text(heading)) or _known(heading, keys)
        if found is None:
            unknown.append(heading)
        keys.append(None if found == "-" else found)
    return keys, unknown


def is_rate(heading: str) -> bool:
    """Whether a column holds percentages: they are computed, never taken over."""
    return any(key_text(text).startswith(_RATE) for text in (heading, last_part(heading)))


def _known(heading: str, before: list[str | None]) -> str | None:
    if not heading.strip():
        return "-"
    for text in (key_text(heading), key_text(last_part(heading))):
        if text == _TWICE:
            return "overdue" if "late" in before else "late"
        if text in _KNOWN:
            return _KNOWN[text]
        if text in _KNOWN_IGNORED or text.startswith(_RATE):
            return "-"
    return None
