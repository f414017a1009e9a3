"""Words and keys one year on: numbers of documents and records stay."""

import pytest

from ngocha_kh.editing.next_year import next_plan, shifted_key, shifted_text, text_of_draft


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức tập huấn",
        "Sửa quy trình theo Nghị định số 224/2026/NĐ-CP",
        "Theo NV-2026-001 và VB-2026-068",
        "Mã 12026, mã 20261",
        "Chiến lược đến năm 2030",
    ],
)
def test_what_is_no_year_of_the_plan_stays(text: str) -> None:
    assert shifted_text(text, 2026) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Báo cáo năm 2026", "Báo cáo năm 2027"),
        ("Số liệu tháng 11/2026", "Số liệu tháng 11/2027"),
        ("quý I/2026.", "quý I/2027."),
        ("năm học 2025-2026", "năm học 2026-2027"),
        ("năm học 2026 - 2027", "năm học 2027 - 2028"),
        ("năm 2026 theo Nghị định 224/2026/NĐ-CP", "năm 2027 theo Nghị định 224/2026/NĐ-CP"),
        ("năm học 2025-2026 của năm 2026", "năm học 2026-2027 của năm 2027"),
    ],
)
def test_the_year_moves_on(old: str, new: str) -> None:
    assert shifted_text(old, 2026) == new


@pytest.mark.parametrize(
    ("key", "later"),
    [(None, None), ("2026", "2027"), ("2026-Q1", "2027-Q1"), ("2026-12", "2027-12")],
)
def test_a_period_moves_on(key: str | None, later: str | None) -> None:
    assert shifted_key(key) == later


def test_the_draft_keeps_the_obligations_and_nothing_that_was_decided() -> None:
    old = {
        "id": "KH-2026", "year": 2026, "title": "Công tác năm 2026", "number": "9/KH-UBND",
        "date": "2026-01-15", "source_text": "plans/KH-2026.txt", "slips": [{"where": "I", "note": "…"}],
        "signature": {"lines": ["CHỦ TỊCH"], "name": "Nguyễn Văn A"},
        "obligations": [
            {"id": "II.1-01", "applicability": "applies"},
            {"id": "II.1-02", "applicability": "not_applicable", "applicability_reason": "Không có",
             "decided_by": "Chủ tịch", "decided_on": "2026-02-02"},
        ],
    }  # fmt: skip
    new = next_plan(old, "plans/KH-2027.txt")
    assert (new["id"], new["year"], new["title"]) == ("KH-2027", 2027, "Công tác năm 2027")
    assert not {"number", "date", "slips"} & set(new)
    assert new["signature"]["name"] != "Nguyễn Văn A"
    assert new["obligations"][0] == old["obligations"][0]  # type: ignore[index]
    assert new["obligations"][1]["decided_by"] != "Chủ tịch"
    assert "decided_on" not in new["obligations"][1]
    assert old["obligations"][1]["decided_on"] == "2026-02-02"  # type: ignore[index]


def test_the_text_says_that_it_is_not_yet_the_plan_of_that_year() -> None:
    text = text_of_draft(b"\xef\xbb\xbfC\xc3\xa2u m\xe1\xba\xabu.\n", "KH-2026", 2026).decode()
    assert text.startswith("DỰ THẢO: CHƯA CÓ VĂN BẢN KẾ HOẠCH NĂM 2027\n")
    assert text.endswith("\n\nCâu mẫu.\n")
    assert "\ufeff" not in text
