"""Records of the quality system for tests of rules: each sound, only what a test is about is said."""

import datetime
import json
from pathlib import Path
from typing import Any

from progress.initiative_build import SETTINGS_DATA
from rules.build import Data, plan

from ngocha_kh.records.kinds import KINDS
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.sources.worktree import WorkTree
from ngocha_kh.validation.files import check_file
from ngocha_kh.workspace import Workspace

DAY = datetime.date(2026, 5, 15)
INPUTS = (
    "previous_actions", "context_changes", "customer_satisfaction", "objectives",
    "process_performance", "nonconformities", "monitoring", "audit_results", "external_providers",
    "resources", "risks_opportunities", "improvement",
)  # fmt: skip
ALL_PAPERS = ["decision", "declaration", "policy", "objectives"]


def cut(data: Data, changes: Data) -> Data:
    """The data with changes; a value None takes a key away."""
    return {key: value for key, value in (data | changes).items() if value is not None}


def issued(on: str = "2025-09-01", revision: int = 0, **changes: Any) -> Data:
    return {
        "edition": 1, "revision": revision, "reason": "new", "issued_on": on, "effective_on": on,
    } | changes  # fmt: skip


def procedure(record_id: str = "QT-VHXH-01", *codes: str, **changes: Any) -> Data:
    data: Data = {
        "id": record_id,
        "title": "Quy trình",
        "type": "operational" if codes else "system",
        "owner_unit": "vhxh",
        "services": [{"code": code} for code in codes],
        "revisions": [issued()],
    }
    return cut(data, changes)


def paper(record_id: str = "TL-2026-01", kind: str = "policy", **changes: Any) -> Data:
    revision = {key: value for key, value in issued().items() if key != "reason"}
    data: Data = {
        "id": record_id, "title": "Chính sách chất lượng", "doc_kind": kind, "owner_unit": "vhxh",
        "revisions": [revision],
    }  # fmt: skip
    return cut(data, changes)


def objective(record_id: str = "MT-2026-01", **changes: Any) -> Data:
    data: Data = {
        "id": record_id, "title": "Hồ sơ đúng hạn", "year": 2026, "unit": "vhxh",
        "data_source": "manual",
        "measure": {"name": "Tỷ lệ", "unit": "%", "direction": "increase", "target": 98},
    }  # fmt: skip
    return cut(data, changes)


def audit(number: int = 1, **changes: Any) -> Data:
    data: Data = {
        "id": f"DG-2026-{number:02d}", "title": "Đánh giá nội bộ", "audit_type": "internal",
        "year": 2026, "starts_on": "2026-06-08", "ends_on": "2026-06-10", "scope": "Toàn bộ",
        "report": {"number": "1/BC-ĐGNB", "on": "2026-06-19"},
    }  # fmt: skip
    return cut(data, changes)


def slip(number: int = 1, **changes: Any) -> Data:
    data: Data = {
        "id": f"KPH-2026-{number:03d}", "title": "Thiếu phiếu kiểm soát",
        "source": "internal_audit", "unit": "vhxh", "detected_on": "2026-06-10",
        "description": "Hồ sơ không có phiếu kiểm soát", "class": "minor", "due": "2026-07-31",
        "root_cause": {"text": "Biểu mẫu chưa có trong phần mềm nên công chức bỏ qua bước in"},
        "actions": [action()],
    }  # fmt: skip
    return cut(data, changes)


def action(done: str | None = None, due: str = "2026-07-31", owner: str = "le-van-c") -> Data:
    return cut({"what": "Thêm biểu mẫu", "owner": owner, "due": due, "done_on": done}, {})


def check(on: str = "2026-07-20", *, effective: bool = True, by: str = "tran-thi-b") -> Data:
    return {"on": on, "by": by, "effective": effective, "note": "Đã xem hồ sơ"}


def review(number: int = 1, **changes: Any) -> Data:
    data: Data = {
        "id": f"XX-2026-{number:02d}", "title": "Xem xét của lãnh đạo", "held_on": "2026-07-10",
        "chair": "nguyen-van-a",
        "inputs": [{"topic": topic, "summary": "Không phát sinh"} for topic in INPUTS],
    }  # fmt: skip
    return cut(data, changes)


def declaration(number: int = 1, *codes: str, **changes: Any) -> Data:
    data: Data = {
        "id": f"CB-2026-{number:02d}", "title": "Công bố", "decl_type": "first", "reason": "first",
        "standard": {"code": "TCVN ISO 9001", "edition": 2015},
        "scope": {"fields": ["ho-tich"], "codes": list(codes)},
        "decision": {"number": "30/QĐ-UBND", "on": "2026-07-30"},
        "effectiveness": {"confirmed_on": "2026-07-28", "by": "nguyen-van-a"},
    }  # fmt: skip
    return cut(data, changes)


def posting(where: str = "office", start: str = "2026-07-31", **changes: Any) -> Data:
    web = {"url": "https://hoasen.example.vn/iso"} if where == "website" else {}
    return cut({"what": ALL_PAPERS, "where": where, "from": start} | web, changes)


def body(number: int, kind: str, *people: str, **changes: Any) -> Data:
    members: list[Data] = [
        {"person": person, "role": "member" if place else "chair"}
        for place, person in enumerate(people or ("nguyen-van-a",))
    ]
    proof = [{"type": "list", "ref": "VB-2026-001"}]
    data: Data = {
        "id": f"HD-2026-{number:02d}", "name": kind, "kind": kind,
        "decision": {"number": "5/QĐ-UBND", "date": "2025-12-29"}, "valid_from": "2026-01-01",
        "members": [one | {"competence": proof} for one in members],
    }  # fmt: skip
    return cut(data, changes)


def person(person_id: str, unit: str = "vhxh") -> Data:
    return {"id": person_id, "name": "Nguyễn Văn A", "post": "Chuyên viên", "unit": unit}


def office(unit_id: str, **changes: Any) -> Data:
    return {"id": unit_id, "name": unit_id, "short_name": unit_id, "type": "department"} | changes


def plan_of(year: int = 2026) -> Data:

    return plan() | {"id": f"KH-{year}", "year": year}


def system(
    *records: Data,
    as_of: str = "2026-05-15",
    unread: tuple[str, ...] = (),
    **qms: Any,
) -> Index:
    """An index with settings; every record is one that its schema accepts."""
    typed: dict[str, Any] = {}
    facts: list[Facts] = []
    for name, data in [("workspace", SETTINGS_DATA | {"qms": qms}), *map(_named, records)]:
        kind = KINDS[name]
        path = kind.path_of(data.get("id", ""))
        found = check_file(path, json.dumps(data).encode()).facts
        assert found, f"not a sound record: {data}"
        facts.append(found)
        typed[path] = kind.read(data)
    day = datetime.date.fromisoformat(as_of)
    return Index(
        WorkTree(Workspace(Path("/khong-co"))),
        day,
        facts,
        lambda f: typed[f.path],
        day,
        frozenset(unread),
    )


def _named(data: Data) -> tuple[str, Data]:
    """The kind of a record, by the form of its id; a person is told from a unit by the post."""
    prefix = data["id"].partition("-")[0]
    for kind in KINDS.values():
        if kind.prefix == prefix:
            return kind.name, data
    return ("person" if "post" in data else "unit"), data
