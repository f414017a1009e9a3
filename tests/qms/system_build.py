"""Records of a quality system for tests: only what a test is about has to be said."""

import datetime
from typing import Any

from rules.build import kind_of_id

from ngocha_kh.qms.system import System
from ngocha_kh.records.kinds import KINDS

Data = dict[str, Any]
DAY = datetime.date(2026, 11, 25)


def procedure(number: int = 1, **changes: Any) -> Data:
    """In force since 2 February 2026."""
    return {
        "id": f"QT-VHXH-{number:02d}", "title": "Chứng thực bản sao", "type": "operational",
        "owner_unit": "vhxh", "services": [{"code": f"2.000{number:03d}"}],
        "revisions": [
            {"edition": 1, "revision": 0, "reason": "new", "issued_on": "2026-01-26",
             "effective_on": "2026-02-02"}
        ],
    } | changes  # fmt: skip


def document(kind: str = "policy", number: int = 1, **changes: Any) -> Data:
    return {
        "id": f"TL-2026-{number:02d}", "title": "Tài liệu", "doc_kind": kind, "owner_unit": "vhxh",
        "revisions": [
            {"edition": 1, "revision": 0, "issued_on": "2026-02-02", "effective_on": "2026-02-02"}
        ],
    } | changes  # fmt: skip


def audit(number: int = 1, *, report: str | None = "2026-06-30", **changes: Any) -> Data:
    """Held from 15 to 17 June 2026 and reported."""
    reported = {"report": {"number": "1/BC", "on": report}} if report else {}
    return {
        "id": f"DG-2026-{number:02d}", "title": "Đánh giá nội bộ", "audit_type": "internal",
        "year": 2026, "starts_on": "2026-06-15", "ends_on": "2026-06-17", "scope": "Các phòng",
    } | reported | changes  # fmt: skip


def planned(*clauses: str, on: str = "2026-06-16", unit: str = "vhxh") -> Data:
    """An item of an audit's programme."""
    return {"on": on, "from": "08:00", "to": "09:00", "unit": unit, "clauses": list(clauses)}


def asked(clause: str, result: str | None = "conforming", seen: str | None = "Đã xem") -> Data:
    """A line of an audit's checklist."""
    found = {"clause": clause, "question": "Có không?", "result": result, "evidence_seen": seen}
    return {key: value for key, value in found.items() if value is not None}


def slip(number: int = 1, *, closed: str | None = None, **changes: Any) -> Data:
    """One action, due on 31 July 2026; done on 20 July when `closed`."""
    action = {"what": "Sửa", "owner": "tran-thi-b", "due": "2026-07-31"}
    ending = {"closed": {"on": closed, "by": "le-van-c"}} if closed else {}
    return {
        "id": f"KPH-2026-{number:03d}", "title": "Thiếu phiếu", "source": "internal_audit",
        "audit": "DG-2026-01", "detected_on": "2026-06-16", "unit": "vhxh", "class": "minor",
        "description": "Thiếu phiếu kiểm soát",
        "actions": [action | ({"done_on": "2026-07-20"} if closed else {})],
    } | ending | changes  # fmt: skip


def review(**changes: Any) -> Data:
    return {
        "id": "XX-2026-01", "title": "Xem xét của lãnh đạo", "held_on": "2026-07-15",
        "chair": "nguyen-van-a", "inputs": [{"topic": "monitoring", "summary": "Không phát sinh"}],
    } | changes  # fmt: skip


def declaration(number: int = 1, **changes: Any) -> Data:
    """Signed on Monday 10 August 2026, for the one procedure of `procedure()`."""
    return {
        "id": f"CB-2026-{number:02d}", "title": "Công bố", "decl_type": "first", "reason": "first",
        "standard": {"code": "TCVN ISO 9001", "edition": 2015},
        "scope": {"fields": ["chung-thuc"], "codes": ["2.000001"]},
        "decision": {"number": "1/QĐ-UBND", "on": "2026-08-10"},
        "effectiveness": {"confirmed_on": "2026-08-05", "by": "nguyen-van-a"},
    } | changes  # fmt: skip


def told() -> Data:
    """The notice and the postings that a declaration needs, in time."""
    everything = ["decision", "declaration", "policy", "objectives"]
    return {
        "notices": [{"to": "skhcn", "number": "2/UBND", "on": "2026-08-12"}],
        "postings": [
            {"what": everything, "where": "office", "from": "2026-08-11", "to": "2026-12-31"},
            {"what": everything, "where": "website", "from": "2026-08-12",
             "url": "https://hoasen.gov.vn/iso"},
        ],
    }  # fmt: skip


_FIELDS = {
    "procedure": "procedures", "qms_document": "documents", "objective": "objectives",
    "audit": "audits", "nonconformity": "slips", "management_review": "reviews",
    "declaration": "declarations", "body": "bodies", "activity": "activities",
    "one_stop": "one_stop", "document": "texts", "task": "tasks", "plan": "plans",
}  # fmt: skip


def system(*records: Data, day: datetime.date = DAY, **changes: Any) -> System:
    """The system that the records make, looked at on `day`."""
    found: dict[str, Any] = {}
    for data in records:
        kind = kind_of_id(data["id"])
        assert kind
        found.setdefault(_FIELDS[kind.name], []).append(KINDS[kind.name].read(data))
    return System(day=day, **found, **changes)
