"""Fixed words of the decree: numbers, dates, lists, the appendix line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END = "./."
GAP = " " * 6  #: room to write a number or a day by hand
KEPT = "Lưu:"  #: opens the last line of Nơi nhận
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
        return f"ngày{GAP}tháng{GAP}năm {year or GAP}"
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


def recipients(
    items: Sequence[str], *, addressed: bool, decides: bool, last_article: str
) -> list[str]:
    """Nơi nhận complete: "Như trên" or "Như Điều N" first (II.9b), "Lưu: ..." last.

    What the author wrote stands as it was written.
    """
    rest = sorted(items, key=lambda item: item.startswith(KEPT))  # stable: only "Lưu" moves
    written = [item.lower() for item in rest]
    if decides:
        given = any(item.startswith("như điều") for item in written)
        return rest if given or not last_article else [f"Như Điều {last_article}", *rest]
    given = any(item.startswith("như trên") for item in written)
    return ["Như trên", *rest] if addressed and not given else rest


def subject(text: str) -> str:
    """The trích yếu of a công văn behind "V/v " (II.5b)."""
    bare_text = text.removeprefix("V/v").lstrip(" :")
    return f"V/v {bare_text}"


def roman(value: int) -> str:
    """Roman numeral of a number from 1 to 399."""
    text = ""
    for step, letters in _ROMAN:
        text += letters * (value // step)
        value %= step
    return text + "I" * value


def attached(kind: str, written_number: str, symbol: str, day: str, issuer: str) -> tuple[str, str]:
    """The line under an appendix's title (Phụ lục I, III.1c), in the two halves that it may break
    into.

    Its gaps do not break over two lines.
    """
    first = f"(Kèm theo {kind} số {written_number}/{symbol} {day}"
    return _unbroken(first), _unbroken(f"của {issuer})")


def _unbroken(text: str) -> str:
    return re.sub(" {2,}", lambda gap: "\u00a0" * len(gap[0]), text)


def ended(text: str) -> str:
    """`text` closed by the mark that ends a document (Phụ lục III, every template)."""
    text = text.rstrip()
    return text if text.endswith(END) else text.rstrip(".;") + END
