"""How other documents are named in the text (Phụ lục I, Phần I, Mục II, khoản 6, điểm b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Finding, Severity, at
from ..paper import Paper
from ..registry import check

_TYPES = "Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Thông báo|Công văn|Hướng dẫn"
_SYMBOL = r"(\d+(?:/\d{4})?/[A-ZĐ][\w&Đđ-]*)"
_NAMED = re.compile(rf"({_TYPES}) (số )?{_SYMBOL}")
_DATED = re.compile(r"[^.;\n]{0,40}?ngày \d")


@check("ND30-REF-FIRST", "body_text")
def first_mention(paper: Paper) -> Iterator[Finding]:
    """Type, "số", symbol, date, issuer, subject. Only "số" and the date are looked for: a remark."""
    seen: set[str] = set()
    for hit in paper.prose.hits(_NAMED):
        symbol = hit.match[3]
        after = paper.prose.text[hit.match.end() : hit.match.end() + 80]
        is_first = symbol not in seen
        seen.add(symbol)
        said = hit.match[0]
        if not hit.match[2]:
            allowed = f"{hit.match[1]} số {symbol}"
            yield at(hit.paragraph, "viện dẫn", f"ghi «{said}»", f"«{allowed}»", Severity.INFO)
        elif is_first and not _DATED.match(after):
            yield at(
                hit.paragraph, "viện dẫn lần đầu", f"{said}: không có ngày ban hành",
                "ghi đủ số, ký hiệu, ngày, cơ quan ban hành, trích yếu", Severity.INFO,
            )  # fmt: skip
