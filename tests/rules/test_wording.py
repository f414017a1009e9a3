"""Letters that only look right, and names written in another way: V-REF-11, 12, 14, 15."""

import pytest
from rules.build import document, routes, typed_task

from ngocha_kh.records.kinds import KINDS


@pytest.mark.parametrize(
    "text",
    ["Đường dây", "đánh giá", "µ-lớp", "α, β và γ", "“Tin bài” – 100 %", "🎉", "Москва"],
)
def test_vietnamese_and_foreign_words_are_silent(text: str) -> None:
    assert routes("V-REF-11", typed_task(output=text)) == []


@pytest.mark.parametrize(
    "text", ["Ðường dây", "ðánh giá", "Ɖánh giá", "k\u0430", "\u0410nh", "B\u03bf"]
)
def test_look_alikes_are_found(text: str) -> None:
    assert routes("V-REF-11", typed_task(output=text)) == [("output",)]


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa - Xã hội",
        "TCVN ISO 9001:2015",
        "19/2014/QĐ-TTg",
        "Văn phòng HĐND-UBND phường",
    ],
)
def test_the_agreed_form_is_silent(text: str) -> None:
    assert routes("V-REF-12", typed_task(output=text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa-Xã hội",
        "Phòng Văn hoá-Xã hội",
        "TCVN 9001:2015",
        "ISO 9001: 2015",
        "19/2014/QĐ-TTG",
        "Văn phòng HĐND-UBND",
    ],
)
def test_other_forms_are_found_in_tasks_documents_and_reports(text: str) -> None:
    report = {"id": "BC-2026-H1", "plan": "KH-2026", "year": 2026, "period": "half_1"}
    assert routes("V-REF-12", typed_task(output=text)) == [("output",)]
    paper = KINDS["document"].read(document(title=text))
    assert routes("V-REF-15", paper) == [("title",)]
    words = KINDS["report"].read(report | {"results": {"quality": ["Tốt.", text]}})
    assert routes("V-REF-14", words) == [("results", "quality", 1)]
