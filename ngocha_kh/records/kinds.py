"""The one table of kinds. A new kind is a schema, a record type and one line here."""

import re
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from ngocha_kh.records.activity import Activity
from ngocha_kh.records.audit import Audit
from ngocha_kh.records.base import Frozen
from ngocha_kh.records.body import Body
from ngocha_kh.records.budget import Budget
from ngocha_kh.records.calendar import YearCalendar
from ngocha_kh.records.declaration import Declaration
from ngocha_kh.records.document import Document
from ngocha_kh.records.initiative import Initiative
from ngocha_kh.records.ip_asset import IpAsset
from ngocha_kh.records.management_review import ManagementReview
from ngocha_kh.records.measuring import Measuring
from ngocha_kh.records.meeting import Meeting
from ngocha_kh.records.nonconformity import Nonconformity
from ngocha_kh.records.objective import Objective
from ngocha_kh.records.one_stop import OneStop
from ngocha_kh.records.order import Order
from ngocha_kh.records.person import Person
from ngocha_kh.records.plan import Plan
from ngocha_kh.records.procedure import Procedure
from ngocha_kh.records.proposal import Proposal
from ngocha_kh.records.qms_document import QmsDocument
from ngocha_kh.records.report import Report
from ngocha_kh.records.round import Round
from ngocha_kh.records.rubric import Rubric
from ngocha_kh.records.session import Session
from ngocha_kh.records.task import Task
from ngocha_kh.records.unit import Unit
from ngocha_kh.records.unit_report import UnitReport
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
        Kind("activity", "hoạt động", "activities/{year}/{id}.yaml", Activity, "HDG"),
        Kind("procedure", "quy trình", "procedures/{id}.yaml", Procedure, "QT"),
        Kind("qms_document", "tài liệu HTQLCL", "qms/{year}/{id}.yaml", QmsDocument, "TL"),
        Kind("objective", "mục tiêu chất lượng", "qms/{year}/{id}.yaml", Objective, "MT"),
        Kind("audit", "cuộc đánh giá", "qms/{year}/{id}.yaml", Audit, "DG"),
        Kind("nonconformity", "phiếu không phù hợp", "qms/{year}/{id}.yaml", Nonconformity, "KPH"),
        Kind(
            "management_review",
            "xem xét của lãnh đạo",
            "qms/{year}/{id}.yaml",
            ManagementReview,
            "XX",
        ),
        Kind("declaration", "công bố HTQLCL", "qms/{year}/{id}.yaml", Declaration, "CB"),
        Kind("one_stop", "số liệu một cửa", "one_stop/{year}/{id}.yaml", OneStop, "MC"),
        Kind("ip_asset", "tài sản trí tuệ", "ip_assets/{id}.yaml", IpAsset, "TS"),
        Kind("measuring", "đo lường, truy xuất", "measuring/{id}.yaml", Measuring, "DL"),
        Kind("budget", "dòng kinh phí", "budget/{year}/{id}.yaml", Budget, "NS"),
        Kind("order", "đặt hàng KH&CN", "orders/{year}/{id}.yaml", Order, "DH"),
        Kind("proposal", "kiến nghị", "proposals/{year}/{id}.yaml", Proposal, "KN"),
        Kind("unit_report", "báo cáo đơn vị", "unit_reports/{year}/{id}.yaml", UnitReport, "BDV"),
        Kind("report", "báo cáo", "reports/{id}.yaml", Report, "BC"),
        Kind("calendar", "lịch nghỉ", "calendars/{id}.yaml", YearCalendar, "LICH"),
    )
}


def _pattern(kind: Kind) -> re.Pattern[str]:
    """Kinds that share a folder are told apart by the prefix of the id."""
    shared = sum(other.place == kind.place for other in KINDS.values()) > 1
    name = f"{kind.prefix}-[^/]+" if shared else "[^/]+"
    return re.compile(kind.place.format(id=name, year="[0-9]{4}").replace(".yaml", r"\.yaml"))


_PLACES: Final = [(_pattern(kind), kind) for kind in KINDS.values()]


def kind_of(relative: str) -> Kind | None:
    """The kind of record that lies at a path below records/ (with "/"); None for a stray file."""
    return next((kind for place, kind in _PLACES if place.fullmatch(relative)), None)
