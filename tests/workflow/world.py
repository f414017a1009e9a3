"""One whole initiative with its council, and for each step the state of things in which it may be taken."""

import copy
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ngocha_kh.public_holidays import PUBLIC
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.kinds import KINDS
from ngocha_kh.records.workspace import Settings
from ngocha_kh.schemas import schema_problems
from ngocha_kh.workflow.case import Around, Case
from ngocha_kh.workflow.machine import MAIN, Track, Transition, initiative_machine
from ngocha_kh.workflow.possible import judged, proposed, state_of

MACHINE = initiative_machine()
MEMBERS = [f"thanh-vien-{number}" for number in range(1, 8)]
Data = dict[str, Any]

SETTINGS: Settings = KINDS["workspace"].read(
    {
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
    }
)  # fmt: skip


def initiative(**changes: Any) -> Data:
    """Data of an initiative in which every section is filled in; None takes a key away."""
    data: Data = {
        "id": "SK-2026-001",
        "title": "Đặt lịch hẹn theo khung giờ tại Điểm phục vụ hành chính công",
        "year": 2026,
        "round": "DOT-2026-01",
        "state": "draft",
        "recognizing_body": "ubnd",
        "solution_type": "operational",
        "fields": ["cchc"],
        "problem": "Người dân chờ lâu giờ cao điểm.",
        "authors": [
            {
                "person": "nguyen-van-a", "unit": "vhxh", "post": "Chuyên viên",
                "share_percent": 60.5, "is_lead": True, "signed_on": "2026-03-10",
            },
            {
                "person": "tran-thi-b", "unit": "vp", "post": "Chuyên viên",
                "share_percent": 39.5, "signed_on": "2026-03-10",
            },
        ],
        "investor": {"kind": "agency", "unit": "ubnd", "public_funds": True},
        "first_applied": {
            "date": "2025-11-03", "kind": "trial", "finished_on": "2026-01-30", "place": "Quầy số 1",
        },
        "description": {
            "current_state": "Lấy số tại chỗ.", "content": "Chọn khung giờ trước.",
            "novelty": "Phường chưa áp dụng.", "conditions": "Một máy tính.",
            "applicability": "Các quầy khác.", "public_summary": "Đặt lịch theo khung giờ.",
        },
        "benefit": {"social": "Giảm chờ đợi."},
        "confidential": {"present": False},
        "conditions_check": dict.fromkeys(
            ("novel", "applied", "beneficial", "not_excluded", "ip_checked"), "met"
        ),
        "intake": {
            "registered_on": "2026-01-20", "received_on": "2026-03-13", "register_no": "01/2026",
            "accepted_on": "2026-03-30",
        },
        "sessions": ["PH-2026-01"],
        "decision": {"number": "101/QĐ-UBND", "date": "2026-05-18"},
        "certificates": [
            {"person": "nguyen-van-a", "number": "01/GCN-SK", "date": "2026-05-18"},
            {"person": "tran-thi-b", "number": "02/GCN-SK", "date": "2026-05-18"},
        ],
        "papers": [
            {"kind": "D02", "date": "2026-03-10"}, {"kind": "D03", "date": "2026-03-10"},
            {"kind": "D04", "date": "2026-02-02"},
            {"kind": "D07", "number": "11/TB-UBND", "date": "2026-03-20"},
            {"kind": "D08", "number": "12/TB-UBND", "date": "2026-03-30"},
            {"kind": "D17", "number": "20/TTr-VHXH", "date": "2026-05-14"},
            {"kind": "D18", "number": "21/CV-UBND", "date": "2026-05-14"},
            {"kind": "D19", "number": "101/QĐ-UBND", "date": "2026-05-18"},
            {"kind": "D20", "number": "30/TB-UBND", "date": "2026-05-18"},
            {"kind": "D22", "number": "102/QĐ-UBND", "date": "2026-05-19"},
            {"kind": "D23", "number": "31/TTr-UBND", "date": "2026-05-20"},
            {"kind": "D25", "number": "40/KH-UBND", "date": "2026-05-20"},
            {"kind": "D26", "number": "140/QĐ-UBND", "date": "2026-05-20"},
        ],
        "retention_class": "Vĩnh viễn",
    }  # fmt: skip
    data |= changes
    return {key: value for key, value in data.items() if value is not None}


def companions() -> dict[str, Data]:
    """The other records by id: people, round, council of seven, rubric, session."""
    people = {
        name: {
            "id": name,
            "name": name.replace("-", " ").title(),
            "post": "Chuyên viên",
            "unit": "vp",
        }
        for name in ("nguyen-van-a", "tran-thi-b", *MEMBERS)
    }
    criteria = [
        {"id": name, "name": name, "items": [{"id": name, "name": name, "max": most}], "min": 5}
        for name, most in (("novelty", 30), ("effect", 30), ("use", 25), ("scope", 15))
    ]
    roles = ["chair", "vice_chair", "secretary", *["member"] * 4]
    return people | {
        "DOT-2026-01": {
            "id": "DOT-2026-01", "year": 2026, "opens": "2026-03-01", "closes": "2026-04-15",
            "rubric": "TC-2026-01", "body": "HD-2026-01",
        },
        "HD-2026-01": {
            "id": "HD-2026-01", "name": "Hội đồng sáng kiến", "kind": "initiative_council",
            "decision": {"number": "50/QĐ-UBND", "date": "2026-01-05"}, "valid_from": "2026-01-05",
            "members": [
                {"person": person, "role": role, "union_rep": role == "member"}
                for person, role in zip(MEMBERS, roles, strict=True)
            ],
            "rules": {"min_scorers": 5},
        },
        "TC-2026-01": {
            "id": "TC-2026-01", "name": "Bộ tiêu chí", "status": "official", "version": 1,
            "decision": {"number": "49/QĐ-UBND", "date": "2026-01-05"},
            "groups": criteria, "pass": {"total": 50},
            "classes": [
                {"id": "fail", "label": "Không đạt", "from": 0, "to": 50},
                {"id": "b", "label": "Đạt", "from": 50, "to": 100},
            ],
        },
        "PH-2026-01": {
            "id": "PH-2026-01", "body": "HD-2026-01", "rubric": "TC-2026-01", "on": "2026-05-12",
            "at": "08:00", "place": "Phòng họp", "present": list(MEMBERS), "scoring_closed": True,
            "invitation": {"number": "15/GM-HĐ", "date": "2026-05-05"},
            "minutes": {"number": "01/BB-HĐ", "date": "2026-05-12"},
            "items": [
                {
                    "initiative": "SK-2026-001",
                    "sheets": [
                        {"member": member, "points": {"novelty": 20, "effect": 20, "use": 20, "scope": 10}}
                        for member in MEMBERS
                    ],
                    "vote": {"method": "hands", "agree": 5, "disagree": 2},
                    "outcome": "pass",
                }
            ],
        },
    }  # fmt: skip


@dataclass
class World:
    """Everything around one step; `change` alters any value by a dotted path from a record's id."""

    own: Data = field(default_factory=initiative)
    others: dict[str, Data] = field(default_factory=companions)
    on: str = "2026-05-20"
    note: str | None = None
    level: str | None = None

    def put(self, path: str, value: Any) -> "World":
        """Set a value, or take the key away with None: `own.problem`, `PH-2026-01.items.0.outcome`."""
        root, *steps = path.split(".")
        holder: Any = self.own if root == "own" else self.others[root]
        for step in steps[:-1]:
            holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
        last = steps[-1]
        if isinstance(holder, list):
            holder[int(last) : int(last) + 1] = [] if value is None else [value]
        elif value is None:
            holder.pop(last, None)
        else:
            holder[last] = value
        return self

    def record(self) -> Initiative:
        assert not schema_problems("initiative", self.own), schema_problems("initiative", self.own)
        own: Initiative = KINDS["initiative"].read(copy.deepcopy(self.own))
        return own

    def around(self) -> Around:
        typed = {}
        for record_id, data in self.others.items():
            kind = _kind(record_id)
            assert not schema_problems(kind, data), (record_id, schema_problems(kind, data))
            typed[record_id] = (kind, KINDS[kind].read(copy.deepcopy(data)))
        own = self.record()
        typed[own.id] = ("initiative", own)

        def find(kind: str, record_id: str) -> Any:
            found = typed.get(record_id)
            return found[1] if found and found[0] == kind else None

        def every(kind: str) -> Iterator[Any]:
            return (record for name, record in typed.values() if name == kind)

        return Around(find, every, SETTINGS, PUBLIC)

    def case(self, event: str) -> Case:
        """The case as the step would find it, with what the step brings."""
        track, step = line(event)
        own = self.record()
        day = datetime.date.fromisoformat(self.on)
        origin = state_of(own, track, self.level)
        case = Case(own, self.around(), day, origin, note=self.note, level=self.level)
        return proposed(case, track, step)

    def judge(self, event: str) -> tuple[list[str], list[str]]:
        """What is unmet for the step, and what is only to be noticed."""
        return judged(self.case(event), MACHINE, line(event)[1])


def _kind(record_id: str) -> str:
    prefixes = {kind.prefix: kind.name for kind in KINDS.values() if kind.prefix}
    return prefixes.get(record_id.partition("-")[0], "person")


def line(event: str) -> tuple[str, Transition]:
    """The track and the line of the table for an event."""
    for name, track in MACHINE.tracks.items():
        if found := track.named(event):
            return name, found
    raise KeyError(event)


def events(track: str | None = None) -> list[str]:
    tracks = [MACHINE.tracks[track]] if track else list(MACHINE.tracks.values())
    return [step.event for found in tracks for step in found.steps]


#: When each step is taken in these tests; those of the parallel tracks come last.
DAYS = {
    "M01": "2026-03-09", "M02": "2026-03-13", "M03": "2026-03-20", "M04": "2026-03-27",
    "M05": "2026-03-30", "M06": "2026-03-30", "M07": "2026-03-31", "M08": "2026-03-31",
    "M09": "2026-03-31", "M10": "2026-05-11", "M11": "2026-05-12", "M12": "2026-05-12",
    "M13": "2026-05-12", "M14": "2026-05-13", "M15": "2026-05-14", "M16": "2026-05-18",
    "M17": "2026-05-18", "M18": "2026-05-14", "M19": "2026-05-18", "M20": "2026-05-18",
    "M21": "2026-05-18", "M22": "2026-05-20", "M23": "2026-05-20",
}  # fmt: skip


def log_to(state: str) -> list[Data]:
    """The shortest log to a state."""
    track: Track = MACHINE.tracks[MAIN]
    logs: dict[str, list[Data]] = {first: [] for first in track.first}
    waiting = list(logs)
    for origin in waiting:
        for step in track.after(origin):
            if step.target not in logs:
                entry = {"on": DAYS[step.event], "by": step.actors[0], "event": step.event}
                logs[step.target] = [*logs[origin], entry | {"from": origin, "to": step.target}]
                waiting.append(step.target)
    return logs[state]


def at(state: str, **changes: Any) -> World:
    """The whole initiative in a state of the main track, with the log that leads there."""
    own = initiative(state=state, log=log_to(state) or None, **changes)
    if state == "archived":
        own["archived_from"] = own["log"][-1]["from"]
    return World(own)


DEFECT = {"text": "Thiếu giấy xác nhận", "asked_on": "2026-03-20", "due_on": "2026-04-20"}
HEAD = {
    "person": "nguyen-van-a", "unit": "ubnd", "post": "Chủ tịch UBND phường",
    "share_percent": 60.5, "is_lead": True, "signed_on": "2026-03-10",
}  # fmt: skip


def ready(event: str) -> World:
    """A world in which every guard of the step holds."""
    world = _on_main(event) if event.startswith("M") else _beside(event)
    world.on = DAYS.get(event, world.on)
    return world


def _on_main(event: str) -> World:
    world = at(line(event)[1].origins[0])
    match event:
        case "M02":
            world.put("own.intake.received_on", None)
        case "M03":
            world.put("own.intake.accepted_on", None).put("own.intake.defects", [dict(DEFECT)])
        case "M04":
            world.put("own.intake.defects", [dict(DEFECT)]).put("own.papers.0.version", 2)
            world.put("own.intake.accepted_on", None)
        case "M05":
            world.put("own.intake.accepted_on", None)
        case "M06" | "M21" | "M22":
            world.note = "Lý do"
        case "M07":
            world.put("own.first_applied.finished_on", None)
        case "M10":
            world.put("own.sessions", None).put("PH-2026-01.items.0.outcome", None)
        case "M12":
            world.put("PH-2026-01.items.0.vote", {"method": "hands", "agree": 4, "disagree": 3})
            world.put("PH-2026-01.items.0.outcome", "fail")
            world.put("PH-2026-01.items.0.reason", "Không mới")
        case "M13":
            world.put("PH-2026-01.items.0.outcome", "defer")
            world.put("PH-2026-01.items.0.to_complete", "Bổ sung số liệu")
            world.put("PH-2026-01.items.0.complete_by", "2026-06-15")
        case "M14":
            world.put("own.papers.1.version", 2)
        case "M15":
            world.put("own.authors.0", dict(HEAD))
        case "M16" | "M17":
            world.put("own.superior_consent", {"asked_on": "2026-05-14", "document": "9/UBND"})
            world.put("own.decision", None)
            world.note = "Lý do"
        case "M20":
            world.put("own.decision", None)
            world.note = "Lý do"
    return world


def _beside(event: str) -> World:
    world = at("recognized")
    world.level = "city" if event.startswith("E") else None
    match event:
        case "E01":
            pass
        case "E02" | "E08":
            world.put(
                "own.effect", [{"level": "city", "state": "proposed", "session": "PH-2026-01"}]
            )
        case "E03":
            world.put("own.effect", [{"level": "city", "state": "assessed"}])
        case "E05":
            entry = {"level": "city", "state": "returned", "submitted_on": "2026-05-20"}
            world.put(
                "own.effect", [entry | {"answer": {"number": "7/SKHCN", "date": "2026-05-18"}}]
            )
        case "E06":
            world.level = "ward_effect"
            world.put("own.effect", [{"level": "ward_effect", "state": "assessed"}])
        case "E04" | "E07" | "E09":
            entry = {"level": "city", "state": "submitted_up", "submitted_on": "2026-05-14"}
            answer = {"number": "7/SKHCN", "date": "2026-05-18"}
            world.put("own.effect", [entry | {"document": "31/TTr-UBND", "answer": answer}])
            world.note = "Lý do"
        case "R01":
            plan = {"state": "planned", "plan": "40/KH-UBND", "target_units": ["vp"]}
            world.put("own.replication", plan | {"due": "2026-12-01"})
        case "R02":
            adopters = [{"unit": "vp", "from": "2026-05-19"}]
            world.put("own.replication", {"state": "planned", "adopters": adopters})
        case "R03" | "R04":
            adopters = [{"unit": "vp", "from": "2026-05-19", "confirmed_on": "2026-05-20"}]
            found = {"state": "spreading", "adopters": adopters, "result": "Đã áp dụng"}
            world.put("own.replication", found)
        case "P01":
            world.put("own.publication", {"state": "not_public", "consent": "given"})
        case "P02":
            url = "https://ngocha.example.vn/sk"
            world.put("own.publication", {"state": "cleared", "consent": "given", "url": url})
        case "P03":
            world.put("own.publication", {"state": "published"})
            world.note = "Lý do"
    return world
