"""Is this document the decree's business at all?

Nghị định 30/2020/NĐ-CP governs administrative documents (Điều 3, 7). Documents of the Party follow
the Party's own guide, legal normative ones the law on issuing them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from .controlled import is_controlled
from .model import Document, Paragraph
from .paper import Parts
from .unlisted import is_unlisted


class Scope(StrEnum):
    """Whose business a document is."""

    ADMINISTRATIVE = "administrative"
    PARTY = "party"
    NORMATIVE = "normative"
    UNLISTED = "unlisted"
    CONTROLLED = "controlled"
    UNRECOGNISED = "unrecognised"

    @property
    def is_judged(self) -> bool:
        """Whether any rule applies."""
        return self not in (Scope.PARTY, Scope.NORMATIVE)


SENTENCES = {
    Scope.ADMINISTRATIVE: "Văn bản hành chính: xét theo Nghị định số 30/2020/NĐ-CP.",
    Scope.PARTY: "Văn bản của Đảng: thể thức theo hướng dẫn riêng của Đảng, không thuộc phạm vi Nghị định số 30/2020/NĐ-CP nên không xét.",
    Scope.NORMATIVE: "Văn bản quy phạm pháp luật (số có năm ban hành): thể thức theo pháp luật về ban hành văn bản quy phạm pháp luật, không thuộc phạm vi Nghị định số 30/2020/NĐ-CP nên không xét.",
    Scope.UNLISTED: "Giấy tờ không thuộc các loại văn bản hành chính tại Điều 7 Nghị định số 30/2020/NĐ-CP (có Quốc hiệu, không có số, ký hiệu): chỉ xét Quốc hiệu, Tiêu ngữ, khổ giấy, lề, số trang, phông chữ và tình trạng của tệp.",
    Scope.CONTROLLED: "Tài liệu kiểm soát của hệ thống quản lý chất lượng (đầu trang ghi mã hiệu, lần ban hành), không thuộc các loại văn bản hành chính tại Điều 7 Nghị định số 30/2020/NĐ-CP: chỉ xét khổ giấy, lề, phông chữ và tình trạng của tệp.",
    Scope.UNRECOGNISED: "Không nhận ra văn bản hành chính (không thấy Quốc hiệu và dòng số, ký hiệu): chỉ xét khổ giấy, lề, số trang, phông chữ và tình trạng của tệp.",
}

#: What is judged when no official document was recognised.
_ALWAYS = ("ND30-PAGE", "ND30-MARGIN", "ND30-FONT", "ND30-CHARSET", "ND30-X-")
#: What is judged besides in a paper that Điều 7 does not list.
_STATE = ("ND30-QH", "ND30-TN-")
#: What is not: a certificate or a book may lie, with or without a table, and be in colour.
_NOT_THEIRS = ("ND30-PAGE-ORIENT", "ND30-FONT-COLOR")
#: What is not in a controlled document: its page number stands in the block of its code.
_NUMBERED = "ND30-PAGENO"
_TOP = 60  #: paragraphs (empty ones too) in which header and number stand
_PARTY_HEADER = "ĐẢNG CỘNG SẢN VIỆT NAM"
# "Số 05-HD/VPTW": the hyphen stands between number and type, the slash before the issuer.
_PARTY_NUMBER = re.compile(r"Số ?:? ?[\d.… ]*-[A-ZĐ][A-Za-zĐđ]{0,3}/[A-ZĐ]")
# The year in the number marks normative documents (Luật 64/2025/QH15, Nghị định 78/2025/NĐ-CP);
# only with a type and an issuer that may issue them: "Số: 05/2026/BC-UBND" is a fault, not a law.
_NORMATIVE_NUMBER = re.compile(
    r"(?:Luật |Pháp lệnh |Lệnh )?số ?:? ?[\d.…_ ]*/ ?(?:19|20)[\d.…_]{2} ?/ ?"
    r"(?:QH\d+|UBTVQH\d*|NQ-HĐND|NQ-UBTVQH\d*|NQ-HĐTP|NĐ-CP|QĐ-(?:UBND|TTg|KTNN|TANDTC|VKSNDTC)"
    r"|TT(?:LT)?-[A-ZĐ]\S*|L-CTN)\s*$",
    re.IGNORECASE,
)


def scope_of(document: Document, parts: Parts) -> Scope:
    """Told from the header and the number alone: other signs are also faults of ours."""
    tops = [paragraph.shown for paragraph in islice(_head(document), _TOP)]
    numbers = [parts.number.shown] if parts.number else [text for text in tops if len(text) < 60]
    if parts.state is None and (
        any(text.upper() == _PARTY_HEADER for text in tops)
        or any(_PARTY_NUMBER.match(text) for text in numbers)
    ):
        return Scope.PARTY
    if any(_NORMATIVE_NUMBER.match(text) for text in numbers):
        return Scope.NORMATIVE
    if parts.state is None and parts.number is None:
        return Scope.CONTROLLED if is_controlled(document) else Scope.UNRECOGNISED
    if is_unlisted(document, parts):
        return Scope.UNLISTED
    return Scope.ADMINISTRATIVE


def applies(scope: Scope, rule: str) -> bool:
    """Whether a rule is judged in documents of this scope."""
    match scope:
        case Scope.ADMINISTRATIVE:
            return True
        case Scope.UNLISTED:
            return rule.startswith((*_ALWAYS, *_STATE)) and rule not in _NOT_THEIRS
        case Scope.CONTROLLED:
            return rule.startswith(_ALWAYS) and not rule.startswith(_NUMBERED)
        case Scope.UNRECOGNISED:
            return rule.startswith(_ALWAYS)
        case _:
            return False


def _head(document: Document) -> Iterator[Paragraph]:
    yield from document.boxes[:_TOP]
    yield from document.paragraphs[:_TOP]
