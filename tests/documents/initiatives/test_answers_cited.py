"""A level above is confirmed by its own paper, never by what the ward sent up."""

from pathlib import Path

from documents.initiatives import council
from documents.initiatives.test_council_papers import text_of


def test_the_confirmation_cites_the_paper_of_the_city(tmp_path: Path) -> None:
    data = council.recognised()
    data["effect"] = [
        {
            "level": "city", "state": "recognized", "submitted_on": "2026-06-01",
            "decided_on": "2026-06-15", "document": "71/TTr-UBND",
            "answer": {"number": "999/QĐ-UBND", "date": "2026-06-15"},
        }
    ]  # fmt: skip
    office = council.desk(tmp_path, data)
    text = text_of(office, "xac-nhan-thi-dua", "SK-2026-001-bui-thi-i")
    assert "999/QĐ-UBND" in text
    assert "71/TTr-UBND" not in text
