"""The one table of kinds. A new kind is a schema, a record type and one line here."""

import re
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from ngocha_kh.records.base import Frozen
from ngocha_kh.records.body import Body
from ngocha_kh.records.calendar import YearCalendar
from ngocha_kh.records.document import Document
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.meeting import Meeting
from ngocha_kh.records.person import Person
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.report import Report
from ngocha_kh.records.round import Round
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Session
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.workspace import Settings


@dataclass(frozen=True, slots=True)
class Kind:
    """`place` is where its files lie below records/; the id is the file name without its ending."""

    name: str
    label: str
    place: str
    type: type[Frozen]
    prefix: str = ""

    def path_of(self, record_id: str) -> str:
        """Where the record lies below records/, e.g. tasks/2026/NV-2026-001.yaml."""
        year = record_id.split("-")[1] if "{year}" in self.place else ""
        return self.place.format(id=record_id, year=year)

    def read(self, data: dict[str, Any]) -> Any:
        """The typed record of data that the schema accepted."""
        return msgspec.convert(data, self.type)


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("workspace", "thiết lập", "workspace.yaml", Settings),
        Kind("unit", "đơn vị", "units/{id}.yaml", Unit),
        Kind("plan", "kế hoạch", "plans/{id}.yaml", Plan, "KH"),
        Kind("task", "nhiệm vụ", "tasks/{year}/{id}.yaml", Task, "NV"),
        Kind("document", "văn bản", "documents/{id}.yaml", Document, "VB"),
        Kind("person", "người", "people/{id}.yaml", Person),
        Kind("body", "hội đồng, ban, tổ", "bodies/{id}.yaml", Body, "HD"),
        Kind("rubric", "bộ tiêu chí", "rubrics/{id}.yaml", Rubric, "TC"),
        Kind("round", "đợt xét", "rounds/{id}.yaml", Round, "DOT"),
        Kind("session", "phiên họp", "sessions/{year}/{id}.yaml", Session, "PH"),
        Kind("initiative", "sáng kiến", "initiatives/{year}/{id}.yaml", Initiative, "SK"),
        Kind("meeting", "cuộc họp", "meetings/{id}.yaml", Meeting, "HOP"),
        Kind("report", "báo cáo", "reports/{id}.yaml", Report, "BC"),
        Kind("calendar", "lịch nghỉ", "calendars/{id}.yaml", YearCalendar, "LICH"),
    )
}

_PLACES: Final = [
    (re.compile(kind.place.format(id="[^/]+", year="[0-9]{4}").replace(".", r"\.")), kind)
    for kind in KINDS.values()
]


def kind_of(relative: str) -> Kind | None:
    """The kind of record that lies at a path below records/ (with "/"); None for a stray file."""
    return next((kind for place, kind in _PLACES if place.fullmatch(relative)), None)
