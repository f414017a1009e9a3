"""Words, keys and the plan itself one year on."""

import re
from collections.abc import Mapping
from typing import Any, Final

#: What belongs to the adopted plan of one year and not to the draft of the next.
_OF_ONE_YEAR: Final = ("number", "date", "signatures", "slips")
_UNSIGNED: Final = "(chưa ký)"
_UNDECIDED: Final = "Chờ quyết định"


def shifted_text(text: str, year: int) -> str:
    """The text with the year, and school years with it, one later.

    Years inside the number of a document ("224/2026/NĐ-CP") or a record ("NV-2026-001") stay.
    """
    years = re.compile(
        rf"(?<![\w-])(?P<first>{year - 1}|{year})(?P<mark>\s*[-–]\s*)(?P<last>{year}|{year + 1})(?![\d/-])"
        rf"|(?<![\w-]){year}(?![\d/-])"
    )

    def later(match: re.Match[str]) -> str:
        if match["first"] is None:
            return _next(match[0])
        return f"{_next(match['first'])}{match['mark']}{_next(match['last'])}"

    return years.sub(later, text)


def _next(year: str) -> str:
    return str(int(year) + 1)


def shifted_key(key: str | None) -> str | None:
    """2026-Q1 → 2027-Q1."""
    if key is None:
        return None
    year, mark, part = key.partition("-")
    return f"{int(year) + 1}{mark}{part}"


def next_plan(data: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The record of the next plan: the same sections and obligations, nothing that was decided.

    `text` is where its adopted text will stand, relative to records/.
    """
    year = int(data["year"])
    kept = {key: value for key, value in data.items() if key not in _OF_ONE_YEAR}
    signature = {**data["signature"], "name": _UNSIGNED}
    return {
        **kept,
        "id": f"KH-{year + 1}",
        "year": year + 1,
        "title": shifted_text(data["title"], year),
        "source_text": text,
        "signature": signature,
        "obligations": [_undecided(duty) for duty in data["obligations"]],
        "notes": (
            f"Dự thảo chép từ {data['id']}; chưa có văn bản, số, ngày. Khi có văn bản chính thức, thay nội "
            f"dung tệp {text}, rồi sửa các câu, đoạn trích, nghĩa vụ mà nkh validate báo khác nguyên văn."
        ),
    }


def _undecided(duty: Mapping[str, Any]) -> dict[str, Any]:
    """What was decided for one year has to be decided anew."""
    found = {key: value for key, value in duty.items() if key not in ("decided_by", "decided_on")}
    if duty.get("applicability") != "not_applicable":
        return found
    # In the place that it has in the record: the order of the keys is that of the schema.
    return {
        key: _UNDECIDED if key == "decided_by" else value
        for key, value in duty.items()
        if key != "decided_on"
    }


def text_of_draft(old: bytes, plan_id: str, year: int) -> bytes:
    """The text that the draft quotes from: the old one, under a heading that says so."""
    heading = (
        f"DỰ THẢO: CHƯA CÓ VĂN BẢN KẾ HOẠCH NĂM {year + 1}\n\n"
        f"Tệp này tạm giữ nguyên văn kế hoạch {plan_id} để đối chiếu các đoạn trích đã chép sang.\n"
        f"Khi kế hoạch năm {year + 1} được ban hành, thay toàn bộ nội dung tệp bằng văn bản đó.\n\n"
        f"--- Nguyên văn {plan_id} ---\n\n"
    )
    return heading.encode() + old.removeprefix(b"\xef\xbb\xbf")
