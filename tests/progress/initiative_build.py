"""Initiatives, sessions and a ward for tests of figures and rules: only what a test is about is said."""

import datetime
from collections.abc import Sequence
from typing import Any

from ngocha_kh.periods import Span
from ngocha_kh.progress.initiatives import View
from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.round import Round
from ngocha_kh.records.session import Session
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings

Data = dict[str, Any]
YEAR = Span(datetime.date(2025, 12, 15), datetime.date(2026, 12, 14))
SETTINGS_DATA: Data = {
    "agency": {
        "name": "UBND phường", "short_name": "UBND phường", "header_lines": ["UBND PHƯỜNG"],
        "abbreviation": "UBND", "place": "Ngọc Hà",
    },
    "standing_unit": "vhxh", "current_plan": "KH-2026", "illustrative": True,
    "reporting": {
        "half_1": {"from": "12-15", "to": "06-14"}, "half_2": {"from": "06-15", "to": "12-14"},
        "year": {"from": "12-15", "to": "12-14"},
    },
    "signers": [{"name": "Lê Văn C", "post": "Chủ tịch"}], "report_recipients": ["Lưu: VT"],
}  # fmt: skip
#: The steps from the idea to the state of that name, each with a day.
_WAY = (
    ("registered", "2026-01-20", "author", "init"),
    ("draft", "2026-02-10", "author", "M01"),
    ("submitted", "2026-03-02", "author", "M02"),
    ("accepted", "2026-03-16", "standing", "M05"),
    ("under_review", "2026-03-23", "standing", "M09"),
    ("in_session", "2026-04-10", "secretary", "M10"),
    ("council_passed", "2026-04-14", "council", "M11"),
    ("pending_decision", "2026-04-16", "standing", "M18"),
    ("recognized", "2026-04-20", "chair_ubnd", "M19"),
)


def author(person: str = "nguyen-van-a", unit: str = "vhxh", **changes: Any) -> Data:
    return {
        "person": person, "unit": unit, "post": "Chuyên viên", "share_percent": 100,
        "is_lead": True, "signed_on": "2026-02-27",
    } | changes  # fmt: skip


def initiative(number: int = 1, state: str = "recognized", **changes: Any) -> Data:
    """Data of an initiative that went the straight way to a state; None takes a key away."""
    way = [step[0] for step in _WAY]
    taken = _WAY[: way.index(state) + 1]
    names = {step[0] for step in taken}
    intake = {"registered_on": "2026-01-20"}
    if "submitted" in names:
        intake |= {"received_on": "2026-03-02", "register_no": f"{number:02d}"}
    if "accepted" in names:
        intake["accepted_on"] = "2026-03-16"
    data: Data = {
        "id": f"SK-2026-{number:03d}",
        "title": f"Giải pháp minh họa thứ {number} cho công việc của phường",
        "year": 2026,
        "state": state,
        "recognizing_body": "ubnd",
        "solution_type": "operational",
        "fields": ["quan_ly_nha_nuoc"],
        "authors": [author()],
        "intake": intake,
        "conditions_check": dict.fromkeys(
            ("novel", "applied", "beneficial", "not_excluded", "ip_checked"), "met"
        ),
        "decision": {"number": f"1{number:02d}/QĐ-UBND", "date": "2026-04-20"},
        "log": [
            {"on": day, "by": by, "event": event, "to": to} | ({"from": before} if before else {})
            for (to, day, by, event), before in zip(taken, (None, *way), strict=False)
        ],
    }  # fmt: skip
    if state != "recognized":
        del data["decision"]
    data |= changes
    return {key: value for key, value in data.items() if value is not None}


def typed(data: Data) -> Initiative:
    record: Initiative = KINDS["initiative"].read(data)
    return record


def session(*items: Data, on: str = "2026-04-14", number: int = 1) -> Session:
    record: Session = KINDS["session"].read(
        {
            "id": f"PH-2026-{number:02d}", "body": "HD-2026-01", "rubric": "TC-2026-01", "on": on,
            "at": "08:30", "place": "Phòng họp", "items": list(items),
        }
    )  # fmt: skip
    return record


def unit(unit_id: str, **changes: Any) -> Unit:
    data = {"id": unit_id, "name": unit_id, "short_name": unit_id.upper(), "type": "department"}
    record: Unit = KINDS["unit"].read(data | changes)
    return record


def settings(**initiatives: Any) -> Settings:
    record: Settings = KINDS["workspace"].read({**SETTINGS_DATA, "initiatives": initiatives})
    return record


def view(
    *records: Data,
    sessions: Sequence[Session] = (),
    rounds: Sequence[Round] = (),
    units: Sequence[Unit] = (),
    span: Span = YEAR,
    day: datetime.date = YEAR.last,
) -> View:
    return View(
        tuple(typed(data) for data in records), sessions, rounds, {u.id: u for u in units},
        settings(), PUBLIC, span, day,
    )  # fmt: skip
