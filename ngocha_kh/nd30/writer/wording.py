"""Fixed words of the decree: numbers, dates, lists, the appendix line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END = "./."
GAP = " " * 6  #: room to write a number or a day by hand
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))


def number(text: str) -> str:
    """A document number: Arabic digits, two at least (Phụ lục I, II.3c).

    Room to write when there is none.
    """
    if text.isascii() and text.isdigit():
        return f"{int(text):02d}"
    return text or GAP


def day_in_words(day: date | None, year: str) -> str:
    """ "ngày 05 tháng 01 năm 2026": zeros for days below 10 and months 1 and 2 only (Phụ lục I,
    II.4b).
    """
    if day is None:
        return f"ngày{GAP}tháng{GAP}năm {year}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def bare(text: str) -> str:
    """`text` without the punctuation that ends a list item."""
    return text.strip().rstrip(";.,").rstrip()


def listed(items: Sequence[str], lead: str = "- ") -> list[str]:
    """Items with `lead` before them, ";" after each and "." after the last (Phụ lục I, II.9d,
    II.6a).
    """
    last = len(items) - 1
    return [f"{lead}{bare(item)}{'.' if i == last else ';'}" for i, item in enumerate(items)]


def roman(value: int) -> str:
    """Roman numeral of a number from 1 to 399."""
    text = ""
    for step, letters in _ROMAN:
        text += letters * (value // step)
        value %= step
    return text + "I" * value


def attached(kind: str, written_number: str, symbol: str, day: str, issuer: str) -> str:
    """The line under an appendix's title (Phụ lục I, III.1c).

    Its gaps do not break over two lines.
    """
    line = f"(Kèm theo {kind} số {written_number}/{symbol} {day} của {issuer})"
    return re.sub(" {2,}", lambda gap: "\u00a0" * len(gap[0]), line)


def ended(text: str) -> str:
    """`text` closed by the mark that ends a document (Phụ lục III, every template)."""
    text = text.rstrip()
    return text if text.endswith(END) else text.rstrip(".;") + END
