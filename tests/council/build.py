"""Bodies, rubrics, sessions and initiatives for tests: only what a test is about has to be said."""

from typing import Any

from ngocha_kh.records.body import Body
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Item, Session
from ngocha_kh.records.workspace import Settings

Data = dict[str, Any]
_ROLES = ("chair", "vice_chair", "secretary")


def people(number: int) -> list[str]:
    """Ids of members: tv-1, tv-2 …"""
    return [f"tv-{n}" for n in range(1, number + 1)]


def body(size: int = 7, **changes: Any) -> Body:
    members = [
        {"person": person, "role": _ROLES[n] if n < len(_ROLES) else "member"}
        for n, person in enumerate(people(size))
    ]
    data = {
        "id": "HD-2026-01",
        "name": "Hội đồng",
        "kind": "initiative_council",
        "decision": {"number": "1/QĐ-UBND", "date": "2026-01-12"},
        "valid_from": "2026-01-12",
        "members": members,
    }
    found: Body = KINDS["body"].read(data | changes)
    return found


def rubric(**changes: Any) -> Rubric:
    """Two groups of 40 and 60 points, pass at 50; classes a from 80, b from 50."""
    data = {
        "id": "TC-2026-01",
        "name": "Mẫu",
        "status": "sample",
        "version": 1,
        "groups": [
            {"id": "novelty", "name": "Tính mới", "items": [{"id": "n", "name": "Mới", "max": 40}]},
            {"id": "effect", "name": "Hiệu quả", "items": [{"id": "e", "name": "Lợi", "max": 60}]},
        ],
        "pass": {"total": 50},
        "classes": [
            {"id": "fail", "label": "Không đạt", "from": 0, "to": 50},
            {"id": "b", "label": "Loại B", "from": 50, "to": 80},
            {"id": "a", "label": "Loại A", "from": 80, "to": 100},
        ],
    }
    found: Rubric = KINDS["rubric"].read(data | changes)
    return found


def sheets(*totals: int) -> list[Data]:
    """One sheet a total, novelty first: 70 is 40 and 30."""
    return [
        {"member": f"tv-{n}", "points": {"n": min(total, 40), "e": max(total - 40, 0)}}
        for n, total in enumerate(totals, 1)
    ]


def session(*, present: int = 7, **item: Any) -> Session:
    """A session with one item and the first `present` of the members."""
    found: Session = KINDS["session"].read(
        {
            "id": "PH-2026-01",
            "body": "HD-2026-01",
            "rubric": "TC-2026-01",
            "on": "2026-05-12",
            "at": "08:30",
            "place": "Phòng họp",
            "present": people(present),
            "items": [{"initiative": "SK-2026-001"} | item],
        }
    )
    return found


def item(*totals: int, **changes: Any) -> Item:
    """The item of a session with sheets of these totals."""
    return session(**({"sheets": sheets(*totals)} | changes)).items[0]


def initiative(**changes: Any) -> Initiative:
    data = {
        "id": "SK-2026-001",
        "title": "Đặt lịch hẹn theo khung giờ",
        "year": 2026,
        "state": "under_review",
        "recognizing_body": "ubnd",
        "solution_type": "operational",
        "fields": ["cchc"],
        "authors": [author("tac-gia")],
    }
    found: Initiative = KINDS["initiative"].read(data | changes)
    return found


def author(person: str, **changes: Any) -> Data:
    data = {"person": person, "unit": "ubnd", "post": "Chuyên viên", "share_percent": 100}
    return data | changes


def settings() -> Settings:
    found: Settings = KINDS["workspace"].read(
        {
            "agency": {
                "name": "UBND", "short_name": "UBND", "header_lines": ["UBND"],
                "abbreviation": "UBND", "place": "Hoa Sen",
            },
            "standing_unit": "vhxh", "current_plan": "KH-2026", "illustrative": True,
            "reporting": {
                key: {"from": "12-15", "to": "12-14"} for key in ("half_1", "half_2", "year")
            },
            "signers": [{"name": "Nguyễn Văn A", "post": "Chủ tịch"}],
            "report_recipients": ["Lưu: VT"],
        }
    )  # fmt: skip
    return found
