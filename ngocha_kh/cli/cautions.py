"""The number and the date that a person gives a document: what is wrong, and what is only odd."""

import datetime
import re
from collections.abc import Iterator

from ngocha_kh.diagnostics import UsageError
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.form import Form

#: Kinds whose records do not tell how things stand on a day.
_TIMELESS = frozenset({"workspace", "plan", "unit", "calendar", "meeting"})
_NUMBER = re.compile(r"[0-9]{1,5}")


def number_of(text: str | None) -> str | None:
    """The number of an administrative document from the command line.

    A positive whole number (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.3); its symbol is
    the document's own. Raises `UsageError` for anything else.
    """
    if text is None:
        return None
    number, slash, rest = text.strip().partition("/")
    is_number = bool(_NUMBER.fullmatch(number)) and int(number) > 0
    if is_number and not slash:
        return number
    if is_number and re.fullmatch(r"[0-9]{4}", rest.strip()):
        raise UsageError(
            f"«{text}»: số của văn bản hành chính không kèm năm; hãy ghi --number {number}"
        )
    if is_number:
        raise UsageError(
            f"«{text}»: chỉ ghi số, ký hiệu do chương trình ghi; hãy ghi --number {number}"
        )
    raise UsageError(
        f"«{text}» không phải số văn bản; hãy ghi số nguyên dương, nhiều nhất 5 chữ số, ví dụ 05"
    )


def odd_date(office: Office, form: Form, record_id: str, day: datetime.date) -> Iterator[str]:
    """What a person should look at again in the date `day` of a document; often it is right."""
    dated = f"ngày ký {day:%d/%m/%Y}"
    if day < office.as_of and not _TIMELESS.issuperset(form.reads):
        yield f"{dated} trước ngày của số liệu ({office.as_of:%d/%m/%Y})"
    if abs(day.year - office.plan.year) > 1:
        yield f"{dated} cách năm {office.plan.year} của kế hoạch {abs(day.year - office.plan.year)} năm"
    limit = form.before(office, record_id)
    if limit is not None and day > limit[0]:
        yield f"{dated} sau {limit[1]} {limit[0]:%d/%m/%Y}"
    if off := office.calendar.day_off(day):
        yield f"{dated} là {off}"
