"""The 29 types of administrative documents and their abbreviations (Điều 7; Phụ lục III, Mục I)."""

from __future__ import annotations

from functools import cache

from .words import fold

LETTER = "CV"  #: công văn has no abbreviation in the decree: our own name for it

# Công văn and thư công have no abbreviation; "TCg" is ours too.
NAMES: dict[str, str] = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG VĂN": LETTER,
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
    "THƯ CÔNG": "TCg",
}
ABBREVIATIONS = frozenset(NAMES.values()) - {LETTER, "TCg"}
NAMES_BY_ABBREVIATION = {short: name for name, short in NAMES.items()}
DECISIONS = frozenset({"QĐ", "NQ"})


@cache
def _folded() -> dict[str, str]:
    return {fold(name): short for name, short in NAMES.items()}


def type_of(title: str) -> str:
    """Abbreviation of the type that `title` names, alone or with more words after it; or ""."""
    key = fold(title).rstrip(" :.")
    if key in _folded():
        return _folded()[key]
    longest = max((name for name in _folded() if key.startswith(f"{name} ")), key=len, default="")
    return _folded().get(longest, "")


def is_type(title: str) -> bool:
    """Whether `title` is the name of a type and nothing more."""
    return fold(title).rstrip(" :.") in _folded()


def abbreviation(text: str) -> str:
    """The abbreviation of Phụ lục III that `text` is, letter case and Đ apart; or ""."""
    key = text.upper()
    return next((short for short in ABBREVIATIONS if short.upper() == key), "")
