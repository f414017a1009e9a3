"""V-DOC-01: documents of the ward dated on a day without work."""

from typing import Any

import pytest
from rules.build import document, index_of, places

from ngocha_kh.rules.index import Index

AGENCY = {
    "name": "Ủy ban nhân dân phường A", "short_name": "UBND phường A",
    "header_lines": ["UBND"], "abbreviation": "UBND", "place": "A",
}  # fmt: skip
WINDOW = {"from": "01-01", "to": "06-30"}
SETTINGS = {
    "agency": AGENCY,
    "standing_unit": "vhxh",
    "current_plan": "KH-2026",
    "illustrative": True,
    "reporting": {"half_1": WINDOW, "half_2": WINDOW, "year": WINDOW},
    "signers": [{"name": "A", "post": "Chủ tịch", "lines": ["CHỦ TỊCH"]}],
    "report_recipients": ["Lưu: VT"],
}
LOCAL = {
    "id": "LICH-2026",
    "days": [
        {"date": day, "kind": kind, "name": "x", "source": {"text": "y", "confirmed": True}}
        for day, kind in (("2026-10-05", "day_off"), ("2026-10-11", "worked"))
    ],
}


def index(settings: bool = True, unread: tuple[str, ...] = (), **changes: Any) -> Index:
    paper = document(**{"issuer": AGENCY["short_name"]} | changes)
    made = index_of(paper, LOCAL, unread=unread)
    made.__dict__["settings"] = _settings() if settings else None
    return made


def _settings() -> Any:
    from ngocha_kh.records.kinds import KINDS

    return KINDS["workspace"].read(SETTINGS)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"issued_on": "2026-10-02"},
        {"issued_on": "2026-10-03"},  # a Saturday may be a working day
        {"issued_on": "2026-10-11"},  # a Sunday that the ward worked
        {"issued_on": "2026-10-04", "issuer": "Sở Khoa học và Công nghệ"},
    ],
)
def test_working_days_and_other_issuers_are_silent(changes: dict[str, Any]) -> None:
    assert places("V-DOC-01", index(**changes)) == []


@pytest.mark.parametrize("day", ["2026-10-04", "2026-09-02", "2026-10-05"])
@pytest.mark.parametrize("issuer", ["Ủy ban nhân dân phường A", "ubnd phường A"])
def test_own_documents_of_a_day_off_are_told(day: str, issuer: str) -> None:
    found = places("V-DOC-01", index(issued_on=day, issuer=issuer))
    assert found == [("VB-2026-001", ("issued_on",))]


def test_nothing_is_concluded_without_settings_or_from_a_broken_calendar() -> None:
    assert places("V-DOC-01", index(settings=False, issued_on="2026-10-04")) == []
    broken = ("calendars/LICH-2026.yaml",)
    assert places("V-DOC-01", index(unread=broken, issued_on="2026-10-04")) == []
