"""Records and an index for tests of rules: only what a test is about has to be said."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

from ngocha_kh.diagnostics import Route
from ngocha_kh.records.kinds import KINDS, Kind
from ngocha_kh.records.task import Task
from ngocha_kh.rules import load_rules
from ngocha_kh.rules.index import Facts, Index
from ngocha_kh.sources.worktree import WorkTree
from ngocha_kh.validation.files import check_file
from ngocha_kh.workspace import Workspace

DAY = datetime.date(2026, 5, 15)
Data = dict[str, Any]


def kind_of_id(record_id: str) -> Kind | None:
    """The kind that an id belongs to by its form; a slug is a unit."""
    prefix = record_id.partition("-")[0]
    for kind in KINDS.values():
        if kind.prefix and kind.prefix == prefix:
            return kind
    return KINDS["unit"] if re.fullmatch(r"[a-z][a-z0-9-]*", record_id) else None


def task(number: int = 1, **changes: Any) -> Data:
    """Data of a task with nothing to complain about; a value None takes the key away."""
    data = {
        "id": f"NV-2026-{number:03d}",
        "title": "Tổ chức tập huấn",
        "plan": "KH-2026",
        "obligations": ["II.1-01"],
        "task_type": "one_off",
        "lead_unit": "vhxh",
        "start": "2026-02-02",
        "due": "2026-09-30",
        "output": "Danh sách học viên",
    } | changes
    return {key: value for key, value in data.items() if value is not None}


def done(**changes: Any) -> Data:
    """An entry that says a task is done, complete in every respect."""
    entry = {
        "on": "2026-04-10",
        "state": "done",
        "progress": 100,
        "completed_on": "2026-04-09",
        "confirmed_by": "van-phong",
        "evidence": [{"type": "document", "ref": "VB-2026-001", "date": "2026-04-09"}],
    } | changes
    return {key: value for key, value in entry.items() if value is not None}


def unit(unit_id: str, **changes: Any) -> Data:
    return {"id": unit_id, "name": unit_id, "short_name": unit_id, "type": "office"} | changes


def document(number: int = 1, **changes: Any) -> Data:
    data = {"id": f"VB-2026-{number:03d}", "doc_type": "report", "title": "Báo cáo", "issuer": "A"}
    return data | changes


def duty(duty_id: str = "II.1-01", **changes: Any) -> Data:
    """Data of an obligation that one unit leads once."""
    return {
        "id": duty_id,
        "sentence": "S01",
        "quote": "Tổ chức tập huấn",
        "type": "task",
        "lead_units": ["vhxh"],
        "lead_basis": "explicit",
        "period": "once",
        "output": "Danh sách",
        "applicability": "applies",
    } | changes


def plan(*duties: Data, **changes: Any) -> Data:
    return {
        "id": "KH-2026",
        "year": 2026,
        "title": "Kế hoạch",
        "source_text": "plans/KH-2026.txt",
        "bases": ["Căn cứ"],
        "sections": [{"id": "II.1", "paragraphs": []}],
        "recipients": ["Lưu: VT"],
        "signature": {"lines": ["CHỦ TỊCH"], "name": "Nguyễn Văn A"},
        "obligations": list(duties or (duty(),)),
    } | changes


def typed_task(**changes: Any) -> Task:
    record: Task = KINDS["task"].read(task(**changes))
    return record


def index_of(
    *records: Data,
    as_of: datetime.date = DAY,
    today: datetime.date | None = None,
    root: Path = Path("/khong-co"),
    unread: tuple[str, ...] = (),
) -> Index:
    """An index of records that their schemas accept."""
    facts: list[Facts] = []
    typed: dict[str, Any] = {}
    for data in records:
        kind = kind_of_id(data["id"])
        assert kind
        path = kind.path_of(data["id"])
        found = check_file(path, json.dumps(data).encode()).facts
        assert found, f"not a sound record: {data}"
        facts.append(found)
        typed[path] = kind.read(data)
    return Index(
        WorkTree(Workspace(root)),
        as_of,
        facts,
        lambda f: typed[f.path],
        today or as_of,
        frozenset(unread),
    )


def places(code: str, index: Index) -> list[tuple[str, Route]]:
    """Where a workspace rule finds something: id of the record (by file name) and route."""
    rule = next(rule for rule in load_rules() if rule.code == code)
    return [(Path(path).stem, route) for path, route, _ in rule.check(index)]


def routes(code: str, record: Any) -> list[Route]:
    """Where a record rule finds something in one record."""
    rule = next(rule for rule in load_rules() if rule.code == code)
    return [route for route, _ in rule.check(record)]
