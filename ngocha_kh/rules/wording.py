"""V-REF-11, V-REF-12: letters that only look right, and names written in another way."""

import re
from collections.abc import Iterator

import msgspec

from ngocha_kh.diagnostics import Route, Severity
from ngocha_kh.records.document import Document
from ngocha_kh.records.report import Report
from ngocha_kh.records.task import Task
from ngocha_kh.rules.registry import record_rule
from ngocha_kh.walk import texts

#: Ð (U+00D0, Icelandic) and Ɖ (U+0189) look like Đ (U+0110); Cyrillic and Greek letters
#: inside a Latin word are slips, a whole word of them is a foreign word.
_LOOKALIKE = re.compile(
    "[ÐðƉɖ]|[\u0370-\u04ff](?=[A-Za-zÀ-ɏḀ-ỿ])|(?<=[A-Za-zÀ-ɏḀ-ỿ])[\u0370-\u04ff]"
)
#: Forms met in the plan or elsewhere → the form that documents of the ward use.
_VARIANTS = (
    (re.compile(r"\bVăn hóa-Xã hội|\bVăn hoá-Xã hội"), "Văn hóa - Xã hội"),
    (re.compile(r"\bTCVN 9001:2015"), "TCVN ISO 9001:2015"),
    (re.compile(r"\bISO 9001: 2015"), "ISO 9001:2015"),
    (re.compile(r"\bQĐ-TTG\b"), "QĐ-TTg"),
    (re.compile(r"\bHĐND-UBND\b(?! phường)"), "HĐND và UBND"),
)
#: Cheap sieves over a whole record: what they pass is looked at text by text.
_PERHAPS_VARIANT = re.compile("h(?:óa|oá)-Xã hội|TCVN 9001:2015|ISO 9001: 2015|QĐ-TTG|HĐND-UBND")
_PERHAPS_LOOKALIKE = re.compile("[ÐðƉɖ\u0370-\u04ff]")


def _lookalikes(record: object) -> Iterator[tuple[Route, str]]:
    """Chữ cái nhìn giống nhưng khác mã, ví dụ Ð (U+00D0) thay cho Đ (U+0110)."""
    if not _PERHAPS_LOOKALIKE.search(repr(record)):
        return
    for route, text in texts(msgspec.to_builtins(record)):
        if match := _LOOKALIKE.search(text):
            char = match.group()
            yield (
                route,
                f"ký tự «{char}» (U+{ord(char):04X}) chỉ nhìn giống chữ Việt; hãy gõ lại từ này",
            )


@record_rule("V-REF-11", Task)
def letters_are_vietnamese(task: Task) -> Iterator[tuple[Route, str]]:
    """Chữ nhìn giống chữ Việt nhưng khác mã làm việc tìm kiếm và sắp xếp sai.

    Ví dụ Ð (U+00D0) của tiếng Iceland nhìn như Đ (U+0110); chữ а của tiếng Nga nhìn như «a».

    Cách sửa: xóa và gõ lại từ đó bằng bộ gõ tiếng Việt.
    """
    yield from _lookalikes(task)


@record_rule("V-REF-12", Task, Severity.WARNING)
def names_are_written_one_way(task: Task) -> Iterator[tuple[Route, str]]:
    """Tên đơn vị, tiêu chuẩn và văn bản viết theo một cách.

    Ví dụ «Văn hóa-Xã hội» viết là «Văn hóa - Xã hội», «TCVN 9001:2015» viết là
    «TCVN ISO 9001:2015». Đoạn trích nguyên văn của kế hoạch không bị xét.

    Cách sửa: viết lại theo cách mà thông báo gợi ý.
    """
    yield from _variants(task)


@record_rule("V-REF-14", Report, Severity.WARNING)
def report_names_are_written_one_way(report: Report) -> Iterator[tuple[Route, str]]:
    """Lời văn báo cáo viết tên đơn vị, tiêu chuẩn theo một cách và bằng chữ Việt đúng mã.

    Như quy tắc V-REF-11 và V-REF-12 của nhiệm vụ, vì lời văn này được in vào văn bản.

    Cách sửa: viết lại theo cách mà thông báo gợi ý.
    """
    yield from _lookalikes(report)
    yield from _variants(report)


@record_rule("V-REF-15", Document, Severity.WARNING)
def document_names_are_written_one_way(document: Document) -> Iterator[tuple[Route, str]]:
    """Trích yếu và tên cơ quan trong sổ văn bản viết theo một cách và bằng chữ Việt đúng mã.

    Như quy tắc V-REF-11 và V-REF-12 của nhiệm vụ.

    Cách sửa: viết lại theo cách mà thông báo gợi ý.
    """
    yield from _lookalikes(document)
    yield from _variants(document)


def _variants(record: object) -> Iterator[tuple[Route, str]]:
    if not _PERHAPS_VARIANT.search(repr(record)):
        return
    for route, text in texts(msgspec.to_builtins(record)):
        for pattern, right in _VARIANTS:
            if match := pattern.search(text):
                yield route, f"«{match.group()}» viết là «{right}»"
