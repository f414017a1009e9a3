"""Numbers and dates as Vietnamese documents write them, and search without diacritics."""

import datetime
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

_SWAP = str.maketrans(",.", ".,")
#: Đ and đ do not decompose; every other Vietnamese letter does.
_D = str.maketrans("Đđ", "Dd")


def number(value: int | float | Decimal) -> str:
    """1234567.5 → "1.234.567,5" (decimal comma: Nghị định 86/2012; the full stop is house rule)."""
    if isinstance(value, float):
        value = Decimal(repr(value))
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return f"{value:,}".translate(_SWAP)


def half_up(value: Decimal, places: int = 1) -> Decimal:
    """Rounded once, at the end, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def short_date(day: datetime.date | None) -> str:
    """05/02/2026, for tables and the terminal; empty for no date."""
    return "" if day is None else f"{day.day:02d}/{day.month:02d}/{day.year}"


def long_date(day: datetime.date) -> str:
    """ "ngày 05 tháng 02 năm 2026": zero before days below 10 and months 1 and 2 only.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4b.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def folded(text: str) -> str:
    """Lower case without diacritics, for finding "tập huấn" by "tap huan"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
